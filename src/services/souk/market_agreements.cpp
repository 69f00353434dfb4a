// ListMarketAgreements, TerminateAgreement: the market's own view of agreements, for operators.
#include "domain/agreement/lifecycle.hpp"
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/runtime/run.hpp"
#include "services/souk/subscription_runs.hpp"
#include "store/market/agreement_changes.hpp"
#include "store/market/entities.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using namespace api::souk;

constexpr std::int64_t default_agreements = 50; // on a page

MarketAgreement shape_of(store::Reader& reader, const domain::Agreement& agreement) {
    MarketAgreement shape{.AgreementId = agreement.id,
                          .AcceptorAccountId = agreement.acceptor,
                          .ProposerAccountId = agreement.proposer,
                          .ProductId = agreement.product_id,
                          .OfferId = agreement.offer_id,
                          .Status = agreement.status,
                          .AcceptedAt = agreement.accepted,
                          .StartedAt = agreement.start,
                          .EndsAt = agreement.end};
    if (const auto product = store::find_entity(reader, agreement.product_id)) shape.ProductTitle = product->name;
    return shape;
}

} // namespace

ListMarketAgreements::Output list_market_agreements(Call& call, const ListMarketAgreements::Input& in) {
    call.require_operator("souk:ListMarketAgreements");
    const std::string question = fmt::format("market agreements {} {} {}", in.AccountId.value_or(""),
                                             in.ProductId.value_or(""), in.Status.value_or(""));
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    const std::int64_t size = in.MaxResults.value_or(default_agreements);
    return call.database.read([&](store::Reader& reader) {
        auto agreements = store::list_market_agreements(reader, {.account = in.AccountId.value_or(""),
                                                                 .product = in.ProductId.value_or(""),
                                                                 .status = in.Status.value_or(""),
                                                                 .offset = static_cast<std::int64_t>(*begin),
                                                                 .limit = size + 1});
        ListMarketAgreements::Output out;
        if (std::ssize(agreements) > size) {
            agreements.pop_back();
            out.NextToken = render_page(*begin + static_cast<std::size_t>(size), question);
        }
        for (const domain::Agreement& agreement : agreements)
            out.Agreements.push_back(shape_of(reader, agreement));
        return out;
    });
}

TerminateAgreement::Output terminate_agreement(Call& call, const TerminateAgreement::Input& in) {
    call.require_operator("souk:TerminateAgreement");
    return call.database.write([&](store::Transaction& tx) {
        auto agreement = store::find_agreement(tx, in.AgreementId);
        if (!agreement) throw souk::not_found("agreement", in.AgreementId);
        if (!agreement->active())
            souk::require_none(
                {{"INACTIVE_AGREEMENT", fmt::format("The agreement has ended already (status {}).", agreement->status),
                  "AgreementId"}});
        store::end_agreement(tx, *agreement, domain::agreement_status::terminated, call.now, {"NEW", call.request_id},
                             call.now, {{"reason", in.Reason}});
        TerminateAgreement::Output out{.Agreement = shape_of(tx, *agreement)};
        const bool stops = in.StopRunning.value_or(false);
        const domain::Product product = souk::product_of(tx, agreement->product_id);
        for (auto& run : souk::find_subscription_runs(tx, agreement->acceptor, agreement->product_id)) {
            if (stops) souk::halt(call, tx, run.resource, in.Reason);
            (stops ? out.Stopped : out.Running).push_back(souk::shape_of_run(run, product));
        }
        return out;
    });
}

} // namespace services
