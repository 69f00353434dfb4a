#include "store/market/published.hpp"

namespace store {

namespace {

PublishedVersion read_version(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.instant(5), row.maybe_instant(6)};
}

} // namespace

void save_published_version(Transaction& tx, const PublishedVersion& version) {
    tx.exec(
        "INSERT INTO published_version (version, product, option, asset_arn, published_arn, created) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {version.version, version.product, version.option, version.asset_arn, version.published_arn, version.created});
}

void restrict_version(Transaction& tx, std::string_view version_id, base::Instant now) {
    tx.exec("UPDATE published_version SET restricted = $2 WHERE version = $1 AND restricted IS NULL",
            {version_id, now});
}

std::optional<PublishedVersion> find_published_version(Reader& reader, std::string_view version_id) {
    return reader.one("SELECT version, product, option, asset_arn, published_arn, created, restricted "
                      "FROM published_version WHERE version = $1",
                      {version_id}, read_version);
}

std::vector<PublishedVersion> list_published_versions(Reader& reader, std::string_view product_id) {
    return reader.all("SELECT version, product, option, asset_arn, published_arn, created, restricted "
                      "FROM published_version WHERE product = $1 ORDER BY created, version",
                      {product_id}, read_version);
}

void delete_published_versions(Transaction& tx, std::string_view product_id) {
    tx.exec("DELETE FROM published_version WHERE product = $1", {product_id});
}

} // namespace store
