#include "store/market/preview_links.hpp"

#include "base/digest.hpp"

namespace store {

namespace {

constexpr std::string_view all_links =
    "SELECT id, product, account, note, created, created_by, expires FROM preview_link WHERE ";

PreviewLink read_link(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.instant(4), row.text(5), row.instant(6)};
}

} // namespace

void insert_preview_link(Transaction& tx, const PreviewLink& link, std::string_view token) {
    tx.exec("INSERT INTO preview_link (id, product, account, token_digest, note, created, created_by, expires) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            {link.id, link.product, link.account, base::hex(base::sha256(token)), link.note, link.created,
             link.created_by, link.expires});
}

std::vector<PreviewLink> list_preview_links(Reader& reader, std::string_view product) {
    return reader.all(std::string(all_links) + "product = $1 ORDER BY created DESC, id", {product}, read_link);
}

std::optional<PreviewLink> find_preview_link(Reader& reader, std::string_view token, base::Instant now) {
    return reader.one(std::string(all_links) + "token_digest = $1 AND expires > $2",
                      {base::hex(base::sha256(token)), now}, read_link);
}

bool delete_preview_link(Transaction& tx, std::string_view product, std::string_view id) {
    return tx.exec("DELETE FROM preview_link WHERE product = $1 AND id = $2", {product, id}) > 0;
}

} // namespace store
