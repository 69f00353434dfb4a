#include "services/public_assets.hpp"
#include "services/registry.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/sellers.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/sellers.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

domain::SellerProfile require_profile(store::Reader& reader, const std::string& account) {
    if (auto seller = store::find_seller_profile(reader, account)) return std::move(*seller);
    throw base::Fault("ResourceNotFoundException",
                      fmt::format("Account {} is not registered as a seller. PutSellerProfile registers it.", account));
}

void tell_operators(store::Transaction& tx, const Call& call, const domain::SellerProfile& seller) {
    for (const std::string& account : store::list_operators(tx))
        souk::announce_seller(tx, call, "Seller Awaits Verification", account, seller);
}

api::souk::PutSellerProfile::Output put_seller_profile(Call& call, const api::souk::PutSellerProfile::Input& in,
                                                       LogoFetching fetching) {
    call.require("aws-marketplace-management:PutSellerVerificationDetails", "*");
    api::souk::PutSellerProfile::Input kept = in;
    kept.Draft.reset();
    if (in.LogoUrl) kept.LogoUrl = souk::keep_logo(call, *in.LogoUrl, fetching);
    kept.ExpectedRevision.reset();
    const base::Document profile = wire::to_document(kept);
    return call.database.write([&](store::Transaction& tx) {
        const domain::SellerProfile earlier = store::load_seller(tx, call.caller.account);
        souk::require_latest("profile", in.ExpectedRevision, store::load_seller_revision(tx, call.caller.account));
        domain::SellerProfile seller = domain::parse_seller(call.caller.account, profile);
        seller.state =
            domain::state_when_put(store::load_market_policy(tx), earlier, profile, in.Draft.value_or(false));
        if (seller.state == domain::SellerState::Pending) souk::require_none(domain::check_submission(seller));
        const bool answered =
            seller.state == domain::SellerState::Refused || seller.state == domain::SellerState::Suspended;
        if (answered) seller.reason = earlier.reason;
        store::save_seller(tx, seller, call.now);
        if (seller.state == domain::SellerState::Pending) tell_operators(tx, call, seller);
        api::souk::PutSellerProfile::Output out;
        out.Profile = souk::render_seller(call, require_profile(tx, call.caller.account));
        out.Revision = store::load_seller_revision(tx, call.caller.account);
        return out;
    });
}

} // namespace

namespace souk {

api::souk::SellerProfile render_seller(const Call& call, const domain::SellerProfile& seller) {
    boost::json::object document = seller.document.as_object();
    if (const auto logo = base::find_text(seller.document, "LogoUrl"))
        document["LogoUrl"] = public_url(call.settings, *logo);
    document["AccountId"] = seller.account;
    document["Status"] = render(seller.state);
    if (!seller.reason.empty()) document["Reason"] = seller.reason;
    document["CanPublish"] = seller.can_publish();
    document["CanSellPaid"] = seller.can_sell_paid();
    const auto missing = domain::missing_items(seller);
    document["MissingItems"] = boost::json::array(missing.begin(), missing.end());
    document["RegisteredAt"] = seller.created.epoch_seconds();
    document["UpdatedAt"] = seller.updated.epoch_seconds();
    return wire::from_document<api::souk::SellerProfile>(document);
}

void announce_seller(store::Transaction& tx, const Call& call, std::string_view detail_type, std::string_view account,
                     const domain::SellerProfile& seller) {
    boost::json::object detail{
        {"requestId", call.request_id},
        {"seller", {{"accountId", seller.account}, {"state", render(seller.state)}, {"name", seller.display_name}}}};
    if (!seller.reason.empty()) detail["reason"] = seller.reason;
    store::append_event(
        tx, {"souk.sellers", std::string(detail_type), std::string(account), {seller.account}, std::move(detail)},
        call.now);
}

} // namespace souk

void register_seller_profiles(Registry& registry, LogoFetching fetching) {
    using api::souk::PutSellerProfile;
    registry.add_raw(PutSellerProfile::operation, [fetching](Call& call, wire::HttpRequest&& request) -> wire::Reply {
        PutSellerProfile::Input input{};
        wire::parse_input(PutSellerProfile::operation, request, &input);
        const PutSellerProfile::Output output = put_seller_profile(call, input, fetching);
        return wire::render_output(PutSellerProfile::operation, &output, request, call.request_id);
    });
}

api::souk::GetSellerProfile::Output get_seller_profile(Call& call, const api::souk::GetSellerProfile::Input&) {
    call.require("aws-marketplace-management:viewSettings", "*");
    api::souk::GetSellerProfile::Output out;
    call.database.read([&](store::Reader& reader) {
        out.Profile = souk::render_seller(call, require_profile(reader, call.caller.account));
        out.Revision = store::load_seller_revision(reader, call.caller.account);
    });
    return out;
}

} // namespace services
