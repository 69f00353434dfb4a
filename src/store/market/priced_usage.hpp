// What was used in a time and what it comes to: read off the hours that usage is counted in, at the prices that held.
// An hour in which a price changed is read record by record, so the sum is always that of its records. What an
// agreement is granted a quantity of is counted from its start on: use of which a part is granted is told as two.
#pragma once

#include "domain/agreement/usage_cost.hpp"
#include "store/database.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace store {

// Whose: a buyer's own, a seller's products', or everybody's where neither is named.
struct MoneyScope {
    std::string buyer;
    std::string seller;
    std::string product;
    base::Instant from;
    base::Instant to; // not included
};

struct PricedUsage {
    base::Instant hour; // its beginning
    std::string buyer;
    std::string seller;
    std::string product;
    std::string product_version;
    std::string agreement; // "" where it was used without one
    std::string instance_type;
    std::string dimension;
    std::int64_t units = 0;
    std::int64_t records = 0;
    domain::Offering offering = domain::Offering::None;
    std::optional<base::Decimal> cost; // absent: more than can be told
};

void each_priced_usage(Reader& reader, const MoneyScope& scope, const std::function<void(const PricedUsage&)>& each);

// What an agreement has used of a dimension, in any of its forms, in hours that began before `until`.
std::int64_t used_units(Reader& reader, const domain::Agreement& agreement, std::string_view key, base::Instant until);

// What is charged beside use, on its day.
struct ContractCharge {
    base::Instant time;
    std::string buyer;
    std::string seller;
    std::string product;
    std::string agreement;
    base::Decimal amount;
};
std::vector<ContractCharge> list_contract_charges(Reader& reader, const MoneyScope& scope);

// Accounts that ever used the product.
std::vector<std::string> list_users(Reader& reader, std::string_view product);

} // namespace store
