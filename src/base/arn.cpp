#include "base/arn.hpp"

#include <fmt/format.h>

namespace base {

namespace {

std::size_t split_point(std::string_view resource) {
    return resource.find_first_of("/:");
}

} // namespace

std::string_view Arn::resource_type() const {
    const std::size_t at = split_point(resource);
    return at == std::string::npos ? std::string_view() : std::string_view(resource).substr(0, at);
}

std::string_view Arn::resource_name() const {
    const std::size_t at = split_point(resource);
    return at == std::string::npos ? std::string_view(resource) : std::string_view(resource).substr(at + 1);
}

std::optional<Arn> parse_arn(std::string_view text) {
    if (!text.starts_with("arn:")) return std::nullopt;
    text.remove_prefix(4);
    std::string* parts[4];
    Arn arn;
    parts[0] = &arn.partition;
    parts[1] = &arn.service;
    parts[2] = &arn.region;
    parts[3] = &arn.account;
    for (std::string* part : parts) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        part->assign(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    arn.resource.assign(text);
    if (arn.partition.empty() || arn.service.empty() || arn.resource.empty()) return std::nullopt;
    return arn;
}

std::string render(const Arn& arn) {
    return fmt::format("arn:{}:{}:{}:{}:{}", arn.partition, arn.service, arn.region, arn.account, arn.resource);
}

std::string sagemaker_arn(std::string_view region, std::string_view account, std::string_view type,
                          std::string_view name) {
    return fmt::format("arn:aws:sagemaker:{}:{}:{}/{}", region, account, type, name);
}

std::string marketplace_arn(std::string_view account, std::string_view entity_type, std::string_view id) {
    return fmt::format("arn:aws:aws-marketplace:us-east-1:{}:AWSMarketplace/{}/{}", account, entity_type, id);
}

} // namespace base
