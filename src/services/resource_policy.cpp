#include "services/resource_policy.hpp"

#include "store/audit/scope.hpp"

namespace services {

namespace {

using domain::Access;

Access judge_by_resource(const Call& call, const Guarded& resource, std::string_view action,
                         const domain::ConditionKeys& keys) {
    if (!resource.policy) return Access::DeniedByDefault;
    return domain::evaluate_resource_policy(*resource.policy,
                                            {call.caller.arn, call.caller.account, action, resource.arn, &keys});
}

} // namespace

bool may(const Call& call, const Guarded& resource, std::string_view action, const domain::ConditionKeys& given) {
    store::note_permission(action, resource.arn);
    const bool own = call.caller.account == resource.owner;
    if (own && !resource.policy) return call.allowed(action, resource.arn, given);

    const domain::ConditionKeys keys = call.condition_keys(given);
    const Access by_resource = judge_by_resource(call, resource, action, keys);
    if (by_resource == Access::DeniedExplicitly) return false;
    const Access by_identity = call.judge(action, resource.arn, keys);
    if (by_identity == Access::DeniedExplicitly) return false;
    if (!own) return by_resource == Access::Allowed && by_identity == Access::Allowed;
    if (by_identity == Access::Allowed) return true;
    const bool kept_by_session =
        call.caller.policies && domain::refused_by_session(*call.caller.policies, {call.caller.arn, call.caller.account,
                                                                                   action, resource.arn, &keys});
    return by_resource == Access::Allowed && !kept_by_session;
}

bool shares(const Call& call, const Guarded& resource, std::string_view action) {
    return judge_by_resource(call, resource, action, call.condition_keys({})) == Access::Allowed;
}

} // namespace services
