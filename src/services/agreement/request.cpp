#include "domain/agreement/agreement.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/events.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services::agreement {

namespace shapes = api::agreement;

namespace {

// A quote that was not accepted by then must be asked for again.
constexpr std::chrono::hours quote_lifetime{24};

struct Found {
    domain::OfferView offer;
    domain::Product product;
    domain::Standing standing;
};

domain::OfferView view_of(const store::Entity& entity, const domain::Offer& offer) {
    domain::OfferView view{entity.id, entity.revision, entity.owner, offer.released, {}, {}};
    if (offer.availability_end) view.available_until = base::parse_iso(*offer.availability_end);
    view.terms = domain::terms_of(entity.id, base::array_at(entity.document, "Terms"));
    return view;
}

// The offer with its product, if the caller may see them; absent otherwise, whatever the reason.
std::optional<Found> find_offer(Call& call, store::Reader& reader, std::string_view offer_id) {
    const auto entity = store::find_entity(reader, offer_id);
    if (!entity || entity->type != domain::offer_type) return std::nullopt;
    const domain::Offer offer = domain::parse_offer(entity->id, entity->document);
    const auto product = store::find_entity(reader, offer.product_id);
    if (!offer.released || !offer.is_for(call.caller.account) || !product) return std::nullopt;
    Found found{view_of(*entity, offer), domain::parse_product(product->id, product->document), {}};
    found.standing = store::standing_of(reader, call.caller.account, product->id, product->owner);
    if (!domain::sees(found.product, call.caller.account, found.standing)) return std::nullopt;
    return found;
}

domain::AgreementWish wish_of(const shapes::CreateAgreementRequestInput& in) {
    domain::AgreementWish wish{
        in.intent, {}, in.agreementProposalIdentifier.value_or(""), in.sourceAgreementIdentifier.value_or("")};
    for (const auto& term : in.requestedTerms)
        wish.terms.push_back({term.id, term.configuration.has_value()});
    return wish;
}

// Every check of a request against the market as it is now; what it was decided from.
Found require_acceptable(Call& call, store::Reader& reader, const domain::AgreementWish& wish) {
    if (const auto refusals = domain::check_wish(wish); !refusals.empty()) throw fault_of(refusals);
    const auto proposal = domain::parse_proposal(wish.proposal_id);
    auto found = proposal ? find_offer(call, reader, proposal->offer_id) : std::nullopt;
    if (!found) throw not_found("AgreementProposal", wish.proposal_id);
    const auto held = store::find_active_agreement(reader, call.caller.account, found->product.id);
    if (const auto refusals = domain::check_request(wish, *proposal, found->offer, held, call.now); !refusals.empty())
        throw fault_of(refusals);
    if (!domain::may_subscribe(found->product, call.caller.account, found->standing))
        throw fault_of(
            {{"UNSUPPORTED_ACTION", "The product takes no new subscribers.", "agreementProposalIdentifier"}});
    return *std::move(found);
}

shapes::ChargeSummary charges_of(const std::vector<domain::Term>& terms) {
    const std::string value = domain::upfront_value(terms);
    shapes::ExpectedCharge charge{
        .amount = value,
        .timing = std::string(value == "0" ? shapes::Timing::BILLING_PERIOD : shapes::Timing::ON_ACCEPTANCE)};
    return {.currencyCode = domain::currency_of(terms),
            .newAgreementValue = value,
            .expectedCharges = {{std::move(charge)}}};
}

shapes::CreateAgreementRequestOutput answer_of(const store::AgreementRequest& request,
                                               const std::vector<domain::Term>& terms) {
    const auto status =
        request.agreement_id ? shapes::AgreementRequestStatus::ACCEPTED : shapes::AgreementRequestStatus::DRAFT;
    return {.agreementRequestId = request.id,
            .agreementType = std::string(agreement_type),
            .chargeSummary = charges_of(terms),
            .status = std::string(status),
            .approvalRequirement = std::string(shapes::ApprovalRequirement::NOT_REQUIRED),
            .createdAt = request.created};
}

// A repeated token with the same wish is the same request; with another wish it is a mistake.
std::optional<store::AgreementRequest>
find_repeated(Call& call, store::Reader& reader, const std::optional<std::string>& token, const base::Document& wish) {
    if (!token) return std::nullopt;
    auto earlier = store::find_request_by_token(reader, call.caller.account, *token);
    if (earlier && earlier->wish != wish)
        throw fault_of({{"INVALID_CLIENT_TOKEN", "The client token was used with other parameters.", "clientToken"}});
    return earlier;
}

void announce(store::Transaction& tx, Call& call, const domain::Agreement& agreement) {
    for (const auto& [account, party] :
         {std::pair(agreement.proposer, "Proposer"), std::pair(agreement.acceptor, "Acceptor")})
        store::append_event(tx,
                            {"aws.agreement-marketplace",
                             fmt::format("Purchase Agreement Created - {}", party),
                             account,
                             {agreement_arn(account, agreement.id)},
                             {{"requestId", call.request_id},
                              {"catalog", "AWSMarketplace"},
                              {"agreement",
                               {{"id", agreement.id},
                                {"intent", "NEW"},
                                {"status", agreement.status},
                                {"acceptanceTime", base::render_iso(agreement.accepted)},
                                {"startTime", base::render_iso(agreement.start)}}},
                              {"acceptor", {{"accountId", agreement.acceptor}}},
                              {"proposer", {{"accountId", agreement.proposer}}},
                              {"offer", {{"id", agreement.offer_id}}},
                              {"product", {{"id", agreement.product_id}}}}},
                            call.now);
}

} // namespace

shapes::CreateAgreementRequestOutput create_agreement_request(Call& call,
                                                              const shapes::CreateAgreementRequestInput& in) {
    call.require(
        "aws-marketplace:CreateAgreementRequest", "*",
        {{"aws-marketplace:AgreementType", std::string(agreement_type)}, {"aws-marketplace:PartyType", "Acceptor"}});
    const domain::AgreementWish wish = wish_of(in);
    shapes::CreateAgreementRequestInput asked = in;
    asked.clientToken.reset();
    const base::Document wish_document = wire::to_document(asked);
    const std::string id = "ar-" + call.ids.alphanumeric(25);

    return call.database.write([&](store::Transaction& tx) {
        auto request = find_repeated(call, tx, in.clientToken, wish_document);
        // Accepted meanwhile: what it asked for is held, and must not stand in its own way.
        if (request && request->agreement_id)
            return answer_of(*request, store::find_agreement(tx, *request->agreement_id).value().terms);
        const Found found = require_acceptable(call, tx, wish);
        if (!request) {
            request = store::AgreementRequest{id,
                                              call.caller.account,
                                              {found.offer.id, found.offer.revision},
                                              found.product.id,
                                              call.now,
                                              call.now + quote_lifetime,
                                              wish_document,
                                              in.clientToken,
                                              {}};
            store::insert_agreement_request(tx, *request);
        }
        return answer_of(*request, found.offer.terms);
    });
}

shapes::AcceptAgreementRequestOutput accept_agreement_request(Call& call,
                                                              const shapes::AcceptAgreementRequestInput& in) {
    call.require(
        "aws-marketplace:AcceptAgreementRequest", "*",
        {{"aws-marketplace:AgreementType", std::string(agreement_type)}, {"aws-marketplace:PartyType", "Acceptor"}});
    const std::string id = "agmt-" + call.ids.alphanumeric(25);
    const std::string accepted = call.database.write([&](store::Transaction& tx) {
        const auto request = store::find_agreement_request(tx, in.agreementRequestId);
        if (!request || request->acceptor != call.caller.account)
            throw not_found("AgreementRequest", in.agreementRequestId);
        // Accepting twice is accepting once: the answer of the first may have been lost on its way.
        if (request->agreement_id) return *request->agreement_id;
        if (request->expires < call.now)
            throw fault_of(
                {{"EXPIRED_AGREEMENT_PROPOSAL", "The request has expired: create a new one.", "agreementRequestId"}});
        const auto wish = wish_of(wire::from_document<shapes::CreateAgreementRequestInput>(request->wish));
        const Found found = require_acceptable(call, tx, wish);
        const auto agreement = domain::make_agreement(id, call.caller.account, found.offer, found.product.id, call.now);
        store::insert_agreement(tx, agreement);
        store::mark_accepted(tx, request->id, agreement.id);
        announce(tx, call, agreement);
        return agreement.id;
    });
    return {.agreementId = accepted};
}

} // namespace services::agreement
