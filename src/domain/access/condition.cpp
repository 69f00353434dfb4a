// Condition operators of policies: how values compare, and how several values of a key or of the policy combine.
#include "base/instant.hpp"
#include "domain/access/statement.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <cstring>

namespace domain {
namespace {

struct NamedOperator {
    std::string_view name;
    Comparison comparison;
    Relation relation;
    bool negated;
};

constexpr std::array operators = {
    NamedOperator{"StringEquals", Comparison::String, Relation::Equal, false},
    NamedOperator{"StringNotEquals", Comparison::String, Relation::Equal, true},
    NamedOperator{"StringEqualsIgnoreCase", Comparison::StringIgnoreCase, Relation::Equal, false},
    NamedOperator{"StringNotEqualsIgnoreCase", Comparison::StringIgnoreCase, Relation::Equal, true},
    NamedOperator{"StringLike", Comparison::StringLike, Relation::Equal, false},
    NamedOperator{"StringNotLike", Comparison::StringLike, Relation::Equal, true},
    NamedOperator{"NumericEquals", Comparison::Numeric, Relation::Equal, false},
    NamedOperator{"NumericNotEquals", Comparison::Numeric, Relation::Equal, true},
    NamedOperator{"NumericLessThan", Comparison::Numeric, Relation::Less, false},
    NamedOperator{"NumericLessThanEquals", Comparison::Numeric, Relation::LessOrEqual, false},
    NamedOperator{"NumericGreaterThan", Comparison::Numeric, Relation::Greater, false},
    NamedOperator{"NumericGreaterThanEquals", Comparison::Numeric, Relation::GreaterOrEqual, false},
    NamedOperator{"DateEquals", Comparison::Date, Relation::Equal, false},
    NamedOperator{"DateNotEquals", Comparison::Date, Relation::Equal, true},
    NamedOperator{"DateLessThan", Comparison::Date, Relation::Less, false},
    NamedOperator{"DateLessThanEquals", Comparison::Date, Relation::LessOrEqual, false},
    NamedOperator{"DateGreaterThan", Comparison::Date, Relation::Greater, false},
    NamedOperator{"DateGreaterThanEquals", Comparison::Date, Relation::GreaterOrEqual, false},
    NamedOperator{"Bool", Comparison::Bool, Relation::Equal, false},
    NamedOperator{"BinaryEquals", Comparison::Binary, Relation::Equal, false},
    NamedOperator{"IpAddress", Comparison::Ip, Relation::Equal, false},
    NamedOperator{"NotIpAddress", Comparison::Ip, Relation::Equal, true},
    NamedOperator{"ArnEquals", Comparison::Arn, Relation::Equal, false},
    NamedOperator{"ArnLike", Comparison::Arn, Relation::Equal, false},
    NamedOperator{"ArnNotEquals", Comparison::Arn, Relation::Equal, true},
    NamedOperator{"ArnNotLike", Comparison::Arn, Relation::Equal, true},
    NamedOperator{"Null", Comparison::Null, Relation::Equal, false},
};

template<class T>
bool related(Relation relation, const T& a, const T& b) {
    switch (relation) {
    case Relation::Equal:
        return a == b;
    case Relation::Less:
        return a < b;
    case Relation::LessOrEqual:
        return a <= b;
    case Relation::Greater:
        return a > b;
    case Relation::GreaterOrEqual:
        return a >= b;
    }
    return false;
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// A date and time, or seconds since 1970.
std::optional<base::Instant> parse_date(std::string_view text) {
    if (const auto time = base::parse_iso(text)) return time;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (seconds > 1'000'000'000'000 || seconds < -1'000'000'000'000) return std::nullopt;
    return base::Instant::from_seconds(seconds);
}

struct Network {
    std::array<unsigned char, 16> bytes{};
    int family = 0;
    int bits = 0;
};

std::optional<Network> parse_network(std::string_view text) {
    Network network;
    const std::size_t slash = text.find('/');
    const std::string address(text.substr(0, slash));
    network.family = address.find(':') == std::string::npos ? AF_INET : AF_INET6;
    if (inet_pton(network.family, address.c_str(), network.bytes.data()) != 1) return std::nullopt;
    const int most = network.family == AF_INET ? 32 : 128;
    network.bits = most;
    if (slash == std::string_view::npos) return network;
    const std::string_view bits = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), network.bits);
    if (bits.empty() || error != std::errc() || end != bits.data() + bits.size()) return std::nullopt;
    if (network.bits < 0 || network.bits > most) return std::nullopt;
    return network;
}

bool contains(const Network& network, const Network& address) {
    if (network.family != address.family) return false;
    const int whole = network.bits / 8, rest = network.bits % 8;
    if (std::memcmp(network.bytes.data(), address.bytes.data(), static_cast<std::size_t>(whole)) != 0) return false;
    if (rest == 0) return true;
    const unsigned mask = 0xFFu << (8 - rest) & 0xFFu;
    const auto at = static_cast<std::size_t>(whole);
    return (network.bytes[at] & mask) == (address.bytes[at] & mask);
}

template<class T>
bool compare_parsed(std::optional<T> (*parse)(std::string_view), Relation relation, std::string_view actual,
                    std::string_view expected) {
    const auto a = parse(actual), b = parse(expected);
    return a && b && related(relation, *a, *b);
}

bool value_matches(const ConditionOperator& op, std::string_view actual, const Pattern& pattern,
                   const ConditionKeys& keys) {
    const bool wild = op.comparison == Comparison::StringLike || op.comparison == Comparison::Arn;
    const auto expected = wild ? pattern.expand(keys) : pattern.expand_literally(keys);
    if (!expected) return false;
    switch (op.comparison) {
    case Comparison::String:
    case Comparison::Binary:
        return actual == *expected;
    case Comparison::StringIgnoreCase:
    case Comparison::Bool:
        return same_without_case(actual, *expected);
    case Comparison::StringLike:
        return wildcard_match(*expected, actual);
    case Comparison::Arn:
        return arn_match(*expected, actual);
    case Comparison::Numeric:
        return compare_parsed(&parse_number, op.relation, actual, *expected);
    case Comparison::Date:
        return compare_parsed(&parse_date, op.relation, actual, *expected);
    case Comparison::Ip: {
        const auto address = parse_network(actual), network = parse_network(*expected);
        return address && network && contains(*network, *address);
    }
    case Comparison::Null:
        break;
    }
    return false;
}

std::vector<std::string_view> values_of(const ConditionKeys& keys, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : keys)
        if (same_without_case(key, name)) values.push_back(value);
    return values;
}

} // namespace

std::optional<ConditionOperator> parse_operator(std::string_view name) {
    ConditionOperator op;
    if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
        const std::string_view quantifier = name.substr(0, colon);
        if (quantifier == "ForAnyValue")
            op.quantifier = Quantifier::ForAnyValue;
        else if (quantifier == "ForAllValues")
            op.quantifier = Quantifier::ForAllValues;
        else
            return std::nullopt;
        name.remove_prefix(colon + 1);
    }
    constexpr std::string_view suffix = "IfExists";
    if (name.ends_with(suffix)) {
        op.if_exists = true;
        name.remove_suffix(suffix.size());
    }
    const auto found = std::ranges::find(operators, name, &NamedOperator::name);
    if (found == operators.end()) return std::nullopt;
    if (found->comparison == Comparison::Null && (op.if_exists || op.quantifier != Quantifier::None))
        return std::nullopt;
    op.comparison = found->comparison;
    op.relation = found->relation;
    op.negated = found->negated;
    return op;
}

bool fits(const ConditionOperator& op, std::string_view value) {
    if (value.find("${") != std::string_view::npos) return true;
    switch (op.comparison) {
    case Comparison::Numeric:
        return parse_number(value).has_value();
    case Comparison::Date:
        return parse_date(value).has_value();
    case Comparison::Ip:
        return parse_network(value).has_value();
    case Comparison::Bool:
    case Comparison::Null:
        return same_without_case(value, "true") || same_without_case(value, "false");
    default:
        return true;
    }
}

bool Condition::holds(const ConditionKeys& keys) const {
    const auto actual = values_of(keys, key);
    if (op.comparison == Comparison::Null)
        return std::ranges::any_of(values, [&](const Pattern& value) {
            return same_without_case(value.expand_literally(keys).value_or(""), "true") == actual.empty();
        });
    if (actual.empty()) {
        if (op.quantifier == Quantifier::ForAllValues || op.if_exists) return true;
        return op.negated && op.quantifier == Quantifier::None;
    }
    const auto one_holds = [&](std::string_view value) {
        const bool any = std::ranges::any_of(
            values, [&](const Pattern& pattern) { return value_matches(op, value, pattern, keys); });
        return any != op.negated;
    };
    switch (op.quantifier) {
    case Quantifier::ForAllValues:
        return std::ranges::all_of(actual, one_holds);
    case Quantifier::ForAnyValue:
        return std::ranges::any_of(actual, one_holds);
    case Quantifier::None:
        break;
    }
    // Without a quantifier one matching value is enough; a negated operator must hold for every value.
    return op.negated ? std::ranges::all_of(actual, one_holds) : std::ranges::any_of(actual, one_holds);
}

} // namespace domain
