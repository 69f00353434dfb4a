#include "store/market/listing_drafts.hpp"

namespace store {

namespace {

ListingDraft make_summary(const Row& row) {
    ListingDraft draft;
    draft.id = row.text(0);
    draft.account = row.text(1);
    draft.product = row.text(2);
    draft.revision = row.integer(3);
    draft.saved = row.instant(4);
    draft.saved_by = row.text(5);
    draft.title = row.text(6);
    return draft;
}

} // namespace

std::optional<ListingDraft> find_listing_draft(Reader& reader, std::string_view account, std::string_view id) {
    return reader.one("SELECT id, account, product, revision, saved, saved_by, title, document FROM listing_draft "
                      "WHERE id = $1 AND account = $2",
                      {id, account}, [](const Row& row) {
                          ListingDraft draft = make_summary(row);
                          draft.document = row.document(7);
                          return draft;
                      });
}

std::vector<ListingDraft> list_listing_drafts(Reader& reader, std::string_view account) {
    return reader.all("SELECT id, account, product, revision, saved, saved_by, title FROM listing_draft "
                      "WHERE account = $1 ORDER BY saved DESC, id",
                      {account}, make_summary);
}

void insert_listing_draft(Transaction& tx, const ListingDraft& draft) {
    tx.exec("INSERT INTO listing_draft (id, account, product, revision, saved, saved_by, title, document) "
            "VALUES ($1, $2, $3, 1, $4, $5, $6, $7)",
            {draft.id, draft.account, draft.product, draft.saved, draft.saved_by, draft.title, draft.document});
}

bool save_listing_draft(Transaction& tx, const ListingDraft& draft) {
    return tx.exec("UPDATE listing_draft SET revision = revision + 1, saved = $3, saved_by = $4, title = $5, "
                   "document = $6 WHERE id = $1 AND revision = $2",
                   {draft.id, draft.revision, draft.saved, draft.saved_by, draft.title, draft.document}) == 1;
}

bool delete_listing_draft(Transaction& tx, std::string_view account, std::string_view id) {
    return tx.exec("DELETE FROM listing_draft WHERE id = $1 AND account = $2", {id, account}) == 1;
}

} // namespace store
