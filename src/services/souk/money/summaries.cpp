// GetSpend, GetUsageSummary.
#include "services/souk/money/operations.hpp"
#include "services/souk/money/sums.hpp"

namespace services {

using namespace api::souk;

GetSpend::Output get_spend(Call& call, const GetSpend::Input& in) {
    call.require("aws-marketplace:GetBuyerDashboard", "*");
    const souk::Range range = souk::require_range(call.now, in);
    const store::MoneyScope scope{.buyer = call.caller.account,
                                  .seller = "",
                                  .product = in.ProductId.value_or(""),
                                  .from = range.from,
                                  .to = range.to};
    return call.database.read([&](store::Reader& reader) {
        return souk::answer_of<GetSpend::Output>(
            range, souk::sum_up(reader, scope, in.GroupBy.value_or(std::vector<std::string>{})));
    });
}

GetUsageSummary::Output get_usage_summary(Call& call, const GetUsageSummary::Input& in) {
    call.require_operator("souk:GetUsageSummary");
    const souk::Range range = souk::require_range(call.now, in);
    const store::MoneyScope scope{.buyer = in.BuyerId.value_or(""),
                                  .seller = in.SellerId.value_or(""),
                                  .product = in.ProductId.value_or(""),
                                  .from = range.from,
                                  .to = range.to};
    return call.database.read([&](store::Reader& reader) {
        return souk::answer_of<GetUsageSummary::Output>(
            range, souk::sum_up(reader, scope, in.GroupBy.value_or(std::vector<std::string>{})));
    });
}

} // namespace services
