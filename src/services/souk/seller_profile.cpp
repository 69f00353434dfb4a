#include "services/souk/operations.hpp"
#include "store/market/sellers.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

api::souk::SellerProfile render_profile(const domain::SellerProfile& seller) {
    boost::json::object document = seller.document.as_object();
    document["AccountId"] = seller.account;
    document["Status"] = seller.can_sell_paid() ? "COMPLETE" : "REGISTERED";
    document["CanPublish"] = seller.can_publish();
    document["CanSellPaid"] = seller.can_sell_paid();
    const auto missing = domain::missing_items(seller);
    document["MissingItems"] = boost::json::array(missing.begin(), missing.end());
    document["RegisteredAt"] = seller.created.epoch_seconds();
    document["UpdatedAt"] = seller.updated.epoch_seconds();
    return wire::from_document<api::souk::SellerProfile>(document);
}

domain::SellerProfile load_profile(store::Reader& reader, const std::string& account) {
    if (auto seller = store::find_seller_profile(reader, account)) return std::move(*seller);
    throw base::Fault("ResourceNotFoundException",
                      fmt::format("Account {} is not registered as a seller. PutSellerProfile registers it.", account));
}

} // namespace

api::souk::PutSellerProfile::Output put_seller_profile(Call& call, const api::souk::PutSellerProfile::Input& in) {
    call.require("aws-marketplace-management:PutSellerVerificationDetails", "*");
    const base::Document profile = wire::to_document(in);
    const domain::SellerProfile seller = call.database.write([&](store::Transaction& tx) {
        store::save_seller_profile(tx, call.caller.account, profile, call.now);
        return load_profile(tx, call.caller.account);
    });
    api::souk::PutSellerProfile::Output out;
    out.Profile = render_profile(seller);
    return out;
}

api::souk::GetSellerProfile::Output get_seller_profile(Call& call, const api::souk::GetSellerProfile::Input&) {
    call.require("aws-marketplace-management:viewSettings", "*");
    api::souk::GetSellerProfile::Output out;
    out.Profile =
        render_profile(call.database.read([&](store::Reader& r) { return load_profile(r, call.caller.account); }));
    return out;
}

} // namespace services
