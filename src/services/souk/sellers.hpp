// Sellers: registration, verification by the operator, and the papers that paid offers need.
#pragma once

#include "api/souk.hpp"
#include "domain/listing/seller.hpp"
#include "services/call.hpp"

namespace services {

class Registry;

// Where a company's logo may be fetched from that a profile names by an address elsewhere.
struct LogoFetching {
    bool private_networks = false;
};
void register_seller_profiles(Registry& registry, LogoFetching fetching);

api::souk::GetSellerProfile::Output get_seller_profile(Call&, const api::souk::GetSellerProfile::Input&);
api::souk::PutTaxInterview::Output put_tax_interview(Call&, const api::souk::PutTaxInterview::Input&);
api::souk::GetTaxInterview::Output get_tax_interview(Call&, const api::souk::GetTaxInterview::Input&);
api::souk::DeleteTaxInterview::Output delete_tax_interview(Call&, const api::souk::DeleteTaxInterview::Input&);
api::souk::PutBankAccount::Output put_bank_account(Call&, const api::souk::PutBankAccount::Input&);
api::souk::GetBankAccount::Output get_bank_account(Call&, const api::souk::GetBankAccount::Input&);
api::souk::DeleteBankAccount::Output delete_bank_account(Call&, const api::souk::DeleteBankAccount::Input&);
api::souk::ListSellers::Output list_sellers(Call&, const api::souk::ListSellers::Input&);
api::souk::DescribeSeller::Output describe_seller(Call&, const api::souk::DescribeSeller::Input&);
api::souk::DecideSeller::Output decide_seller(Call&, const api::souk::DecideSeller::Input&);

namespace souk {

api::souk::SellerProfile render_seller(const Call& call, const domain::SellerProfile& seller);
// The address to keep of the company's logo: where it lies on this server, or the market fetches what lies elsewhere,
// it is checked like a product's, and becomes that of the market's own copy, "/assets/media/<account>/<sha256>". Throws
// ValidationException where it is none.
std::string keep_logo(const Call& call, const std::string& url, LogoFetching fetching);
// An event about the seller's registration, for that account.
void announce_seller(store::Transaction& tx, const Call& call, std::string_view detail_type, std::string_view account,
                     const domain::SellerProfile& seller);

} // namespace souk

} // namespace services
