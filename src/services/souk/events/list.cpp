// ListEvents, ListAuditRecords.
#include "services/page.hpp"
#include "services/souk/events/operations.hpp"
#include "services/souk/faults.hpp"
#include "store/audit/records.hpp"
#include "store/market/events.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace services {

namespace {

constexpr std::int64_t default_events = 20; // on a page
constexpr std::int64_t default_records = 100;

} // namespace

api::souk::ListEvents::Output list_events(Call& call, const api::souk::ListEvents::Input& in) {
    call.require("souk:ListEvents", "*");
    const std::int64_t size = in.MaxResults.value_or(default_events);
    store::EventQuery query{
        .account = call.caller.account, .newest_first = in.SortBy != api::souk::EventOrder::OLDEST, .limit = size + 1};
    if (in.Sources) query.sources = *in.Sources;
    if (in.DetailTypes) query.detail_types = *in.DetailTypes;
    const std::string question = fmt::format("events {} {} {}", query.newest_first, fmt::join(query.sources, "\n"),
                                             fmt::join(query.detail_types, "\n"));
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    query.beyond = static_cast<std::int64_t>(*begin);
    auto events = call.database.read([&](store::Reader& reader) { return store::list_account_events(reader, query); });
    api::souk::ListEvents::Output out;
    if (std::ssize(events) > size) {
        events.pop_back();
        out.NextToken = render_page(static_cast<std::size_t>(events.back().id), question);
    }
    for (const store::StoredEvent& event : events)
        out.Events.emplace_back(store::render_envelope(event, call.settings.region));
    return out;
}

api::souk::ListAuditRecords::Output list_audit_records(Call& call, const api::souk::ListAuditRecords::Input& in) {
    call.require("souk:ListAuditRecords", "*");
    const std::string own = call.caller.account;
    if (in.AccountId && *in.AccountId != own) call.require_operator("souk:ListAuditRecords");
    store::AuditQuery query;
    query.account = in.AccountId;
    if (!call.caller.is_operator) query.account = own;
    query.operation = in.Operation;
    if (in.Outcome)
        query.outcome =
            in.Outcome == api::souk::AuditOutcome::DONE ? store::AuditOutcome::Done : store::AuditOutcome::Refused;
    query.newest_first = in.SortBy == api::souk::EventOrder::NEWEST;
    const std::string question = fmt::format("audit {} {} {} {} {}", query.account.value_or(""), in.After.value_or(0),
                                             in.Operation.value_or(""), in.Outcome.value_or(""), query.newest_first);
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    const std::int64_t size = in.MaxResults.value_or(default_records);
    query.after = in.After.value_or(0);
    if (*begin > 0 && query.newest_first) query.before = static_cast<std::int64_t>(*begin);
    if (*begin > 0 && !query.newest_first) query.after = static_cast<std::int64_t>(*begin);
    query.limit = size + 1;
    auto records = call.database.read([&](store::Reader& reader) { return store::list_audit(reader, query); });
    api::souk::ListAuditRecords::Output out;
    if (std::ssize(records) > size) {
        records.pop_back();
        out.NextToken = render_page(static_cast<std::size_t>(records.back().sequence), question);
    }
    for (const store::StoredAuditRecord& record : records) {
        api::souk::AuditRecord shown;
        shown.Sequence = record.sequence;
        shown.Record = base::parse_document(record.record).value_or(base::Document());
        shown.Hash = record.hash;
        out.Records.push_back(std::move(shown));
    }
    return out;
}

} // namespace services
