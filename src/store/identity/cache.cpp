#include "store/identity/cache.hpp"

#include "base/log.hpp"
#include "store/identity/access_keys.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/policies.hpp"
#include "store/identity/roles.hpp"
#include "store/identity/users.hpp"

#include <mutex>
#include <stdexcept>

namespace store {
namespace {

constexpr std::string_view managed_prefix = "arn:aws:iam::aws:policy/";

std::shared_ptr<const domain::Policy> parse_stored(std::string_view document) {
    auto policy = domain::parse_policy(document, domain::PolicyKind::Identity);
    // Only what parsed was stored; to drop one silently could drop a Deny.
    if (!policy) throw std::runtime_error("a stored policy document is malformed");
    return *policy;
}

void add_managed(std::vector<std::shared_ptr<const domain::Policy>>& policies, std::string_view arn) {
    if (auto policy = domain::find_managed_policy(managed_policy_name(arn)))
        policies.push_back(std::move(policy));
    else
        throw std::runtime_error("an attached managed policy is unknown: " + std::string(arn));
}

void add_owned(Reader& reader, std::string_view owner, domain::PolicySet& set) {
    for (const InlinePolicy& policy : list_inline_policies(reader, owner))
        set.identity.push_back(parse_stored(policy.document));
    for (const std::string& arn : list_attached_policies(reader, owner))
        add_managed(set.identity, arn);
}

bool describe_root(std::string_view account, Identity& identity) {
    identity.root = true;
    identity.account = account;
    identity.arn = "arn:aws:iam::" + identity.account + ":root";
    identity.user_id = account;
    return true;
}

bool describe_user(Reader& reader, std::string_view id, Identity& identity, domain::PolicySet& set) {
    const auto user = find_user_by_id(reader, id);
    if (!user) return false;
    identity.account = user->account;
    identity.arn = user->arn();
    identity.user_id = user->id;
    identity.name = user->name;
    add_owned(reader, user->id, set);
    return true;
}

bool describe_role(Reader& reader, const Session& session, Identity& identity, domain::PolicySet& set) {
    const auto role = find_role_by_id(reader, session.owner_id);
    if (!role) return false;
    identity.account = role->account;
    identity.arn = "arn:aws:sts::" + role->account + ":assumed-role/" + role->name + "/" + session.name;
    identity.role_arn = role->arn();
    identity.user_id = role->id + ":" + session.name;
    add_owned(reader, role->id, set);
    return true;
}

bool describe_session(Reader& reader, const Session& session, Identity& identity, domain::PolicySet& set) {
    switch (session.kind) {
    case Session::Kind::Root:
        return describe_root(session.account, identity);
    case Session::Kind::User:
        return describe_user(reader, session.owner_id, identity, set);
    case Session::Kind::Role:
        return describe_role(reader, session, identity, set);
    }
    return false;
}

// What its account lets the described identity do.
bool find_standing(Reader& reader, Identity& identity) {
    const auto account = find_account(reader, identity.account);
    identity.operator_ = account && account->operator_;
    if (account) identity.barred = why_barred(*account);
    return true;
}

} // namespace

std::string_view managed_policy_name(std::string_view arn) {
    if (!arn.starts_with(managed_prefix)) return {};
    arn.remove_prefix(managed_prefix.size());
    return arn.find('/') == std::string_view::npos ? arn : std::string_view();
}

std::string managed_policy_arn(std::string_view name) {
    return std::string(managed_prefix) + std::string(name);
}

IdentityCache::IdentityCache(Database& database, const Sealer& sealer, std::size_t capacity)
    : database_(database), sealer_(sealer), capacity_(capacity) {}

std::shared_ptr<const Identity> IdentityCache::remembered(std::string_view access_key, std::uint64_t generation) const {
    std::shared_lock lock(mutex_);
    if (generation_ != generation) return nullptr;
    const auto found = known_.find(std::string(access_key));
    return found == known_.end() ? nullptr : found->second;
}

void IdentityCache::remember(std::shared_ptr<const Identity> identity, std::uint64_t generation) {
    std::unique_lock lock(mutex_);
    // What was read before a change that others have seen already is not to be kept.
    if (generation < generation_) return;
    if (generation > generation_ || known_.size() >= capacity_) known_.clear();
    generation_ = generation;
    known_.insert_or_assign(identity->access_key, std::move(identity));
}

std::shared_ptr<const Identity> IdentityCache::find(std::string_view access_key) {
    const std::uint64_t generation = database_.generation("identity");
    if (auto known = remembered(access_key, generation)) return known->temporary ? nullptr : known;
    auto identity = std::make_shared<Identity>();
    auto set = std::make_shared<domain::PolicySet>();
    const bool found = database_.read([&](Reader& reader) {
        const auto key = find_access_key(reader, access_key);
        if (!key || !key->active) return false;
        const auto secret = unseal_secret(sealer_, *key);
        if (!secret) {
            base::log::error("an access key's secret cannot be unsealed",
                             {{"access_key", boost::json::string(key->id)}});
            return false;
        }
        identity->access_key = key->id;
        identity->secret = *secret;
        return (key->user_id.empty() ? describe_root(key->account, *identity)
                                     : describe_user(reader, key->user_id, *identity, *set)) &&
               find_standing(reader, *identity);
    });
    if (!found) return nullptr;
    if (!identity->root) identity->policies = std::move(set);
    remember(identity, generation);
    return identity;
}

std::shared_ptr<const Identity> IdentityCache::find_session(std::string_view access_key, std::string_view token) {
    const std::uint64_t generation = database_.generation("identity");
    if (auto known = remembered(access_key, generation); known && known->temporary && known->token == token)
        return known;
    const auto session = parse_token(sealer_, access_key, token);
    if (!session) return nullptr;
    auto identity = std::make_shared<Identity>();
    auto set = std::make_shared<domain::PolicySet>();
    if (!database_.read([&](Reader& reader) {
            return describe_session(reader, *session, *identity, *set) && find_standing(reader, *identity);
        }))
        return nullptr;
    for (const std::string& document : session->policies)
        set->session.push_back(parse_stored(document));
    for (const std::string& arn : session->policy_arns)
        add_managed(set->session, arn);
    identity->access_key = access_key;
    identity->secret = session->secret;
    identity->temporary = true;
    identity->expires = session->expires;
    identity->token = token;
    if (!identity->root || !set->session.empty()) identity->policies = std::move(set);
    remember(identity, generation);
    return identity;
}

std::shared_ptr<const Identity> IdentityCache::find_person(std::string_view account, std::string_view user_id) {
    const std::uint64_t generation = database_.generation("identity");
    const std::string remembered_as = "person " + std::string(account) + '/' + std::string(user_id);
    if (auto known = remembered(remembered_as, generation)) return known;
    auto identity = std::make_shared<Identity>();
    auto set = std::make_shared<domain::PolicySet>();
    if (!database_.read([&](Reader& reader) {
            return (user_id.empty() ? describe_root(account, *identity)
                                    : describe_user(reader, user_id, *identity, *set)) &&
                   find_standing(reader, *identity);
        }))
        return nullptr;
    identity->access_key = remembered_as;
    if (!identity->root) identity->policies = std::move(set);
    remember(identity, generation);
    return identity;
}

} // namespace store
