// ListUsageRecords, RecountUsageDay.
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/money/operations.hpp"
#include "services/souk/money/sums.hpp"
#include "store/market/entities.hpp"
#include "store/market/usage_days.hpp"

#include <fmt/format.h>
#include <map>

namespace services {

namespace {

using namespace api::souk;

constexpr std::int64_t default_records = 50; // on a page
constexpr std::size_t most_differences = 100;

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

UsageRecord render(const store::UsageRecord& record, const std::string& title) {
    UsageRecord shape;
    shape.RecordId = fmt::format("usage-{}", record.id);
    shape.OccurredAt = record.occurred;
    shape.ProductId = record.product;
    shape.ProductTitle = unless_empty(title);
    shape.VersionId = record.product_version;
    shape.AgreementId = unless_empty(record.agreement);
    shape.BuyerId = record.buyer;
    shape.EndpointArn = unless_empty(record.endpoint_arn);
    shape.InstanceType = record.instance_type;
    shape.DimensionKey = record.dimension;
    shape.Units = record.units;
    shape.RequestId = unless_empty(record.request_id);
    return shape;
}

UsageDifference render(const store::UsageHour& hour) {
    UsageDifference shape;
    shape.Hour = hour.hour;
    shape.ProductId = hour.product;
    shape.BuyerId = hour.buyer;
    shape.AgreementId = unless_empty(hour.agreement);
    shape.DimensionKey = hour.dimension;
    shape.CountedRecords = hour.counted_records;
    shape.CountedUnits = hour.counted_units;
    shape.RecordedRecords = hour.recorded_records;
    shape.RecordedUnits = hour.recorded_units;
    return shape;
}

const std::string& title_of(store::Reader& reader, const std::string& product,
                            std::map<std::string, std::string>& titles) {
    const auto [at, fresh] = titles.try_emplace(product);
    if (fresh)
        if (const auto entity = store::find_entity(reader, product)) at->second = entity->name;
    return at->second;
}

} // namespace

ListUsageRecords::Output list_usage_records(Call& call, const ListUsageRecords::Input& in) {
    call.require_operator("souk:ListUsageRecords");
    const souk::Range day =
        souk::require_days(call.now, in.Day, in.Day, in.Day ? std::nullopt : std::optional<std::int64_t>(1));
    const store::UsageSpan span{
        .from = day.from, .to = day.to, .product = in.ProductId.value_or(""), .buyer = in.BuyerId.value_or("")};
    const std::string question = fmt::format("usage {} {} {}", souk::last_day(day), span.product, span.buyer);
    const auto before = parse_page(in.NextToken, question);
    if (!before) throw souk::bad_page_token();
    const std::int64_t size = in.MaxResults.value_or(default_records);
    ListUsageRecords::Output out;
    out.Day = souk::last_day(day);
    call.database.read([&](store::Reader& reader) {
        const auto records = store::list_usage_of(reader, span, static_cast<std::int64_t>(*before), size);
        std::map<std::string, std::string> titles;
        for (const store::UsageRecord& record : records)
            out.Records.push_back(render(record, title_of(reader, record.product, titles)));
        if (std::ssize(records) == size)
            out.NextToken = render_page(static_cast<std::size_t>(records.back().id), question);
    });
    return out;
}

RecountUsageDay::Output recount_usage_day(Call& call, const RecountUsageDay::Input& in) {
    call.require_operator("souk:RecountUsageDay");
    const souk::Range day = souk::require_days(call.now, in.Day, in.Day, std::nullopt);
    RecountUsageDay::Output out;
    out.Day = souk::last_day(day);
    call.database.read([&](store::Reader& reader) {
        store::each_recounted_hour(reader, day.from, day.to, [&](const store::UsageHour& hour) {
            ++out.Hours;
            out.Records += hour.recorded_records;
            if (!hour.agrees() && out.Differences.size() < most_differences) out.Differences.push_back(render(hour));
        });
    });
    return out;
}

} // namespace services
