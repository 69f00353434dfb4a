#include "control/budgets.hpp"

#include "store/buyers/spend_budgets.hpp"

namespace control {

namespace {

// What was spent, where it is more than the budget and nobody was told yet.
std::optional<base::Decimal> excess(store::Reader& reader, const store::SpendBudget& budget, base::Instant now) {
    if (budget.told_month == store::month_of(now)) return std::nullopt;
    const auto spent = store::spent_this_month(reader, budget.account, now);
    return spent && *spent > budget.monthly ? spent : std::nullopt;
}

} // namespace

void watch_budgets(store::Database& database, const base::Clock& clock) {
    const base::Instant now = clock.now();
    std::vector<std::string> exceeded;
    database.read([&](store::Reader& reader) {
        for (const store::SpendBudget& budget : store::list_spend_budgets(reader))
            if (excess(reader, budget, now)) exceeded.push_back(budget.account);
    });
    for (const std::string& account : exceeded)
        database.write([&](store::Transaction& tx) {
            // As it is now: it may have been changed since.
            auto budget = store::find_spend_budget(tx, account);
            if (!budget) return;
            if (const auto spent = excess(tx, *budget, now)) store::tell_budget_exceeded(tx, *budget, *spent, now);
        });
}

} // namespace control
