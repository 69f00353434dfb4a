#include "domain/changes/change.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

bool reachable(Visibility from, Visibility to) {
    switch (to) {
    case Visibility::Public:
        return from == Visibility::Limited || from == Visibility::Restricted;
    case Visibility::Limited:
        return from == Visibility::Public || from == Visibility::Restricted;
    case Visibility::Restricted:
        return from == Visibility::Public || from == Visibility::Limited;
    case Visibility::Draft:
        break;
    }
    return false;
}

void check_replacement(const Market& market, const Product& product, std::string_view id, Visibility target,
                       Findings& findings) {
    if (target != Visibility::Restricted) {
        findings.add("INVALID_REPLACEMENT_PRODUCT_ID", "A replacement is named only when the product is Restricted.",
                     "ReplacementProductId");
        return;
    }
    auto other = market.products.find(std::string(id));
    const bool offered = other != market.products.end() && (other->second.visibility == Visibility::Limited ||
                                                            other->second.visibility == Visibility::Public);
    if (!offered || id == product.id)
        findings.add("INVALID_REPLACEMENT_PRODUCT_ID", "Name another product that is Limited or Public.",
                     "ReplacementProductId");
}

} // namespace

// UpdateVisibility: Limited ↔ Public ↔ Restricted. A private product never becomes Public.
Decided decide_product_visibility(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    const std::string text = base::text_at(change.details, "TargetVisibility");
    if (text.empty())
        return base::Refusal{"EMPTY_TARGET_VISIBILITY", "Give Public, Limited or Restricted.", "TargetVisibility"};
    const auto target = parse_visibility(text);
    if (!target || *target == Visibility::Draft)
        return base::Refusal{
            "INVALID_TARGET_VISIBILITY",
            fmt::format("{} is not a visibility to change to. Give Public, Limited or Restricted.", text),
            "TargetVisibility"};

    Findings findings;
    if (product.visibility == Visibility::Draft)
        findings.add("INVALID_PRODUCT_STATE", "The product is a Draft. Release it with ReleaseProduct first.");
    else if (!reachable(product.visibility, *target))
        findings.add("INVALID_TARGET_VISIBILITY",
                     fmt::format("A {} product cannot become {}.", render(product.visibility), text),
                     "TargetVisibility");
    if (*target == Visibility::Public && market.private_products.contains(product.id))
        findings.add("INVALID_TARGET_VISIBILITY",
                     "The product was declared private, which is for good. Create another product to sell publicly.",
                     "TargetVisibility");
    if (*target == Visibility::Public) findings.add(check_profile(market.seller));
    const auto replacement = base::find_text(change.details, "ReplacementProductId");
    if (replacement) check_replacement(market, product, *replacement, *target, findings);
    if (!findings.empty()) return findings.take();

    product.visibility = *target;
    product.replacement = replacement;
    return Decision{.product = std::move(product)};
}

} // namespace domain
