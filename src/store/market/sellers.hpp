// Sellers: profiles with the state of their registration, one per account, and the papers (taxes, bank) that are kept
// sealed. Never gives a paper's numbers out.
#pragma once

#include "domain/listing/seller.hpp"
#include "store/database.hpp"

namespace store {

class Sealer;

// With state None where the account never put one.
domain::SellerProfile load_seller(Reader& reader, std::string_view account);
std::optional<domain::SellerProfile> find_seller_profile(Reader& reader, std::string_view account);
// In the order of their last change, the oldest first; all where no state is asked for.
std::vector<domain::SellerProfile> list_sellers(Reader& reader, std::optional<domain::SellerState> state);
// How often the account changed its profile; 0 where it never put one.
std::int64_t load_seller_revision(Reader& reader, std::string_view account);
// document, state and reason; the account's first save makes its registration.
void save_seller(Transaction& tx, const domain::SellerProfile& seller, base::Instant now);

enum class SellerPaper { Tax, Bank };
struct ShownPaper {
    base::Document shown;
    base::Instant updated;
};
std::optional<ShownPaper> find_seller_paper(Reader& reader, std::string_view account, SellerPaper kind);
// Keeps `whole` sealed and `shown` as it is.
void save_seller_paper(Transaction& tx, const Sealer& sealer, std::string_view account, SellerPaper kind,
                       const base::Document& whole, const base::Document& shown, base::Instant now);
bool delete_seller_paper(Transaction& tx, std::string_view account, SellerPaper kind);

} // namespace store
