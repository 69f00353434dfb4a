#include "services/discovery/operations.hpp"
#include "services/storefront/html.hpp"
#include "services/storefront/pages.hpp"
#include "services/storefront/search_address.hpp"
#include "wire/http.hpp"

#include <fmt/format.h>

namespace services::storefront {

namespace {

namespace shapes = api::discovery;

// What the address narrows the search by stays when other words are looked for.
std::string search_form(const Words& words, const SearchAddress& address) {
    std::string kept;
    for (const auto& [name, value] : address.kept)
        kept += fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escape(name), escape(value));
    return fmt::format("<form role=\"search\" action=\"/{}/search\" method=\"get\">{}<label>{} <input type=\"search\" "
                       "name=\"q\" value=\"{}\"></label> <button>{}</button></form>",
                       words.language, kept, escape(words.search_label), escape(address.text), escape(words.search));
}

std::string price_word(const Words& words, const shapes::ListingSummary& listing) {
    for (const shapes::PricingModel& model : listing.pricingModels)
        if (model.pricingModelType == shapes::PricingModelType::FREE) return std::string(words.free);
    for (const shapes::ListingBadge& badge : listing.badges)
        if (badge.badgeType == shapes::ListingBadgeType::FREE_TRIAL) return std::string(words.free_trial);
    return "";
}

std::string item_of(const Words& words, const shapes::ListingSummary& listing) {
    if (listing.associatedEntities.empty() || !listing.associatedEntities.front().product) return "";
    const std::string& product = listing.associatedEntities.front().product->productId;
    std::string html = fmt::format("<li><a href=\"/{}/products/{}\">{}</a> ", words.language,
                                   wire::percent_encode(product, false), escape(listing.listingName));
    html += escape(fmt::format(fmt::runtime(words.by), listing.publisher.displayName));
    if (const std::string price = price_word(words, listing); !price.empty()) html += " · " + escape(price);
    return html + paragraphs(listing.shortDescription) + "</li>";
}

std::string items_of(const Words& words, const shapes::SearchListingsOutput& found) {
    if (found.listingSummaries.empty()) return element("p", words.nothing);
    std::string html = "<ul>";
    for (const shapes::ListingSummary& listing : found.listingSummaries)
        html += item_of(words, listing);
    return html + "</ul>";
}

} // namespace

Page write_home(Call& call, const Words& words) {
    const auto found = discovery::search_listings(call, {});
    return {.title = std::string(words.home_title),
            .description = std::string(words.home_text),
            .body = element("h1", words.home_title) + element("p", words.home_text) + search_form(words, {}) +
                    element("h2", words.newest) + items_of(words, found)};
}

Page write_search(Call& call, const Words& words, const wire::HttpRequest& request) {
    const SearchAddress address = parse_search_address(request.query);
    const std::string& text = address.text;
    const auto found = discovery::search_listings(call, address.question);
    const std::string title =
        text.empty() ? std::string(words.search) : fmt::format(fmt::runtime(words.results_of), text);
    Page page{.title = title,
              .description = std::string(words.home_text),
              .body = element("h1", title) + search_form(words, address) + items_of(words, found),
              .query = address.render()};
    if (found.nextToken)
        page.body += fmt::format("<p><a rel=\"next\" href=\"/{}/search?{}{}page={}\">{}</a></p>", words.language,
                                 escape(page.query), page.query.empty() ? "" : "&amp;",
                                 wire::percent_encode(*found.nextToken, false), escape(words.next));
    return page;
}

} // namespace services::storefront
