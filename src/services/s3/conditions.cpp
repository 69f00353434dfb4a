#include "services/s3/conditions.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <charconv>

namespace services::s3 {
namespace {

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Whether a list of ETags ("a", "b" or *) names this one.
bool names_etag(std::string_view list, std::string_view etag) {
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        const std::string_view one = trim(list.substr(0, comma));
        if (one == "*" || without_quotes(one) == etag) return true;
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}

std::optional<std::uint64_t> parse_position(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

base::Fault precondition_failed(std::string_view header) {
    return base::Fault("PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
        .with("Condition", header);
}

base::Fault invalid_range(std::string_view header, std::uint64_t size) {
    return base::Fault("InvalidRange", "The requested range is not satisfiable")
        .with("RangeRequested", header)
        .with("ActualObjectSize", std::to_string(size));
}

} // namespace

std::string_view without_quotes(std::string_view etag) {
    if (etag.starts_with("W/")) etag.remove_prefix(2);
    if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') return etag.substr(1, etag.size() - 2);
    return etag;
}

Verdict judge_conditions(const wire::Headers& headers, const ConditionNames& names, std::string_view etag,
                         base::Instant modified) {
    using enum Verdict::Outcome;
    const std::int64_t seconds = modified.whole_seconds();
    const std::string* match = headers.find(names.match);
    if (match && !names_etag(*match, etag)) return {Failed, names.match};
    if (!match) {
        const auto since = base::parse_http_date(headers.get(names.unmodified_since));
        if (since && seconds > since->whole_seconds()) return {Failed, names.unmodified_since};
    }
    const std::string* none_match = headers.find(names.none_match);
    if (none_match && names_etag(*none_match, etag)) return {NotModified, names.none_match};
    if (!none_match) {
        const auto since = base::parse_http_date(headers.get(names.modified_since));
        if (since && seconds <= since->whole_seconds()) return {NotModified, names.modified_since};
    }
    return {};
}

WriteCondition parse_write_condition(const wire::Headers& headers) {
    WriteCondition condition;
    if (const std::string* none = headers.find("If-None-Match")) {
        if (trim(*none) != "*")
            throw base::Fault("NotImplemented", "A write takes If-None-Match with the value * only.")
                .with("Header", "If-None-Match");
        condition.must_be_new = true;
    }
    if (const std::string* match = headers.find("If-Match")) condition.must_match = without_quotes(trim(*match));
    return condition;
}

void require_condition(const WriteCondition& condition, const std::optional<std::string>& etag) {
    if (condition.must_be_new && etag) throw precondition_failed("If-None-Match");
    if (condition.must_match.empty()) return;
    if (!etag) throw base::Fault("NoSuchKey", "The specified key does not exist.");
    if (condition.must_match != "*" && condition.must_match != *etag) throw precondition_failed("If-Match");
}

std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit)) return std::nullopt;
    const std::string_view range = trim(header.substr(unit.size()));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return std::nullopt;
    const auto first = parse_position(range.substr(0, dash));
    const auto last = parse_position(range.substr(dash + 1));
    if (dash == 0) {
        if (!last) return std::nullopt;
        if (*last == 0 || size == 0) throw invalid_range(header, size);
        const std::uint64_t length = std::min(*last, size);
        return ByteRange{size - length, length};
    }
    const bool open = dash + 1 == range.size();
    if (!first || (!last && !open) || (last && *last < *first)) return std::nullopt;
    if (*first >= size) throw invalid_range(header, size);
    const std::uint64_t end = last ? std::min(*last, size - 1) : size - 1;
    return ByteRange{*first, end - *first + 1};
}

} // namespace services::s3
