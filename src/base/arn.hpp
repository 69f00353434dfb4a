// Arn: arn:partition:service:region:account:resource.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Arn {
    std::string partition = "aws";
    std::string service;
    std::string region;
    std::string account;
    std::string resource; // all after the fifth colon, "model-package/name"

    // The part of the resource before and after its first '/' (or ':').
    std::string_view resource_type() const;
    std::string_view resource_name() const;
    bool operator==(const Arn&) const = default;
};

std::optional<Arn> parse_arn(std::string_view text);
std::string render(const Arn& arn);
// "arn:aws:sagemaker:us-east-1:111122223333:model-package/name"
std::string sagemaker_arn(std::string_view region, std::string_view account, std::string_view type,
                          std::string_view name);
// "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/Offer/offer-abc"
std::string marketplace_arn(std::string_view account, std::string_view entity_type, std::string_view id);

} // namespace base
