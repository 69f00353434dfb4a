#define PCRE2_CODE_UNIT_WIDTH 8

#include "wire/constraints.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>
#include <pcre2.h>
#include <shared_mutex>
#include <stdexcept>
#include <unordered_map>

namespace wire {

namespace {

constexpr std::size_t longest_shown = 200;
constexpr std::uint32_t match_limit = 1'000'000;

std::string lower_first(std::string_view name) {
    std::string text(name);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
    return text;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The value as a message shows it: whole if short, never cut inside a character.
std::string shown(const Shape& shape, std::string_view value) {
    if (shape.sensitive) return "Value";
    if (value.size() <= longest_shown) return fmt::format("Value '{}'", value);
    std::size_t end = longest_shown;
    while (end > 0 && (value[end] & 0xC0) == 0x80)
        --end;
    return fmt::format("Value '{}…'", value.substr(0, end));
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

const pcre2_code* compiled(const Shape& shape) {
    static std::shared_mutex mutex;
    static std::unordered_map<const Shape*, const pcre2_code*> all;
    {
        std::shared_lock lock(mutex);
        if (auto found = all.find(&shape); found != all.end()) return found->second;
    }
    const pcre2_code* code = compile(shape.pattern);
    std::unique_lock lock(mutex);
    return all.try_emplace(&shape, code).first->second;
}

} // namespace

bool matches_pattern(const Shape& shape, std::string_view text) {
    thread_local const MatchData match;
    return pcre2_match(compiled(shape), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0, match.data,
                       match.context) >= 0;
}

std::string Place::path() const {
    if (step == Step::Root) return "";
    std::string text = parent->path();
    if (step == Step::Element) return fmt::format("{}[{}]", text, index);
    if (!text.empty()) text += '.';
    return text.append(member);
}

std::string Place::message_path() const {
    if (step == Step::Root) return "";
    std::string text = parent->message_path();
    if (!text.empty()) text += '.';
    if (step == Step::Element) return text + fmt::format("{}.member", index + 1);
    if (step == Step::Entry) return text + fmt::format("{}.member", member);
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
