#include "services/agreement/quote.hpp"

#include "domain/agreement/lifecycle.hpp"
#include "wire/codec.hpp"

namespace services::agreement {

namespace shapes = api::agreement;

domain::AgreementWish wish_of(const shapes::CreateAgreementRequestInput& in) {
    domain::AgreementWish wish{
        in.intent, {}, in.agreementProposalIdentifier.value_or(""), in.sourceAgreementIdentifier.value_or("")};
    for (const auto& term : in.requestedTerms) {
        domain::RequestedTerm requested{term.id, term.configuration.has_value(), {}};
        if (term.configuration && term.configuration->renewalTermConfiguration)
            requested.auto_renew = term.configuration->renewalTermConfiguration->enableAutoRenew;
        wish.terms.push_back(std::move(requested));
    }
    return wish;
}

domain::AgreementWish wish_of(const store::AgreementRequest& request) {
    return wish_of(wire::from_document<shapes::CreateAgreementRequestInput>(request.wish));
}

domain::OfferView view_of(store::Reader& reader, std::string_view seller, std::int64_t revision,
                          const domain::Offer& offer, const base::Document& document) {
    domain::OfferView view{offer.id, revision, std::string(seller), offer.released, {}, {}, {}};
    if (offer.availability_end) view.available_until = base::parse_iso(*offer.availability_end);
    view.terms = domain::terms_of(offer.id, base::array_at(document, "Terms"));
    if (offer.replaces_agreement)
        view.continues = store::find_agreement(reader, *offer.replaces_agreement).value().initial_id;
    return view;
}

shapes::ChargeSummary charges_of(const domain::Agreement& agreement, std::string_view request, bool amended) {
    shapes::ChargeSummary summary{.currencyCode = domain::currency_of(agreement.terms),
                                  .newAgreementValue = domain::upfront_value(agreement.terms)};
    auto& charges = summary.expectedCharges.emplace();
    if (amended) return summary;
    for (const auto& planned : domain::planned_charges(agreement))
        charges.push_back(
            {.id = domain::charge_id(request, charges.size()),
             .time = planned.time,
             .amount = base::render(planned.amount),
             .timing = std::string(planned.on_acceptance ? shapes::Timing::ON_ACCEPTANCE : shapes::Timing::SCHEDULED)});
    // What is used is billed with each period, and not known beforehand.
    if (charges.empty()) charges.push_back({.amount = "0", .timing = std::string(shapes::Timing::BILLING_PERIOD)});
    return summary;
}

std::string status_of(const store::AgreementRequest& request) {
    return std::string(request.agreement_id ? shapes::AgreementRequestStatus::ACCEPTED
                                            : shapes::AgreementRequestStatus::DRAFT);
}

} // namespace services::agreement
