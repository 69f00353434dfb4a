#include "store/events/own_address.hpp"

#include "store/events/webhooks.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>

namespace store {

namespace {

constexpr std::string_view nowhere = "@localhost"; // of accounts that were made without an address

} // namespace

void insert_own_address(Transaction& tx, const Account& account, std::string_view language) {
    if (account.email.ends_with(nowhere)) return;
    Webhook address;
    address.id = fmt::format("mail-{}", account.id);
    address.account = account.id;
    address.url = fmt::format("{}{}", Webhook::mail_scheme, account.email);
    address.filter.detail_types = domain::mailed_to_everybody();
    address.seen = last_event_id(tx);
    address.created = account.created;
    address.language = language == "fr" ? "fr" : "en";
    insert_webhook(tx, address);
}

void begin_mail(Transaction& tx, bool offered) {
    const auto before =
        tx.one("SELECT offered FROM mail_offered WHERE one = 1", {}, [](const Row& row) { return row.flag(0); });
    if (before == offered) return;
    if (!before)
        for (const Account& account : list_accounts(tx))
            if (list_mail_addresses(tx, account.id).empty()) insert_own_address(tx, account, "");
    if (before && offered) tx.exec("UPDATE webhook SET seen = $1 WHERE language <> ''", {last_event_id(tx)});
    tx.exec("INSERT INTO mail_offered (one, offered) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET offered = $1",
            {offered});
}

} // namespace store
