#include "services/discovery/catalogue.hpp"
#include "services/discovery/faults.hpp"
#include "services/discovery/listing.hpp"
#include "services/discovery/operations.hpp"
#include "services/page.hpp"
#include "store/market/agreements.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace services::discovery {

namespace shapes = api::discovery;

namespace {

constexpr std::int64_t default_page = 20;

namespace Filter = shapes::PurchaseOptionFilterType;

struct Wanted {
    std::map<std::string, std::vector<std::string>, std::less<>> values; // by the filter's type

    // Whether the filter lets the value through; one that is not there lets all.
    bool admits(std::string_view type, std::string_view value) const {
        const auto found = values.find(type);
        return found == values.end() || std::ranges::find(found->second, value) != found->second.end();
    }
    bool has(std::string_view type) const { return values.contains(type); }
};

// What is wrong with a filter; "" where nothing is.
std::string problem_of(const shapes::PurchaseOptionFilter& filter) {
    static const std::map<std::string_view, std::vector<std::string_view>> known = {
        {Filter::PURCHASE_OPTION_TYPE, {shapes::PurchaseOptionType::OFFER, shapes::PurchaseOptionType::OFFERSET}},
        {Filter::VISIBILITY_SCOPE, {"PRIVATE"}},
        {Filter::AVAILABILITY_STATUS, {"AVAILABLE", "EXPIRED"}}};
    const auto found = known.find(filter.filterType);
    if (found == known.end()) return "";
    for (const std::string& value : filter.filterValues)
        if (std::ranges::find(found->second, value) == found->second.end())
            return fmt::format("{} has no value {}: it takes {}. ", filter.filterType, value,
                               fmt::join(found->second, " or "));
    return "";
}

Wanted parse(const std::optional<std::vector<shapes::PurchaseOptionFilter>>& filters) {
    Wanted wanted;
    std::string wrong;
    for (const auto& filter : filters.value_or(std::vector<shapes::PurchaseOptionFilter>{})) {
        wrong += problem_of(filter);
        if (!wanted.values.emplace(filter.filterType, filter.filterValues).second)
            wrong += fmt::format("{} is given twice: put its values into one filter. ", filter.filterType);
    }
    if (!wanted.has(Filter::PRODUCT_ID) && !wanted.has(Filter::VISIBILITY_SCOPE))
        wrong += "The filters must contain PRODUCT_ID or VISIBILITY_SCOPE. ";
    if (wrong.empty()) return wanted;
    wrong.pop_back();
    throw malformed(std::move(wrong));
}

shapes::PurchaseOptionSummary option_of(const Call& call, const Listing& listing, const domain::Offer& offer) {
    shapes::OfferInformation told{.offerId = offer.id, .offerName = offer.name, .sellerOfRecord = seller_of(listing)};
    shapes::PurchaseOptionSummary option{.purchaseOptionId = offer.id,
                                         .catalog = "AWSMarketplace",
                                         .purchaseOptionType = std::string(shapes::PurchaseOptionType::OFFER),
                                         .sellerOfRecord = seller_of(listing),
                                         .associatedEntities = {{.product = product_of(call, listing), .offer = told}}};
    if (!offer.name.empty()) option.purchaseOptionName = offer.name;
    if (offer.availability_end) option.expirationTime = base::parse_iso(*offer.availability_end);
    option.badges = badges_of(offer, call.now);
    return option;
}

// Whether it is too late to accept it: its last day is past, or the agreement that it replaces has ended.
bool is_over(const Call& call, const domain::Offer& offer) {
    if (offer.expired(call.now)) return true;
    if (!offer.replaces_agreement) return false;
    const auto replaced = call.database.read(
        [&](store::Reader& reader) { return store::find_agreement(reader, *offer.replaces_agreement); });
    return !replaced || !replaced->active();
}

// The public offer, and for who may list private ones his own: those that he may still accept, unless he asks for
// expired ones.
void append_options(const Call& call, const Wanted& wanted, const Listing& listing,
                    std::vector<shapes::PurchaseOptionSummary>& options) {
    const auto fits = [&](const domain::Offer& offer) {
        const bool expired = is_over(call, offer);
        return wanted.has(Filter::AVAILABILITY_STATUS)
                   ? wanted.admits(Filter::AVAILABILITY_STATUS, expired ? "EXPIRED" : "AVAILABLE")
                   : !expired;
    };
    if (listing.offer && !wanted.has(Filter::VISIBILITY_SCOPE) && fits(*listing.offer))
        options.push_back(option_of(call, listing, *listing.offer));
    if (listing.private_offers.empty() || !call.allowed("aws-marketplace:ListPrivateListings", "*")) return;
    for (const auto& [offer, revision] : listing.private_offers)
        if (offer.is_for(call.caller.account) && fits(offer)) options.push_back(option_of(call, listing, offer));
}

// Those products' listings, or all, the oldest first.
std::vector<std::shared_ptr<const Listing>> listings_of(Call& call, const Wanted& wanted) {
    auto found = catalogue_of(call).read(call.database, [&](const Shelved& shelved) {
        if (!wanted.has(Filter::PRODUCT_ID)) return shelved.listings;
        std::vector<std::shared_ptr<const Listing>> some;
        for (const std::string& id : wanted.values.find(Filter::PRODUCT_ID)->second)
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
    for (const auto& listing : listings_of(call, wanted))
        if (wanted.admits(Filter::SELLER_OF_RECORD_PROFILE_ID, seller_profile_id(listing->seller)) &&
            wanted.admits(Filter::PURCHASE_OPTION_TYPE, shapes::PurchaseOptionType::OFFER) && sees(call, *listing))
            append_options(call, wanted, *listing, options);
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
