#include "services/s3/request.hpp"

#include <charconv>
#include <fmt/format.h>

namespace services::s3 {
namespace {

constexpr std::size_t longest_key = 1024;

std::string_view host_of(std::string_view authority) {
    if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
    return authority.substr(0, authority.rfind(':'));
}

std::string_view host_of_url(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    return host_of(url.substr(0, url.find('/')));
}

bool is_address(std::string_view host) {
    return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

// The bucket that the host names, or "".
std::string_view bucket_of_host(std::string_view host, std::string_view own_host) {
    if (host.empty() || is_address(host) || host == own_host) return "";
    if (const auto s3 = host.rfind(".s3."); s3 != std::string_view::npos) return host.substr(0, s3);
    if (const auto s3 = host.rfind(".s3-"); s3 != std::string_view::npos) return host.substr(0, s3);
    if (host.starts_with("s3.") || host.starts_with("s3-")) return "";
    for (std::string_view suffix : {std::string_view("localhost"), own_host})
        if (host.size() > suffix.size() + 1 && host.ends_with(suffix) && !is_address(suffix) &&
            host[host.size() - suffix.size() - 1] == '.')
            return host.substr(0, host.size() - suffix.size() - 1);
    return "";
}

std::string decoded_key(std::string_view raw) {
    auto key = wire::percent_decode(raw);
    if (!key || !is_text(*key))
        throw base::Fault("InvalidURI", "The key of the request is not percent-encoded UTF-8 without NUL.");
    if (key->size() > longest_key)
        throw base::Fault("KeyTooLongError", "Your key is too long")
            .with("Size", std::to_string(key->size()))
            .with("MaxSizeAllowed", std::to_string(longest_key));
    return *std::move(key);
}

Address split(std::string_view path) {
    if (path.starts_with('/')) path.remove_prefix(1);
    const std::size_t slash = path.find('/');
    Address address;
    address.bucket = wire::percent_decode(path.substr(0, slash)).value_or("?");
    if (slash != std::string_view::npos) address.key = decoded_key(path.substr(slash + 1));
    return address;
}

// How many bytes the character takes that starts with this one; 0 where none does.
std::size_t length_of(unsigned char first) {
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first < 0xC2) return 0;
    if (first < 0xE0) return 2;
    if (first < 0xF0) return 3;
    return first < 0xF5 ? 4 : 0;
}

} // namespace

bool is_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
        const std::size_t length = length_of(at(0));
        if (length == 0 || i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((at(k) & 0xC0) != 0x80) return false;
        // Overlong forms, surrogates, and what is beyond U+10FFFF.
        if ((at(0) == 0xE0 && at(1) < 0xA0) || (at(0) == 0xED && at(1) > 0x9F) || (at(0) == 0xF0 && at(1) < 0x90) ||
            (at(0) == 0xF4 && at(1) > 0x8F))
            return false;
        i += length;
    }
    return true;
}

Address parse_address(const wire::HttpRequest& request, std::string_view base_url) {
    const std::string_view bucket = bucket_of_host(host_of(request.headers.get("Host")), host_of_url(base_url));
    if (bucket.empty()) return split(request.path);
    return {std::string(bucket), decoded_key(std::string_view(request.path).substr(request.path.starts_with('/')))};
}

Address parse_copy_source(std::string_view text) {
    Address source = split(text.substr(0, text.find('?')));
    if (source.bucket.empty() || source.key.empty())
        throw base::Fault("InvalidArgument",
                          "Copy Source must mention the source bucket and key: sourcebucket/sourcekey")
            .with("ArgumentName", "x-amz-copy-source")
            .with("ArgumentValue", text);
    if (const auto query = text.find('?'); query != std::string_view::npos && text.substr(query) != "?versionId=null")
        throw base::Fault("NotImplemented",
                          "Objects have no versions here: leave out versionId. See docs/compat/s3.md.");
    return source;
}

std::optional<std::string> Request::parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters)
        if (key == name) return value;
    return std::nullopt;
}

std::string Request::parameter_or(std::string_view name, std::string_view otherwise) const {
    auto value = parameter(name);
    return value ? *std::move(value) : std::string(otherwise);
}

std::int64_t Request::number(std::string_view name, std::int64_t otherwise, std::int64_t most) const {
    const auto text = parameter(name);
    if (!text || text->empty()) return otherwise;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size() || value < 0 || value > 2147483647)
        throw base::Fault("InvalidArgument",
                          fmt::format("Argument {} must be an integer between 0 and 2147483647", name))
            .with("ArgumentName", name)
            .with("ArgumentValue", *text);
    return std::min(value, most);
}

} // namespace services::s3
