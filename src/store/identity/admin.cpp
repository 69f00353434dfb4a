#include "store/identity/admin.hpp"

#include "store/audit/scope.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace store {
IssuedKey issue_access_key(Transaction& tx, const Sealer& sealer, base::IdSource& ids, std::string_view account,
                           std::string_view user_id, base::Instant now) {
    if (list_access_keys(tx, account, user_id).size() >= 2)
        throw Conflict("there are two access keys already; delete or deactivate and delete one first");
    IssuedKey issued{std::string(account), "AKIA" + ids.base32(16), make_secret()};
    save_access_key(tx, {issued.access_key, issued.account, std::string(user_id),
                         seal_secret(sealer, issued.access_key, issued.secret), true, now});
    return issued;
}

IssuedKey create_account(Database& database, const Sealer& sealer, base::IdSource& ids, const NewAccount& wanted,
                         base::Instant now) {
    return database.write([&](Transaction& tx) {
        std::string id = ids.digits(12);
        while (find_account(tx, id))
            id = ids.digits(12);
        const std::string email = wanted.email.empty() ? id + "@localhost" : wanted.email;
        if (find_account_by_email(tx, email))
            throw Conflict(fmt::format("an account with the e-mail address {} exists already", email));
        save_account(tx, {id, wanted.name, email, wanted.operator_, now});
        note_changed(id);
        return issue_access_key(tx, sealer, ids, id, "", now);
    });
}

IssuedKey create_root_key(Database& database, const Sealer& sealer, base::IdSource& ids, std::string_view account,
                          base::Instant now) {
    return database.write([&](Transaction& tx) {
        if (!find_account(tx, account))
            throw Conflict(fmt::format("there is no account {}; see: souk account list", account));
        return issue_access_key(tx, sealer, ids, account, "", now);
    });
}

void set_key_active(Database& database, std::string_view access_key, bool active) {
    database.write([&](Transaction& tx) {
        const auto key = find_access_key(tx, access_key);
        if (!key)
            throw Conflict(
                fmt::format("there is no access key {}; see: souk account key list --account ID", access_key));
        set_access_key_active(tx, access_key, active);
        note_changed(key->account);
    });
}

} // namespace store
