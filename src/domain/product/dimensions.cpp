#include "domain/product/dimensions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::string_view inference_entity_key = "inference.count.m.i.c";

std::string_view suffix(Use use) {
    switch (use) {
    case Use::Batch:
        return ".m.i.b";
    case Use::Realtime:
        return ".m.i.r";
    case Use::Training:
        return ".a.t";
    case Use::Inference:
        break;
    }
    return "";
}

void append(std::vector<Dimension>& dimensions, const std::vector<std::string>& types, Use use) {
    for (const std::string& type : types)
        dimensions.push_back({type + std::string(suffix(use)), type, use});
}

} // namespace

std::string Dimension::name() const {
    switch (use) {
    case Use::Batch:
        return instance_type + " Inference (Batch)";
    case Use::Realtime:
        return instance_type + " Inference (Real-Time)";
    case Use::Training:
        return instance_type + " Algorithm Training";
    case Use::Inference:
        break;
    }
    return "Inference Pricing";
}

std::string Dimension::description() const {
    switch (use) {
    case Use::Batch:
        return fmt::format("Model inference on the {} instance type, batch mode", instance_type);
    case Use::Realtime:
        return fmt::format("Model inference on the {} instance type, real-time mode", instance_type);
    case Use::Training:
        return fmt::format("Algorithm training on the {} instance type", instance_type);
    case Use::Inference:
        break;
    }
    return "Inference requests answered in real time";
}

boost::json::object render(const Dimension& dimension) {
    return {{"Name", dimension.name()},
            {"Description", dimension.description()},
            {"Key", dimension.key},
            {"Unit", dimension.unit()},
            {"Types", boost::json::array{"Metered"}}};
}

std::vector<Dimension> dimensions_of(const Product& product) {
    std::vector<Dimension> dimensions;
    for (const Version& version : product.versions) {
        append(dimensions, version.supported.batch, Use::Batch);
        append(dimensions, version.supported.realtime, Use::Realtime);
        if (version.kind == AssetKind::Algorithm) append(dimensions, version.supported.training, Use::Training);
    }
    if (!dimensions.empty()) dimensions.push_back({std::string(inference_entity_key), "", Use::Inference});
    std::sort(dimensions.begin(), dimensions.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    auto repeated =
        std::unique(dimensions.begin(), dimensions.end(), [](const auto& a, const auto& b) { return a.key == b.key; });
    dimensions.erase(repeated, dimensions.end());
    return dimensions;
}

std::string rate_key(std::string_view key) {
    const bool counted = key == inference_entity_key || key == "inference.count";
    return std::string(counted ? inference_rate_key : key);
}

std::vector<std::string> unpriced_keys(const Product& product, const std::set<std::string>& priced) {
    const bool per_request = priced.contains(std::string(inference_rate_key));
    std::vector<std::string> missing;
    for (const Dimension& dimension : dimensions_of(product)) {
        const bool excused = per_request ? dimension.use == Use::Realtime : dimension.use == Use::Inference;
        if (!excused && !priced.contains(rate_key(dimension.key))) missing.push_back(rate_key(dimension.key));
    }
    return missing;
}

std::optional<Dimension> parse_dimension(std::string_view key) {
    if (rate_key(key) == inference_rate_key) return Dimension{std::string(inference_entity_key), "", Use::Inference};
    for (Use use : {Use::Batch, Use::Realtime, Use::Training})
        if (key.size() > suffix(use).size() && key.ends_with(suffix(use)))
            return Dimension{std::string(key), std::string(key.substr(0, key.size() - suffix(use).size())), use};
    return std::nullopt;
}

} // namespace domain
