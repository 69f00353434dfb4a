#include "domain/agreement/rates.hpp"
#include "domain/runs/cost_so_far.hpp"
#include "services/souk/cost_items.hpp"
#include "services/souk/runtime/endpoint.hpp"
#include "services/souk/runtime/operations.hpp"
#include "store/market/agreements.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/prices.hpp"
#include "store/runs/run_spans.hpp"
#include "store/usage.hpp"

namespace services {

namespace {

using api::souk::GetEndpointCost;

void learn_rates(store::Reader& reader, domain::CostBasis& basis, const std::string& agreement_id) {
    if (agreement_id.empty() || basis.agreements.contains(agreement_id)) return;
    if (const auto agreement = store::find_agreement(reader, agreement_id))
        basis.agreements[agreement_id] = {*agreement, store::list_price_changes(reader, *agreement)};
}

// What was counted under one agreement, from one change of its rates to the next.
void count_requests(store::Reader& reader, domain::CostBasis& basis, const store::Resource& endpoint,
                    const std::string& agreement_id, base::Instant now) {
    const auto rates = basis.agreements.find(agreement_id);
    if (rates == basis.agreements.end()) return;
    auto moments = domain::rate_moments(rates->second.agreement, rates->second.history);
    moments.push_back(now + std::chrono::microseconds(1));
    base::Instant from = endpoint.created;
    for (const base::Instant to : moments) {
        if (to <= from) continue;
        if (const auto units = store::sum_usage(reader, endpoint.arn(), agreement_id, from, to))
            basis.requests.push_back({.agreement = agreement_id, .from = from, .units = units});
        from = to;
    }
}

domain::CostBasis load_basis(store::Reader& reader, const store::Resource& endpoint, base::Instant now) {
    domain::CostBasis basis{.spans = store::list_spans(reader, endpoint.arn(), endpoint.created),
                            .requests = {},
                            .agreements = {},
                            .infrastructure_prices = store::load_market_policy(reader).infrastructure_prices};
    for (const domain::RunSpan& span : basis.spans)
        learn_rates(reader, basis, span.agreement);
    for (const std::string& id : store::list_usage_agreements(reader, endpoint.arn(), endpoint.created)) {
        learn_rates(reader, basis, id);
        count_requests(reader, basis, endpoint, id, now);
    }
    return basis;
}

} // namespace

GetEndpointCost::Output get_endpoint_cost(Call& call, const GetEndpointCost::Input& in) {
    call.require("sagemaker:DescribeEndpoint", souk::endpoint_arn(call, in.EndpointName));
    return call.database.read([&](store::Reader& reader) {
        const auto endpoint = souk::load_endpoint(call, reader, in.EndpointName);
        const bool over = endpoint.status == "Deleting" || endpoint.status == "OutOfService";
        const base::Instant until = over ? endpoint.updated : call.now;
        const auto basis = load_basis(reader, endpoint, until);
        const domain::Estimate cost = domain::cost_so_far(basis, until);
        GetEndpointCost::Output out;
        out.CurrencyCode = "USD";
        for (const auto& [id, rates] : basis.agreements)
            if (auto currency = domain::currency_of(rates.agreement.terms); !currency.empty())
                out.CurrencyCode = std::move(currency);
        out.Software = base::render(cost.software);
        out.Infrastructure = base::render(cost.infrastructure);
        out.Total = base::render(cost.total());
        for (const domain::CostItem& item : cost.items)
            out.Items.push_back(souk::shape_of(item));
        if (!basis.spans.empty()) out.From = basis.spans.front().started;
        out.To = until;
        return out;
    });
}

} // namespace services
