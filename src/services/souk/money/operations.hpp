// What use and contracts come to: for who pays, for who sells, for who runs the market.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::GetSpend::Output get_spend(Call&, const api::souk::GetSpend::Input&);
api::souk::GetInsights::Output get_insights(Call&, const api::souk::GetInsights::Input&);
api::souk::GetUsageSummary::Output get_usage_summary(Call&, const api::souk::GetUsageSummary::Input&);
api::souk::ListUsageRecords::Output list_usage_records(Call&, const api::souk::ListUsageRecords::Input&);
api::souk::RecountUsageDay::Output recount_usage_day(Call&, const api::souk::RecountUsageDay::Input&);
api::souk::PutSpendBudget::Output put_spend_budget(Call&, const api::souk::PutSpendBudget::Input&);
api::souk::GetSpendBudget::Output get_spend_budget(Call&, const api::souk::GetSpendBudget::Input&);
api::souk::DeleteSpendBudget::Output delete_spend_budget(Call&, const api::souk::DeleteSpendBudget::Input&);

} // namespace services
