#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"
#include "store/market/entity_policies.hpp"

#include <fmt/format.h>

namespace services {

namespace {

base::Fault not_found(const std::string& arn) {
    return base::Fault("ResourceNotFoundException", fmt::format("The resource {} does not exist.", arn));
}

void require_on(const Call& call, store::Reader& reader, std::string_view action, const std::string& arn) {
    call.require(action, arn, resource_tag_keys(call, reader, arn));
}

// Only the owner's people put, read and delete a policy; an entity's own policy neither gives nor takes that, so that
// nobody locks himself out.
store::Entity load_by_arn(const Call& call, store::Reader& reader, const std::string& arn) {
    auto entity = store::find_entity(reader, arn.substr(arn.rfind('/') + 1));
    if (!entity || entity->owner != call.caller.account || entity_arn(*entity) != arn) throw not_found(arn);
    return std::move(*entity);
}

} // namespace

api::catalog::PutResourcePolicy::Output put_resource_policy(Call& call,
                                                            const api::catalog::PutResourcePolicy::Input& in) {
    call.database.read(
        [&](store::Reader& r) { require_on(call, r, "aws-marketplace:PutResourcePolicy", in.ResourceArn); });
    const auto policy = domain::parse_policy(in.Policy, domain::PolicyKind::Resource);
    if (!policy) throw validation_fault(policy.refusals());
    call.database.write([&](store::Transaction& tx) {
        store::put_entity_policy(tx, load_by_arn(call, tx, in.ResourceArn).id, in.Policy);
    });
    return {};
}

api::catalog::GetResourcePolicy::Output get_resource_policy(Call& call,
                                                            const api::catalog::GetResourcePolicy::Input& in) {
    api::catalog::GetResourcePolicy::Output out;
    call.database.read([&](store::Reader& reader) {
        require_on(call, reader, "aws-marketplace:GetResourcePolicy", in.ResourceArn);
        auto text = store::find_entity_policy(reader, load_by_arn(call, reader, in.ResourceArn).id);
        if (!text)
            throw base::Fault("ResourceNotFoundException",
                              fmt::format("The resource {} has no resource policy.", in.ResourceArn));
        out.Policy = *std::move(text);
    });
    return out;
}

api::catalog::DeleteResourcePolicy::Output delete_resource_policy(Call& call,
                                                                  const api::catalog::DeleteResourcePolicy::Input& in) {
    call.database.write([&](store::Transaction& tx) {
        require_on(call, tx, "aws-marketplace:DeleteResourcePolicy", in.ResourceArn);
        if (!store::delete_entity_policy(tx, load_by_arn(call, tx, in.ResourceArn).id))
            throw base::Fault("ResourceNotFoundException",
                              fmt::format("The resource {} has no resource policy.", in.ResourceArn));
    });
    return {};
}

} // namespace services
