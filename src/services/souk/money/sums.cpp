#include "services/souk/money/sums.hpp"

#include "domain/product/dimensions.hpp"
#include "store/market/entities.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace services::souk {

namespace {

using namespace api::souk;
using std::chrono::days;

constexpr int longest_range = 400;       // days
constexpr std::size_t most_rows = 20000; // of an answer

base::Fault invalid(std::string message) {
    return base::Fault("ValidationException", std::move(message));
}

base::Instant require_day(const std::string& text) {
    const auto day = base::parse_iso(text);
    if (!day) throw invalid(fmt::format("{} is no day. Days are written as in 2027-01-31.", text));
    return *day;
}

base::Instant midnight(base::Instant t) {
    constexpr std::int64_t day = 24LL * 3600 * 1'000'000;
    return base::Instant::from_micros(t.micros() - t.micros() % day);
}

struct Sum {
    std::int64_t requests = 0;
    std::int64_t minutes = 0;
    std::int64_t records = 0;
    base::Decimal usage;
    base::Decimal contracts;
};

base::Decimal require_told(std::optional<base::Decimal> sum) {
    if (!sum) throw invalid("The sum is more than can be told. Ask for fewer days.");
    return *sum;
}

void add(Sum& sum, const store::PricedUsage& usage) {
    const bool by_piece = domain::rate_key(usage.dimension) == domain::inference_rate_key;
    (by_piece ? sum.requests : sum.minutes) += usage.units;
    sum.records += usage.records;
    sum.usage = require_told(domain::checked_sum(sum.usage, require_told(usage.cost)));
}

void add(Sum& sum, const store::ContractCharge& charge) {
    sum.contracts = require_told(domain::checked_sum(sum.contracts, charge.amount));
}

MoneySum shape_of(const Sum& sum) {
    MoneySum shape;
    shape.Requests = sum.requests;
    shape.Minutes = sum.minutes;
    shape.Records = sum.records;
    shape.Usage = base::render(sum.usage);
    shape.Contracts = base::render(sum.contracts);
    shape.Total = base::render(require_told(domain::checked_sum(sum.usage, sum.contracts)));
    return shape;
}

std::string offering_of(domain::Offering offering) {
    switch (offering) {
    case domain::Offering::Usage:
        return std::string(OfferingKind::USAGE);
    case domain::Offering::Trial:
        return std::string(OfferingKind::FREE_TRIAL);
    case domain::Offering::Upfront:
        return std::string(OfferingKind::UPFRONT);
    case domain::Offering::None:
        break;
    }
    return std::string(OfferingKind::NONE);
}

std::string value_of(const store::PricedUsage& usage, std::string_view group) {
    if (group == MoneyGroup::DAY) return day_of(usage.hour);
    if (group == MoneyGroup::PRODUCT) return usage.product;
    if (group == MoneyGroup::VERSION) return usage.product_version;
    if (group == MoneyGroup::INSTANCE_TYPE) return usage.instance_type;
    if (group == MoneyGroup::DIMENSION) return domain::rate_key(usage.dimension);
    if (group == MoneyGroup::AGREEMENT) return usage.agreement;
    if (group == MoneyGroup::BUYER) return usage.buyer;
    if (group == MoneyGroup::SELLER) return usage.seller;
    return offering_of(usage.offering);
}

std::string value_of(const store::ContractCharge& charge, std::string_view group) {
    if (group == MoneyGroup::DAY) return day_of(charge.time);
    if (group == MoneyGroup::PRODUCT) return charge.product;
    if (group == MoneyGroup::AGREEMENT) return charge.agreement;
    if (group == MoneyGroup::BUYER) return charge.buyer;
    if (group == MoneyGroup::SELLER) return charge.seller;
    return group == MoneyGroup::OFFERING ? std::string(OfferingKind::CONTRACT) : "";
}

std::optional<std::string>& member_of(MoneyRow& row, std::string_view group) {
    if (group == MoneyGroup::DAY) return row.Day;
    if (group == MoneyGroup::PRODUCT) return row.ProductId;
    if (group == MoneyGroup::VERSION) return row.VersionId;
    if (group == MoneyGroup::INSTANCE_TYPE) return row.InstanceType;
    if (group == MoneyGroup::DIMENSION) return row.DimensionKey;
    if (group == MoneyGroup::AGREEMENT) return row.AgreementId;
    if (group == MoneyGroup::BUYER) return row.BuyerId;
    if (group == MoneyGroup::SELLER) return row.SellerId;
    return row.Offering;
}

// Titles of products and of their versions, looked up once each.
class Titles {
  public:
    explicit Titles(store::Reader& reader) : reader_(reader) {}

    std::string of_product(const std::string& id) {
        load(id);
        return titles_[id];
    }
    std::string of_version(const std::string& product, const std::string& id) {
        load(product);
        return titles_[id];
    }

  private:
    void load(const std::string& product) {
        if (product.empty() || titles_.contains(product)) return;
        const auto entity = store::find_entity(reader_, product);
        titles_[product] = entity ? entity->name : "";
        if (!entity) return;
        for (const domain::Version& version : domain::parse_product(product, entity->document).versions)
            titles_[version.id] = version.title;
    }

    store::Reader& reader_;
    std::map<std::string, std::string> titles_;
};

struct Group {
    Sum sum;
    std::string product; // of the version that it is grouped by
};

using Groups = std::map<std::vector<std::string>, Group>;

template<class Item>
void add_to_group(Groups& groups, const Item& item, const std::vector<std::string>& group_by) {
    std::vector<std::string> key;
    key.reserve(group_by.size());
    for (const std::string& group : group_by)
        key.push_back(value_of(item, group));
    Group& group = groups[std::move(key)];
    group.product = item.product;
    add(group.sum, item);
    if (groups.size() > most_rows)
        throw invalid(fmt::format("This has more than {} rows. Ask for fewer days, or group by less.", most_rows));
}

MoneyRow row_of(const std::vector<std::string>& key, const Group& group, const std::vector<std::string>& group_by,
                Titles& titles) {
    MoneyRow row;
    for (std::size_t i = 0; i < group_by.size(); ++i)
        member_of(row, group_by[i]) = key[i];
    if (row.ProductId) row.ProductTitle = titles.of_product(*row.ProductId);
    if (row.VersionId) row.VersionTitle = titles.of_version(group.product, *row.VersionId);
    row.Sum = shape_of(group.sum);
    return row;
}

} // namespace

Range require_days(base::Instant now, const std::optional<std::string>& from, const std::optional<std::string>& to,
                   std::optional<std::int64_t> count) {
    if (from && count) throw invalid("Give either From or Days.");
    Range range;
    range.to = (to ? require_day(*to) : midnight(now)) + days(1);
    range.from = from ? require_day(*from) : range.to - days(count.value_or(30));
    if (range.from >= range.to) throw invalid("From is after To.");
    if (range.to - range.from > days(longest_range))
        throw invalid(fmt::format("A range has at most {} days.", longest_range));
    return range;
}

std::string day_of(base::Instant t) {
    return base::render_iso(t).substr(0, 10);
}

std::string last_day(const Range& range) {
    return day_of(range.to - base::microseconds(1));
}

Summed sum_up(store::Reader& reader, const store::MoneyScope& scope, const std::vector<std::string>& group_by) {
    Sum all;
    Groups groups;
    store::each_priced_usage(reader, scope, [&](const store::PricedUsage& usage) {
        add(all, usage);
        if (!group_by.empty()) add_to_group(groups, usage, group_by);
    });
    for (const store::ContractCharge& charge : store::list_contract_charges(reader, scope)) {
        add(all, charge);
        if (!group_by.empty()) add_to_group(groups, charge, group_by);
    }
    Summed summed{.sum = shape_of(all), .rows = {}};
    Titles titles(reader);
    for (const auto& [key, group] : groups)
        summed.rows.push_back(row_of(key, group, group_by, titles));
    return summed;
}

} // namespace services::souk
