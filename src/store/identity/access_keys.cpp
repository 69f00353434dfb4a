#include "store/identity/access_keys.hpp"

#include "base/digest.hpp"
#include "base/ids.hpp"

namespace store {
namespace {

AccessKey make(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.text(3), row.flag(4), row.instant(5)};
}

std::string purpose(std::string_view access_key) {
    return "access-key:" + std::string(access_key);
}

} // namespace

std::optional<AccessKey> find_access_key(Reader& reader, std::string_view id) {
    return reader.one("SELECT id, account, user_id, sealed_secret, active, created FROM access_key WHERE id = $1", {id},
                      make);
}

std::vector<AccessKey> list_access_keys(Reader& reader, std::string_view account, std::string_view user_id) {
    return reader.all("SELECT id, account, user_id, sealed_secret, active, created FROM access_key "
                      "WHERE account = $1 AND user_id = $2 ORDER BY created, id",
                      {account, user_id}, make);
}

void save_access_key(Transaction& tx, const AccessKey& key) {
    tx.exec("INSERT INTO access_key (id, account, user_id, sealed_secret, active, created) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {key.id, key.account, key.user_id, key.sealed_secret, key.active, key.created});
    tx.ring("identity");
}

void set_access_key_active(Transaction& tx, std::string_view id, bool active) {
    tx.exec("UPDATE access_key SET active = $2 WHERE id = $1", {id, active});
    tx.ring("identity");
}

void delete_access_key(Transaction& tx, std::string_view id) {
    tx.exec("DELETE FROM access_key WHERE id = $1", {id});
    tx.ring("identity");
}

std::string make_secret() {
    return base::base64(base::IdSource::secret_bytes(30));
}

std::string seal_secret(const Sealer& sealer, std::string_view access_key, std::string_view secret) {
    return sealer.seal(secret, purpose(access_key));
}

std::optional<std::string> unseal_secret(const Sealer& sealer, const AccessKey& key) {
    return sealer.unseal(key.sealed_secret, purpose(key.id));
}

} // namespace store
