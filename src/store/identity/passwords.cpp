#include "store/identity/passwords.hpp"

#include "base/digest.hpp"

#include <array>
#include <sodium.h>
#include <stdexcept>

namespace store {
namespace {

void require_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be initialised: the system gives no randomness");
}

Password make(const Row& row) {
    return {row.text(0), row.text(1), row.text(2), row.flag(3), row.instant(4)};
}

} // namespace

std::string hash_password(std::string_view password) {
    require_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("no memory to hash a password");
    return hash.data();
}

bool verify_password(std::string_view hash, std::string_view password) {
    require_sodium();
    static const std::string nobodys = hash_password("nobody's");
    const std::string compared(hash.empty() ? std::string_view(nobodys) : hash);
    return crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

std::optional<Password> find_password(Reader& reader, std::string_view account, std::string_view user_id) {
    return reader.one(
        "SELECT account, user_id, hash, must_change, changed FROM password WHERE account = $1 AND user_id = $2",
        {account, user_id}, make);
}

void save_password(Transaction& tx, const Password& password) {
    tx.exec("INSERT INTO password (account, user_id, hash, must_change, changed) VALUES ($1, $2, $3, $4, $5) "
            "ON CONFLICT (account, user_id) DO UPDATE SET hash = excluded.hash, must_change = excluded.must_change, "
            "changed = excluded.changed",
            {password.account, password.user_id, password.hash, password.must_change, password.changed});
}

bool delete_password(Transaction& tx, std::string_view account, std::string_view user_id) {
    tx.exec("DELETE FROM password_reset WHERE account = $1 AND user_id = $2", {account, user_id});
    return tx.exec("DELETE FROM password WHERE account = $1 AND user_id = $2", {account, user_id}) > 0;
}

void save_password_reset(Transaction& tx, std::string_view token, const PasswordReset& reset) {
    tx.exec("DELETE FROM password_reset WHERE account = $1 AND user_id = $2", {reset.account, reset.user_id});
    tx.exec("INSERT INTO password_reset (token_digest, account, user_id, expires) VALUES ($1, $2, $3, $4)",
            {base::hex(base::sha256(token)), reset.account, reset.user_id, reset.expires});
}

std::optional<PasswordReset> take_password_reset(Transaction& tx, std::string_view token, base::Instant now) {
    const std::string digest = base::hex(base::sha256(token));
    auto reset = tx.one("SELECT account, user_id, expires FROM password_reset WHERE token_digest = $1", {digest},
                        [](const Row& row) {
                            return PasswordReset{row.text(0), row.text(1), row.instant(2)};
                        });
    tx.exec("DELETE FROM password_reset WHERE token_digest = $1", {digest});
    if (reset && reset->expires <= now) reset.reset();
    return reset;
}

} // namespace store
