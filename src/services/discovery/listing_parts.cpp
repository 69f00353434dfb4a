#include "base/digest.hpp"
#include "domain/product/training.hpp"
#include "domain/search/text.hpp"
#include "services/categories.hpp"
#include "services/discovery/listing.hpp"
#include "services/public_assets.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

constexpr std::string_view product_prefix = "prod-";

} // namespace

bool is_algorithm(const Listing& listing) {
    return !listing.product.versions.empty() && listing.product.versions.front().kind == domain::AssetKind::Algorithm;
}

bool is_priced_by(const Listing& listing, domain::Use use) {
    if (!listing.offer || !listing.offer->usage) return false;
    const auto& rates = listing.offer->usage->rates;
    return std::any_of(rates.begin(), rates.end(), [&](const domain::Rate& rate) {
        const auto dimension = domain::parse_dimension(rate.key);
        return dimension && (dimension->use == domain::Use::Inference) == (use == domain::Use::Inference);
    });
}

std::string product_id(std::string_view listing_id) {
    constexpr std::string_view prefix = "prodview-";
    return listing_id.starts_with(prefix) ? std::string(product_prefix) + std::string(listing_id.substr(prefix.size()))
                                          : "";
}

std::string listing_id(std::string_view product_id) {
    return "prodview-" +
           std::string(product_id.starts_with(product_prefix) ? product_id.substr(product_prefix.size()) : product_id);
}

std::string seller_profile_id(std::string_view account) {
    return "seller-" + base::hex(base::sha256("seller profile " + std::string(account))).substr(0, 13);
}

std::vector<domain::Term> terms_of(const domain::Offer& offer) {
    return domain::terms_of(offer.id, base::array_at(domain::render(offer), "Terms"));
}

shapes::SellerInformation seller_of(const Listing& listing) {
    return {.sellerProfileId = seller_profile_id(listing.seller), .displayName = listing.seller_name};
}

shapes::ProductInformation product_of(const Call& call, const Listing& listing) {
    return {.productId = listing.product.id,
            .productName = std::string(domain::texts_in(listing.product, call.language).title),
            .manufacturer = seller_of(listing)};
}

std::vector<shapes::Category> categories_of(const Call& call, const Listing& listing) {
    std::vector<shapes::Category> categories;
    const auto known = known_categories(call);
    for (const std::string& name : listing.product.categories) {
        const domain::Category* category = domain::find_category(*known, name);
        categories.push_back(
            {.categoryId = domain::category_id(name), .displayName = category ? category->label(call.language) : name});
    }
    return categories;
}

std::vector<shapes::FulfillmentOptionSummary> fulfillment_of(const Listing& listing) {
    if (is_algorithm(listing))
        return {{.fulfillmentOptionType = std::string(shapes::FulfillmentOptionType::SAGEMAKER_ALGORITHM),
                 .displayName = "Amazon SageMaker Algorithm"}};
    return {{.fulfillmentOptionType = std::string(shapes::FulfillmentOptionType::SAGEMAKER_MODEL),
             .displayName = "Amazon SageMaker Model"}};
}

std::vector<shapes::PricingModel> pricing_models_of(const Listing& listing) {
    if (!listing.offer) return {};
    return {pricing_model_of(*listing.offer)};
}

shapes::PricingModel pricing_model_of(const domain::Offer& offer) {
    switch (offer.pricing_model()) {
    case domain::PricingModel::Free:
        return {.pricingModelType = std::string(shapes::PricingModelType::FREE), .displayName = "Free"};
    case domain::PricingModel::Contract:
        return {.pricingModelType = std::string(shapes::PricingModelType::CONTRACT), .displayName = "Contract"};
    default:
        return {.pricingModelType = std::string(shapes::PricingModelType::USAGE), .displayName = "Usage Based"};
    }
}

std::vector<shapes::PurchaseOptionBadge> badges_of(const domain::Offer& offer, base::Instant now) {
    std::vector<shapes::PurchaseOptionBadge> badges;
    auto add = [&](std::string_view type, const char* name) {
        badges.push_back({.displayName = name, .badgeType = std::string(type)});
    };
    if (offer.is_private()) add(shapes::PurchaseOptionBadgeType::PRIVATE_PRICING, "Private offer");
    const base::Document* validity = offer.find_term("ValidityTerm");
    const auto start = validity ? base::parse_iso(base::text_at(*validity, "AgreementStartDate")) : std::nullopt;
    if (start && *start > now) add(shapes::PurchaseOptionBadgeType::FUTURE_DATED, "Begins later");
    if (offer.replaces_agreement) add(shapes::PurchaseOptionBadgeType::REPLACEMENT_OFFER, "Replacement offer");
    if (offer.find_term("RenewalTerm")) add(shapes::PurchaseOptionBadgeType::AUTO_RENEW, "Renews itself");
    return badges;
}

std::vector<shapes::PricingUnit> pricing_units_of(const Listing& listing) {
    std::vector<shapes::PricingUnit> units;
    if (is_priced_by(listing, domain::Use::Realtime))
        units.push_back({.pricingUnitType = std::string(shapes::PricingUnitType::HOSTS), .displayName = "Hosts"});
    if (is_priced_by(listing, domain::Use::Inference))
        units.push_back({.pricingUnitType = std::string(shapes::PricingUnitType::REQUESTS), .displayName = "Requests"});
    return units;
}

shapes::ReviewSummary reviews_of(const Listing& listing) {
    if (listing.reviews.total() == 0) return {};
    shapes::ReviewSourceSummary summary;
    summary.sourceName = "Souk";
    summary.sourceId = shapes::ReviewSourceId::AWS_MARKETPLACE;
    summary.averageRating = listing.reviews.average();
    summary.totalReviews = listing.reviews.total();
    return {.reviewSourceSummaries = {summary}};
}

std::vector<shapes::ListingBadge> badges_of(const Listing& listing) {
    std::vector<shapes::ListingBadge> badges;
    // The published enumeration has no badge for a listing that only invited accounts see; buyers' tools show it as
    // text.
    if (listing.product.visibility == domain::Visibility::Limited)
        badges.push_back({.displayName = "Limited", .badgeType = "LIMITED"});
    if (listing.offer && listing.offer->trial)
        badges.push_back({.displayName = "Free trial", .badgeType = std::string(shapes::ListingBadgeType::FREE_TRIAL)});
    // Not published either: what a declared sample takes.
    if (listing.answer)
        badges.push_back({.displayName = fmt::format("{} ms", (*listing.answer + 999) / 1000), .badgeType = "LATENCY"});
    return badges;
}

std::vector<shapes::PromotionalMedia> media_of(const Call& call, const Listing& listing) {
    const std::string title(domain::texts_in(listing.product, call.language).title);
    std::vector<shapes::PromotionalMedia> media;
    for (const std::string& url : listing.product.image_urls)
        media.push_back(
            {.embeddedImage = shapes::PromotionalEmbeddedImage{.title = title, .url = public_url(call.settings, url)}});
    for (const std::string& url : listing.product.video_urls)
        media.push_back({.embeddedVideo = shapes::PromotionalEmbeddedVideo{
                             .title = title, .url = url, .preview = url, .thumbnail = listing.product.logo_url}});
    return media;
}

std::vector<shapes::Resource> resources_of(const Call& call, const Listing& listing) {
    const std::string support(domain::texts_in(listing.product, call.language).support);
    std::vector<shapes::Resource> resources;
    if (!support.empty())
        resources.push_back({.resourceType = std::string(shapes::ResourceType::MANUFACTURER_SUPPORT),
                             .contentType = std::string(shapes::ResourceContentType::OTHER),
                             .value = support});
    for (const domain::ResourceLink& link : listing.product.resources)
        resources.push_back({.resourceType = std::string(shapes::ResourceType::MANUFACTURER_INSTRUCTIONS),
                             .contentType = std::string(shapes::ResourceContentType::LINK),
                             .value = link.url,
                             .displayName = link.text});
    const domain::Version* latest = domain::latest_version(listing.product);
    if (!latest) return resources;
    std::vector<domain::TrainingLine> lines = domain::told_of_training(latest->instructions, call.language);
    for (domain::TrainingLine& line : domain::training_lines(latest->training, call.language))
        lines.push_back(std::move(line));
    for (const domain::TrainingLine& line : lines)
        resources.push_back({.resourceType = std::string(shapes::ResourceType::MANUFACTURER_INSTRUCTIONS),
                             .contentType = std::string(line.link ? shapes::ResourceContentType::LINK
                                                                  : shapes::ResourceContentType::OTHER),
                             .value = line.link ? public_url(call.settings, line.text) : line.text,
                             .displayName = std::string(line.title)});
    return resources;
}

} // namespace services::discovery
