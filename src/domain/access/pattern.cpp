#include "domain/access/statement.hpp"

#include <algorithm>

namespace domain {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

// A request's value may hold the inner wildcards' bytes; they must not act as such.
void append_harmless(std::string& out, std::string_view value) {
    for (const char c : value)
        out += c == any_run || c == any_one ? '\x03' : c;
}

void append_wild(std::string& out, std::string_view text) {
    for (const char c : text)
        out += c == '*' ? any_run : c == '?' ? any_one : c;
}

const std::string* find_key(const ConditionKeys& keys, std::string_view name) {
    for (const auto& [key, value] : keys)
        if (same_without_case(key, name)) return &value;
    return nullptr;
}

} // namespace

bool same_without_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

Pattern Pattern::parse(std::string_view text, bool variables) {
    Pattern pattern;
    while (!text.empty()) {
        const std::size_t begin = variables ? text.find("${") : std::string_view::npos;
        const std::size_t end = begin == std::string_view::npos ? begin : text.find('}', begin);
        if (end == std::string_view::npos) break;
        if (begin > 0) pattern.pieces_.push_back({std::string(text.substr(0, begin)), false, {}});
        Piece piece{.variable = true};
        const std::string_view inside = text.substr(begin + 2, end - begin - 2);
        const std::size_t comma = inside.find(',');
        piece.text = trim(inside.substr(0, comma));
        if (comma != std::string_view::npos) {
            std::string_view otherwise = trim(inside.substr(comma + 1));
            if (otherwise.size() >= 2 && otherwise.front() == '\'' && otherwise.back() == '\'')
                otherwise = otherwise.substr(1, otherwise.size() - 2);
            piece.otherwise = std::string(otherwise);
        }
        pattern.pieces_.push_back(std::move(piece));
        text.remove_prefix(end + 1);
    }
    if (!text.empty()) pattern.pieces_.push_back({std::string(text), false, {}});
    return pattern;
}

bool Pattern::has_variables() const {
    return std::ranges::any_of(pieces_, [](const Piece& piece) { return piece.variable; });
}

std::optional<std::string> Pattern::join(const ConditionKeys& keys, bool literal) const {
    std::string out;
    for (const Piece& piece : pieces_) {
        if (!piece.variable) {
            if (literal)
                out += piece.text;
            else
                append_wild(out, piece.text);
        } else if (piece.text == "*" || piece.text == "?" || piece.text == "$") {
            out += piece.text;
        } else if (const std::string* value = find_key(keys, piece.text)) {
            append_harmless(out, *value);
        } else if (piece.otherwise) {
            append_harmless(out, *piece.otherwise);
        } else {
            return std::nullopt;
        }
    }
    return out;
}

std::optional<std::string> Pattern::expand(const ConditionKeys& keys) const {
    return join(keys, false);
}

std::optional<std::string> Pattern::expand_literally(const ConditionKeys& keys) const {
    return join(keys, true);
}

// Greedy with one point to come back to: linear in text times pattern at worst, never exponential.
bool wildcard_match(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == any_run) {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == any_one || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == any_run)
        ++p;
    return p == pattern.size();
}

bool arn_match(std::string_view pattern, std::string_view arn) {
    if (pattern.size() == 1 && pattern[0] == any_run) return true;
    for (int part = 0; part < 5; ++part) {
        const std::size_t pattern_end = pattern.find(':');
        const std::size_t arn_end = arn.find(':');
        if (pattern_end == std::string_view::npos) return wildcard_match(pattern, arn.substr(0, arn_end));
        if (arn_end == std::string_view::npos) return false;
        if (!wildcard_match(pattern.substr(0, pattern_end), arn.substr(0, arn_end))) return false;
        pattern.remove_prefix(pattern_end + 1);
        arn.remove_prefix(arn_end + 1);
    }
    return wildcard_match(pattern, arn);
}

} // namespace domain
