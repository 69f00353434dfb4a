#include "domain/product/dimensions.hpp"
#include "services/discovery/operations.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/publishing.hpp"
#include "services/storefront/html.hpp"
#include "services/storefront/pages.hpp"

#include <fmt/format.h>

namespace services::storefront {

namespace {

namespace shapes = api::discovery;

std::string_view word_of(const Words& words, domain::Use use) {
    switch (use) {
    case domain::Use::Realtime:
        return words.realtime;
    case domain::Use::Batch:
        return words.batch;
    case domain::Use::Training:
        return words.training;
    case domain::Use::Inference:
        break;
    }
    return words.requests;
}

struct Terms {
    std::string rows;                // of the price table
    std::string licence;             // address
    std::vector<std::string> prices; // amounts, for structured data
    std::string currency = "USD";
    bool trial = false;
};

void append_rate(const Words& words, const std::string& currency, const shapes::RateCardItem& rate, Terms& terms) {
    const auto dimension = domain::parse_dimension(rate.dimensionKey);
    const domain::Use use = dimension ? dimension->use : domain::Use::Inference;
    const std::string amount = money(words, rate.price, currency);
    const std::string price =
        fmt::format(fmt::runtime(use == domain::Use::Inference ? words.per_request : words.per_hour), amount);
    terms.rows += "<tr>" + element("th", word_of(words, use)) +
                  element("td", dimension ? dimension->instance_type : "") + element("td", price) + "</tr>";
    terms.prices.push_back(rate.price);
}

Terms terms_of(Call& call, const Words& words, const std::string& offer) {
    Terms terms;
    const auto told = discovery::get_offer_terms(call, {.offerId = offer});
    for (const shapes::OfferTerm& term : told.offerTerms) {
        if (term.freeTrialPricingTerm) terms.trial = true;
        if (term.legalTerm && !term.legalTerm->documents.empty()) terms.licence = term.legalTerm->documents.front().url;
        if (!term.usageBasedPricingTerm) continue;
        terms.currency = term.usageBasedPricingTerm->currencyCode;
        for (const auto& card : term.usageBasedPricingTerm->rateCards)
            for (const auto& rate : card.rateCard)
                append_rate(words, terms.currency, rate, terms);
    }
    return terms;
}

std::string price_part(const Words& words, const Terms& terms) {
    std::string html = element("h2", words.prices);
    if (terms.trial) html += element("p", words.free_trial);
    if (terms.rows.empty()) return html + element("p", words.free);
    return html + "<table><thead><tr>" + element("th", words.use) + element("th", words.instance_type) +
           element("th", words.price) + "</tr></thead><tbody>" + terms.rows + "</tbody></table>";
}

// How the latest version is used: the seller's words, and his examples.
std::string usage_part(Call& call, const Words& words, const std::string& product) {
    const auto asset = describe_published_asset(call, {.ProductId = product});
    std::string html = element("h2", words.usage) + paragraphs(base::text_at(asset.Instructions, "Usage.Text"));
    if (const std::string usage = base::text_at(asset.Instructions, "Usage"); !usage.empty()) html += paragraphs(usage);
    const auto example = [&](std::string_view title, std::string_view path) {
        const std::string text = base::text_at(asset.Instructions, fmt::format("{}Text", path));
        const std::string url = base::text_at(asset.Instructions, fmt::format("{}Url", path));
        if (!text.empty()) html += element("h3", title) + element("pre", text);
        if (!url.empty()) html += element("h3", title) + "<p>" + outer_link(url, url) + "</p>";
    };
    example(words.example_input, "InputProperties.SampleInput.RealtimeInference");
    example(words.example_output, "OutputProperties.SampleOutput.RealtimeInference");
    return html;
}

std::string versions_part(Call& call, const Words& words, const std::string& product) {
    std::string html = element("h2", words.versions) + "<ul>";
    for (const auto& option : discovery::list_fulfillment_options(call, {.productId = product}).fulfillmentOptions) {
        const auto& model = option.sageMakerModelFulfillmentOption;
        const auto& algorithm = option.sageMakerAlgorithmFulfillmentOption;
        html += element("li", model       ? model->fulfillmentOptionVersion.value_or("")
                              : algorithm ? algorithm->fulfillmentOptionVersion.value_or("")
                                          : "");
    }
    return html + "</ul>";
}

bool is_training(const shapes::Resource& resource) {
    return resource.contentType == shapes::ResourceContentType::OTHER && resource.displayName;
}

std::string links_of(const shapes::GetListingOutput& listing) {
    std::string html;
    for (const shapes::Resource& link : listing.resources)
        if (link.contentType == shapes::ResourceContentType::LINK)
            html += "<p>" + outer_link(link.value, link.displayName.value_or(link.value)) + "</p>";
        else if (!is_training(link))
            html += paragraphs(link.value);
    return html;
}

// What an algorithm's page shows by itself.
std::string training_part(const Words& words, const shapes::GetListingOutput& listing) {
    std::string html;
    for (const shapes::Resource& line : listing.resources)
        if (is_training(line)) html += element("h3", *line.displayName) + paragraphs(line.value);
    return html.empty() ? "" : element("h2", words.training) + html;
}

std::string list_of(std::string_view title, const std::vector<std::string>& items) {
    if (items.empty()) return "";
    std::string html = element("h2", title) + "<ul>";
    for (const std::string& item : items)
        html += element("li", item);
    return html + "</ul>";
}

// schema.org's words for what search engines show.
std::string structured(const shapes::GetListingOutput& listing, const Terms& terms, const std::string& url) {
    boost::json::object product{{"@context", "https://schema.org"},
                                {"@type", "SoftwareApplication"},
                                {"name", listing.listingName},
                                {"description", listing.shortDescription},
                                {"applicationCategory", "DeveloperApplication"},
                                {"url", url},
                                {"author", {{"@type", "Organization"}, {"name", listing.publisher.displayName}}}};
    if (!listing.logoThumbnailUrl.empty()) product["image"] = listing.logoThumbnailUrl;
    boost::json::array offers;
    for (const std::string& price : terms.prices)
        offers.push_back({{"@type", "Offer"}, {"price", price}, {"priceCurrency", terms.currency}});
    if (offers.empty()) offers.push_back({{"@type", "Offer"}, {"price", "0"}, {"priceCurrency", "USD"}});
    product["offers"] = std::move(offers);
    return json_block(base::render(boost::json::value(std::move(product))));
}

std::string header_of(const Words& words, const shapes::GetListingOutput& listing) {
    std::string html;
    if (!listing.logoThumbnailUrl.empty())
        html += fmt::format("<img class=\"written-logo\" src=\"{}\" alt=\"\" width=\"64\" height=\"64\">",
                            escape(listing.logoThumbnailUrl));
    html += element("h1", listing.listingName) +
            element("p", fmt::format(fmt::runtime(words.by), listing.publisher.displayName));
    for (const shapes::ListingBadge& badge : listing.badges)
        if (badge.badgeType == "LIMITED") html += element("p", words.limited);
    return html + paragraphs(listing.shortDescription);
}

} // namespace

Page write_product(Call& call, const Words& words, const std::string& product, const std::string& url) {
    const std::string listing_id = discovery::get_product(call, {.productId = product}).listingId;
    const auto listing = discovery::get_listing(call, {.listingId = listing_id});
    Terms terms;
    for (const auto& entity : listing.associatedEntities)
        if (entity.offer) terms = terms_of(call, words, entity.offer->offerId);
    std::vector<std::string> categories;
    for (const auto& category : listing.categories)
        categories.push_back(category.displayName);

    Page page{.title = listing.listingName,
              .description = listing.shortDescription,
              .head = structured(listing, terms, url),
              .body = header_of(words, listing) + element("h2", words.overview) + paragraphs(listing.longDescription) +
                      list_of(words.highlights, listing.highlights) + list_of(words.categories, categories) +
                      price_part(words, terms)};
    if (!terms.licence.empty()) page.body += "<p>" + outer_link(terms.licence, words.licence) + "</p>";
    page.body += usage_part(call, words, product) + training_part(words, listing) + versions_part(call, words, product);
    page.body += element("h2", words.support) + links_of(listing);
    return page;
}

} // namespace services::storefront
