#include "wire/http.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <strings.h>

namespace wire {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Decodes %XX; where there are no two digits after it, a '%' stands for itself.
std::string decode_leniently(std::string_view text, bool plus_is_space) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
            decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else if (text[i] == '+' && plus_is_space) {
            decoded += ' ';
        } else {
            decoded += text[i];
        }
    }
    return decoded;
}

} // namespace

void Headers::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void Headers::remove(std::string_view name) {
    std::erase_if(items_, [&](const auto& item) { return same_name(item.first, name); });
}

const std::string* Headers::find(std::string_view name) const {
    for (const auto& [key, value] : items_)
        if (same_name(key, name)) return &value;
    return nullptr;
}

std::string_view Headers::get(std::string_view name) const {
    const std::string* found = find(name);
    return found ? std::string_view(*found) : std::string_view();
}

SpooledFile::~SpooledFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

std::vector<std::pair<std::string, std::string>> parse_query(std::string_view raw) {
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!raw.empty()) {
        const std::size_t end = raw.find('&');
        const std::string_view pair = raw.substr(0, end);
        raw = end == std::string_view::npos ? std::string_view() : raw.substr(end + 1);
        if (pair.empty()) continue;
        const std::size_t equals = pair.find('=');
        parameters.emplace_back(decode_leniently(pair.substr(0, equals), true),
                                equals == std::string_view::npos ? std::string()
                                                                 : decode_leniently(pair.substr(equals + 1), true));
    }
    return parameters;
}

std::optional<std::string> find_query(const HttpRequest& request, std::string_view name) {
    for (auto& [key, value] : parse_query(request.query))
        if (key == name) return value;
    return std::nullopt;
}

std::optional<std::string> percent_decode(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size() || hex_value(text[i + 1]) < 0 || hex_value(text[i + 2]) < 0) return std::nullopt;
        decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
        i += 2;
    }
    return decoded;
}

std::string preferred_language(const HttpRequest& request) {
    std::string best;
    double weight = 0;
    std::string_view left = request.headers.get("Accept-Language");
    while (!left.empty()) {
        const std::size_t end = std::min(left.find(','), left.size());
        std::string_view range = left.substr(0, end);
        left.remove_prefix(std::min(end + 1, left.size()));
        while (range.starts_with(' '))
            range.remove_prefix(1);
        const std::size_t quality = range.find("q=");
        const double wanted =
            quality == range.npos ? 1 : std::strtod(std::string(range.substr(quality + 2)).c_str(), nullptr);
        const std::string_view language = range.substr(0, range.find_first_of("-; "));
        if (language.empty() || language == "*" || wanted <= weight) continue;
        weight = wanted;
        best = language;
    }
    for (char& c : best)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return best;
}

std::string percent_encode(std::string_view text, bool keep_slash) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.' || c == '~' || (keep_slash && c == '/');
        if (plain) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

} // namespace wire
