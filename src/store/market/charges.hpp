// What agreements are known beforehand to cost, and the purchase orders that buyers note with it.
#pragma once

#include "domain/agreement/lifecycle.hpp"
#include "store/database.hpp"

#include <map>

namespace store {

struct Charge {
    std::string id; // ch-…
    std::string agreement_id;
    std::int64_t revision = 1; // grows with each purchase order
    std::string currency;
    std::string amount;
    base::Instant time;
    std::optional<std::string> purchase_order;
};

// The charges of an agreement that is accepted, named as the request `seed` named them in its quote.
void insert_charges(Transaction& tx, const domain::Agreement& agreement, std::string_view seed,
                    const std::map<std::string, std::string>& purchase_orders);
// Of an account's own agreements (one of them, if named), by their time.
std::vector<Charge> list_charges(Reader& reader, std::string_view acceptor, std::string_view agreement_id);
std::optional<Charge> find_charge(Reader& reader, std::string_view acceptor, std::string_view id);
// Saves the purchase order and the revision.
void save_charge(Transaction& tx, const Charge& charge);

} // namespace store
