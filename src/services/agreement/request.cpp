#include "domain/agreement/lifecycle.hpp"
#include "domain/offer/countries.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "services/agreement/quote.hpp"
#include "services/private_marketplace.hpp"
#include "store/buyers/countries.hpp"
#include "store/market/agreement_changes.hpp"
#include "store/market/agreements.hpp"
#include "store/market/charges.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace services::agreement {

namespace shapes = api::agreement;

namespace {

// A quote that was not accepted by then must be asked for again.
constexpr std::chrono::hours quote_lifetime{24};

struct Found {
    domain::OfferView offer;
    domain::Product product;
    domain::Standing standing;
    domain::Offer as_sold;
};

// The offer with its product, if the caller may see them; absent otherwise, whatever the reason.
std::optional<Found> find_offer(Call& call, store::Reader& reader, std::string_view offer_id) {
    const auto entity = store::find_entity(reader, offer_id);
    if (!entity || entity->type != domain::offer_type) return std::nullopt;
    const domain::Offer offer = domain::parse_offer(entity->id, entity->document);
    const auto product = store::find_entity(reader, offer.product_id);
    if (!offer.released || !offer.is_for(call.caller.account) || !product) return std::nullopt;
    domain::Product sold = domain::parse_product(product->id, product->document);
    domain::Standing standing = store::standing_of(reader, call.caller.account, product->id, product->owner);
    if (!domain::sees(sold, call.caller.account, standing)) return std::nullopt;
    return Found{view_of(reader, entity->owner, entity->revision, offer, entity->document), std::move(sold),
                 std::move(standing), offer};
}

// An offer for some countries is accepted in these.
void require_country(Call& call, store::Reader& reader, const domain::Offer& offer) {
    const auto known = store::find_country(reader, call.caller.account);
    const auto refusals = domain::check_country(offer, known ? std::optional<std::string>(known->code) : std::nullopt);
    if (!refusals.empty()) throw fault_of(refusals);
}

// Every check of a request against the market as it is now; what it was decided from.
Found require_acceptable(Call& call, store::Reader& reader, const domain::AgreementWish& wish) {
    const auto proposal = domain::parse_proposal(wish.proposal_id);
    auto found = proposal ? find_offer(call, reader, proposal->offer_id) : std::nullopt;
    if (!found) throw not_found("AgreementProposal", wish.proposal_id);
    require_approved_product(call, reader, found->product.id);
    const domain::Holding holding{store::find_active_agreement(reader, call.caller.account, found->product.id),
                                  store::find_trial_agreement(reader, call.caller.account, found->product.id)};
    if (const auto refusals = domain::check_request(wish, *proposal, found->offer, holding, call.now);
        !refusals.empty())
        throw fault_of(refusals);
    require_country(call, reader, found->as_sold);
    if (!domain::may_subscribe(found->product, call.caller.account, found->standing))
        throw fault_of(
            {{"UNSUPPORTED_ACTION", "The product takes no new subscribers.", "agreementProposalIdentifier"}});
    return *std::move(found);
}

// The agreement that the wish changes, if it is the caller's own.
domain::Agreement require_source(Call& call, store::Reader& reader, const domain::AgreementWish& wish) {
    auto source = store::find_agreement(reader, wish.source_agreement);
    if (!source || source->acceptor != call.caller.account) throw not_found("Agreement", wish.source_agreement);
    if (const auto refusals = domain::check_amendment(wish, *source, call.now); !refusals.empty())
        throw fault_of(refusals);
    return *std::move(source);
}

// What accepting the wish would make of the market as it is now; every check is behind it.
struct Outcome {
    domain::Agreement agreement;
    std::optional<domain::Agreement> replaced;
};

Outcome decide(Call& call, store::Reader& reader, const domain::AgreementWish& wish, const std::string& id) {
    if (const auto refusals = domain::check_wish(wish); !refusals.empty()) throw fault_of(refusals);
    if (wish.intent == "AMEND") return {domain::amend(require_source(call, reader, wish), wish), {}};
    const Found found = require_acceptable(call, reader, wish);
    Outcome outcome{domain::make_agreement(id, call.caller.account, found.offer, found.product.id, wish, call.now), {}};
    if (wish.intent != "REPLACE") return outcome;
    outcome.replaced = store::find_agreement(reader, wish.source_agreement);
    outcome.agreement.initial_id = outcome.replaced->initial_id;
    return outcome;
}

shapes::CreateAgreementRequestOutput answer_of(const store::AgreementRequest& request,
                                               const domain::Agreement& agreement, bool amended) {
    return {.agreementRequestId = request.id,
            .agreementType = std::string(agreement_type),
            .chargeSummary = charges_of(agreement, request.id, amended),
            .status = status_of(request),
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

// Purchase orders by charge; those of unknown charges are refused.
std::map<std::string, std::string> orders_of(const shapes::AcceptAgreementRequestInput& in,
                                             const domain::Agreement& agreement) {
    std::map<std::string, std::string> orders;
    if (!in.purchaseOrders) return orders;
    std::set<std::string> known;
    for (std::size_t i = 0; i < domain::planned_charges(agreement).size(); ++i)
        known.insert(domain::charge_id(in.agreementRequestId, i));
    base::Refusals refusals;
    for (const auto& order : *in.purchaseOrders) {
        if (!known.contains(order.chargeId))
            refusals.push_back(
                {"INVALID_CHARGE_ID",
                 fmt::format("The request has no charge {}; it answered those that it has.", order.chargeId),
                 "purchaseOrders"});
        if (order.purchaseOrderReference) orders[order.chargeId] = *order.purchaseOrderReference;
    }
    if (!refusals.empty()) throw fault_of(refusals);
    return orders;
}

void commit(Call& call, store::Transaction& tx, Outcome& outcome, const std::string& intent,
            const shapes::AcceptAgreementRequestInput& in) {
    const store::Occasion occasion{intent, call.request_id};
    if (intent == "AMEND") return store::amend_agreement(tx, outcome.agreement, occasion, call.now);
    const auto orders = orders_of(in, outcome.agreement);
    if (outcome.replaced)
        store::end_agreement(tx, *outcome.replaced, domain::agreement_status::replaced, call.now, occasion, call.now);
    store::begin_agreement(tx, outcome.agreement, occasion, call.now);
    store::insert_charges(tx, outcome.agreement, in.agreementRequestId, orders);
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
            return answer_of(*request, store::find_agreement(tx, *request->agreement_id).value(),
                             wish.intent == "AMEND");
        const Outcome outcome = decide(call, tx, wish, id);
        if (!request) {
            request = store::AgreementRequest{id,
                                              call.caller.account,
                                              {outcome.agreement.offer_id, outcome.agreement.offer_revision},
                                              outcome.agreement.product_id,
                                              call.now,
                                              call.now + quote_lifetime,
                                              wish_document,
                                              in.clientToken,
                                              {}};
            store::insert_agreement_request(tx, *request);
        }
        return answer_of(*request, outcome.agreement, wish.intent == "AMEND");
    });
}

shapes::AcceptAgreementRequestOutput accept_agreement_request(Call& call,
                                                              const shapes::AcceptAgreementRequestInput& in) {
    call.require(
        "aws-marketplace:AcceptAgreementRequest", "*",
        {{"aws-marketplace:AgreementType", std::string(agreement_type)}, {"aws-marketplace:PartyType", "Acceptor"}});
    call.require_undenied("aws-marketplace:Subscribe", "*");
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
        const auto wish = wish_of(*request);
        Outcome outcome = decide(call, tx, wish, id);
        commit(call, tx, outcome, wish.intent, in);
        store::mark_accepted(tx, request->id, outcome.agreement.id);
        return outcome.agreement.id;
    });
    return {.agreementId = accepted};
}

} // namespace services::agreement
