#include "store/market/agreement_changes.hpp"

#include "domain/agreement/search.hpp"
#include "store/market/entities.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>

namespace store {

namespace {

boost::json::object detail_of(Reader& reader, const domain::Agreement& a, const Occasion& occasion,
                              const boost::json::object& more) {
    const auto product = find_entity(reader, a.product_id);
    boost::json::object agreement{{"id", a.id},
                                  {"intent", occasion.intent},
                                  {"status", a.status},
                                  {"acceptanceTime", base::render_iso(a.accepted)},
                                  {"startTime", base::render_iso(a.start)}};
    if (a.end) agreement["endTime"] = base::render_iso(*a.end);
    boost::json::object detail{{"requestId", occasion.request_id},
                               {"catalog", "AWSMarketplace"},
                               {"agreement", std::move(agreement)},
                               {"acceptor", {{"accountId", a.acceptor}}},
                               {"proposer", {{"accountId", a.proposer}}},
                               {"offer", {{"id", a.offer_id}}},
                               {"product", {{"id", a.product_id}, {"title", product ? product->name : ""}}}};
    for (const auto& member : more)
        detail[member.key()] = member.value();
    return detail;
}

} // namespace

std::string agreement_arn(std::string_view account, std::string_view id) {
    return fmt::format("arn:aws:aws-marketplace:us-east-1:{}:Agreement/{}", account, id);
}

void tell_parties(Transaction& tx, const domain::Agreement& agreement, std::string_view what, const Occasion& occasion,
                  const boost::json::object& more, base::Instant now) {
    for (const auto& [account, party] :
         {std::pair(agreement.proposer, "Proposer"), std::pair(agreement.acceptor, "Acceptor")})
        append_event(tx,
                     {"aws.agreement-marketplace",
                      fmt::format("{} - {}", what, party),
                      account,
                      {agreement_arn(account, agreement.id)},
                      detail_of(tx, agreement, occasion, more)},
                     now);
}

void tell_acceptor(Transaction& tx, const domain::Agreement& agreement, std::string_view what, const Occasion& occasion,
                   const boost::json::object& more, base::Instant now) {
    append_event(tx,
                 {"souk",
                  std::string(what),
                  agreement.acceptor,
                  {agreement_arn(agreement.acceptor, agreement.id)},
                  detail_of(tx, agreement, occasion, more)},
                 now);
}

namespace {

// What a program of the seller's that asks GetEntitlements goes by. Its maker is always its seller.
void tell_licence(Transaction& tx, const domain::Agreement& agreement, std::string_view what, const Occasion& occasion,
                  base::Instant now) {
    const auto product = find_entity(tx, agreement.product_id);
    boost::json::object detail = detail_of(tx, agreement, occasion,
                                           {{"license", {{"arn", domain::license_arn(agreement)}}},
                                            {"manufacturer", {{"accountId", agreement.proposer}}}});
    detail["requestId"] = fmt::format("{}/{}", occasion.request_id, agreement.id);
    detail["product"] = {{"id", agreement.product_id}, {"code", product ? product->code : ""}};
    append_event(tx,
                 {"aws.agreement-marketplace",
                  fmt::format("{} - Manufacturer", what),
                  agreement.proposer,
                  {agreement_arn(agreement.proposer, agreement.id)},
                  std::move(detail)},
                 now);
}

// What is known beforehand to be charged; nothing of an agreement that pays for its use alone.
boost::json::object charges_of(const domain::Agreement& agreement) {
    const std::string value = domain::upfront_value(agreement.terms);
    if (value == base::render(base::Decimal{})) return {};
    return {{"estimatedCharges", {{"currencyCode", domain::currency_of(agreement.terms)}, {"agreementValue", value}}}};
}

} // namespace

void begin_agreement(Transaction& tx, const domain::Agreement& agreement, const Occasion& occasion, base::Instant now) {
    insert_agreement(tx, agreement);
    tell_parties(tx, agreement, "Purchase Agreement Created", occasion, charges_of(agreement), now);
    tell_licence(tx, agreement, "License Updated", occasion, now);
    if (!agreement.trial_end) return;
    tell_acceptor(
        tx, agreement, "Free Trial Started", occasion,
        {{"freeTrial",
          {{"endTime", base::render_iso(*agreement.trial_end)},
           {"howToCancel", "CancelAgreement ends the subscription at any time; what runs has to be deleted."}}}},
        now);
}

void amend_agreement(Transaction& tx, domain::Agreement& agreement, const Occasion& occasion, base::Instant now) {
    agreement.updated = now;
    save_agreement(tx, agreement);
    tell_parties(tx, agreement, "Purchase Agreement Amended", occasion, {}, now);
}

void end_agreement(Transaction& tx, domain::Agreement& agreement, std::string_view status, base::Instant end,
                   const Occasion& occasion, base::Instant now, const boost::json::object& more) {
    agreement.status = status;
    agreement.end = end;
    agreement.updated = now;
    save_agreement(tx, agreement);
    tell_parties(tx, agreement, "Purchase Agreement Ended", occasion, more, now);
    tell_licence(tx, agreement, "License Deprovisioned", occasion, now);
}

} // namespace store
