// Look-up keys of names that are unique without regard to case. For this folder only.
#pragma once

#include "base/document.hpp"

#include <map>
#include <string>
#include <string_view>

namespace store {

inline std::string name_key(std::string_view name) {
    std::string key(name);
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

// A prefix as a LIKE pattern with ESCAPE '\'.
inline std::string like_prefix(std::string_view prefix) {
    std::string pattern;
    for (const char c : prefix) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

inline base::Document render_tags(const std::map<std::string, std::string>& tags) {
    boost::json::object object;
    for (const auto& [key, value] : tags)
        object[key] = value;
    return object;
}

inline std::map<std::string, std::string> parse_tags(const base::Document& document) {
    std::map<std::string, std::string> tags;
    if (!document.is_object()) return tags;
    for (const auto& member : document.get_object())
        if (const auto* value = member.value().if_string()) tags.emplace(member.key(), *value);
    return tags;
}

} // namespace store
