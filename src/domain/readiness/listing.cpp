#include "domain/readiness/listing.hpp"

#include "domain/changes/information_details.hpp"
#include "domain/changes/version_details.hpp"
#include "domain/offer/period.hpp"
#include "domain/product/dimensions.hpp"

namespace domain::readiness {

namespace {

void take_version_texts(Version& version, const Change& change) {
    if (auto title = base::find_text(change.details, "Version.VersionTitle")) version.title = *title;
    if (auto notes = base::find_text(change.details, "Version.ReleaseNotes")) version.release_notes = *notes;
    const auto option = read_option_details(change.details);
    if (!option) return;
    version.kind = option->kind;
    merge_instructions(version.instructions, option->document);
    merge_recommended(version.recommended, option->document);
}

void add_version(Listing& listing, const Change& change) {
    listing.version = Version{};
    listing.version_is_new = true;
    listing.asset.reset();
    take_version_texts(*listing.version, change);
    const auto option = read_option_details(change.details);
    if (!option) return;
    const bool algorithm = option->kind == AssetKind::Algorithm;
    listing.version->asset_arn =
        base::text_at(option->document, algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn");
    listing.access_role = base::text_at(option->document, "AccessRoleArn");
}

void update_version(Listing& listing, const Change& change) {
    const Version* version = find_option(listing.product, base::text_at(change.details, "DeliveryOptions[0].Id"));
    if (version) listing.version = *version;
    if (listing.version) take_version_texts(*listing.version, change);
}

void take_prices(ListedOffer& offer, const Change& change) {
    offer.priced.clear();
    offer.trial_days.reset();
    offer.asks_for_money = false;
    offer.free = base::text_at(change.details, "PricingModel") == "Free";
    for (const base::Document& term : base::array_at(change.details, "Terms")) {
        if (base::text_at(term, "Type") == "FreeTrialPricingTerm")
            offer.trial_days = parse_days(base::text_at(term, "Duration"));
        for (const base::Document& rate : base::array_at(term, "RateCards[0].RateCard")) {
            const auto price = base::parse_decimal(base::text_at(rate, "Price"));
            if (!price) continue;
            offer.priced.insert(rate_key(base::text_at(rate, "DimensionKey")));
            offer.asks_for_money |= !price->zero();
        }
    }
}

void take_offer(Listing& listing, const Change& change) {
    if (!listing.offer) listing.offer.emplace();
    ListedOffer& offer = *listing.offer;
    if (auto name = base::find_text(change.details, "Name")) offer.name = *name;
    if (auto description = base::find_text(change.details, "Description")) offer.description = *description;
    if (change.type == "UpdatePricingTerms") take_prices(offer, change);
    if (change.type == "UpdateSupportTerms")
        offer.refund_policy = base::text_at(change.details, "Terms[0].RefundPolicy");
    if (change.type == "UpdateLegalTerms") {
        offer.legal_type = base::text_at(change.details, "Terms[0].Documents[0].Type");
        listing.licence = {.url = base::text_at(change.details, "Terms[0].Documents[0].Url")};
    }
}

void take_product(Listing& listing, const Change& change) {
    if (change.type == "CreateProduct") {
        listing.product.id = change.entity_id;
        listing.product.title = base::text_at(change.details, "ProductTitle");
    }
    if (change.type == "UpdateInformation") {
        merge_information(listing.product, change.details);
        listing.logo = {.url = listing.product.logo_url};
    }
    if (change.type == "AddDeliveryOptions") add_version(listing, change);
    if (change.type == "UpdateDeliveryOptions") update_version(listing, change);
}

} // namespace

Listing listing_of(const Product& product, const Offer* offer, std::string_view version_id) {
    Listing listing;
    listing.product = product;
    const Version* version = version_id.empty() ? latest_version(product) : find_version(product, version_id);
    if (version) listing.version = *version;
    listing.logo.url = product.logo_url;
    if (!offer) return listing;
    ListedOffer listed;
    listed.name = offer->name;
    listed.description = offer->description;
    listed.asks_for_money = offer->asks_for_money();
    listed.free = offer->pricing_model() == PricingModel::Free;
    listed.refund_policy = offer->refund_policy.value_or("");
    if (offer->usage)
        for (const Rate& rate : offer->usage->rates)
            listed.priced.insert(rate_key(rate.key));
    if (offer->trial) listed.trial_days = parse_days(offer->trial->duration);
    if (offer->legal) {
        listed.legal_type = offer->legal->type;
        listing.licence.url = offer->legal->url;
    }
    listing.offer = std::move(listed);
    return listing;
}

Listing project(Listing listing, const std::vector<Change>& changes) {
    for (const Change& change : changes)
        if (change.entity_type == product_type)
            take_product(listing, change);
        else if (change.entity_type == offer_type)
            take_offer(listing, change);
    return listing;
}

} // namespace domain::readiness
