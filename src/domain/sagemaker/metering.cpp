#include "domain/sagemaker/metering.hpp"

#include "base/document.hpp"

#include <fmt/format.h>

namespace domain {
namespace {

// More in one answer than any product can mean; a slip in a container must not ruin a buyer.
constexpr std::int64_t most_units = 1'000'000'000;

} // namespace

Metering parse_metering(std::string_view header) {
    if (header.empty()) return {};
    const auto document = base::parse_document(header);
    if (!document || !document->is_object()) return {.complaint = "the metering header is not a JSON object"};
    const std::string dimension = base::text_at(*document, "Dimension");
    if (dimension != inference_dimension)
        return {.complaint = fmt::format("the metering header's Dimension is \"{}\", not \"{}\"",
                                         dimension.substr(0, 64), inference_dimension)};
    const auto units = base::find_int(*document, "ConsumedUnits");
    if (!units || *units < 0 || *units > most_units)
        return {.complaint = "the metering header's ConsumedUnits is not an integer from 0 to 1000000000"};
    return {.units = *units};
}

} // namespace domain
