// GetAccountCountry, PutAccountCountry.
#include "domain/offer/countries.hpp"
#include "services/souk/accounts.hpp"
#include "store/buyers/countries.hpp"

#include <fmt/format.h>

namespace services {

api::souk::PutAccountCountry::Output put_account_country(Call& call, const api::souk::PutAccountCountry::Input& in) {
    call.require("souk:PutAccountCountry", "*");
    if (!domain::is_country(in.CountryCode))
        throw base::Fault("ValidationException",
                          fmt::format("CountryCode: {} is no country of ISO 3166-1.", in.CountryCode));
    call.database.write([&](store::Transaction& tx) {
        const auto known = store::find_country(tx, call.caller.account);
        if (known && known->registered && known->code != in.CountryCode)
            throw base::Fault("ValidationException",
                              fmt::format("The account is registered as a seller in {}: change that with "
                                          "PutSellerProfile.",
                                          known->code));
        store::save_country(tx, call.caller.account, in.CountryCode, call.now);
    });
    api::souk::PutAccountCountry::Output out;
    out.CountryCode = in.CountryCode;
    return out;
}

api::souk::GetAccountCountry::Output get_account_country(Call& call, const api::souk::GetAccountCountry::Input&) {
    call.require("souk:GetAccountCountry", "*");
    api::souk::GetAccountCountry::Output out;
    call.database.read([&](store::Reader& reader) {
        const auto known = store::find_country(reader, call.caller.account);
        if (!known) return;
        out.CountryCode = known->code;
        out.Registered = known->registered;
    });
    return out;
}

} // namespace services
