// What must hold of the market whatever was asked of it.
#include "market.hpp"

#include "services/agreement/operations.hpp"
#include "services/discovery/operations.hpp"
#include "store/market/agreements.hpp"
#include "store/market/change_sets.hpp"
#include "store/market/entitlement.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace properties {

namespace {

// The same number, however it is written.
bool same_price(std::string_view one, std::string_view other) {
    return base::parse_decimal(one) == base::parse_decimal(other);
}

// False where it is refused.
template<class F>
bool answers(F&& ask) {
    try {
        ask();
        return true;
    } catch (const base::Fault&) {
        return false;
    }
}

} // namespace

std::string terms_text(const domain::Agreement& agreement) {
    std::string text;
    for (const domain::Term& term : agreement.terms)
        text += base::render(term.content);
    return text;
}

std::string Market::broken_product(store::Reader& reader, const Listed& listed) const {
    const auto entity = store::find_entity(reader, listed.product);
    if (!entity) return "";
    if (entity->owner != listed.owner) return "a product changed hands";
    if (listed.declared_private && entity->state == "Public") return "a private product is public";
    const domain::Product product = domain::parse_product(entity->id, entity->document);
    const auto unrestricted = std::count_if(product.versions.begin(), product.versions.end(),
                                            [](const domain::Version& v) { return !v.restricted; });
    if (entity->state != "Draft" && unrestricted == 0) return "a released product has no unrestricted version";
    std::vector<std::string> titles;
    for (const auto& version : product.versions) {
        titles.push_back(version.title);
        const auto notes = listed.notes.find(version.option_id);
        if (notes != listed.notes.end() && notes->second != version.release_notes) return "an edit was lost";
        if (version.kind != (listed.algorithm ? domain::AssetKind::Algorithm : domain::AssetKind::ModelPackage))
            return "a version is of another kind";
    }
    std::sort(titles.begin(), titles.end());
    return std::adjacent_find(titles.begin(), titles.end()) == titles.end() ? "" : "two versions have one title";
}

std::string Market::broken_revisions(store::Reader& reader, const std::string& id) const {
    const auto entity = store::find_entity(reader, id);
    const auto revisions = store::list_revisions(reader, id); // the newest first
    if (!entity) return revisions.empty() ? "" : "a revision without its entity";
    if (std::ssize(revisions) != entity->revision)
        return fmt::format("{} revisions of {} are kept", revisions.size(), entity->revision);
    for (std::size_t i = 0; i < revisions.size(); ++i)
        if (revisions[i].number != entity->revision - static_cast<std::int64_t>(i))
            return fmt::format("revision {} is missing", entity->revision - static_cast<std::int64_t>(i));
    if (*store::find_revision(reader, id, entity->revision) != entity->document)
        return "the last revision is not the entity";
    return "";
}

std::string Market::broken_lock(store::Reader& reader, const std::string& entity) const {
    int open = 0;
    for (const auto& id : store::list_open_change_sets(reader)) {
        const auto changes = store::find_change_set(reader, id)->changes;
        open += std::any_of(changes.begin(), changes.end(),
                            [&](const store::ChangeEntry& entry) { return entry.entity == entity; });
    }
    if (open > 1) return "two open change sets work on one entity";
    const bool held = store::find_lock(reader, entity).has_value();
    return held == (open == 1) ? "" : "a lock without its change set, or the other way round";
}

bool Market::may_see(const store::Entity& product, const Listed& listed, const std::string& account) const {
    const bool tied = account == listed.owner || held(account, static_cast<std::size_t>(&listed - listed_.data()));
    if (product.state == "Public") return true;
    if (product.state == "Restricted") return tied;
    return product.state == "Limited" &&
           (tied || domain::allow_listed(domain::parse_product(product.id, product.document), account));
}

std::string Market::broken_sight(store::Reader& reader, std::size_t at) const {
    const Listed& listed = listed_[at];
    const auto entity = store::find_entity(reader, listed.product);
    if (!entity) return "";
    const domain::Product product = domain::parse_product(entity->id, entity->document);
    for (const auto& caller : callers_) {
        const auto standing = store::standing_of(reader, caller.account, entity->id, entity->owner);
        if (domain::sees(product, caller.account, standing) != may_see(*entity, listed, caller.account))
            return "somebody sees what he may not, or not what he may";
        const Deal* deal = held(caller.account, at);
        for (const domain::Version& version : product.versions) {
            const bool may =
                !version.restricted || caller.account == listed.owner || (deal && !deal->missed.contains(version.id));
            if (domain::sees_version(version, standing) != may)
                return "somebody has a version that he may not, or lost one that he held";
        }
    }
    return "";
}

std::string Market::broken_price(store::Reader& reader, const Listed& listed) const {
    const auto entity = store::find_entity(reader, listed.offer);
    if (!entity || listed.price.empty()) return "";
    const domain::Offer offer = domain::parse_offer(entity->id, entity->document);
    for (const auto& rate : offer.usage.value().rates)
        if (!same_price(base::render(rate.price), listed.price))
            return fmt::format("a price of {} became {}", listed.price, base::render(rate.price));
    return "";
}

std::string Market::broken_deal(store::Reader& reader, const Deal& deal) const {
    const auto agreement = store::find_agreement(reader, deal.agreement);
    if (!agreement) return "an agreement vanished";
    const Listed& listed = listed_[deal.listed];
    if (agreement->acceptor != deal.buyer || agreement->proposer != listed.owner ||
        agreement->product_id != listed.product)
        return "an agreement changed hands";
    if (agreement->active() != deal.active) return "an agreement ended by itself, or did not end";
    if (terms_text(*agreement) != deal.terms) return "what was accepted was changed afterwards";
    for (const domain::Term& term : agreement->terms)
        for (const auto& card : base::array_at(term.content, "RateCards"))
            for (const auto& rate : base::array_at(card, "RateCard"))
                if (!same_price(base::text_at(rate, "Price"), deal.price))
                    return fmt::format("{} was offered and {} accepted", deal.price, base::text_at(rate, "Price"));
    return "";
}

// One agreement at most, and the right to use exactly while there is one.
std::string Market::broken_holdings(store::Reader& reader, std::size_t at) const {
    for (const auto& caller : callers_) {
        const auto holds = std::count_if(deals_.begin(), deals_.end(), [&](const Deal& deal) {
            return deal.active && deal.listed == at && deal.buyer == caller.account;
        });
        if (holds > 1) return "somebody holds two agreements for one product";
        if (store::find_entitlement(reader, caller.account, listed_[at].product).has_value() != (holds == 1))
            return "somebody may use what he has not agreed upon, or may not use what he has";
    }
    return "";
}

std::string Market::told_of_product(const services::Principal& who, std::size_t at) {
    const Listed& listed = listed_[at];
    const bool may = database_->read([&](store::Reader& reader) {
        const auto entity = store::find_entity(reader, listed.product);
        return entity && may_see(*entity, listed, who.account);
    });
    services::Call call = as(who);
    if (answers([&] { services::discovery::get_product(call, {.productId = listed.product}); }) != may)
        return "GetProduct tells somebody of what he may not see, or hides what he may";
    api::discovery::ListPurchaseOptionsInput options;
    options.filters.emplace().push_back({.filterType = "PRODUCT_ID", .filterValues = {listed.product}});
    const auto found = services::discovery::list_purchase_options(call, options).purchaseOptions;
    for (const auto& option : found.value_or(std::vector<api::discovery::PurchaseOptionSummary>{}))
        for (const Offered& offered : offered_)
            if (option.purchaseOptionId == offered.offer && who.account != offered.buyer && who.account != listed.owner)
                return "ListPurchaseOptions tells somebody of another's private offer";
    return "";
}

std::string Market::told_of_deal(const services::Principal& who, const Deal& deal) {
    const bool party = who.account == deal.buyer || who.account == listed_[deal.listed].owner;
    services::Call call = as(who);
    return answers([&] { services::agreement::describe_agreement(call, {.agreementId = deal.agreement}); }) == party
               ? ""
               : "DescribeAgreement tells somebody of an agreement that is not his, or hides his own";
}

std::string Market::told_too_much() {
    for (const auto& caller : callers_) {
        for (std::size_t at = 0; at < listed_.size(); ++at)
            if (const std::string wrong = told_of_product(caller, at); !wrong.empty()) return wrong;
        for (const Offered& offered : offered_) {
            services::Call call = as(caller);
            if (caller.account != offered.buyer && caller.account != listed_[offered.listed].owner &&
                answers([&] { services::discovery::get_offer(call, {.offerId = offered.offer}); }))
                return "GetOffer tells somebody of another's private offer";
        }
        for (const Deal& deal : deals_)
            if (const std::string wrong = told_of_deal(caller, deal); !wrong.empty()) return wrong;
    }
    return "";
}

std::string Market::broken_promise() {
    if (!wrong_.empty()) return wrong_;
    return database_->read([&](store::Reader& reader) -> std::string {
        for (std::size_t at = 0; at < listed_.size(); ++at) {
            const Listed& listed = listed_[at];
            for (const std::string& broken :
                 {broken_product(reader, listed), broken_revisions(reader, listed.product),
                  broken_revisions(reader, listed.offer), broken_lock(reader, listed.product),
                  broken_lock(reader, listed.offer), broken_sight(reader, at), broken_price(reader, listed),
                  broken_holdings(reader, at)})
                if (!broken.empty()) return broken;
        }
        for (const Offered& offered : offered_)
            for (const std::string& broken :
                 {broken_revisions(reader, offered.offer), broken_lock(reader, offered.offer)})
                if (!broken.empty()) return broken;
        for (const Deal& deal : deals_)
            if (const std::string broken = broken_deal(reader, deal); !broken.empty()) return broken;
        return "";
    });
}

} // namespace properties
