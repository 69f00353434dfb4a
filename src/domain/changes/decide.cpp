#include "domain/changes/decide.hpp"

#include "domain/listing/attachments.hpp"
#include "domain/product/dimensions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace domain {

namespace {

// The entity a change works on is missing where the change that was to make it was refused, or, for an entity made by
// no change of this set, where it does not exist.
bool present(const Market& market, const Change& change) {
    return change.entity_type == product_type ? market.products.contains(change.entity_id)
                                              : market.offers.contains(change.entity_id);
}

// A rate for every dimension, or for every dimension of a version that this set adds.
void require_priced(const Market& market, const std::vector<Change>& changes, Outcome& outcome) {
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const Change& change = changes[i];
        auto product = market.products.find(change.entity_id);
        if (change.type != "AddDeliveryOptions" || product == market.products.end() || outcome.refusals.contains(i))
            continue;
        const Offer* offer = public_offer(market, change.entity_id);
        if (!offer || !offer->usage) {
            outcome.refusals[i].push_back(
                {"UPDATE_PRICING_REQUIRED",
                 "The first version of a product needs its prices: add CreateOffer and UpdatePricingTerms to this "
                 "change set.",
                 ""});
            continue;
        }
        std::set<std::string> priced;
        for (const Rate& rate : offer->usage->rates)
            priced.insert(rate.key);
        const std::vector<std::string> missing = unpriced_keys(product->second, priced);
        if (!missing.empty())
            outcome.refusals[i].push_back(
                {"UPDATE_PRICING_REQUIRED",
                 fmt::format("The version supports instance types that the offer {} has no price for: {}. Add "
                             "UpdatePricingTerms with all of them to this change set.",
                             offer->id, fmt::join(missing, ", ")),
                 ""});
    }
}

void apply(Market& market, Outcome& outcome, const Change& change, Decision& decision) {
    if (decision.product) {
        if (change.type == "CreateProduct") market.created_products.insert(change.entity_id);
        outcome.products.insert_or_assign(change.entity_id, *decision.product);
        market.products.insert_or_assign(change.entity_id, std::move(*decision.product));
    }
    if (decision.offer) {
        outcome.offers.insert_or_assign(change.entity_id, *decision.offer);
        market.offers.insert_or_assign(change.entity_id, std::move(*decision.offer));
    }
    if (decision.price_increased) outcome.price_increased.insert(change.entity_id);
    if (decision.offer_released) outcome.released_offers.push_back(change.entity_id);
}

bool is_release(const Change& change) {
    return change.type.starts_with("Release");
}

} // namespace

const boost::json::object& members_of(const base::Document& details) {
    static const boost::json::object none;
    const auto* object = details.if_object();
    return object ? *object : none;
}

void take_attachment(const Market& market, const Attached& attached, std::string& url, Findings& findings) {
    const auto found = market.attachments.find(attached.key());
    if (found == market.attachments.end()) return;
    if (found->second) {
        url = std::string(attachments_path) + *found->second;
        return;
    }
    for (const base::Refusal& refusal : found->second.refusals()) // it may have been judged at another place
        findings.add(refusal.code, refusal.message, attached.where);
}

std::vector<const Offer*> offers_of(const Market& market, std::string_view product_id) {
    std::vector<const Offer*> found;
    for (const auto& [id, offer] : market.offers)
        if (offer.product_id == product_id) found.push_back(&offer);
    return found;
}

const Offer* public_offer(const Market& market, std::string_view product_id) {
    auto weight = [](const Offer& offer) { return (offer.released ? 2 : 0) + (offer.usage ? 1 : 0); };
    const Offer* found = nullptr; // the released one, else the furthest of the drafts
    for (const Offer* offer : offers_of(market, product_id))
        if (!offer->is_private() && (!found || weight(*offer) > weight(*found))) found = offer;
    return found;
}

const std::vector<ChangeType>& change_types() {
    static const std::vector<ChangeType> types = {
        {product_type, "CreateProduct", 0, true, decide_product_create},
        {product_type, "UpdateInformation", 10, false, decide_product_information},
        {product_type, "UpdateTargeting", 11, false, decide_product_targeting},
        {product_type, "AddDeliveryOptions", 20, false, decide_product_add_version},
        {product_type, "UpdateDeliveryOptions", 21, false, decide_product_update_version},
        {product_type, "RestrictDeliveryOptions", 22, false, decide_product_restrict_versions},
        {offer_type, "CreateOffer", 30, true, decide_offer_create},
        {offer_type, "CreateReplacementOffer", 30, true, decide_offer_create_replacement},
        {offer_type, "UpdateTargeting", 31, false, decide_offer_targeting},
        {offer_type, "UpdateInformation", 31, false, decide_offer_information},
        {offer_type, "UpdateSupportTerms", 32, false, decide_offer_support_terms},
        {offer_type, "UpdateLegalTerms", 33, false, decide_offer_legal_terms},
        {offer_type, "UpdateValidityTerms", 34, false, decide_offer_validity_terms},
        {offer_type, "UpdateAvailability", 35, false, decide_offer_availability},
        {offer_type, "UpdateNetPaymentTerms", 36, false, decide_offer_net_payment_terms},
        {offer_type, "UpdatePricingTerms", 40, false, decide_offer_pricing_terms},
        {offer_type, "UpdatePaymentScheduleTerms", 41, false, decide_offer_payment_schedule_terms},
        {offer_type, "UpdateRenewalTerms", 42, false, decide_offer_renewal_terms},
        {offer_type, "ReleaseOffer", 50, false, decide_offer_release},
        {product_type, "ReleaseProduct", 51, false, decide_product_release},
        {product_type, "UpdateVisibility", 52, false, decide_product_visibility}};
    return types;
}

const ChangeType* find_change_type(std::string_view entity_type, std::string_view name) {
    for (const ChangeType& type : change_types())
        if (type.entity_type == entity_type && type.name == name) return &type;
    return nullptr;
}

std::vector<std::size_t> order(const std::vector<Change>& changes) {
    std::vector<std::size_t> positions(changes.size());
    std::iota(positions.begin(), positions.end(), 0);
    auto rank = [&](std::size_t i) {
        const ChangeType* type = find_change_type(changes[i].entity_type, changes[i].type);
        return type ? type->rank : 99;
    };
    std::stable_sort(positions.begin(), positions.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return positions;
}

Outcome decide(Market market, const std::vector<Change>& changes) {
    Outcome outcome;
    std::set<std::string> spoiled; // entities with a refused change: what follows from that is not told again
    for (std::size_t position : order(changes)) {
        const Change& change = changes[position];
        const ChangeType* type = find_change_type(change.entity_type, change.type);
        if (!type) {
            outcome.refusals[position] = {
                {"INVALID_UPDATE_REQUEST",
                 fmt::format("There is no change type {} for {}.", change.type, change.entity_type), ""}};
            continue;
        }
        if (!type->creates && !present(market, change)) {
            if (!spoiled.contains(change.entity_id)) // else its creation was refused, which is told there
                outcome.refusals[position] = {
                    {"INVALID_UPDATE_REQUEST", fmt::format("There is no entity {}.", change.entity_id), ""}};
            continue;
        }
        const bool leans_on_spoiled =
            spoiled.contains(change.entity_id) ||
            (change.type == "CreateOffer" && spoiled.contains(base::text_at(change.details, "ProductId"))) ||
            (change.entity_type == offer_type && market.offers.contains(change.entity_id) &&
             spoiled.contains(market.offers.at(change.entity_id).product_id)) ||
            (change.type == "ReleaseProduct" && !spoiled.empty());
        if (leans_on_spoiled && (is_release(change) || change.type == "CreateOffer" ||
                                 change.type == "UpdatePricingTerms" || change.type == "UpdatePaymentScheduleTerms")) {
            spoiled.insert(change.entity_id);
            continue;
        }
        Decided decided = type->decide(market, change);
        if (decided) {
            apply(market, outcome, change, *decided);
        } else {
            outcome.refusals[position] = decided.refusals();
            spoiled.insert(change.entity_id);
        }
    }
    if (spoiled.empty()) require_priced(market, changes, outcome);
    return outcome;
}

} // namespace domain
