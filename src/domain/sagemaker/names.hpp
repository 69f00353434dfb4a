// How a request names a SageMaker resource: by its bare name (the caller's own account and region) or by its ARN, which
// may belong to another account. Names and ARNs are compared without case.
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace domain {

struct ResourceRef {
    std::string kind; // "model-package"
    std::string account;
    std::string region;
    std::string name; // "<group>/<version>" for a versioned package

    std::string arn() const;
    bool operator==(const ResourceRef&) const = default;
};

// Refuses (ValidationException) an ARN of another kind or service, and one of another region than the one asked.
base::Result<ResourceRef> parse_ref(std::string_view name_or_arn, std::string_view kind, std::string_view account,
                                    std::string_view region);

// "role/path/Name" → "Name" of a role's ARN; "" where the text is no role ARN. `account` receives its account.
std::string role_name(std::string_view role_arn, std::string& account);

} // namespace domain
