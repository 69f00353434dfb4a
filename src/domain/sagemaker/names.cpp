#include "domain/sagemaker/names.hpp"

#include "base/arn.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {
namespace {

bool equal_without_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

base::Refusal invalid(std::string message) {
    return {.code = "ValidationException", .message = std::move(message)};
}

} // namespace

std::string ResourceRef::arn() const {
    return base::sagemaker_arn(region, account, kind, name);
}

base::Result<ResourceRef> parse_ref(std::string_view text, std::string_view kind, std::string_view account,
                                    std::string_view region) {
    if (!text.starts_with("arn:"))
        return ResourceRef{.kind = std::string(kind),
                           .account = std::string(account),
                           .region = std::string(region),
                           .name = std::string(text)};
    const auto arn = base::parse_arn(text);
    const std::size_t slash = arn ? arn->resource.find('/') : std::string::npos;
    if (!arn || slash == std::string::npos || !equal_without_case(arn->service, "sagemaker") ||
        !equal_without_case(std::string_view(arn->resource).substr(0, slash), kind))
        return invalid(
            fmt::format("Invalid ARN \"{}\": expected arn:aws:sagemaker:<region>:<account>:{}/<name>.", text, kind));
    if (!equal_without_case(arn->region, region))
        return invalid(fmt::format("Invalid ARN \"{}\": it belongs to region {}, the request was sent to {}.", text,
                                   arn->region, region));
    return ResourceRef{.kind = std::string(kind),
                       .account = arn->account,
                       .region = std::string(region),
                       .name = arn->resource.substr(slash + 1)};
}

std::string role_name(std::string_view role_arn, std::string& account) {
    const auto arn = base::parse_arn(role_arn);
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("role/")) return "";
    account = arn->account;
    return arn->resource.substr(arn->resource.rfind('/') + 1);
}

} // namespace domain
