#include "store/market/priced_usage.hpp"

#include "domain/product/dimensions.hpp"
#include "store/market/agreements.hpp"
#include "store/market/prices.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace store {

namespace {

constexpr std::chrono::hours hour{1};

struct Counted {
    PricedUsage usage; // without its price
    std::int64_t first_record = 0;
    std::int64_t last_record = 0;
};

// The index to go by is named: the planner knows nothing of how many rows a buyer or a product has.
std::string select(const MoneyScope& scope) {
    const std::string columns = "SELECT h.hour, h.buyer, COALESCE(e.owner, ''), h.product, h.product_version, "
                                "h.agreement, h.instance_type, h.dimension, h.units, h.records, h.first_record, "
                                "h.last_record FROM ";
    const std::string joined = " LEFT JOIN entity e ON e.id = h.product WHERE h.hour >= $1 AND h.hour < $2 "
                               "AND ($3 = '' OR h.buyer = $3) AND ($4 = '' OR e.owner = $4) "
                               "AND ($5 = '' OR h.product = $5)";
    if (!scope.buyer.empty())
        return columns + "usage_hour h INDEXED BY usage_hour_by_buyer" + joined + " AND h.buyer = $3 ORDER BY h.hour";
    if (!scope.seller.empty())
        return columns + "entity p CROSS JOIN usage_hour h INDEXED BY usage_hour_by_product" + joined +
               " AND p.owner = $4 AND p.type = 'MachineLearningProduct' AND h.product = p.id ORDER BY h.hour";
    return columns + "usage_hour h" + joined + " ORDER BY h.hour";
}

Counted read_counted(const Row& row) {
    return {.usage = {.hour = row.instant(0),
                      .buyer = row.text(1),
                      .seller = row.text(2),
                      .product = row.text(3),
                      .product_version = row.text(4),
                      .agreement = row.text(5),
                      .instance_type = row.text(6),
                      .dimension = row.text(7),
                      .units = row.integer(8),
                      .records = row.integer(9),
                      .offering = domain::Offering::None,
                      .cost = base::Decimal{}},
            .first_record = row.integer(10),
            .last_record = row.integer(11)};
}

// The steps of each agreement's dimensions, worked out once.
class Prices {
  public:
    explicit Prices(Reader& reader) : reader_(reader) {}

    const std::vector<domain::RateStep>& steps_of(const std::string& agreement, const std::string& dimension) {
        const auto found = steps_.find({agreement, dimension});
        if (found != steps_.end()) return found->second;
        std::vector<domain::RateStep> steps{{}};
        if (const auto held = find_agreement(reader_, agreement))
            steps = domain::rate_steps(*held, list_price_changes(reader_, *held), dimension);
        return steps_.emplace(std::pair(agreement, dimension), std::move(steps)).first->second;
    }

    // How many of these units are granted, of `most` since the agreement's start; asked for in the order of time.
    std::int64_t take(const PricedUsage& usage, std::int64_t most) {
        const auto [used, fresh] = used_.try_emplace({usage.agreement, domain::rate_key(usage.dimension)});
        if (fresh)
            used->second =
                used_units(reader_, find_agreement(reader_, usage.agreement).value(), usage.dimension, usage.hour);
        const std::int64_t left = std::max<std::int64_t>(0, most - used->second);
        used->second += usage.units;
        return std::min(left, usage.units);
    }

  private:
    Reader& reader_;
    std::map<std::pair<std::string, std::string>, std::vector<domain::RateStep>> steps_;
    std::map<std::pair<std::string, std::string>, std::int64_t> used_; // by agreement and rate key
};

PricedUsage price(PricedUsage usage, const domain::RateStep& step) {
    usage.offering = step.offering;
    usage.cost = step.rate ? domain::usage_cost(*step.rate, usage.dimension, usage.units) : base::Decimal{};
    return usage;
}

// As one, or as what is granted and what is not; its records are counted once.
void each_part(Prices& prices, PricedUsage usage, const domain::RateStep& step,
               const std::function<void(const PricedUsage&)>& each) {
    const std::int64_t granted = step.granted ? prices.take(usage, *step.granted) : usage.units;
    const std::int64_t rest = usage.units - granted;
    if (rest == 0) return each(price(std::move(usage), step));
    if (granted > 0) {
        PricedUsage part = usage;
        part.units = granted;
        usage.records = 0;
        each(price(std::move(part), step));
    }
    usage.units = rest;
    each(price(std::move(usage), {.from = step.from, .rate = step.beyond, .offering = domain::Offering::Usage}));
}

void each_by_record(Reader& reader, Prices& prices, const Counted& counted, const std::vector<domain::RateStep>& steps,
                    const std::function<void(const PricedUsage&)>& each) {
    const PricedUsage& of = counted.usage;
    std::map<base::Instant, PricedUsage> by_step;
    reader.each("SELECT occurred, units FROM usage_record WHERE id BETWEEN $1 AND $2 AND buyer = $3 AND product = $4 "
                "AND product_version = $5 AND agreement = $6 AND instance_type = $7 AND dimension = $8 "
                "AND occurred >= $9 AND occurred < $10",
                {counted.first_record, counted.last_record, of.buyer, of.product, of.product_version, of.agreement,
                 of.instance_type, of.dimension, of.hour, of.hour + hour},
                [&](const Row& row) {
                    const base::Instant from = domain::step_at(steps, row.instant(0)).from;
                    const auto [at, fresh] = by_step.try_emplace(from, of);
                    if (fresh) at->second.units = at->second.records = 0;
                    at->second.units += row.integer(1);
                    at->second.records += 1;
                });
    for (const auto& [from, usage] : by_step)
        each_part(prices, usage, domain::step_at(steps, from), each);
}

} // namespace

std::int64_t used_units(Reader& reader, const domain::Agreement& agreement, std::string_view key, base::Instant until) {
    const std::string wanted = domain::rate_key(key);
    std::int64_t used = 0;
    reader.each("SELECT dimension, SUM(units) FROM usage_hour INDEXED BY usage_hour_by_buyer "
                "WHERE buyer = $1 AND hour < $2 AND agreement = $3 GROUP BY dimension",
                {agreement.acceptor, until, agreement.id}, [&](const Row& row) {
                    if (domain::rate_key(row.view(0)) == wanted) used += row.integer(1);
                });
    return used;
}

void each_priced_usage(Reader& reader, const MoneyScope& scope, const std::function<void(const PricedUsage&)>& each) {
    const auto hours =
        reader.all(select(scope), {scope.from, scope.to, scope.buyer, scope.seller, scope.product}, read_counted);
    Prices prices(reader);
    for (const Counted& counted : hours) {
        const auto& steps = prices.steps_of(counted.usage.agreement, counted.usage.dimension);
        if (domain::steady(steps, counted.usage.hour, counted.usage.hour + hour))
            each_part(prices, counted.usage, domain::step_at(steps, counted.usage.hour), each);
        else
            each_by_record(reader, prices, counted, steps, each);
    }
}

std::vector<ContractCharge> list_contract_charges(Reader& reader, const MoneyScope& scope) {
    return reader.all("SELECT c.charged, c.acceptor, a.proposer, a.product, c.agreement, c.amount "
                      "FROM agreement_charge c JOIN agreement a ON a.id = c.agreement "
                      "WHERE c.charged >= $1 AND c.charged < $2 AND ($3 = '' OR c.acceptor = $3) "
                      "AND ($4 = '' OR a.proposer = $4) AND ($5 = '' OR a.product = $5) ORDER BY c.charged, c.id",
                      {scope.from, scope.to, scope.buyer, scope.seller, scope.product}, [](const Row& row) {
                          return ContractCharge{
                              row.instant(0), row.text(1), row.text(2),
                              row.text(3),    row.text(4), base::parse_decimal(row.text(5)).value_or(base::Decimal{})};
                      });
}

std::vector<std::string> list_users(Reader& reader, std::string_view product) {
    return reader.all("SELECT DISTINCT buyer FROM usage_hour WHERE product = $1", {product},
                      [](const Row& row) { return row.text(0); });
}

} // namespace store
