#include "store/market/usage_days.hpp"

#include <utility>

namespace store {

namespace {

// Where the records of that time lie: its hours know, and time itself has no index.
std::pair<std::int64_t, std::int64_t> records_of(Reader& reader, const UsageSpan& span) {
    return reader
        .one("SELECT COALESCE(min(first_record), 0), COALESCE(max(last_record), -1) FROM usage_hour "
             "WHERE hour >= $1 AND hour < $2 AND ($3 = '' OR product = $3) AND ($4 = '' OR buyer = $4)",
             {span.from, span.to, span.product, span.buyer},
             [](const Row& row) { return std::pair(row.integer(0), row.integer(1)); })
        .value_or(std::pair<std::int64_t, std::int64_t>(0, -1));
}

} // namespace

std::vector<UsageRecord> list_usage_of(Reader& reader, const UsageSpan& span, std::int64_t before, std::int64_t limit) {
    const auto [first, last] = records_of(reader, span);
    const std::int64_t newest = before > 0 ? before - 1 : last;
    return reader.all(usage_select + "WHERE id BETWEEN $1 AND $2 AND occurred >= $3 AND occurred < $4 "
                                     "AND ($5 = '' OR product = $5) AND ($6 = '' OR buyer = $6) ORDER BY id DESC "
                                     "LIMIT $7",
                      {first, newest, span.from, span.to, span.product, span.buyer, limit}, read_usage);
}

void each_recounted_hour(Reader& reader, base::Instant from, base::Instant to,
                         const std::function<void(const UsageHour&)>& each) {
    reader.each(
        "WITH keyed AS ("
        "SELECT hour, buyer, product, product_version, agreement, instance_type, dimension, units AS counted, "
        "records AS counts, 0 AS recorded, 0 AS rows FROM usage_hour WHERE hour >= $1 AND hour < $2 "
        "UNION ALL "
        "SELECT occurred - occurred % 3600000000, buyer, product, product_version, agreement, instance_type, "
        "dimension, 0, 0, units, 1 FROM usage_record WHERE occurred >= $1 AND occurred < $2) "
        "SELECT hour, buyer, product, agreement, dimension, sum(counted), sum(counts), sum(recorded), sum(rows) "
        "FROM keyed GROUP BY hour, buyer, product, product_version, agreement, instance_type, dimension ORDER BY hour",
        {from, to}, [&](const Row& row) {
            each({.hour = row.instant(0),
                  .buyer = row.text(1),
                  .product = row.text(2),
                  .agreement = row.text(3),
                  .dimension = row.text(4),
                  .counted_units = row.integer(5),
                  .counted_records = row.integer(6),
                  .recorded_units = row.integer(7),
                  .recorded_records = row.integer(8)});
        });
}

} // namespace store
