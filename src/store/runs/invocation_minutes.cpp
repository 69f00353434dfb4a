#include "store/runs/invocation_minutes.hpp"

namespace store {

namespace {

constexpr std::chrono::days kept{15};

domain::Invocations make_minute(const Row& row) {
    return {.count = row.integer(1),
            .errors_4xx = row.integer(2),
            .errors_5xx = row.integer(3),
            .latencies = domain::parse_latencies(row.view(4))};
}

domain::Invocations find_minute(Reader& reader, std::int64_t endpoint, base::Instant minute) {
    return reader
        .one("SELECT minute, invocations, errors_4xx, errors_5xx, latencies FROM endpoint_minute "
             "WHERE endpoint = $1 AND minute = $2",
             {endpoint, minute}, make_minute)
        .value_or(domain::Invocations());
}

} // namespace

void add_invocations(Transaction& tx, const EndpointRow& endpoint,
                     const std::map<base::Instant, domain::Invocations>& minutes) {
    const auto there = tx.one("SELECT id FROM resource WHERE id = $1 AND kind = 'endpoint' AND created = $2",
                              {endpoint.id, endpoint.created}, [](const Row& row) { return row.integer(0); });
    if (!there || minutes.empty()) return;
    for (const auto& [minute, more] : minutes) {
        auto sum = find_minute(tx, endpoint.id, minute);
        domain::add(sum, more);
        tx.exec("INSERT INTO endpoint_minute (endpoint, minute, invocations, errors_4xx, errors_5xx, latencies) "
                "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (endpoint, minute) DO UPDATE SET "
                "invocations = excluded.invocations, errors_4xx = excluded.errors_4xx, "
                "errors_5xx = excluded.errors_5xx, latencies = excluded.latencies",
                {endpoint.id, minute, sum.count, sum.errors_4xx, sum.errors_5xx, domain::render_latencies(sum)});
    }
    tx.exec("DELETE FROM endpoint_minute WHERE endpoint = $1 AND minute < $2",
            {endpoint.id, minutes.rbegin()->first - kept});
}

std::map<base::Instant, domain::Invocations> list_invocations(Reader& reader, std::int64_t endpoint,
                                                              base::Instant from) {
    std::map<base::Instant, domain::Invocations> minutes;
    reader.each("SELECT minute, invocations, errors_4xx, errors_5xx, latencies FROM endpoint_minute "
                "WHERE endpoint = $1 AND minute >= $2",
                {endpoint, from}, [&](const Row& row) { minutes[row.instant(0)] = make_minute(row); });
    return minutes;
}

} // namespace store
