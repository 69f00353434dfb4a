#include "store/runs/run_spans.hpp"

#include <algorithm>

namespace store {

namespace {

domain::RunSpan make_span(const Row& row) {
    return {.variant = row.text(0),
            .instance_type = row.text(1),
            .instances = row.integer(2),
            .product = row.text(3),
            .agreement = row.text(4),
            .started = row.instant(5),
            .ended = row.maybe_instant(6)};
}

constexpr const char* columns = "variant, instance_type, instances, product, agreement, started, ended";

bool among(const std::vector<domain::RunSpan>& spans, const domain::RunSpan& wanted) {
    return std::any_of(spans.begin(), spans.end(), [&](const auto& span) { return span.same_as(wanted); });
}

} // namespace

std::vector<domain::RunSpan> list_spans(Reader& reader, std::string_view endpoint_arn, base::Instant created) {
    return reader.all(std::string("SELECT ") + columns +
                          " FROM endpoint_span WHERE endpoint = $1 AND started >= $2 ORDER BY id",
                      {endpoint_arn, created}, make_span);
}

void ensure_spans(Transaction& tx, std::string_view endpoint_arn, const std::vector<domain::RunSpan>& running,
                  base::Instant now) {
    const auto open =
        tx.all(std::string("SELECT ") + columns + " FROM endpoint_span WHERE endpoint = $1 AND ended IS NULL",
               {endpoint_arn}, make_span);
    for (const domain::RunSpan& span : open)
        if (!among(running, span))
            tx.exec("UPDATE endpoint_span SET ended = $3 WHERE endpoint = $1 AND variant = $2 AND ended IS NULL",
                    {endpoint_arn, span.variant, now});
    for (const domain::RunSpan& span : running)
        if (!among(open, span))
            tx.exec(
                "INSERT INTO endpoint_span (endpoint, variant, instance_type, instances, product, agreement, "
                "started) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                {endpoint_arn, span.variant, span.instance_type, span.instances, span.product, span.agreement, now});
}

} // namespace store
