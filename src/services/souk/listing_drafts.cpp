#include "store/market/listing_drafts.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/operations.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::string_view writes = "aws-marketplace:StartChangeSet";
constexpr std::string_view reads = "aws-marketplace:ListChangeSets";
constexpr std::size_t most_bytes = 512u << 10;

api::souk::ListingDraft render_draft(const store::ListingDraft& draft) {
    api::souk::ListingDraft rendered;
    rendered.DraftId = draft.id;
    if (!draft.product.empty()) rendered.ProductId = draft.product;
    rendered.Revision = draft.revision;
    rendered.SavedAt = draft.saved;
    rendered.SavedBy = draft.saved_by;
    rendered.Document = draft.document;
    return rendered;
}

store::ListingDraft load_draft(store::Reader& reader, const Call& call, const std::string& id) {
    if (auto draft = store::find_listing_draft(reader, call.caller.account, id)) return std::move(*draft);
    throw souk::not_found("draft", id);
}

// What stands in the calling account's name from now on.
store::ListingDraft draft_of(Call& call, const api::souk::PutListingDraft::Input& in) {
    store::ListingDraft draft;
    draft.id = in.DraftId ? *in.DraftId : "draft-" + call.ids.alphanumeric(20);
    draft.account = call.caller.account;
    draft.product = in.ProductId.value_or("");
    draft.revision = in.Revision.value_or(0);
    draft.saved = call.now;
    draft.saved_by = call.caller.arn;
    draft.title = base::text_at(in.Document, "ProductTitle");
    draft.document = in.Document;
    return draft;
}

void require_storable(const api::souk::PutListingDraft::Input& in) {
    base::Refusals refusals;
    if (in.DraftId && !in.Revision)
        refusals.push_back(
            {"MISSING_REVISION", "Name the revision that was read, so that nothing newer is lost.", "Revision"});
    if (const std::size_t size = base::render(in.Document).size(); size > most_bytes)
        refusals.push_back({"DOCUMENT_TOO_LARGE",
                            fmt::format("The document has {} bytes; a draft may have {}.", size, most_bytes),
                            "Document"});
    souk::require_none(refusals);
}

} // namespace

api::souk::PutListingDraft::Output put_listing_draft(Call& call, const api::souk::PutListingDraft::Input& in) {
    call.require(writes, "*");
    require_storable(in);
    store::ListingDraft draft = draft_of(call, in);
    call.database.write([&](store::Transaction& tx) {
        if (!in.DraftId) return store::insert_listing_draft(tx, draft);
        const store::ListingDraft latest = load_draft(tx, call, draft.id);
        if (!store::save_listing_draft(tx, draft))
            throw base::Fault("ConflictException",
                              fmt::format("The draft was kept meanwhile as revision {} by {}. Read it, decide what of "
                                          "both is to stay, and put that with Revision {}.",
                                          latest.revision, latest.saved_by, latest.revision))
                .status(409)
                .with("latestRevision", latest.revision);
    });
    api::souk::PutListingDraft::Output out;
    out.Draft =
        render_draft(call.database.read([&](store::Reader& reader) { return load_draft(reader, call, draft.id); }));
    return out;
}

api::souk::GetListingDraft::Output get_listing_draft(Call& call, const api::souk::GetListingDraft::Input& in) {
    call.require(reads, "*");
    api::souk::GetListingDraft::Output out;
    out.Draft =
        render_draft(call.database.read([&](store::Reader& reader) { return load_draft(reader, call, in.DraftId); }));
    return out;
}

api::souk::ListListingDrafts::Output list_listing_drafts(Call& call, const api::souk::ListListingDrafts::Input&) {
    call.require(reads, "*");
    const auto drafts = call.database.read(
        [&](store::Reader& reader) { return store::list_listing_drafts(reader, call.caller.account); });
    api::souk::ListListingDrafts::Output out;
    for (const store::ListingDraft& draft : drafts) {
        api::souk::ListingDraftSummary summary;
        summary.DraftId = draft.id;
        if (!draft.product.empty()) summary.ProductId = draft.product;
        summary.Title = draft.title;
        summary.Revision = draft.revision;
        summary.SavedAt = draft.saved;
        summary.SavedBy = draft.saved_by;
        out.Drafts.push_back(std::move(summary));
    }
    return out;
}

api::souk::DeleteListingDraft::Output delete_listing_draft(Call& call, const api::souk::DeleteListingDraft::Input& in) {
    call.require(writes, "*");
    call.database.write([&](store::Transaction& tx) {
        if (!store::delete_listing_draft(tx, call.caller.account, in.DraftId))
            throw souk::not_found("draft", in.DraftId);
    });
    return {};
}

} // namespace services
