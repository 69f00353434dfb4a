#include "services/page.hpp"

#include "base/digest.hpp"

#include <charconv>
#include <fmt/format.h>

namespace services {

namespace {

std::string fingerprint(std::string_view question) {
    return base::hex(base::sha256(question)).substr(0, 16);
}

} // namespace

std::optional<std::size_t> parse_page(const std::optional<std::string>& token, std::string_view question) {
    if (!token || token->empty()) return 0;
    const auto text = base::parse_base64(*token);
    if (!text) return std::nullopt;
    const auto colon = text->find(':');
    if (colon == std::string::npos || text->substr(colon + 1) != fingerprint(question)) return std::nullopt;
    std::size_t begin = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + colon, begin);
    if (error != std::errc() || end != text->data() + colon) return std::nullopt;
    return begin;
}

std::string render_page(std::size_t begin, std::string_view question) {
    return base::base64(fmt::format("{}:{}", begin, fingerprint(question)));
}

} // namespace services
