// ListAccounts, CreateAccount: what operators do to accounts in the portal.
#include "services/souk/accounts.hpp"

#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/passwords.hpp"
#include "store/market/sellers.hpp"

#include <boost/algorithm/string/predicate.hpp>

namespace services {

namespace {

constexpr std::int64_t default_accounts = 50; // on a page

bool matches(const store::Account& account, const std::string& wanted) {
    return account.id.find(wanted) != std::string::npos || boost::algorithm::icontains(account.name, wanted) ||
           boost::algorithm::icontains(account.email, wanted);
}

} // namespace

namespace souk {

api::souk::Account render_account(store::Reader& reader, const store::Account& account) {
    api::souk::Account rendered;
    rendered.AccountId = account.id;
    rendered.Name = account.name;
    rendered.Email = account.email;
    rendered.Operator = account.operator_;
    rendered.CreatedAt = account.created;
    rendered.CanSignIn = store::find_password(reader, account.id, "").has_value();
    rendered.Standing = std::string(render(account.standing));
    if (!account.standing_reason.empty()) rendered.StandingReason = account.standing_reason;
    rendered.StandingSince = account.standing_since;
    if (const auto seller = store::find_seller_profile(reader, account.id))
        rendered.SellerStatus = std::string(domain::render(seller->state));
    return rendered;
}

} // namespace souk

api::souk::ListAccounts::Output list_accounts(Call& call, const api::souk::ListAccounts::Input& in) {
    call.require_operator("souk:ListAccounts");
    const std::string question = "accounts " + in.Contains.value_or("");
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    api::souk::ListAccounts::Output out;
    call.database.read([&](store::Reader& reader) {
        auto accounts = store::list_accounts(reader);
        std::erase_if(accounts, [&](const auto& each) { return in.Contains && !matches(each, *in.Contains); });
        const auto size = static_cast<std::size_t>(in.MaxResults.value_or(default_accounts));
        const auto page = cut_page(accounts, *begin, size, question);
        for (const store::Account& account : page.items)
            out.Accounts.push_back(souk::render_account(reader, account));
        out.NextToken = page.next;
    });
    return out;
}

api::souk::CreateAccount::Output create_account(Call& call, const api::souk::CreateAccount::Input& in) {
    call.require_operator("souk:CreateAccount");
    const store::Account account{.id = call.ids.digits(12),
                                 .name = in.Name,
                                 .email = in.Email,
                                 .operator_ = in.Operator.value_or(false),
                                 .created = call.real_now};
    api::souk::CreateAccount::Output out;
    call.database.write([&](store::Transaction& tx) {
        if (store::find_account_by_email(tx, in.Email))
            throw base::Fault("EmailTakenException", "There is an account with this e-mail address.");
        store::save_account(tx, account, call.language);
        out.Account = souk::render_account(tx, account);
    });
    return out;
}

} // namespace services
