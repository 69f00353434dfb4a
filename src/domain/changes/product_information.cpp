#include "domain/changes/information_details.hpp"
#include "domain/product/categories.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace domain {

namespace {

namespace json = boost::json;

constexpr std::size_t keyword_characters = 250;
constexpr std::size_t most_media = 15; // the logo, other images and the video
constexpr std::array<std::string_view, 4> marked_texts = {"ProductTitle", "ShortDescription", "LongDescription",
                                                          "SupportDescription"};

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (unsigned char byte : text)
        count += (byte & 0xC0) != 0x80;
    return count;
}

void take_text(const json::object& details, std::string_view member, std::string& target) {
    const json::value* given = details.if_contains(member);
    if (given && given->is_string()) target = given->get_string();
}

void take_texts(const json::object& details, std::string_view member, std::vector<std::string>& target) {
    const json::value* given = details.if_contains(member);
    if (!given || !given->is_array()) return;
    target.clear();
    for (const json::value& item : given->get_array())
        if (item.is_string()) target.emplace_back(item.get_string());
}

void take_resources(const json::object& details, Product& product) {
    const json::value* given = details.if_contains("AdditionalResources");
    if (!given || !given->is_array()) return;
    product.resources_given = true;
    product.resources.clear();
    for (const json::value& link : given->get_array())
        product.resources.push_back({base::text_at(link, "Text"), base::text_at(link, "Url")});
}

void take_translations(const json::object& details, Product& product) {
    const json::value* given = details.if_contains("Translations");
    if (!given || !given->is_array()) return;
    product.translations.clear();
    for (const json::value& translation : given->get_array())
        product.translations.push_back(parse_translation(translation));
}

void check_keywords(const std::vector<std::string>& keywords, std::string_view where, Findings& findings) {
    std::size_t characters = 0;
    for (const std::string& keyword : keywords)
        characters += code_points(keyword);
    if (characters > keyword_characters)
        findings.add("INVALID_INPUT",
                     fmt::format("The search keywords have {} characters together; {} are allowed.", characters,
                                 keyword_characters),
                     std::string(where));
}

// The texts of each language go by the rules of the listing's own.
void check_translations(const Product& product, const base::Document& details, Findings& findings) {
    for (std::size_t i = 0; i < product.translations.size(); ++i) {
        const Translation& translation = product.translations[i];
        const std::string where = fmt::format("Translations[{}]", i);
        for (std::size_t earlier = 0; earlier < i; ++earlier)
            if (product.translations[earlier].language == translation.language)
                findings.add(
                    "INVALID_INPUT",
                    fmt::format("The language {} is given twice. Give each language once.", translation.language),
                    where + ".Language");
        if (translation == Translation{.language = translation.language})
            findings.add("INVALID_INPUT", "There is no text. Give at least one, or leave the language out.", where);
        for (std::string_view member : marked_texts) {
            const std::string path = fmt::format("{}.{}", where, member);
            check_marks(base::text_at(details, path), path, findings);
        }
        check_keywords(translation.keywords, where + ".SearchKeywords", findings);
    }
}

// What the product had before it may keep, though the market offers it no longer.
void check_categories(const Product& product, const Product& before, const Categories& categories, Findings& findings) {
    std::vector<std::string> unknown;
    for (const std::string& name : product.categories) {
        const Category* category = find_category(categories, name);
        const bool kept = std::ranges::find(before.categories, name) != before.categories.end();
        if ((!category || category->hidden) && !kept) unknown.push_back(name);
    }
    if (!unknown.empty())
        findings.add("INVALID_CATEGORY_NAMES",
                     fmt::format("There is no category {}. The categories are: {}.", fmt::join(unknown, ", "),
                                 fmt::join(offered_names(categories), ", ")),
                     "Categories");
}

bool plausible_url(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::string_view host = url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
    return !host.empty() && host.find_first_of(" <>\"\\^`{|}") == std::string_view::npos;
}

void check_resources(const Product& product, Findings& findings) {
    std::size_t position = 0;
    for (const ResourceLink& link : product.resources) {
        if (!plausible_url(link.url))
            findings.add("INVALID_ADDITIONAL_RESOURCES", "Give a whole http or https address.",
                         fmt::format("AdditionalResources[{}].Url", position));
        ++position;
    }
}

bool is_kept(std::string_view url) {
    return url.starts_with(attachments_path);
}

bool is_image_address(std::string_view url) {
    return is_kept(url) || plausible_url(url);
}

bool is_video_address(std::string_view url) {
    return plausible_url(url) && !url.starts_with("s3://");
}

// Those of `given` that are no addresses, or were met before.
void check_addresses(const std::vector<std::string>& given, std::string_view member,
                     bool (*is_address)(std::string_view), std::set<std::string>& met, Findings& findings) {
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string where = fmt::format("{}[{}]", member, i);
        if (!is_address(given[i]))
            findings.add("INVALID_MEDIA", "Give a whole http or https address.", where);
        else if (!met.insert(given[i]).second)
            findings.add("DUPLICATE_MEDIA", fmt::format("{} is given twice. Give each address once.", given[i]), where);
    }
}

// Addresses that were given now, that nothing is there twice, and that there are not too many.
void check_media(const Product& product, const json::object& details, Findings& findings) {
    const std::string& logo = product.logo_url;
    if (details.contains("LogoUrl") && !logo.empty() && !is_image_address(logo))
        findings.add("INVALID_MEDIA", "Give a whole http or https address.", "LogoUrl");
    std::set<std::string> met{logo};
    if (details.contains("ImageUrls"))
        check_addresses(product.image_urls, "ImageUrls", is_image_address, met, findings);
    if (details.contains("VideoUrls"))
        check_addresses(product.video_urls, "VideoUrls", is_video_address, met, findings);
    const std::size_t count = (logo.empty() ? 0 : 1) + product.image_urls.size() + product.video_urls.size();
    if (count > most_media)
        findings.add("TOO_MANY_MEDIA",
                     fmt::format("There are {} images and videos with the logo; {} are allowed. Leave some out.", count,
                                 most_media),
                     "ImageUrls");
}

// On the first filling everything that a listing needs must come; later any part of it may.
void require_whole(const Product& product, Findings& findings) {
    auto need = [&](bool given, std::string_view member) {
        if (!given) findings.add("INVALID_INPUT", fmt::format("{} is required.", member), std::string(member));
    };
    need(!product.title.empty(), "ProductTitle");
    need(!product.short_description.empty(), "ShortDescription");
    need(!product.long_description.empty(), "LongDescription");
    need(!product.logo_url.empty(), "LogoUrl");
    need(!product.highlights.empty(), "Highlights");
    need(product.resources_given, "AdditionalResources");
    need(!product.support.empty(), "SupportDescription");
    need(!product.categories.empty(), "Categories");
    need(!product.keywords.empty(), "SearchKeywords");
}

// Where the address of an image that came with the change stands.
std::string* address_of(Product& product, const Attached& attached) {
    if (attached.kind == AttachmentKind::Logo) return &product.logo_url;
    return &*std::ranges::find(product.image_urls, attached.url);
}

} // namespace

void check_marks(std::string_view text, std::string_view where, Findings& findings) {
    for (std::string_view mark : {" ™", " ®"})
        if (text.find(mark) != std::string_view::npos)
            findings.add("INVALID_INPUT", "Remove the space before the trademark sign.", std::string(where));
}

void merge_information(Product& product, const base::Document& given) {
    const json::object& details = members_of(given);
    take_text(details, "ProductTitle", product.title);
    take_text(details, "ShortDescription", product.short_description);
    take_text(details, "LongDescription", product.long_description);
    take_text(details, "SupportDescription", product.support);
    take_text(details, "LogoUrl", product.logo_url);
    take_texts(details, "ImageUrls", product.image_urls);
    take_texts(details, "VideoUrls", product.video_urls);
    take_texts(details, "Highlights", product.highlights);
    take_texts(details, "Categories", product.categories);
    take_texts(details, "SearchKeywords", product.keywords);
    take_texts(details, "AssociatedProducts", product.associated_products);
    take_resources(details, product);
    take_translations(details, product);
    if (const json::value* sku = details.if_contains("Sku"))
        product.sku = sku->is_string() ? std::optional<std::string>(std::string(sku->get_string())) : std::nullopt;
}

// UpdateInformation: the listing's texts, links and logo.
Decided decide_product_information(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    Findings findings;
    const json::object& details = members_of(change.details);
    if (details.empty())
        return base::Refusal{"MISSING_DATA", "Give at least one field that is to change.", "DetailsDocument"};

    merge_information(product, change.details);
    for (std::string_view member : marked_texts)
        check_marks(base::text_at(change.details, member), member, findings);
    check_media(product, members_of(change.details), findings);
    for (const Attached& attached : attachments_of(change))
        take_attachment(market, attached, *address_of(product, attached), findings);
    if (details.contains("AdditionalResources")) check_resources(product, findings);
    check_keywords(product.keywords, "SearchKeywords", findings);
    if (details.contains("Translations")) check_translations(product, change.details, findings);
    check_categories(product, market.products.at(change.entity_id), market_categories(market.policy.document),
                     findings);
    require_whole(product, findings);
    if (!findings.empty()) return findings.take();
    return Decision{.product = std::move(product)};
}

} // namespace domain
