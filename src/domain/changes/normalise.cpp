#include "domain/changes/normalise.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace domain {

namespace {

namespace json = boost::json;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> spellings = {{
    {"SagemakerModelPackageDeliveryOptionDetails", "SageMakerModelPackageDeliveryOptionDetails"},
    {"SagemakerAlgorithmDeliveryOptionDetails", "SageMakerAlgorithmDeliveryOptionDetails"},
    {"SageMakerModelPackageSubscriptionDetails", "SageMakerModelPackageDeliveryOptionDetails"},
    {"SageMakerAlgorithmSubscriptionDetails", "SageMakerAlgorithmDeliveryOptionDetails"},
    {"BatchTranformUrl", "BatchTransformUrl"},
}};

// Below it two texts of eight decimals are never one binary fraction, so that its shortest digits are those of the
// price that was sent.
constexpr double told_apart = 1e7;

// The decimal text of what was read as a binary fraction: its shortest digits, put around the point without reckoning.
std::optional<std::string> exact_text(double number) {
    if (!(number >= 0 && number < told_apart)) return std::nullopt;
    std::array<char, 32> written{};
    const char* end =
        std::to_chars(written.data(), written.data() + written.size(), number, std::chars_format::scientific).ptr;
    const std::string_view text(written.data(), static_cast<std::size_t>(end - written.data()));
    const std::size_t e = text.find('e');
    std::string digits;
    for (const char c : text.substr(0, e))
        if (c != '.') digits += c;
    const std::string_view exponent = text.substr(e + (text[e + 1] == '+' ? 2 : 1));
    int point = 0;
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), point);
    ++point; // how many of the digits stand before it
    if (point < 1) digits.insert(0, static_cast<std::size_t>(1 - point), '0');
    const auto whole = static_cast<std::size_t>(std::max(point, 1));
    if (digits.size() <= whole) return digits + std::string(whole - digits.size(), '0');
    return digits.insert(whole, ".");
}

// What cannot be told exactly stays a number, and is refused by the schema, which wants a text.
std::optional<std::string> decimal_text(const json::value& number) {
    if (number.is_int64()) return std::to_string(number.get_int64());
    if (number.is_uint64()) return std::to_string(number.get_uint64());
    return exact_text(number.get_double());
}

void normalise_object(json::object& object) {
    for (const auto& [other, own] : spellings) {
        auto found = object.find(other);
        if (found == object.end() || object.contains(own)) continue;
        json::value value = std::move(found->value());
        object.erase(found);
        object[own] = std::move(value);
    }
    for (auto& member : object) {
        if (member.key() != "Price" || !member.value().is_number())
            normalise_details(member.value());
        else if (const auto text = decimal_text(member.value()))
            member.value() = *text;
    }
}

} // namespace

void normalise_details(base::Document& details) {
    if (auto* object = details.if_object())
        normalise_object(*object);
    else if (auto* array = details.if_array())
        for (json::value& item : *array)
            normalise_details(item);
}

} // namespace domain
