// ListSellers, DecideSeller: what operators do with those who want to sell.
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/sellers.hpp"
#include "store/market/sellers.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::int64_t default_sellers = 20; // on a page

domain::SellerDecision parse_decision(std::string_view text) {
    if (text == api::souk::SellerDecision::APPROVE) return domain::SellerDecision::Approve;
    if (text == api::souk::SellerDecision::REFUSE) return domain::SellerDecision::Refuse;
    if (text == api::souk::SellerDecision::SUSPEND) return domain::SellerDecision::Suspend;
    return domain::SellerDecision::Reinstate;
}

std::string_view told_of(domain::SellerDecision decision) {
    switch (decision) {
    case domain::SellerDecision::Approve:
        return "Seller Approved";
    case domain::SellerDecision::Refuse:
        return "Seller Refused";
    case domain::SellerDecision::Suspend:
        return "Seller Suspended";
    case domain::SellerDecision::Reinstate:
        break;
    }
    return "Seller Reinstated";
}

} // namespace

api::souk::ListSellers::Output list_sellers(Call& call, const api::souk::ListSellers::Input& in) {
    call.require_operator("souk:ListSellers");
    const std::string question = "sellers " + in.State.value_or("");
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    std::optional<domain::SellerState> state;
    if (in.State) state = domain::parse_seller_state(*in.State);
    const auto sellers = call.database.read([&](store::Reader& reader) { return store::list_sellers(reader, state); });
    const auto page =
        cut_page(sellers, *begin, static_cast<std::size_t>(in.MaxResults.value_or(default_sellers)), question);
    api::souk::ListSellers::Output out;
    for (const domain::SellerProfile& seller : page.items)
        out.Sellers.push_back(souk::render_seller(call, seller));
    out.NextToken = page.next;
    return out;
}

api::souk::DecideSeller::Output decide_seller(Call& call, const api::souk::DecideSeller::Input& in) {
    call.require_operator("souk:DecideSeller");
    const domain::SellerDecision decision = parse_decision(in.Decision);
    const bool needs_reason = decision == domain::SellerDecision::Refuse || decision == domain::SellerDecision::Suspend;
    if (needs_reason && !in.Reason)
        souk::require_none({{"MISSING_REASON", "Tell the seller why, and what would mend it.", "Reason"}});
    return call.database.write([&](store::Transaction& tx) {
        domain::SellerProfile seller = store::load_seller(tx, in.AccountId);
        if (seller.state == domain::SellerState::None) throw souk::not_found("seller", in.AccountId);
        const auto state = domain::decide_seller(seller.state, decision);
        if (!state) souk::require_none(state.refusals());
        seller.state = *state;
        seller.reason = needs_reason ? *in.Reason : "";
        store::save_seller(tx, seller, call.now);
        souk::announce_seller(tx, call, told_of(decision), seller.account, seller);
        api::souk::DecideSeller::Output out;
        out.Profile = souk::render_seller(call, store::load_seller(tx, in.AccountId));
        return out;
    });
}

} // namespace services
