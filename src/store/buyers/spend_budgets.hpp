// Budgets: what accounts want to spend at most in a month, what they have spent in it, and that they were told when it
// is more. A budget stops nothing.
#pragma once

#include "base/money.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct SpendBudget {
    std::string account;
    base::Decimal monthly; // US dollars
    base::Instant updated;
    std::string told_month; // "2027-01"; "" before the first
};

std::optional<SpendBudget> find_spend_budget(Reader& reader, std::string_view account);
std::vector<SpendBudget> list_spend_budgets(Reader& reader);
// In place of the account's former one.
void save_spend_budget(Transaction& tx, const SpendBudget& budget);
// False where there is none.
bool delete_spend_budget(Transaction& tx, std::string_view account);

// "2027-01": the month of the market's time, which is UTC.
std::string month_of(base::Instant t);
// What the account's use and contracts come to since the month began; absent where it is more than can be told.
std::optional<base::Decimal> spent_this_month(Reader& reader, std::string_view account, base::Instant now);

// "Spend Budget Exceeded", and that it was told for this month.
void tell_budget_exceeded(Transaction& tx, SpendBudget& budget, base::Decimal spent, base::Instant now);

} // namespace store
