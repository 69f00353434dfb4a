// What buyers do in the market, and sellers to them.
#include "market.hpp"

#include "services/agreement/operations.hpp"
#include "services/discovery/operations.hpp"
#include "store/market/agreements.hpp"
#include "store/market/change_sets.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace properties {

namespace json = boost::json;

namespace {

constexpr auto silence = base::seconds(7 * 86'400);         // of a buyer who is asked to end an agreement
constexpr auto short_duration = base::seconds(30 * 86'400); // of what is agreed upon privately, where it ends

} // namespace

const Market::Deal* Market::held(const std::string& account, std::size_t listed) const {
    const auto found = std::find_if(deals_.begin(), deals_.end(), [&](const Deal& deal) {
        return deal.active && deal.listed == listed && deal.buyer == account;
    });
    return found == deals_.end() ? nullptr : &*found;
}

// For one account, with a price of its own; every second one lasts thirty days.
bool Market::offer_privately(const services::Principal& who, std::size_t listed, int value) {
    const std::string& buyer = callers_[static_cast<std::size_t>(value) % callers_.size()].account;
    const bool ends = value % 2 == 1;
    const std::string price = price_of(value + 1), offer = "$O.Entity.Identifier";
    const auto on = [&](std::string_view type, std::string_view details) {
        return change_to(type, offer_at, offer, json::parse(std::string(details)));
    };
    json::array changes{
        change_to("CreateOffer", offer_at, "", json::object{{"ProductId", listed_[listed].product}}, "O"),
        on("UpdateInformation", R"({"Name": "For one", "Description": "As agreed."})"),
        on("UpdateTargeting", fmt::format(R"({{"PositiveTargeting": {{"BuyerAccounts": ["{}"]}}}})", buyer)),
        on("UpdateLegalTerms",
           R"({"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "StandardEula", "Version": "2022-07-14"}]}]})"),
        on("UpdateAvailability", R"({"AvailabilityEndDate": "9999-12-31"})"),
        change_to("UpdatePricingTerms", offer_at, offer, rate_card(price, listed_[listed].algorithm)),
        on("ReleaseOffer", "{}")};
    if (ends)
        changes.push_back(
            on("UpdateValidityTerms", R"({"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P30D"}]})"));
    if (!start(who, std::move(changes), listed)) return false;
    Offered offered{listed, "", buyer, price, ends};
    offered.offer = database_->read([&](store::Reader& reader) {
        return store::find_change_set(reader, asked_.back().change_set)->changes.front().entity;
    });
    asked_.back().offered = std::move(offered);
    return true;
}

std::string Market::accept(services::Call& call, const std::string& offer, const Deal* replaced) {
    api::agreement::CreateAgreementRequestInput wish;
    wish.intent = replaced ? "REPLACE" : "NEW";
    if (replaced) wish.sourceAgreementIdentifier = replaced->agreement;
    wish.agreementProposalIdentifier = services::discovery::get_offer(call, {.offerId = offer}).agreementProposalId;
    const auto terms = wire::to_document(services::discovery::get_offer_terms(call, {.offerId = offer}));
    for (const auto& term : base::array_at(terms, "offerTerms"))
        for (const auto& kind : term.as_object())
            wish.requestedTerms.push_back({.id = base::text_at(kind.value(), "id")});
    const auto quote = services::agreement::create_agreement_request(call, wish);
    const auto accepted = services::agreement::accept_agreement_request(
        call, {.agreementRequestId = quote.agreementRequestId.value_or("")});
    return accepted.agreementId.value_or("");
}

bool Market::subscribe(const services::Principal& who, std::size_t at, int value) {
    const Listed& listed = listed_[at];
    const auto offered = std::find_if(offered_.begin(), offered_.end(),
                                      [&](const Offered& o) { return value % 2 == 1 && o.listed == at; });
    const bool privately = offered != offered_.end();
    Deal deal{.buyer = who.account, .listed = at, .price = privately ? offered->price : listed.price};
    const bool may = database_->read([&](store::Reader& reader) {
        const auto entity = store::find_entity(reader, listed.product);
        if (!entity || entity->state == "Restricted" || !may_see(*entity, listed, who.account)) return false;
        for (const auto& version : domain::parse_product(entity->id, entity->document).versions)
            if (version.restricted) deal.missed.insert(version.id);
        return !privately || offered->buyer == who.account;
    });
    Deal* former = nullptr;
    for (Deal& other : deals_)
        if (&other == held(who.account, at)) former = &other;
    const bool replaces = former && value % 4 >= 2;
    services::Call call = as(who);
    try {
        deal.agreement = accept(call, privately ? offered->offer : listed.offer, replaces ? former : nullptr);
    } catch (const base::Fault&) {
        return false;
    }
    if (!may) wrong_ = "somebody subscribed to what he may not";
    if (former && !replaces) wrong_ = "somebody subscribed twice";
    if (replaces) {
        former->active = false;
        deal.missed = former->missed;
    }
    if (privately && offered->ends) deal.ends = clock_.now() + short_duration;
    deal.terms = database_->read(
        [&](store::Reader& reader) { return terms_text(store::find_agreement(reader, deal.agreement).value()); });
    deals_.push_back(std::move(deal));
    ++subscribed;
    return true;
}

bool Market::end(Act act, const services::Principal& anybody, const Step& step) {
    if (deals_.empty()) return false;
    Deal& deal = deals_[static_cast<std::size_t>(step.thing) % deals_.size()];
    const std::string& seller = listed_[deal.listed].owner;
    const bool by_seller = act == Act::AskToCancel || (act == Act::Answer && step.value % 3 == 2);
    const services::Principal& who = step.value >= 4 ? caller(by_seller ? seller : deal.buyer) : anybody;
    services::Call call = as(who);
    try {
        if (act == Act::AskToCancel) {
            deal.request = services::agreement::send_cancellation_request(
                               call, {.agreementId = deal.agreement, .reasonCode = "OTHER", .description = "It ends."})
                               .agreementCancellationRequestId.value_or("");
            deal.asked = clock_.now();
        } else if (act == Act::Cancel) {
            services::agreement::cancel_agreement(call, {.agreementId = deal.agreement});
        } else {
            answer(call, deal, step.value % 3);
        }
    } catch (const base::Fault&) {
        return false;
    }
    if (who.account != (by_seller ? seller : deal.buyer)) wrong_ = "somebody ended what is not his to end";
    if (!deal.active) wrong_ = "what had ended was ended again";
    if (act == Act::Cancel || (act == Act::Answer && step.value % 3 == 0)) {
        deal.active = false;
        ++ended;
    }
    if (act == Act::Answer) deal.asked.reset();
    return true;
}

void Market::answer(services::Call& call, const Deal& deal, int how) {
    if (how == 0)
        services::agreement::accept_cancellation_request(
            call, {.agreementId = deal.agreement, .agreementCancellationRequestId = deal.request});
    else if (how == 1)
        services::agreement::reject_cancellation_request(call, {.agreementId = deal.agreement,
                                                                .agreementCancellationRequestId = deal.request,
                                                                .rejectionReason = "We need it."});
    else
        services::agreement::cancel_cancellation_request(call, {.agreementId = deal.agreement,
                                                                .agreementCancellationRequestId = deal.request,
                                                                .cancellationReason = "We were wrong."});
}

// What ends by itself: by its own day, or by its buyer's silence.
void Market::let_time_end() {
    for (Deal& deal : deals_) {
        const bool over = deal.ends && *deal.ends <= clock_.now();
        const bool silent = deal.asked && *deal.asked + silence <= clock_.now();
        if (deal.active && (over || silent)) {
            deal.active = false;
            ++ended;
        }
    }
}

} // namespace properties
