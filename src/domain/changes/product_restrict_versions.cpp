#include "domain/changes/product_status.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

// RestrictDeliveryOptions: new buyers no longer see the versions; who subscribed before keeps them. One way.
Decided decide_product_restrict_versions(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    Findings findings;
    check_restricts_version(product, findings);
    const auto& ids = base::array_at(change.details, "DeliveryOptionIds");
    if (ids.empty())
        findings.add("MISSING_DELIVERY_OPTION_IDS", "Name at least one delivery option.", "DeliveryOptionIds");

    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string id(ids[i].as_string());
        const std::string where = fmt::format("DeliveryOptionIds[{}]", i);
        auto version = std::find_if(product.versions.begin(), product.versions.end(),
                                    [&](const Version& v) { return v.option_id == id; });
        if (version == product.versions.end())
            findings.add("INVALID_DELIVERY_OPTION_IDS", fmt::format("The product has no delivery option {}.", id),
                         where);
        else if (version->restricted)
            findings.add("INVALID_DELIVERY_OPTION_STATUS", fmt::format("The delivery option {} is restricted.", id),
                         where);
        else
            version->restricted = true;
    }
    if (findings.empty()) check_some_version_left(product, findings);
    if (!findings.empty()) return findings.take();
    return Decision{.product = std::move(product)};
}

} // namespace domain
