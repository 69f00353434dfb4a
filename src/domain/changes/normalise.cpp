#include "domain/changes/normalise.hpp"

#include <array>
#include <fmt/format.h>
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

// The shortest decimal text of a JSON number, never with an exponent; a number with more digits than a price may have
// keeps them, so that the price rule and not rounding decides.
std::string decimal_text(const json::value& number) {
    if (number.is_int64()) return std::to_string(number.get_int64());
    if (number.is_uint64()) return std::to_string(number.get_uint64());
    std::string text = fmt::format("{}", number.get_double());
    if (text.find_first_of("eE") != std::string::npos) {
        text = fmt::format("{:.18f}", number.get_double());
        text.erase(text.find_last_not_of('0') + 1);
    }
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    if (text.ends_with('.')) text.pop_back();
    return text;
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
        if (member.key() == "Price" && member.value().is_number())
            member.value() = decimal_text(member.value());
        else
            normalise_details(member.value());
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
