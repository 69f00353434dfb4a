#include "domain/readiness/rules.hpp"
#include "domain/readiness/texts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain::readiness {

namespace {

constexpr std::size_t most_media = 15;

Check of(std::string id, Level level, std::string_view member, Verdict verdict) {
    return {std::move(id), Group::Media, level, fmt::format("UpdateInformation.{}", member), std::move(verdict), {}};
}

bool is_web_address(std::string_view url) {
    return (url.starts_with("https://") || url.starts_with("http://")) && url.size() > 10 &&
           url.find_first_of(" <>\"\\^`{|}") == url.npos;
}

Verdict judge_logo_file(const Linked& logo, std::string_view product) {
    if (logo.url.empty()) return not_applicable("There is no logo yet.");
    if (!logo.own) return not_checked("The logo lies on another server.", "Start the readiness check: it fetches it.");
    const auto judged = judge_logo(product, logo.url, logo.found ? &*logo.found : nullptr);
    if (judged) return pass();
    const base::Refusal& refusal = judged.refusals().front();
    return fail(refusal.message, "Give a PNG, JPEG or GIF of 120 to 640 pixels a side and at most 5 MB.",
                {{"code", refusal.code}});
}

std::optional<ImageHeader> header_of(const Linked& logo) {
    return logo.found ? parse_image_header(logo.found->content) : std::nullopt;
}

Verdict judge_logo_shape(const Linked& logo) {
    const auto header = header_of(logo);
    if (!header || header->width == 0 || header->height == 0) return not_applicable("There is no image to measure.");
    return judge_image_shape(*header);
}

Verdict judge_media_count(const Product& product) {
    const std::size_t count =
        (product.logo_url.empty() ? 0 : 1) + product.image_urls.size() + product.video_urls.size();
    return where_given(
        count > 0, unless(count > most_media,
                          fail(fmt::format("There are {} media; {} are allowed.", count, most_media), "Leave some out.",
                               {{"count", std::to_string(count)}, {"most", std::to_string(most_media)}})));
}

Verdict judge_duplicates(const Product& product) {
    std::set<std::string> seen;
    std::vector<std::string> urls = product.image_urls;
    urls.insert(urls.end(), product.video_urls.begin(), product.video_urls.end());
    if (!product.logo_url.empty()) urls.push_back(product.logo_url);
    for (const std::string& url : urls)
        if (!seen.insert(url).second)
            return fail(fmt::format("{} is given twice.", url), "Give each address once.", {{"url", url}});
    return where_given(urls.size() > 1, pass());
}

Verdict judge_videos(const Product& product) {
    if (product.video_urls.size() > 1)
        return fail("There is more than one video.", "Give one address of a video, or none.");
    for (const std::string& url : product.video_urls)
        if (!is_web_address(url)) return fail("It is no web address.", "Give a whole http or https address.");
    return where_given(!product.video_urls.empty(), pass());
}

Verdict judge_resources(const Product& product) {
    if (product.resources.size() > 3)
        return fail("There are more than three additional resources.", "Keep the three that help most.");
    for (std::size_t i = 0; i < product.resources.size(); ++i) {
        const ResourceLink& link = product.resources[i];
        Parameters at{{"position", std::to_string(i + 1)}};
        if (!is_web_address(link.url))
            return fail(fmt::format("The address of resource {} is none.", i + 1),
                        "Give a whole http or https address.", std::move(at));
        if (blank(link.text) || code_points(link.text) > 500)
            return fail(fmt::format("The text of resource {} is missing or longer than 500 characters.", i + 1),
                        "Say in a few words what the link leads to.", std::move(at));
    }
    return where_given(!product.resources.empty(), pass());
}

} // namespace

Verdict judge_image_shape(const ImageHeader& header) {
    const Parameters size{{"width", std::to_string(header.width)}, {"height", std::to_string(header.height)}};
    if (header.width < header.height || header.width > 2 * header.height)
        return warn(fmt::format("The logo has {} x {} pixels.", header.width, header.height),
                    "Give one between square and twice as wide as high.", size);
    return pass(size);
}

Verdict judge_background(std::optional<bool> plain) {
    if (!plain) return not_applicable("There is no picture whose background could be seen.");
    return unless(!*plain, warn("The logo's background is neither transparent nor white.",
                                "Give one on a transparent or a white ground: pages are light and dark."));
}

Checks check_media(const Listing& listing) {
    using enum Level;
    const Product& product = listing.product;
    Checks checks;
    checks.push_back(of("logo.given", Required, "LogoUrl",
                        unless(product.logo_url.empty(), fail("There is no logo.", "Give a LogoUrl."))));
    checks.push_back(of("logo.file", Required, "LogoUrl", judge_logo_file(listing.logo, product.id)));
    checks.push_back(of("logo.shape", Recommended, "LogoUrl", judge_logo_shape(listing.logo)));
    checks.push_back(of("logo.background", Recommended, "LogoUrl", judge_background(listing.logo.plain_background)));
    checks.push_back(of("media.count", Required, "ImageUrls", judge_media_count(product)));
    checks.push_back(of("media.duplicates", Required, "ImageUrls", judge_duplicates(product)));
    checks.push_back(of("video.address", Required, "VideoUrls", judge_videos(product)));
    checks.push_back(of("resources.links", Required, "AdditionalResources", judge_resources(product)));
    checks.push_back(
        of("resources.given", Recommended, "AdditionalResources",
           unless(product.resources.empty(), warn("There are no additional resources.",
                                                  "Link manuals, sample data or a paper: buyers look for them."))));
    return checks;
}

Checks check_support(const Listing& listing) {
    const std::string& support = listing.product.support;
    auto check = [](std::string id, Level level, Verdict verdict) {
        return Check{
            std::move(id), Group::Support, level, "UpdateInformation.SupportDescription", std::move(verdict), {}};
    };
    // Buyers are shown the seller's own address, too.
    const bool reachable = names_contact(support) || !base::text_at(listing.seller.document, "SupportEmail").empty();
    return {check("support.length", Level::Required,
                  of_length(support, 2000, "Say how buyers get help, or that there is no support.")),
            check("support.contact", Level::Required,
                  blank(support) || speaks_of(support, {"no support", "not supported", "unsupported"})
                      ? not_applicable("No support is offered.")
                      : unless(!reachable, fail("The text names no way to reach anybody.",
                                                "Name an e-mail address, a web page or a telephone number.")))};
}

} // namespace domain::readiness
