#include "services/iam/parts.hpp"

#include "base/digest.hpp"
#include "wire/http.hpp"

#include <fmt/format.h>

namespace services::iam {

base::Fault no_such_entity(std::string message) {
    return base::Fault("NoSuchEntity", std::move(message)).status(404);
}

base::Fault already_exists(std::string message) {
    return base::Fault("EntityAlreadyExists", std::move(message)).status(409);
}

base::Fault limit_exceeded(std::string_view quota, std::size_t most) {
    return base::Fault("LimitExceeded", fmt::format("Cannot exceed quota for {}: {}", quota, most)).status(409);
}

base::Fault delete_conflict(std::string message) {
    return base::Fault("DeleteConflict", std::move(message)).status(409);
}

std::string user_arn(const Call& call, std::string_view path, std::string_view name) {
    return fmt::format("arn:aws:iam::{}:user{}{}", call.caller.account, path, name);
}

std::string role_arn(const Call& call, std::string_view path, std::string_view name) {
    return fmt::format("arn:aws:iam::{}:role{}{}", call.caller.account, path, name);
}

store::User load_user(store::Reader& reader, const Call& call, std::string_view name) {
    auto user = store::find_user(reader, call.caller.account, name);
    if (!user) throw no_such_entity(fmt::format("The user with name {} cannot be found.", name));
    return std::move(*user);
}

store::Role load_role(store::Reader& reader, const Call& call, std::string_view name) {
    auto role = store::find_role(reader, call.caller.account, name);
    if (!role) throw no_such_entity(fmt::format("The role with name {} cannot be found.", name));
    return std::move(*role);
}

KeyOwner load_key_owner(store::Reader& reader, const Call& call, const std::optional<std::string>& user_name) {
    if (user_name) {
        const auto user = load_user(reader, call, *user_name);
        return {user.id, user.name, user.arn()};
    }
    if (call.caller.root) return {"", "root", call.caller.arn};
    if (call.caller.name.empty())
        throw base::Fault("ValidationError", "Must specify userName when calling with non-User credentials")
            .status(400);
    return {call.caller.user_id, call.caller.name, call.caller.arn};
}

PolicyOwner load_policy_owner_user(store::Reader& reader, const Call& call, std::string_view name) {
    const auto user = load_user(reader, call, name);
    return {user.id, user.arn(), 2048, "user"};
}

PolicyOwner load_policy_owner_role(store::Reader& reader, const Call& call, std::string_view name) {
    const auto role = load_role(reader, call, name);
    return {role.id, role.arn(), 10240, "role"};
}

void require_policy(std::string_view document, domain::PolicyKind kind) {
    const auto parsed = domain::parse_policy(document, kind);
    if (parsed) return;
    std::string message;
    for (const auto& refusal : parsed.refusals()) {
        if (!message.empty()) message += ' ';
        message += refusal.where.empty() ? refusal.message : fmt::format("{}: {}", refusal.where, refusal.message);
    }
    throw base::Fault("MalformedPolicyDocument", std::move(message)).status(400);
}

std::string render_policy(std::string_view document) {
    return wire::percent_encode(document, false);
}

std::map<std::string, std::string> parse_tags(const Tags& tags) {
    std::map<std::string, std::string> found;
    if (tags)
        for (const auto& tag : *tags)
            if (!found.emplace(tag.Key, tag.Value).second)
                throw base::Fault("InvalidInput", fmt::format("Duplicate tag keys found: {}.", tag.Key)).status(400);
    return found;
}

Tags render_tags(const std::map<std::string, std::string>& tags) {
    if (tags.empty()) return std::nullopt;
    std::vector<api::iam::Tag> list;
    for (const auto& [key, value] : tags)
        list.push_back({key, value});
    return list;
}

domain::ConditionKeys tag_keys(const Tags& tags) {
    domain::ConditionKeys keys;
    if (tags)
        for (const auto& tag : *tags) {
            keys.emplace("aws:TagKeys", tag.Key);
            keys.emplace("aws:RequestTag/" + tag.Key, tag.Value);
        }
    return keys;
}

void refuse_boundary(const std::optional<std::string>& boundary) {
    if (boundary)
        throw base::Fault("InvalidInput",
                          "Permissions boundaries are not offered here; leave PermissionsBoundary out and write a Deny "
                          "statement into the user's or role's own policy.")
            .status(400);
}

api::iam::User render(const store::User& user) {
    api::iam::User out;
    out.Path = user.path;
    out.UserName = user.name;
    out.UserId = user.id;
    out.Arn = user.arn();
    out.CreateDate = user.created;
    out.Tags = render_tags(user.tags);
    return out;
}

api::iam::Role render(const store::Role& role) {
    api::iam::Role out;
    out.Path = role.path;
    out.RoleName = role.name;
    out.RoleId = role.id;
    out.Arn = role.arn();
    out.CreateDate = role.created;
    out.AssumeRolePolicyDocument = render_policy(role.trust_policy);
    out.Description = role.description;
    out.MaxSessionDuration = role.max_session;
    out.Tags = render_tags(role.tags);
    return out;
}

std::string parse_marker(const std::optional<std::string>& marker) {
    if (!marker) return {};
    const auto name = base::parse_base64(*marker);
    if (!name || name->empty())
        throw base::Fault("ValidationError", "Invalid Marker: give the Marker of the previous answer unchanged.")
            .status(400);
    return *name;
}

std::string render_marker(std::string_view last_name) {
    return base::base64(last_name);
}

} // namespace services::iam
