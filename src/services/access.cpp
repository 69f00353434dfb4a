#include "services/access.hpp"

#include "store/audit/scope.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using wire::AuthError;

Principal principal_of(const store::Identity& identity, const wire::HttpRequest& request) {
    Principal principal;
    principal.account = identity.account;
    principal.arn = identity.arn;
    principal.user_id = identity.user_id;
    principal.access_key = identity.access_key;
    principal.name = identity.name;
    principal.role_arn = identity.role_arn;
    principal.source_ip = address_of(request.remote_address);
    principal.tls = request.tls;
    principal.temporary = identity.temporary;
    principal.root = identity.root;
    principal.is_operator = identity.operator_;
    principal.policies = identity.policies;
    return principal;
}

domain::Access decide(const Call& call, const domain::AccessRequest& request) {
    if (call.caller.root) return domain::Access::Allowed;
    if (!call.caller.policies) return domain::Access::DeniedByDefault;
    return domain::evaluate(*call.caller.policies, request);
}

domain::AccessRequest request_of(const Call& call, std::string_view action, std::string_view resource,
                                 const domain::ConditionKeys& keys) {
    return {call.caller.arn, call.caller.account, action, resource, &keys};
}

// "iam" and "s3" and the like call it AccessDenied, the JSON services AccessDeniedException.
std::string_view denial_code(std::string_view action) {
    return action.starts_with("iam:") || action.starts_with("sts:") || action.starts_with("s3:")
               ? "AccessDenied"
               : "AccessDeniedException";
}

[[noreturn]] void refuse(const Call& call, std::string_view action, std::string_view resource,
                         const domain::ConditionKeys& keys) {
    const domain::ConditionKeys all = call.condition_keys(keys);
    const auto request = request_of(call, action, resource, all);
    const std::string& who = call.caller.arn;
    const bool by_session = call.caller.policies && domain::refused_by_session(*call.caller.policies, request);
    const std::string_view kind = by_session ? "a session policy" : "an identity-based policy";
    const std::string why =
        decide(call, request) == domain::Access::DeniedExplicitly
            ? fmt::format("with an explicit deny in {}", kind)
            : fmt::format("because no {} allows the {} action", kind.substr(kind.find(' ') + 1), action);
    auto fault = base::Fault(
        denial_code(action),
        resource == "*" || resource.empty()
            ? fmt::format("User: {} is not authorized to perform: {} {}", who, action, why)
            : fmt::format("User: {} is not authorized to perform: {} on resource: {} {}", who, action, resource, why));
    if (denial_code(action) == "AccessDenied") throw PermissionFault(std::move(fault).status(403), action, resource);
    throw PermissionFault(std::move(fault), action, resource);
}

} // namespace

std::string address_of(std::string_view remote) {
    // "127.0.0.1:5000" and "[::1]:5000" carry a port, "::1" does not.
    if (remote.starts_with('[')) return std::string(remote.substr(1, remote.find(']') - 1));
    if (remote.find(':') == remote.rfind(':')) remote = remote.substr(0, remote.find(':'));
    return std::string(remote);
}

Authenticator::Authenticator(store::Database& database, const store::Sealer& sealer)
    : sealer_(sealer), identities_(database, sealer) {}

Authenticated Authenticator::authenticate(const wire::HttpRequest& request, std::string_view service, base::Instant now,
                                          wire::Body body) {
    const wire::Signature signature = wire::parse_signature(request, service);
    const std::string& scope = signature.credential.service;
    wire::require_timely(request, signature, now);
    const bool session = !signature.session_token.empty();
    const std::string& key = signature.credential.access_key;
    const auto identity = session ? identities_.find_session(key, signature.session_token) : identities_.find(key);
    if (!identity)
        throw wire::auth_fault(session ? AuthError::TokenInvalid : AuthError::UnknownKey, scope, request,
                               scope == "s3" ? session ? "The provided token is malformed or otherwise invalid."
                                                       : "The AWS Access Key Id you provided does not exist in our "
                                                         "records."
                                             : "The security token included in the request is invalid.");
    const auto signing_key = signing_keys_.get(identity->secret, signature.credential);
    Authenticated found{principal_of(*identity, request), wire::verify_signature(request, signature, signing_key, body),
                        signature.credential.region};
    if (identity->temporary && now >= identity->expires)
        throw wire::auth_fault(AuthError::TokenExpired, scope, request,
                               scope == "s3" ? "The provided token has expired."
                                             : "The security token included in the request is expired");
    if (!identity->barred.empty()) {
        const bool query = scope == "iam" || scope == "sts" || scope == "s3";
        throw base::Fault(query ? "AccessDenied" : "AccessDeniedException", identity->barred).status(403);
    }
    return found;
}

std::optional<Principal> Authenticator::find_person(std::string_view account, std::string_view user_id,
                                                    const wire::HttpRequest& request) {
    const auto identity = identities_.find_person(account, user_id);
    if (!identity || !identity->barred.empty()) return std::nullopt;
    return principal_of(*identity, request);
}

bool Call::allowed(std::string_view action, std::string_view resource, const domain::ConditionKeys& keys) const {
    if (!caller.policies || !domain::needs_keys(*caller.policies))
        return decide(*this, request_of(*this, action, resource, keys)) == domain::Access::Allowed;
    const domain::ConditionKeys all = condition_keys(keys);
    return decide(*this, request_of(*this, action, resource, all)) == domain::Access::Allowed;
}

domain::Access Call::judge(std::string_view action, std::string_view resource,
                           const domain::ConditionKeys& keys) const {
    return decide(*this, request_of(*this, action, resource, keys));
}

domain::ConditionKeys Call::condition_keys(const domain::ConditionKeys& given) const {
    domain::ConditionKeys keys = given;
    keys.emplace("aws:CurrentTime", base::render_iso(now));
    keys.emplace("aws:EpochTime", std::to_string(now.whole_seconds()));
    keys.emplace("aws:SourceIp", caller.source_ip);
    keys.emplace("aws:SecureTransport", caller.tls ? "true" : "false");
    keys.emplace("aws:PrincipalAccount", caller.account);
    keys.emplace("aws:PrincipalArn", caller.role_arn.empty() ? caller.arn : caller.role_arn);
    keys.emplace("aws:PrincipalType", caller.root ? "Account" : caller.role_arn.empty() ? "User" : "AssumedRole");
    keys.emplace("aws:userid", caller.user_id);
    if (!caller.name.empty()) keys.emplace("aws:username", caller.name);
    keys.emplace("aws:RequestedRegion", region);
    return keys;
}

void Call::require(std::string_view action, std::string_view resource, const domain::ConditionKeys& keys) const {
    store::note_permission(action, resource);
    if (!allowed(action, resource, keys)) refuse(*this, action, resource, keys);
}

void Call::require_undenied(std::string_view action, std::string_view resource) const {
    if (judge(action, resource, condition_keys({})) == domain::Access::DeniedExplicitly)
        refuse(*this, action, resource, {});
}

void Call::require_operator(std::string_view action) const {
    if (!caller.is_operator)
        throw base::Fault("AccessDeniedException",
                          fmt::format("User: {} is not authorized to perform: {} because account {} is not an "
                                      "operator of this marketplace (souk account create --operator makes one)",
                                      caller.arn, action, caller.account));
    require(action, "*");
}

} // namespace services
