#include "domain/changes/standing.hpp"

#include "domain/changes/product_status.hpp"
#include "domain/listing/regions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

class Acts {
  public:
    Acts(const Market& market, const Product& product, const Holders& holders)
        : market_(market), product_(product), holders_(holders), offer_(public_offer(market, product.id)) {}

    std::vector<Act> take() {
        add_listing();
        add_versions();
        add_stages();
        add_offers();
        return std::move(acts_);
    }

  private:
    // An act on the product, refused for what `check` finds.
    template<class Check>
    void add(std::string_view name, Check check) {
        add_held(name, product_.id, holders_.product, check);
    }

    template<class Check>
    void add_held(std::string_view name, const std::string& entity, const std::string& holder, Check check) {
        Findings findings;
        if (!holder.empty())
            findings.add("RESOURCE_IN_USE",
                         fmt::format("The entity {} is held by the change set {}, which has not ended. Wait for it, or "
                                     "cancel it.",
                                     entity, holder));
        check(findings);
        Act act{name, {}};
        for (base::Refusal& refusal : findings.take())
            act.obstacles.push_back({std::move(refusal), std::nullopt});
        acts_.push_back(std::move(act));
    }

    Change change(std::string type, boost::json::object details) const {
        return {.type = std::move(type),
                .entity_type = std::string(product_type),
                .entity_id = product_.id,
                .name = "",
                .details = std::move(details),
                .fresh_ids = {}};
    }

    void add_listing() {
        add("UPDATE_INFORMATION", [](Findings&) {});
        add("UPDATE_ALLOW_LIST", [&](Findings& findings) { check_takes_allow_list(product_, findings); });
        add("CHOOSE_REGIONS", [&](Findings& findings) {
            const auto chosen = choose_regions(product_, market_.policy, std::nullopt);
            if (!chosen) findings.add(chosen.refusals());
        });
    }

    void add_versions() {
        const auto left = std::count_if(product_.versions.begin(), product_.versions.end(),
                                        [](const Version& version) { return !version.restricted; });
        add("ADD_VERSION", [&](Findings& findings) { check_takes_version(product_, findings); });
        add("UPDATE_VERSION", [&](Findings& findings) {
            check_changes_version(product_, findings);
            if (left == 0)
                findings.add("INVALID_DELIVERY_OPTION_ID", "The product has no version that can be changed.",
                             "DeliveryOptions[0].Id");
        });
        add("RESTRICT_VERSION", [&](Findings& findings) {
            check_restricts_version(product_, findings);
            Product without = product_; // the only one that is left
            if (left <= 1)
                for (Version& version : without.versions)
                    version.restricted = true;
            check_some_version_left(without, findings);
        });
    }

    void add_stages() {
        add("SUBMIT", [&](Findings& findings) {
            const Decided decided = decide_product_release(market_, change("ReleaseProduct", {}));
            if (!decided) findings.add(decided.refusals());
        });
        for (const auto& [name, target] : {std::pair("SIGN_OFF", "Public"), std::pair("MAKE_LIMITED", "Limited"),
                                           std::pair("UNPUBLISH", "Restricted")})
            add(name, [&, target = target](Findings& findings) {
                const Decided decided =
                    decide_product_visibility(market_, change("UpdateVisibility", {{"TargetVisibility", target}}));
                if (!decided) findings.add(decided.refusals());
            });
        add("DECLARE_PRIVATE", [&](Findings& findings) {
            if (product_.visibility == Visibility::Public)
                findings.add("INVALID_PRODUCT_STATE",
                             "The product is Public. Make it Limited before it is declared private.");
        });
        add("DELETE", [&](Findings& findings) {
            if (product_.visibility != Visibility::Draft)
                findings.add("INVALID_PRODUCT_STATE",
                             "Only a Draft can be deleted. A released product is taken off the market, and its "
                             "subscribers keep it.");
        });
    }

    void add_offers() {
        add("CREATE_PRIVATE_OFFER", [&](Findings& findings) {
            check_takes_offer(product_, findings);
            check_public_offer(market_, product_.id, findings);
        });
        const std::string offer = offer_ ? offer_->id : "";
        add_held("CHANGE_PRICES", offer, holders_.offer, [&](Findings& findings) {
            check_public_offer(market_, product_.id, findings);
            check_takes_prices(product_, findings);
            check_price_lock(market_, offer, findings);
        });
        for (Obstacle& obstacle : acts_.back().obstacles)
            if (obstacle.refusal.code == "INVALID_PRICE_CHANGE") obstacle.until = prices_locked_until(market_, offer);
        add_held("CHANGE_TERMS", offer, holders_.offer,
                 [&](Findings& findings) { check_public_offer(market_, product_.id, findings); });
    }

    const Market& market_;
    const Product& product_;
    const Holders& holders_;
    const Offer* offer_;
    std::vector<Act> acts_;
};

} // namespace

std::vector<Act> acts_on(const Market& market, const Product& product, const Holders& holders) {
    return Acts(market, product, holders).take();
}

} // namespace domain
