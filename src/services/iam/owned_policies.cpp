#include "services/iam/owned_policies.hpp"

#include "store/identity/cache.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::iam {
namespace {

constexpr std::size_t most_attached = 10;

void require_known(std::string_view arn) {
    if (!domain::find_managed_policy(store::managed_policy_name(arn)))
        throw no_such_entity(fmt::format("Policy {} does not exist or is not attachable.", arn));
}

base::Fault no_policy(const PolicyOwner& owner, std::string_view name) {
    return no_such_entity(fmt::format("The {} policy with name {} cannot be found.", owner.kind, name));
}

// White space does not count against the limit.
std::size_t weight(std::string_view document) {
    return static_cast<std::size_t>(
        std::ranges::count_if(document, [](char c) { return c != ' ' && c != '\n' && c != '\t' && c != '\r'; }));
}

} // namespace

void put_policy(Call& call, LoadOwner load, std::string_view owner, std::string_view action,
                const store::InlinePolicy& policy) {
    call.database.write([&](store::Transaction& tx) {
        const PolicyOwner found = load(tx, call, owner);
        call.require(action, found.arn);
        require_policy(policy.document, domain::PolicyKind::Identity);
        std::size_t total = weight(policy.document);
        for (const auto& other : store::list_inline_policies(tx, found.id))
            if (other.name != policy.name) total += weight(other.document);
        if (total > found.inline_limit)
            throw base::Fault("LimitExceeded", fmt::format("Maximum policy size of {} bytes exceeded for {} {}",
                                                           found.inline_limit, found.kind, owner))
                .status(409);
        store::save_inline_policy(tx, found.id, policy);
    });
}

store::InlinePolicy get_policy_of(Call& call, LoadOwner load, std::string_view owner, std::string_view action,
                                  std::string_view name) {
    return call.database.read([&](store::Reader& reader) {
        const PolicyOwner found = load(reader, call, owner);
        call.require(action, found.arn);
        auto policy = store::find_inline_policy(reader, found.id, name);
        if (!policy) throw no_policy(found, name);
        return std::move(*policy);
    });
}

std::vector<std::string> list_policies_of(Call& call, LoadOwner load, std::string_view owner, std::string_view action) {
    return call.database.read([&](store::Reader& reader) {
        const PolicyOwner found = load(reader, call, owner);
        call.require(action, found.arn);
        std::vector<std::string> names;
        for (auto& policy : store::list_inline_policies(reader, found.id))
            names.push_back(std::move(policy.name));
        return names;
    });
}

void delete_policy_of(Call& call, LoadOwner load, std::string_view owner, std::string_view action,
                      std::string_view name) {
    call.database.write([&](store::Transaction& tx) {
        const PolicyOwner found = load(tx, call, owner);
        call.require(action, found.arn);
        if (!store::delete_inline_policy(tx, found.id, name)) throw no_policy(found, name);
    });
}

void attach(Call& call, LoadOwner load, std::string_view owner, std::string_view action, const std::string& arn) {
    call.database.write([&](store::Transaction& tx) {
        const PolicyOwner found = load(tx, call, owner);
        call.require(action, found.arn, {{"iam:PolicyARN", arn}});
        require_known(arn);
        const auto attached = store::list_attached_policies(tx, found.id);
        if (std::ranges::find(attached, arn) == attached.end() && attached.size() >= most_attached)
            throw limit_exceeded(found.kind == "user" ? "PoliciesPerUser" : "PoliciesPerRole", most_attached);
        store::attach_policy(tx, found.id, arn);
    });
}

void detach(Call& call, LoadOwner load, std::string_view owner, std::string_view action, const std::string& arn) {
    call.database.write([&](store::Transaction& tx) {
        const PolicyOwner found = load(tx, call, owner);
        call.require(action, found.arn, {{"iam:PolicyARN", arn}});
        if (!store::detach_policy(tx, found.id, arn))
            throw no_such_entity(fmt::format("Policy {} was not found.", arn));
    });
}

std::vector<std::string> list_attached(Call& call, LoadOwner load, std::string_view owner, std::string_view action) {
    return call.database.read([&](store::Reader& reader) {
        const PolicyOwner found = load(reader, call, owner);
        call.require(action, found.arn);
        return store::list_attached_policies(reader, found.id);
    });
}

std::vector<std::string> part_of(const std::vector<std::string>& sorted, const std::optional<std::string>& marker,
                                 int size) {
    const auto from = std::ranges::upper_bound(sorted, parse_marker(marker));
    const auto left = sorted.end() - from;
    return {from, from + std::min<std::ptrdiff_t>(left, size + 1)};
}

std::vector<api::iam::AttachedPolicy> render_attached(const std::vector<std::string>& arns) {
    std::vector<api::iam::AttachedPolicy> found;
    for (const std::string& arn : arns)
        found.push_back({std::string(store::managed_policy_name(arn)), arn});
    return found;
}

} // namespace services::iam
