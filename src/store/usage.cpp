#include "store/usage.hpp"

namespace store {

UsageRecord read_usage(const Row& row) {
    return {.id = row.integer(0),
            .occurred = row.instant(1),
            .product = row.text(2),
            .product_version = row.text(3),
            .agreement = row.text(4),
            .buyer = row.text(5),
            .endpoint_arn = row.text(6),
            .variant = row.text(7),
            .instance_type = row.text(8),
            .dimension = row.text(9),
            .units = row.integer(10),
            .request_id = row.text(11)};
}

void append_usage(Transaction& tx, const UsageRecord& u) {
    tx.exec(usage_insert, {u.occurred, u.product, u.product_version, u.agreement, u.buyer, u.endpoint_arn, u.variant,
                           u.instance_type, u.dimension, u.units, u.request_id});
}

std::vector<UsageRecord> list_usage(Reader& reader, std::string_view product, std::int64_t after, std::int64_t limit) {
    return reader.all(usage_select + "WHERE product = $1 AND id > $2 ORDER BY id LIMIT $3", {product, after, limit},
                      read_usage);
}

std::vector<std::string> list_usage_agreements(Reader& reader, std::string_view endpoint_arn, base::Instant since) {
    return reader.all("SELECT DISTINCT agreement FROM usage_record WHERE endpoint = $1 AND occurred >= $2 "
                      "ORDER BY agreement",
                      {endpoint_arn, since}, [](const Row& row) { return row.text(0); });
}

std::int64_t sum_usage(Reader& reader, std::string_view endpoint_arn, std::string_view agreement, base::Instant from,
                       base::Instant to) {
    return reader
        .one("SELECT COALESCE(SUM(units), 0) FROM usage_record "
             "WHERE endpoint = $1 AND occurred >= $2 AND occurred < $3 AND agreement = $4",
             {endpoint_arn, from, to, agreement}, [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

} // namespace store
