#define PCRE2_CODE_UNIT_WIDTH 8

#include "wire/constraints.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <mutex>
#include <pcre2.h>
#include <stdexcept>
#include <unordered_map>

namespace wire {

namespace {

constexpr std::size_t longest_shown = 200;
constexpr std::size_t longest_key_shown = 100;
constexpr std::uint32_t match_limit = 1'000'000;

std::string lower_first(std::string_view name) {
    std::string text(name);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The text whole if it is short, never cut inside a character.
std::string cut(std::string_view text, std::size_t longest) {
    if (text.size() <= longest) return std::string(text);
    std::size_t end = longest;
    while (end > 0 && (text[end] & 0xC0) == 0x80)
        --end;
    return fmt::format("{}…", text.substr(0, end));
}

std::string shown(const Shape& shape, std::string_view value) {
    return shape.sensitive ? "Value" : fmt::format("Value '{}'", cut(value, longest_shown));
}

struct MatchData {
    MatchData() : data(pcre2_match_data_create(1, nullptr)), context(pcre2_match_context_create(nullptr)) {
        pcre2_set_match_limit(context, match_limit);
    }
    ~MatchData() {
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
    }
    pcre2_match_data* data;
    pcre2_match_context* context;
};

// ALT_BSUX: the models write characters as \\uXXXX. The full match is asked for by the pattern itself, because
// alternatives
// ("a|ab") would otherwise settle for less.
pcre2_code* compile(std::string_view pattern) {
    const std::string whole = fmt::format("\\A(?:{})\\z", pattern);
    int error = 0;
    PCRE2_SIZE at = 0;
    pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(whole.data()), whole.size(),
                                     PCRE2_UTF | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX, &error, &at, nullptr);
    if (!code) throw std::logic_error(fmt::format("pattern {} does not compile at {}", pattern, at));
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

struct CodeDeleter {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};

const pcre2_code* compiled(const Shape& shape) {
    // Each thread looks in a map of its own first, so that a request takes no lock.
    thread_local std::unordered_map<const Shape*, const pcre2_code*> seen;
    const pcre2_code*& code = seen[&shape];
    if (code) return code;
    static std::mutex mutex;
    static std::unordered_map<const Shape*, std::unique_ptr<pcre2_code, CodeDeleter>> all;
    const std::lock_guard lock(mutex);
    auto& owned = all[&shape];
    if (!owned) owned.reset(compile(shape.pattern));
    return code = owned.get();
}

} // namespace

bool matches_pattern(const Shape& shape, std::string_view text) {
    thread_local const MatchData match;
    const auto run = [&](std::uint32_t options) {
        return pcre2_match(compiled(shape), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, options,
                           match.data, match.context);
    };
    int found = run(0);
    // Repeated groups over long texts outgrow the machine stack of compiled patterns; the interpreter keeps its own.
    if (found == PCRE2_ERROR_JIT_STACKLIMIT) found = run(PCRE2_NO_JIT);
    return found >= 0;
}

bool is_utf8(std::string_view text) {
    const auto continues = [&](std::size_t at, unsigned char least, unsigned char most) {
        return at < text.size() && static_cast<unsigned char>(text[at]) >= least &&
               static_cast<unsigned char>(text[at]) <= most;
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        if (first < 0x80) {
            ++i;
            continue;
        }
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4) return false;
        // Neither overlong forms nor surrogates nor what lies beyond U+10FFFF.
        const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (!continues(i + 1, least, most)) return false;
        for (std::size_t next = 2; next < length; ++next)
            if (!continues(i + next, 0x80, 0xBF)) return false;
        i += length;
    }
    return true;
}

std::string Place::path() const {
    if (step == Step::Root) return "";
    std::string text = parent->path();
    if (step == Step::Element) return fmt::format("{}[{}]", text, index);
    if (!text.empty()) text += '.';
    return text + cut(member, longest_key_shown);
}

std::string Place::message_path() const {
    if (step == Step::Root) return "";
    std::string text = parent->message_path();
    if (!text.empty()) text += '.';
    if (step == Step::Element) return text + fmt::format("{}.member", index + 1);
    if (step == Step::Entry) return text + fmt::format("{}.member", cut(member, longest_key_shown));
    return text + lower_first(member);
}

void Violations::add(std::string_view value, const Place& place, std::string_view constraint) {
    into_.push_back({"ValidationException",
                     fmt::format("{} at '{}' failed to satisfy constraint: Member must {}", value, place.message_path(),
                                 constraint),
                     place.path()});
}

void Violations::missing(const Place& place) {
    add("Value null", place, "not be null");
}

void Violations::wrong_type(const Place& place, std::string_view expected) {
    into_.push_back({std::string(serialization_code),
                     fmt::format("The value at '{}' must be {}", place.message_path(), expected), place.path()});
}

void Violations::text(const Shape& shape, std::string_view value, const Place& place) {
    if (shape.least || shape.most) {
        const auto length = static_cast<std::int64_t>(code_points(value));
        if (shape.least && length < *shape.least)
            add(shown(shape, value), place, fmt::format("have length greater than or equal to {}", *shape.least));
        if (shape.most && length > *shape.most)
            add(shown(shape, value), place, fmt::format("have length less than or equal to {}", *shape.most));
    }
    if (!shape.pattern.empty() && !matches_pattern(shape, value))
        add(shown(shape, value), place, fmt::format("satisfy regular expression pattern: {}", shape.pattern));
    if (!shape.values.empty() && std::find(shape.values.begin(), shape.values.end(), value) == shape.values.end())
        add(shown(shape, value), place, fmt::format("satisfy enum value set: [{}]", fmt::join(shape.values, ", ")));
}

void Violations::number(const Shape& shape, std::int64_t value, const Place& place) {
    const std::string text = std::to_string(value);
    if (shape.least && value < *shape.least)
        add(shown(shape, text), place, fmt::format("have value greater than or equal to {}", *shape.least));
    if (shape.most && value > *shape.most)
        add(shown(shape, text), place, fmt::format("have value less than or equal to {}", *shape.most));
}

void Violations::size(const Shape& shape, std::size_t count, const Place& place) {
    const auto length = static_cast<std::int64_t>(count);
    const std::string value = fmt::format("Value of size {}", count);
    if (shape.least && length < *shape.least)
        add(value, place, fmt::format("have length greater than or equal to {}", *shape.least));
    if (shape.most && length > *shape.most)
        add(value, place, fmt::format("have length less than or equal to {}", *shape.most));
}

void Violations::not_exactly_one(const Place& place, std::size_t given) {
    add(fmt::format("Value with {} of its members", given), place, "have exactly one of its members");
}

} // namespace wire
