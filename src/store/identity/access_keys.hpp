// Access keys. Their secrets are stored sealed, for the key's own id.
#pragma once

#include "store/identity/sealer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct AccessKey {
    std::string id; // AKIA…
    std::string account;
    std::string user_id; // "" for the account's root
    std::string sealed_secret;
    bool active = true;
    base::Instant created;
};

std::optional<AccessKey> find_access_key(Reader& reader, std::string_view id);
// In the order of their making.
std::vector<AccessKey> list_access_keys(Reader& reader, std::string_view account, std::string_view user_id);
void save_access_key(Transaction& tx, const AccessKey& key);
void set_access_key_active(Transaction& tx, std::string_view id, bool active);
void delete_access_key(Transaction& tx, std::string_view id);

// 40 characters of base64, as AWS's secrets look; always from the operating system's randomness.
std::string make_secret();
std::string seal_secret(const Sealer& sealer, std::string_view access_key, std::string_view secret);
std::optional<std::string> unseal_secret(const Sealer& sealer, const AccessKey& key);

} // namespace store
