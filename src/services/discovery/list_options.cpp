#include "services/discovery/catalogue.hpp"
#include "services/discovery/faults.hpp"
#include "services/discovery/listing.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

constexpr std::int64_t default_page = 20;

struct Wanted {
    std::vector<std::string> products;
    std::vector<std::string> sellers;
    std::vector<std::string> types;
    bool scoped = false; // PRODUCT_ID or VISIBILITY_SCOPE is there
};

Wanted parse(const std::optional<std::vector<shapes::PurchaseOptionFilter>>& filters) {
    Wanted wanted;
    if (filters)
        for (const shapes::PurchaseOptionFilter& filter : *filters) {
            const std::string& type = filter.filterType;
            if (type == shapes::PurchaseOptionFilterType::PRODUCT_ID) wanted.products = filter.filterValues;
            if (type == shapes::PurchaseOptionFilterType::SELLER_OF_RECORD_PROFILE_ID)
                wanted.sellers = filter.filterValues;
            if (type == shapes::PurchaseOptionFilterType::PURCHASE_OPTION_TYPE) wanted.types = filter.filterValues;
            wanted.scoped |= type == shapes::PurchaseOptionFilterType::PRODUCT_ID ||
                             type == shapes::PurchaseOptionFilterType::VISIBILITY_SCOPE;
        }
    if (!wanted.scoped) throw malformed("The filters must contain PRODUCT_ID or VISIBILITY_SCOPE.");
    return wanted;
}

bool admits(const std::vector<std::string>& list, std::string_view value) {
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

shapes::PurchaseOptionSummary option_of(const Listing& listing, const domain::Offer& offer) {
    shapes::OfferInformation told{.offerId = offer.id, .offerName = offer.name, .sellerOfRecord = seller_of(listing)};
    shapes::PurchaseOptionSummary option{.purchaseOptionId = offer.id,
                                         .catalog = "AWSMarketplace",
                                         .purchaseOptionType = std::string(shapes::PurchaseOptionType::OFFER),
                                         .sellerOfRecord = seller_of(listing),
                                         .associatedEntities = {{.product = product_of(listing), .offer = told}}};
    if (!offer.name.empty()) option.purchaseOptionName = offer.name;
    if (offer.availability_end) option.expirationTime = base::parse_iso(*offer.availability_end);
    option.badges = badges_of(offer);
    return option;
}

// The public offer, and for who may list private ones those that he may still accept.
void append_options(const Call& call, const Listing& listing, std::vector<shapes::PurchaseOptionSummary>& options) {
    if (listing.offer) options.push_back(option_of(listing, *listing.offer));
    if (listing.private_offers.empty() || !call.allowed("aws-marketplace:ListPrivateListings", "*")) return;
    for (const auto& [offer, revision] : listing.private_offers)
        if (offer.is_for(call.caller.account) && !offer.expired(call.now)) options.push_back(option_of(listing, offer));
}

// Those products' listings, or all, the oldest first.
std::vector<std::shared_ptr<const Listing>> listings_of(Call& call, const std::vector<std::string>& products) {
    auto found = catalogue_of(call).read(call.database, [&](const Shelved& shelved) {
        if (products.empty()) return shelved.listings;
        std::vector<std::shared_ptr<const Listing>> some;
        for (const std::string& id : products)
            if (const auto at = shelved.products.find(id); at != shelved.products.end())
                some.push_back(shelved.listings[at->second]);
        return some;
    });
    std::erase(found, nullptr);
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return std::tie(a->created, a->product.id) < std::tie(b->created, b->product.id);
    });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

shapes::FulfillmentOption fulfillment_of_version(const domain::Version& version) {
    shapes::FulfillmentOption option;
    const std::string usage = base::text_at(version.instructions, "Usage");
    const auto maybe = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
    if (version.kind == domain::AssetKind::Algorithm)
        option.sageMakerAlgorithmFulfillmentOption = shapes::SageMakerAlgorithmFulfillmentOption{
            .fulfillmentOptionId = version.option_id,
            .fulfillmentOptionType = std::string(shapes::FulfillmentOptionType::SAGEMAKER_ALGORITHM),
            .fulfillmentOptionDisplayName = "Amazon SageMaker Algorithm",
            .fulfillmentOptionVersion = version.title,
            .releaseNotes = version.release_notes,
            .usageInstructions = usage,
            .recommendation = shapes::SageMakerAlgorithmRecommendation{
                .recommendedBatchTransformInstanceType = version.recommended.batch,
                .recommendedRealtimeInferenceInstanceType = maybe(version.recommended.realtime),
                .recommendedTrainingInstanceType = version.recommended.training}};
    else
        option.sageMakerModelFulfillmentOption = shapes::SageMakerModelFulfillmentOption{
            .fulfillmentOptionId = version.option_id,
            .fulfillmentOptionType = std::string(shapes::FulfillmentOptionType::SAGEMAKER_MODEL),
            .fulfillmentOptionDisplayName = "Amazon SageMaker Model",
            .fulfillmentOptionVersion = version.title,
            .releaseNotes = version.release_notes,
            .usageInstructions = usage,
            .recommendation = shapes::SageMakerModelRecommendation{
                .recommendedBatchTransformInstanceType = version.recommended.batch,
                .recommendedRealtimeInferenceInstanceType = maybe(version.recommended.realtime)}};
    return option;
}

} // namespace

shapes::ListPurchaseOptionsOutput list_purchase_options(Call& call, const shapes::ListPurchaseOptionsInput& in) {
    call.require("aws-marketplace:ListPurchaseOptions", "*");
    const Wanted wanted = parse(in.filters);
    shapes::ListPurchaseOptionsInput question = in;
    question.nextToken.reset();
    question.maxResults.reset();
    const std::string fingerprint = base::render(wire::to_document(question));
    const auto begin = parse_page(in.nextToken, fingerprint);
    if (!begin) throw bad_page_token();

    std::vector<shapes::PurchaseOptionSummary> options;
    for (const auto& listing : listings_of(call, wanted.products))
        if (admits(wanted.sellers, seller_profile_id(listing->seller)) &&
            admits(wanted.types, shapes::PurchaseOptionType::OFFER) && sees(call, *listing))
            append_options(call, *listing, options);
    auto page = cut_page(options, *begin, static_cast<std::size_t>(in.maxResults.value_or(default_page)), fingerprint);
    return {.purchaseOptions = std::move(page.items), .nextToken = page.next};
}

shapes::ListFulfillmentOptionsOutput list_fulfillment_options(Call& call,
                                                              const shapes::ListFulfillmentOptionsInput& in) {
    call.require("aws-marketplace:ListFulfillmentOptions",
                 fmt::format("arn:aws:aws-marketplace:::catalog/AWSMarketplace/product/{}", in.productId));
    const auto begin = parse_page(in.nextToken, in.productId);
    if (!begin) throw bad_page_token();
    const Seen seen = require_product(call, in.productId);
    std::vector<shapes::FulfillmentOption> options;
    const auto& versions = seen->product.versions;
    // The newest first: it is the one that a buyer wants unless he says otherwise.
    for (auto version = versions.rbegin(); version != versions.rend(); ++version)
        if (domain::sees_version(*version, seen.standing)) options.push_back(fulfillment_of_version(*version));
    auto page = cut_page(options, *begin, static_cast<std::size_t>(in.maxResults.value_or(default_page)), in.productId);
    return {.fulfillmentOptions = std::move(page.items), .nextToken = page.next};
}

} // namespace services::discovery
