// GetAccountQuotas, PutAccountQuotas: how much of the machine an account may use at once, and uses.
#include "services/souk/accounts.hpp"
#include "services/souk/faults.hpp"
#include "store/audit/scope.hpp"
#include "store/identity/accounts.hpp"
#include "store/runs/quotas.hpp"
#include "wire/codec.hpp"

namespace services {

namespace {

std::vector<api::souk::AccountQuota> render_quotas(store::Reader& reader, const std::string& account) {
    const domain::Quotas own = store::load_own_quotas(reader, account);
    const domain::Quotas holding = store::load_quotas(reader, account);
    const domain::QuotaUse use = store::count_use(reader, account);
    std::vector<api::souk::AccountQuota> quotas;
    for (const domain::Quota quota : domain::all_quotas) {
        api::souk::AccountQuota rendered;
        rendered.Name = std::string(domain::render(quota));
        rendered.Limit = holding.of(quota);
        rendered.Used = use.of(quota);
        rendered.Own = own.of(quota).has_value();
        quotas.push_back(std::move(rendered));
    }
    return quotas;
}

} // namespace

api::souk::GetAccountQuotas::Output get_account_quotas(Call& call, const api::souk::GetAccountQuotas::Input& in) {
    const std::string account = in.AccountId.value_or(call.caller.account);
    if (account == call.caller.account)
        call.require("souk:GetAccountQuotas", "*");
    else
        call.require_operator("souk:GetAccountQuotas");
    return call.database.read([&](store::Reader& reader) {
        if (!store::find_account(reader, account)) throw souk::not_found("account", account);
        return api::souk::GetAccountQuotas::Output{.AccountId = account, .Quotas = render_quotas(reader, account)};
    });
}

api::souk::PutAccountQuotas::Output put_account_quotas(Call& call, const api::souk::PutAccountQuotas::Input& in) {
    call.require_operator("souk:PutAccountQuotas");
    api::souk::PutAccountQuotas::Output out;
    call.database.write([&](store::Transaction& tx) {
        if (!store::find_account(tx, in.AccountId)) throw souk::not_found("account", in.AccountId);
        const auto quotas = domain::parse_quotas(wire::to_document(in.Quotas));
        store::save_own_quotas(tx, in.AccountId, quotas);
        store::note_changed("quotas of account " + in.AccountId + ": " + base::render(domain::render(quotas)));
        out = {.AccountId = in.AccountId, .Quotas = render_quotas(tx, in.AccountId)};
    });
    return out;
}

} // namespace services
