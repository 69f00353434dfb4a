// AssumeRole: the role's trust policy must let the caller in, and, unless it names him by his own ARN within one
// account, his own policies must let him go. Unlike AWS, an account's root may assume roles too.
#include "domain/access/policy.hpp"
#include "services/sts/credentials.hpp"
#include "services/sts/operations.hpp"
#include "store/identity/cache.hpp"
#include "store/identity/roles.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using api::sts::AssumeRoleRequest;

constexpr std::string_view action = "sts:AssumeRole";

// The same words whether the role is not there or not open to the caller: strangers learn nothing.
[[noreturn]] void refuse(const Call& call, const AssumeRoleRequest& in) {
    throw base::Fault("AccessDenied", fmt::format("User: {} is not authorized to perform: {} on resource: {}",
                                                  call.caller.arn, action, in.RoleArn))
        .status(403);
}

void refuse_unsupported(const AssumeRoleRequest& in) {
    const auto refuse_member = [](bool given, std::string_view member) {
        if (given)
            throw base::Fault("ValidationError",
                              fmt::format("{} is not supported here: leave it out of AssumeRole.", member))
                .status(400);
    };
    refuse_member(in.SerialNumber || in.TokenCode, "Multi-factor authentication (SerialNumber, TokenCode)");
    refuse_member(in.Tags && !in.Tags->empty(), "Tags");
    refuse_member(in.SourceIdentity.has_value(), "SourceIdentity");
    refuse_member(in.ProvidedContexts && !in.ProvidedContexts->empty(), "ProvidedContexts");
}

store::Role load_open_role(Call& call, const AssumeRoleRequest& in) {
    const auto arn = base::parse_arn(in.RoleArn);
    if (!arn || arn->service != "iam" || !arn->resource.starts_with("role/"))
        throw base::Fault("ValidationError", fmt::format("{} is invalid: the ARN of a role is wanted.", in.RoleArn))
            .status(400);
    const std::string name = arn->resource.substr(arn->resource.rfind('/') + 1);
    auto role = call.database.read([&](store::Reader& reader) { return store::find_role(reader, arn->account, name); });
    if (!role || role->arn() != in.RoleArn) refuse(call, in);

    domain::ConditionKeys given{{"sts:RoleSessionName", in.RoleSessionName}};
    if (in.ExternalId) given.emplace("sts:ExternalId", *in.ExternalId);
    const auto trust = domain::parse_policy(role->trust_policy, domain::PolicyKind::Trust);
    const auto keys = call.condition_keys(given);
    const domain::AccessRequest request{call.caller.arn, call.caller.account, action, in.RoleArn, &keys};
    if (!trust || domain::evaluate_resource_policy(**trust, request) != domain::Access::Allowed) refuse(call, in);
    const bool by_name = role->account == call.caller.account && domain::allows_by_name(**trust, request);
    if (by_name ? call.judge(action, in.RoleArn, keys) == domain::Access::DeniedExplicitly
                : !call.allowed(action, in.RoleArn, given))
        refuse(call, in);
    return std::move(*role);
}

std::int64_t duration_of(const Call& call, const AssumeRoleRequest& in, const store::Role& role) {
    const bool chained = !call.caller.role_arn.empty();
    const std::int64_t duration = in.DurationSeconds.value_or(3600);
    if (chained && duration > 3600)
        throw base::Fault("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles "
                                             "assumed by role chaining.")
            .status(400);
    if (duration > role.max_session)
        throw base::Fault("ValidationError",
                          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
            .status(400);
    return duration;
}

void take_session_policies(const AssumeRoleRequest& in, store::Session& session) {
    if (in.Policy) {
        const auto parsed = domain::parse_policy(*in.Policy, domain::PolicyKind::Identity);
        if (!parsed) {
            std::string message = "This policy contains invalid Json or elements:";
            for (const auto& refusal : parsed.refusals())
                message += fmt::format(" {}: {}", refusal.where, refusal.message);
            throw base::Fault("MalformedPolicyDocument", std::move(message)).status(400);
        }
        session.policies.push_back(*in.Policy);
    }
    if (!in.PolicyArns) return;
    for (const auto& policy : *in.PolicyArns) {
        const std::string arn = policy.arn.value_or("");
        if (!domain::find_managed_policy(store::managed_policy_name(arn)))
            throw base::Fault("ValidationError", fmt::format("PolicyArns: there is no managed policy {}.", arn))
                .status(400);
        session.policy_arns.push_back(arn);
    }
    if (session.policy_arns.size() > 10)
        throw base::Fault("ValidationError", "PolicyArns: at most 10 are allowed.").status(400);
}

} // namespace

api::sts::AssumeRoleResponse assume_role(Call& call, const AssumeRoleRequest& in) {
    refuse_unsupported(in);
    const store::Role role = load_open_role(call, in);
    store::Session session;
    session.kind = store::Session::Kind::Role;
    session.account = role.account;
    session.owner_id = role.id;
    session.name = in.RoleSessionName;
    session.expires = call.real_now + base::seconds(duration_of(call, in, role));
    take_session_policies(in, session);

    api::sts::AssumeRoleResponse out;
    out.AssumedRoleUser = {role.id + ":" + session.name,
                           fmt::format("arn:aws:sts::{}:assumed-role/{}/{}", role.account, role.name, session.name)};
    out.Credentials = issue_credentials(call, std::move(session));
    return out;
}

} // namespace services
