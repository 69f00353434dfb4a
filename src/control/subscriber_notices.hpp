// A word to everybody who subscribes to a product, in the transaction that changes it.
#pragma once

#include "domain/product/product.hpp"
#include "store/market/change_sets.hpp"

#include <string_view>

namespace control {

struct Notice {
    std::string_view detail_type;
    std::string about;             // what sets its request id apart from others of the same change set
    boost::json::object more = {}; // members of its detail
};

void tell_subscribers(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& product,
                      const Notice& notice, base::Instant now);

// Of versions that came, or that new subscribers no longer see, since the product was `before`.
void tell_of_versions(store::Transaction& tx, const store::ChangeSet& set, const domain::Product& before,
                      const domain::Product& product, base::Instant now);

} // namespace control
