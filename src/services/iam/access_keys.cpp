// CreateAccessKey, ListAccessKeys, UpdateAccessKey, DeleteAccessKey: of the named user, or of the caller.
#include "services/iam/operations.hpp"
#include "services/iam/parts.hpp"
#include "store/identity/admin.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace services {
namespace {

using namespace api::iam;

std::string status_of(const store::AccessKey& key) {
    return std::string(key.active ? statusType::Active : statusType::Inactive);
}

store::AccessKey load_key(store::Reader& reader, const Call& call, const iam::KeyOwner& owner, const std::string& id) {
    auto key = store::find_access_key(reader, id);
    // Another's key is answered like none.
    if (!key || key->account != call.caller.account || key->user_id != owner.user_id)
        throw iam::no_such_entity(fmt::format("The Access Key with id {} cannot be found", id));
    return std::move(*key);
}

} // namespace

CreateAccessKeyResponse create_access_key(Call& call, const CreateAccessKeyRequest& in) {
    if (!call.sealer) throw std::logic_error("no sealer was given to the call");
    CreateAccessKeyResponse out;
    call.database.write([&](store::Transaction& tx) {
        const auto owner = iam::load_key_owner(tx, call, in.UserName);
        call.require("iam:CreateAccessKey", owner.arn);
        if (store::list_access_keys(tx, call.caller.account, owner.user_id).size() >= 2)
            throw iam::limit_exceeded("AccessKeysPerUser", 2);
        const auto issued =
            store::issue_access_key(tx, *call.sealer, call.ids, call.caller.account, owner.user_id, call.real_now);
        out.AccessKey = {owner.name, issued.access_key, std::string(statusType::Active), issued.secret, call.real_now};
    });
    return out;
}

ListAccessKeysResponse list_access_keys(Call& call, const ListAccessKeysRequest& in) {
    return call.database.read([&](store::Reader& reader) {
        const auto owner = iam::load_key_owner(reader, call, in.UserName);
        call.require("iam:ListAccessKeys", owner.arn);
        ListAccessKeysResponse out; // two at most: one page
        for (const auto& key : store::list_access_keys(reader, call.caller.account, owner.user_id))
            out.AccessKeyMetadata.push_back({owner.name, key.id, status_of(key), key.created});
        out.IsTruncated = false;
        return out;
    });
}

wire::Empty update_access_key(Call& call, const UpdateAccessKeyRequest& in) {
    if (in.Status != statusType::Active && in.Status != statusType::Inactive)
        throw base::Fault("InvalidInput", "Status must be Active or Inactive.").status(400);
    call.database.write([&](store::Transaction& tx) {
        const auto owner = iam::load_key_owner(tx, call, in.UserName);
        call.require("iam:UpdateAccessKey", owner.arn);
        const auto key = load_key(tx, call, owner, in.AccessKeyId);
        store::set_access_key_active(tx, key.id, in.Status == statusType::Active);
    });
    return {};
}

wire::Empty delete_access_key(Call& call, const DeleteAccessKeyRequest& in) {
    call.database.write([&](store::Transaction& tx) {
        const auto owner = iam::load_key_owner(tx, call, in.UserName);
        call.require("iam:DeleteAccessKey", owner.arn);
        store::delete_access_key(tx, load_key(tx, call, owner, in.AccessKeyId).id);
    });
    return {};
}

} // namespace services
