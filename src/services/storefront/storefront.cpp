#include "services/storefront/storefront.hpp"

#include "services/storefront/html.hpp"
#include "services/storefront/pages.hpp"

#include <fmt/format.h>

namespace services::storefront {

namespace {

// The same page in the other language, for search engines.
std::string alternates(const std::string& base, std::string_view rest) {
    std::string html;
    for (const std::string_view language : {"en", "fr"})
        html += fmt::format("<link rel=\"alternate\" hreflang=\"{0}\" href=\"{1}/{0}{2}\">", language, escape(base),
                            escape(rest));
    return html +
           fmt::format("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{}/en{}\">", escape(base), escape(rest));
}

Page absent(const Words& words) {
    return {.status = 404,
            .title = std::string(words.absent),
            .body = element("h1", words.absent) + element("p", words.absent_text)};
}

std::optional<Page> write(Call& call, const Words& words, std::string_view rest, const wire::HttpRequest& request) {
    constexpr std::string_view products = "/products/";
    if (rest.empty() || rest == "/") return write_home(call, words);
    if (rest == "/search") return write_search(call, words, request);
    const std::string_view id = rest.starts_with(products) ? rest.substr(products.size()) : "";
    if (id.empty() || id.find('/') != id.npos) return std::nullopt;
    return write_product(call, words, std::string(id), call.settings.base_url + request.path);
}

wire::WrittenPage whole(const Page& page, const Words& words, const std::string& base, std::string_view rest) {
    const std::string address = std::string(rest) + (page.query.empty() ? "" : "?" + page.query);
    std::string head = element("title", page.title + " - Souk");
    if (!page.description.empty())
        head += fmt::format("<meta name=\"description\" content=\"{}\">", escape(page.description));
    return {.status = page.status,
            .language = std::string(words.language),
            .head = head + page.head + (page.status == 200 ? alternates(base, address) : ""),
            .body = page.body};
}

} // namespace

std::optional<wire::WrittenPage> write_page(Call& call, const wire::HttpRequest& request) {
    const std::string_view path = request.path;
    if (!path.starts_with("/en") && !path.starts_with("/fr")) return std::nullopt;
    const Words& words = words_in(path.substr(1, 2));
    call.language = words.language;
    const std::string_view rest = path.substr(3);
    std::optional<Page> page;
    try {
        page = write(call, words, rest, request);
    } catch (const base::Fault& fault) {
        // An odd page token or a long text is the portal's to explain; a product that is not there has no page.
        if (fault.code() == "ResourceNotFoundException") page = absent(words);
    }
    if (!page) return std::nullopt;
    return whole(*page, words, call.settings.base_url, rest);
}

} // namespace services::storefront
