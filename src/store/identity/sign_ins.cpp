#include "store/identity/sign_ins.hpp"

#include "base/digest.hpp"

#include <algorithm>

namespace store {
namespace {

SignIn make(const Row& row) {
    return {row.text(0),    row.text(1), row.text(2), row.instant(3),
            row.instant(4), row.text(5), row.text(6), row.text(7)};
}

} // namespace

base::Instant SignIn::expires() const {
    return std::min(last_used + idle_limit, created + age_limit);
}

std::optional<SignIn> find_sign_in(Reader& reader, std::string_view token, base::Instant now) {
    auto found = reader.one("SELECT id, account, user_id, created, last_used, address, agent, viewing FROM sign_in "
                            "WHERE token_digest = $1",
                            {base::hex(base::sha256(token))}, make);
    if (found && found->expires() <= now) found.reset();
    return found;
}

std::vector<SignIn> list_sign_ins(Reader& reader, std::string_view account, std::string_view user_id,
                                  base::Instant now) {
    auto found = reader.all("SELECT id, account, user_id, created, last_used, address, agent, viewing FROM sign_in "
                            "WHERE account = $1 AND user_id = $2 ORDER BY created DESC, id",
                            {account, user_id}, make);
    std::erase_if(found, [&](const SignIn& each) { return each.expires() <= now; });
    return found;
}

void save_sign_in(Transaction& tx, std::string_view token, const SignIn& sign_in) {
    tx.exec(
        "DELETE FROM sign_in WHERE account = $1 AND user_id = $2 AND (last_used <= $3 OR created <= $4)",
        {sign_in.account, sign_in.user_id, sign_in.created - SignIn::idle_limit, sign_in.created - SignIn::age_limit});
    tx.exec("INSERT INTO sign_in (id, token_digest, account, user_id, created, last_used, address, agent) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            {sign_in.id, base::hex(base::sha256(token)), sign_in.account, sign_in.user_id, sign_in.created,
             sign_in.last_used, sign_in.address, sign_in.agent});
}

void touch_sign_in(Transaction& tx, std::string_view id, base::Instant now) {
    tx.exec("UPDATE sign_in SET last_used = $2 WHERE id = $1 AND last_used < $2", {id, now});
}

void view_account(Transaction& tx, std::string_view id, std::string_view account) {
    tx.exec("UPDATE sign_in SET viewing = $2 WHERE id = $1", {id, account});
}

void delete_account_sign_ins(Transaction& tx, std::string_view account) {
    tx.exec("DELETE FROM sign_in WHERE account = $1", {account});
    tx.exec("UPDATE sign_in SET viewing = '' WHERE viewing = $1", {account});
}

bool delete_sign_in(Transaction& tx, std::string_view account, std::string_view user_id, std::string_view id) {
    return tx.exec("DELETE FROM sign_in WHERE account = $1 AND user_id = $2 AND id = $3", {account, user_id, id}) > 0;
}

std::int64_t delete_sign_ins(Transaction& tx, std::string_view account, std::string_view user_id,
                             std::string_view but) {
    return tx.exec("DELETE FROM sign_in WHERE account = $1 AND user_id = $2 AND id <> $3", {account, user_id, but});
}

} // namespace store
