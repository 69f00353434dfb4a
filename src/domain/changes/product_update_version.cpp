#include "domain/changes/product_status.hpp"
#include "domain/changes/version_details.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

Version* find_changed(Product& product, std::string_view option_id) {
    for (Version& version : product.versions)
        if (version.option_id == option_id) return &version;
    return nullptr;
}

// The version number that buyers know stays what it is once they may have seen it.
void change_title(const Product& product, Version& version, const std::string& title, Findings& findings) {
    if (title == version.title) return;
    if (product.visibility != Visibility::Draft) {
        findings.add("FIELD_NOT_ALLOWED_TO_CHANGE",
                     "The title of a version cannot change once the product was released. Add a new version.",
                     "Version.VersionTitle");
        return;
    }
    check_title(product, title, version.id, findings);
    version.title = title;
}

} // namespace

// UpdateDeliveryOptions: a version's texts and recommended types; never the resource it was made from.
Decided decide_product_update_version(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    Findings findings;
    check_changes_version(product, findings);
    const std::string option_id = base::text_at(change.details, "DeliveryOptions[0].Id");
    Version* version = find_changed(product, option_id);
    if (!version) {
        findings.add("INVALID_DELIVERY_OPTION_ID", fmt::format("The product has no delivery option {}.", option_id),
                     "DeliveryOptions[0].Id");
        return findings.take();
    }
    if (version->restricted)
        findings.add("INCOMPATIBLE_DELIVERY_OPTION_STATUS", "A restricted version cannot be changed.",
                     "DeliveryOptions[0].Id");

    if (auto title = base::find_text(change.details, "Version.VersionTitle"))
        change_title(product, *version, *title, findings);
    if (auto notes = base::find_text(change.details, "Version.ReleaseNotes")) version->release_notes = *notes;
    if (const auto option = read_option_details(change.details)) {
        if (option->kind != version->kind)
            findings.add("INCOMPATIBLE_DELIVERY_OPTIONS", fmt::format("The version is a {}.", render(version->kind)),
                         "DeliveryOptions[0].Details");
        check_none_missing(option->document, findings);
        merge_instructions(version->instructions, option->document);
        merge_recommended(version->recommended, option->document);
        check_samples(version->instructions, findings);
        take_files(market, change, version->instructions, findings);
        check_offered(market, option->document, findings);
        check_recommended(version->recommended, version->supported, version->kind, findings);
    }
    if (!findings.empty()) return findings.take();
    return Decision{.product = std::move(product)};
}

} // namespace domain
