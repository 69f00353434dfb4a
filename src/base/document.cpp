#include "base/document.hpp"

#include <charconv>

namespace base {

namespace json = boost::json;

namespace {

constexpr std::size_t deepest = 64;

// One step of a path: a member's name and the indexes after it, "Versions[0]".
const Document* step(const Document* at, std::string_view part) {
    const std::size_t bracket = part.find('[');
    const std::string_view name = part.substr(0, bracket);
    if (!name.empty()) at = at->is_object() ? at->get_object().if_contains(name) : nullptr;
    part = bracket == std::string_view::npos ? std::string_view() : part.substr(bracket);
    while (at && part.starts_with('[')) {
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(part.data() + 1, part.data() + part.size(), index);
        if (error != std::errc() || !at->is_array() || index >= at->get_array().size()) return nullptr;
        at = &at->get_array()[index];
        part.remove_prefix(static_cast<std::size_t>(end - part.data()) + 1);
    }
    return at;
}

} // namespace

const Document* find(const Document& document, std::string_view path) {
    const Document* at = &document;
    while (at && !path.empty()) {
        const std::size_t dot = path.find('.');
        at = step(at, path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return at;
}

std::optional<std::string> find_text(const Document& document, std::string_view path) {
    const Document* found = find(document, path);
    if (!found || !found->is_string()) return std::nullopt;
    return std::string(found->get_string());
}

std::string text_at(const Document& document, std::string_view path) {
    return find_text(document, path).value_or("");
}

std::optional<std::int64_t> find_int(const Document& document, std::string_view path) {
    const Document* found = find(document, path);
    if (!found) return std::nullopt;
    if (found->is_int64()) return found->get_int64();
    if (found->is_uint64() && found->get_uint64() <= INT64_MAX) return static_cast<std::int64_t>(found->get_uint64());
    return std::nullopt;
}

bool flag_at(const Document& document, std::string_view path, bool otherwise) {
    const Document* found = find(document, path);
    return found && found->is_bool() ? found->get_bool() : otherwise;
}

const json::array& array_at(const Document& document, std::string_view path) {
    static const json::array none;
    const Document* found = find(document, path);
    return found && found->is_array() ? found->get_array() : none;
}

const json::object& object_at(const Document& document, std::string_view path) {
    static const json::object none;
    const Document* found = find(document, path);
    return found && found->is_object() ? found->get_object() : none;
}

std::optional<Document> parse_document(std::string_view text) {
    json::parse_options options;
    options.max_depth = deepest;
    boost::system::error_code error;
    Document document = json::parse(text, error, {}, options);
    if (error) return std::nullopt;
    return document;
}

std::string render(const Document& document) {
    return json::serialize(document);
}

} // namespace base
