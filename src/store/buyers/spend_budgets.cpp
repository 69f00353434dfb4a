#include "store/buyers/spend_budgets.hpp"

#include "store/market/events.hpp"
#include "store/market/priced_usage.hpp"

namespace store {

namespace {

SpendBudget read(const Row& row) {
    return {row.text(0), base::parse_decimal(row.text(1)).value(), row.instant(2), row.text(3)};
}

} // namespace

std::optional<SpendBudget> find_spend_budget(Reader& reader, std::string_view account) {
    return reader.one("SELECT account, monthly, updated, told_month FROM spend_budget WHERE account = $1", {account},
                      read);
}

std::vector<SpendBudget> list_spend_budgets(Reader& reader) {
    return reader.all("SELECT account, monthly, updated, told_month FROM spend_budget ORDER BY account", {}, read);
}

void save_spend_budget(Transaction& tx, const SpendBudget& budget) {
    tx.exec("INSERT INTO spend_budget (account, monthly, updated, told_month) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (account) DO UPDATE SET monthly = excluded.monthly, updated = excluded.updated, "
            "told_month = excluded.told_month",
            {budget.account, base::render(budget.monthly), budget.updated, budget.told_month});
}

bool delete_spend_budget(Transaction& tx, std::string_view account) {
    const bool there = find_spend_budget(tx, account).has_value();
    tx.exec("DELETE FROM spend_budget WHERE account = $1", {account});
    return there;
}

std::string month_of(base::Instant t) {
    return base::render_iso(t).substr(0, std::string_view("2027-01").size());
}

std::optional<base::Decimal> spent_this_month(Reader& reader, std::string_view account, base::Instant now) {
    const MoneyScope scope{.buyer = std::string(account),
                           .seller = "",
                           .product = "",
                           .from = base::parse_iso(month_of(now) + "-01").value(),
                           .to = now};
    std::optional<base::Decimal> sum = base::Decimal{};
    const auto add = [&](const std::optional<base::Decimal>& cost) {
        sum = sum && cost ? domain::checked_sum(*sum, *cost) : std::nullopt;
    };
    each_priced_usage(reader, scope, [&](const PricedUsage& usage) { add(usage.cost); });
    for (const ContractCharge& charge : list_contract_charges(reader, scope))
        add(charge.amount);
    return sum;
}

void tell_budget_exceeded(Transaction& tx, SpendBudget& budget, base::Decimal spent, base::Instant now) {
    budget.told_month = month_of(now);
    save_spend_budget(tx, budget);
    append_event(tx,
                 {"souk",
                  "Spend Budget Exceeded",
                  budget.account,
                  {},
                  {{"budget",
                    {{"month", budget.told_month},
                     {"monthly", base::render(budget.monthly)},
                     {"spent", base::render(spent)},
                     {"currencyCode", "USD"}}}}},
                 now);
}

} // namespace store
