#include "control/endpoint_times.hpp"

#include "domain/runs/internal.hpp"
#include "store/runs/run_spans.hpp"

#include <algorithm>

namespace control {
namespace {

bool charges(const store::Resource& endpoint) {
    return endpoint.status != "Deleting" && endpoint.status != "Failed" && endpoint.status != "OutOfService";
}

std::vector<domain::RunSpan> running(const store::Resource& endpoint) {
    const auto* deployed = endpoint.internal().if_contains("deployed");
    std::vector<domain::RunSpan> spans;
    if (!deployed || !charges(endpoint)) return spans;
    for (const auto& variant : domain::parse_fleet(*deployed).variants) {
        const auto purchase = variant.model.purchase.value_or(domain::Purchase());
        spans.push_back({.variant = variant.name,
                         .instance_type = variant.instance_type,
                         .instances = static_cast<std::int64_t>(variant.instances.size()),
                         .product = purchase.product,
                         .agreement = purchase.agreement,
                         .started = endpoint.updated});
    }
    return spans;
}

bool counted(store::Reader& reader, const store::Resource& endpoint) {
    auto open = store::list_spans(reader, endpoint.arn(), endpoint.created);
    std::erase_if(open, [](const auto& span) { return span.ended.has_value(); });
    const auto wanted = running(endpoint);
    return open.size() == wanted.size() && std::all_of(open.begin(), open.end(), [&](const auto& span) {
               return std::any_of(wanted.begin(), wanted.end(), [&](const auto& each) { return each.same_as(span); });
           });
}

} // namespace

void ensure_times(store::Transaction& tx, const store::Resource& endpoint) {
    store::ensure_spans(tx, endpoint.arn(), running(endpoint), endpoint.updated);
}

void ensure_times(store::Database& database, const store::Resource& endpoint) {
    if (database.read([&](store::Reader& reader) { return counted(reader, endpoint); })) return;
    database.write([&](store::Transaction& tx) {
        const auto now = store::find_resource_by_id(tx, endpoint.id);
        if (now && now->created == endpoint.created) ensure_times(tx, *now);
    });
}

} // namespace control
