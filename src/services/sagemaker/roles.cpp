// Execution roles: whoever hands one to SageMaker must be allowed to pass it, and it must be there.
#include "store/identity/roles.hpp"
#include "services/sagemaker/owned.hpp"

#include <fmt/format.h>

namespace services {

void require_role(const Call& call, const std::string& role_arn, std::string_view where) {
    std::string account;
    const std::string name = domain::role_name(role_arn, account);
    if (name.empty())
        throw base::Fault("ValidationException",
                          fmt::format("{} \"{}\" is not the ARN of an IAM role.", where, role_arn));
    if (account != call.caller.account)
        throw base::Fault("ValidationException",
                          fmt::format("Cross-account pass role is not allowed: {} names {}, which is not a role of "
                                      "account {}.",
                                      where, role_arn, call.caller.account));
    call.require("iam:PassRole", role_arn, {{"iam:PassedToService", "sagemaker.amazonaws.com"}});
    const auto role =
        call.database.read([&](store::Reader& reader) { return store::find_role(reader, account, name); });
    if (!role || role->arn() != role_arn)
        throw base::Fault("ValidationException",
                          fmt::format("Could not assume role {}. Please ensure that the role exists and allows "
                                      "principal 'sagemaker.amazonaws.com' to assume the role.",
                                      role_arn));
}

} // namespace services
