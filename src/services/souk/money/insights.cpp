// GetInsights.
#include "domain/agreement/counts.hpp"
#include "services/souk/money/operations.hpp"
#include "services/souk/money/sums.hpp"
#include "store/market/agreements.hpp"
#include "store/market/product_interest.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace services {

namespace {

using namespace api::souk;

// Who uses which product, asked once for each product.
class Users {
  public:
    explicit Users(store::Reader& reader) : reader_(reader) {}

    bool ran(const domain::Agreement& agreement) {
        auto known = users_.find(agreement.product_id);
        if (known == users_.end())
            known = users_.emplace(agreement.product_id, store::list_users(reader_, agreement.product_id)).first;
        return std::find(known->second.begin(), known->second.end(), agreement.acceptor) != known->second.end();
    }

  private:
    store::Reader& reader_;
    std::map<std::string, std::vector<std::string>> users_;
};

void add(SubscriptionCounts& sum, const domain::AgreementCounts& counts) {
    sum.Active += counts.active;
    sum.Started += counts.started;
    sum.Ended += counts.ended;
    sum.TrialsStarted += counts.trials_started;
    sum.TrialsRunning += counts.trials_running;
    sum.TrialsConverted += counts.trials_converted;
    sum.TrialsLeft += counts.trials_left;
}

SubscriptionCounts count_subscriptions(const Call& call, store::Reader& reader, const store::MoneyScope& scope) {
    SubscriptionCounts sum{};
    Users users(reader);
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> days; // started, ended
    for (const domain::Agreement& agreement : store::list_agreements(reader, scope.seller, true)) {
        if (!scope.product.empty() && agreement.product_id != scope.product) continue;
        const auto counts = domain::count_agreement(agreement, scope.from, scope.to, call.now);
        add(sum, counts);
        if (counts.started) {
            sum.Ran += users.ran(agreement);
            ++days[souk::day_of(agreement.accepted)].first;
        }
        if (counts.ended) ++days[souk::day_of(agreement.end.value())].second;
    }
    for (const auto& [day, counts] : days) {
        SubscriptionDay shape;
        shape.Day = day;
        shape.Started = counts.first;
        shape.Ended = counts.second;
        sum.Days.push_back(std::move(shape));
    }
    return sum;
}

} // namespace

GetInsights::Output get_insights(Call& call, const GetInsights::Input& in) {
    call.require("aws-marketplace:GetSellerDashboard", "*");
    call.require("aws-marketplace-management:viewReports", "*"); // the same figures are what reports hold
    const souk::Range range = souk::require_range(call.now, in);
    const store::MoneyScope scope{.buyer = "",
                                  .seller = call.caller.account,
                                  .product = in.ProductId.value_or(""),
                                  .from = range.from,
                                  .to = range.to};
    return call.database.read([&](store::Reader& reader) {
        auto out = souk::answer_of<GetInsights::Output>(
            range, souk::sum_up(reader, scope, in.GroupBy.value_or(std::vector<std::string>{})));
        const store::Interest interest = store::sum_interest(reader, scope);
        out.Interest = {.Views = interest.views, .Tries = interest.tries};
        out.Subscriptions = count_subscriptions(call, reader, scope);
        return out;
    });
}

} // namespace services
