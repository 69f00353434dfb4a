#include "domain/access/policy.hpp"

#include "base/arn.hpp"
#include "domain/access/statement.hpp"

#include <algorithm>

namespace domain {
namespace {

const ConditionKeys& keys_of(const AccessRequest& request) {
    static const ConditionKeys none;
    return request.keys ? *request.keys : none;
}

bool action_matches(const Statement& statement, std::string_view action) {
    const std::string wanted = lower_case(action);
    const bool any = std::ranges::any_of(statement.actions,
                                         [&](const std::string& pattern) { return wildcard_match(pattern, wanted); });
    return any != statement.except_actions;
}

bool resource_matches(const Statement& statement, const AccessRequest& request) {
    if (statement.resources.empty()) return true; // trust policies name none
    const bool any = std::ranges::any_of(statement.resources, [&](const Pattern& pattern) {
        const auto expanded = pattern.expand(keys_of(request));
        return expanded && arn_match(*expanded, request.resource);
    });
    return any != statement.except_resources;
}

bool conditions_hold(const Statement& statement, const AccessRequest& request) {
    return std::ranges::all_of(statement.conditions,
                               [&](const Condition& condition) { return condition.holds(keys_of(request)); });
}

bool applies(const Statement& statement, const AccessRequest& request) {
    return action_matches(statement, request.action) && resource_matches(statement, request) &&
           conditions_hold(statement, request);
}

struct Verdict {
    bool allowed = false;
    bool denied = false;
};

Verdict judge(const std::vector<std::shared_ptr<const Policy>>& policies, const AccessRequest& request) {
    Verdict verdict;
    for (const auto& policy : policies)
        for (const Statement& statement : policy->statements()) {
            if (statement.allow && verdict.allowed) continue;
            if (!applies(statement, request)) continue;
            (statement.allow ? verdict.allowed : verdict.denied) = true;
            if (verdict.denied) return verdict;
        }
    return verdict;
}

// A session's ARN names its role without the role's path: "…:assumed-role/R/session".
std::string_view role_of_session(std::string_view resource) {
    constexpr std::string_view prefix = "assumed-role/";
    if (!resource.starts_with(prefix)) return {};
    resource.remove_prefix(prefix.size());
    return resource.substr(0, resource.find('/'));
}

bool names_this_one(std::string_view name, const AccessRequest& request) {
    if (name == request.principal_arn) return true;
    const auto named = base::parse_arn(name);
    const auto caller = base::parse_arn(request.principal_arn);
    if (!named || !caller || named->account != caller->account || !named->resource.starts_with("role/")) return false;
    const std::string_view role = role_of_session(caller->resource);
    return !role.empty() && std::string_view(named->resource).substr(named->resource.rfind('/') + 1) == role;
}

bool names_account(std::string_view name, std::string_view account) {
    if (account.empty()) return false;
    if (name == account) return true;
    const auto arn = base::parse_arn(name);
    return arn && arn->account == account && arn->resource == "root";
}

bool principal_matches(const Statement& statement, const AccessRequest& request) {
    const bool any = std::ranges::any_of(statement.principals, [&](const PrincipalName& principal) {
        if (principal.kind == "Service") return principal.name == request.principal_arn;
        if (principal.kind != "AWS") return false;
        return principal.name == "*" || names_account(principal.name, request.account) ||
               names_this_one(principal.name, request);
    });
    return any != statement.except_principals;
}

} // namespace

Access evaluate(const PolicySet& policies, const AccessRequest& request) {
    const Verdict identity = judge(policies.identity, request);
    if (identity.denied) return Access::DeniedExplicitly;
    if (policies.session.empty()) return identity.allowed ? Access::Allowed : Access::DeniedByDefault;
    const Verdict session = judge(policies.session, request);
    if (session.denied) return Access::DeniedExplicitly;
    return identity.allowed && session.allowed ? Access::Allowed : Access::DeniedByDefault;
}

bool refused_by_session(const PolicySet& policies, const AccessRequest& request) {
    if (policies.session.empty()) return false;
    const Verdict identity = judge(policies.identity, request), session = judge(policies.session, request);
    return !identity.denied && identity.allowed && (session.denied || !session.allowed);
}

bool needs_keys(const PolicySet& policies) {
    const auto needs = [](const std::shared_ptr<const Policy>& policy) {
        return std::ranges::any_of(policy->statements(), [](const Statement& statement) {
            return !statement.conditions.empty() || std::ranges::any_of(statement.resources, &Pattern::has_variables);
        });
    };
    return std::ranges::any_of(policies.identity, needs) || std::ranges::any_of(policies.session, needs);
}

Access evaluate_resource_policy(const Policy& policy, const AccessRequest& request) {
    bool allowed = false;
    for (const Statement& statement : policy.statements()) {
        if (!principal_matches(statement, request) || !applies(statement, request)) continue;
        if (!statement.allow) return Access::DeniedExplicitly;
        allowed = true;
    }
    return allowed ? Access::Allowed : Access::DeniedByDefault;
}

bool allows_by_name(const Policy& policy, const AccessRequest& request) {
    return std::ranges::any_of(policy.statements(), [&](const Statement& statement) {
        return statement.allow && !statement.except_principals &&
               std::ranges::any_of(statement.principals,
                                   [&](const PrincipalName& principal) {
                                       return principal.kind == "AWS" && names_this_one(principal.name, request);
                                   }) &&
               applies(statement, request);
    });
}

} // namespace domain
