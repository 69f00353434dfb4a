// PutSpendBudget, GetSpendBudget, DeleteSpendBudget: one of each account.
#include "services/souk/faults.hpp"
#include "services/souk/money/operations.hpp"
#include "store/buyers/spend_budgets.hpp"

namespace services {

namespace {

using namespace api::souk;

SpendBudget shape_of(const store::SpendBudget& budget) {
    return {.Monthly = base::render(budget.monthly), .UpdatedAt = budget.updated};
}

} // namespace

PutSpendBudget::Output put_spend_budget(Call& call, const PutSpendBudget::Input& in) {
    call.require("souk:PutSpendBudget", "*");
    // A new amount is told anew where it is exceeded already.
    const store::SpendBudget budget{.account = call.caller.account,
                                    .monthly = base::parse_decimal(in.Monthly).value(),
                                    .updated = call.now,
                                    .told_month = ""};
    call.database.write([&](store::Transaction& tx) { store::save_spend_budget(tx, budget); });
    return {.Budget = shape_of(budget)};
}

GetSpendBudget::Output get_spend_budget(Call& call, const GetSpendBudget::Input&) {
    call.require("aws-marketplace:GetBuyerDashboard", "*");
    return call.database.read([&](store::Reader& reader) {
        const auto spent = store::spent_this_month(reader, call.caller.account, call.now);
        if (!spent) throw base::Fault("ValidationException", "What was spent this month is more than can be told.");
        const auto budget = store::find_spend_budget(reader, call.caller.account);
        GetSpendBudget::Output out;
        out.Month = store::month_of(call.now);
        out.CurrencyCode = "USD";
        out.Spent = base::render(*spent);
        out.Exceeded = budget && *spent > budget->monthly;
        if (budget) out.Budget = shape_of(*budget);
        return out;
    });
}

DeleteSpendBudget::Output delete_spend_budget(Call& call, const DeleteSpendBudget::Input&) {
    call.require("souk:DeleteSpendBudget", "*");
    const bool there = call.database.write(
        [&](store::Transaction& tx) { return store::delete_spend_budget(tx, call.caller.account); });
    if (!there) throw souk::not_found("budget of account", call.caller.account);
    return {};
}

} // namespace services
