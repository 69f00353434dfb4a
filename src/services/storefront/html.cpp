#include "services/storefront/html.hpp"

#include <fmt/format.h>

namespace services::storefront {

namespace {

bool is_web_address(std::string_view url) {
    return url.starts_with("https://") || url.starts_with("http://");
}

} // namespace

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text)
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
        }
    return out;
}

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{0}>{1}</{0}>", name, escape(text));
}

std::string paragraphs(std::string_view text) {
    return text.empty() ? "" : fmt::format("<div class=\"prose\" dir=\"auto\">{}</div>", escape(text));
}

std::string outer_link(std::string_view url, std::string_view text) {
    if (!is_web_address(url)) return escape(text);
    return fmt::format("<a href=\"{}\" rel=\"nofollow noopener\">{}</a>", escape(url), escape(text));
}

std::string json_block(std::string_view json) {
    std::string safe;
    for (const char c : json)
        if (c == '<')
            safe += "\\u003c";
        else
            safe += c;
    return fmt::format("<script type=\"application/ld+json\">{}</script>", safe);
}

} // namespace services::storefront
