// What resources with a policy of their own (buckets, entities) have in common. Within an account, an identity policy
// or the resource's own suffices; a stranger needs both; an explicit deny in either ends it.
#pragma once

#include "services/call.hpp"

namespace services {

// A resource and its policy; null where it has none.
struct Guarded {
    std::string_view owner;
    std::string_view arn;
    const domain::Policy* policy = nullptr;
};

bool may(const Call& call, const Guarded& resource, std::string_view action, const domain::ConditionKeys& given = {});

// Whether the policy itself allows the caller the action, whatever his own policies say.
bool shares(const Call& call, const Guarded& resource, std::string_view action);

} // namespace services
