#include "domain/sagemaker/page.hpp"

#include "base/digest.hpp"
#include "base/document.hpp"

namespace domain {

std::string render_token(std::string_view listing, const PageMark& mark) {
    return base::base64(base::render(boost::json::array{listing, mark.text, mark.number, mark.id}));
}

std::optional<PageMark> parse_token(std::string_view listing, std::string_view token) {
    const auto bytes = base::parse_base64(token);
    const auto document = bytes ? base::parse_document(*bytes) : std::nullopt;
    const auto* parts = document ? document->if_array() : nullptr;
    if (!parts || parts->size() != 4) return std::nullopt;
    const auto& p = *parts;
    if (!p[0].is_string() || p[0].get_string() != listing || !p[1].is_string() || !p[2].is_int64() || !p[3].is_int64())
        return std::nullopt;
    return PageMark{.text = std::string(p[1].get_string()), .number = p[2].get_int64(), .id = p[3].get_int64()};
}

} // namespace domain
