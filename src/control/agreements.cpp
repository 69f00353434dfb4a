#include "control/agreements.hpp"

#include "domain/agreement/lifecycle.hpp"
#include "domain/product/product.hpp"
#include "store/audit/records.hpp"
#include "store/market/agreement_changes.hpp"
#include "store/market/cancellations.hpp"
#include "store/market/charges.hpp"
#include "store/market/entities.hpp"

#include <fmt/format.h>

namespace control {

namespace {

// A product that takes no new subscribers renews none either.
bool can_be_renewed(store::Reader& reader, const domain::Agreement& agreement) {
    const auto product = store::find_entity(reader, agreement.product_id);
    return product &&
           domain::parse_product(product->id, product->document).visibility != domain::Visibility::Restricted;
}

void record(store::Transaction& tx, std::string_view operation, const domain::Agreement& agreement,
            const std::string& other, base::Instant now) {
    store::AuditRecord act = store::act_of_market(operation, agreement.acceptor, now);
    act.service = "marketplace-agreement";
    act.changed = {agreement.id};
    if (!other.empty()) act.changed.push_back(other);
    store::append_audit(tx, act);
}

void finish(store::Transaction& tx, domain::Agreement& agreement, const std::string& next_id, base::Instant now) {
    const base::Instant end = *agreement.end;
    if (domain::end_behavior(agreement).type != "RENEW" || !can_be_renewed(tx, agreement)) {
        store::end_agreement(tx, agreement, domain::agreement_status::expired, end, {"NEW", agreement.id + "/expired"},
                             now);
        return record(tx, "ExpireAgreement", agreement, "", now);
    }
    const domain::Agreement next = domain::renew(agreement, next_id);
    store::end_agreement(tx, agreement, domain::agreement_status::renewed, end, {"RENEW", agreement.id + "/renewed"},
                         now);
    store::begin_agreement(tx, next, {"RENEW", next.id + "/created"}, now);
    store::insert_charges(tx, next, next.id, {});
    record(tx, "RenewAgreement", agreement, next.id, now);
}

// What the renewal will bring, as far as it is known.
boost::json::object renewal_of(const domain::Agreement& agreement) {
    const domain::Agreement next = domain::renew(agreement, "");
    boost::json::object summary{
        {"startTime", base::render_iso(next.start)},
        {"estimatedCharges",
         {{"currencyCode", domain::currency_of(next.terms)}, {"agreementValue", domain::upfront_value(next.terms)}}}};
    if (next.end) summary["endTime"] = base::render_iso(*next.end);
    return summary;
}

boost::json::object notice_of_end(const domain::Agreement& agreement, int days_before) {
    const bool renews = domain::end_behavior(agreement).type == "RENEW";
    boost::json::object notice{{"daysBeforeEndTime", days_before}, {"autoRenewalEnabled", renews}};
    if (renews) notice["renewalSummary"] = renewal_of(agreement);
    return notice;
}

void happen(store::Transaction& tx, domain::Agreement& agreement, const domain::DueMoment& due,
            const std::string& next_id, base::Instant now) {
    const auto occasion = [&](std::string_view what) {
        return store::Occasion{"NEW", fmt::format("{}/{}", agreement.id, what)};
    };
    const auto trial = [&] {
        return boost::json::object{{"freeTrial", {{"endTime", base::render_iso(*agreement.trial_end)}}}};
    };
    switch (due.moment) {
    case domain::Moment::TrialEnding:
        return store::tell_acceptor(tx, agreement, "Free Trial Ending", occasion("trial-ending"), trial(), now);
    case domain::Moment::TrialEnded:
        return store::tell_acceptor(tx, agreement, "Free Trial Ended", occasion("trial-ended"), trial(), now);
    case domain::Moment::Ending:
        return store::tell_parties(tx, agreement, "Purchase Agreement Ending",
                                   occasion(fmt::format("ending-{}", due.days_before)),
                                   notice_of_end(agreement, due.days_before), now);
    case domain::Moment::TermsFinal:
        return store::tell_parties(tx, agreement, "Purchase Agreement Renewal Terms Finalized",
                                   occasion("renewal-final"), {{"renewalSummary", renewal_of(agreement)}}, now);
    case domain::Moment::RenewalUpcoming:
        return store::tell_parties(tx, agreement, "Purchase Agreement Renewal Upcoming", occasion("renewal-upcoming"),
                                   {{"renewalSummary", renewal_of(agreement)}}, now);
    case domain::Moment::End:
        return finish(tx, agreement, next_id, now);
    }
}

} // namespace

void Agreements::run_once() {
    // A renewed agreement may be over already, if the clock was moved far.
    for (;;) {
        const auto due =
            database_.read([&](store::Reader& reader) { return store::list_due_agreements(reader, clock_.now()); });
        if (due.empty()) break;
        for (const std::string& id : due)
            advance(id);
    }
    const auto unanswered = database_.read([&](store::Reader& reader) {
        return store::list_unanswered_cancellations(reader, clock_.now() - domain::cancellation_silence);
    });
    for (const auto& request : unanswered)
        answer_for_silence(request.id);
}

void Agreements::advance(const std::string& id) {
    const base::Instant now = clock_.now();
    const std::string next_id = "agmt-" + ids_.alphanumeric(25);
    database_.write([&](store::Transaction& tx) {
        auto agreement = store::find_agreement(tx, id);
        if (!agreement || !agreement->active()) return;
        for (const domain::DueMoment& due : domain::happened(*agreement, now))
            happen(tx, *agreement, due, next_id, now);
        agreement->looked = now;
        store::save_agreement(tx, *agreement);
    });
}

void Agreements::answer_for_silence(const std::string& id) {
    const base::Instant now = clock_.now();
    database_.write([&](store::Transaction& tx) {
        auto request = store::find_cancellation(tx, id);
        if (!request || !request->pending()) return;
        auto agreement = store::find_agreement(tx, request->agreement_id).value();
        domain::decide_silence(*request, agreement, now);
        store::conclude_cancellation(tx, *request, agreement, {"NEW", request->id + "/silence"}, now);
        record(tx, "AnswerCancellationForSilence", agreement, request->id, now);
    });
}

} // namespace control
