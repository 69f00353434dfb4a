#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"
#include "services/page.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>
#include <set>

namespace services {

namespace {

using api::catalog::ListChangeSets;

constexpr std::int64_t largest_page = 20;

base::Instant require_instant(std::string_view name, const std::string& text) {
    if (auto instant = base::parse_iso(text)) return *instant;
    throw base::Fault("ValidationException", fmt::format("The value {} of the filter {} is not a time.", text, name));
}

std::vector<std::string> without_revisions(const std::vector<std::string>& identifiers) {
    std::vector<std::string> ids;
    for (const std::string& identifier : identifiers)
        ids.push_back(entity_id(identifier));
    return ids;
}

void apply_filter(store::ChangeSetQuery& query, const api::catalog::Filter& filter) {
    const std::string name = filter.Name.value_or("");
    const std::vector<std::string> values = filter.ValueList.value_or(std::vector<std::string>{});
    if (values.empty()) throw base::Fault("ValidationException", fmt::format("The filter {} has no value.", name));
    if (name == "EntityId")
        query.entities = without_revisions(values);
    else if (name == "ChangeSetName")
        query.names = values;
    else if (name == "Status")
        query.statuses = values;
    else if (name == "BeforeStartTime")
        query.started_to = require_instant(name, values.front());
    else if (name == "AfterStartTime")
        query.started_from = require_instant(name, values.front());
    else if (name == "BeforeEndTime")
        query.ended_to = require_instant(name, values.front());
    else if (name == "AfterEndTime")
        query.ended_from = require_instant(name, values.front());
    else
        throw base::Fault("ValidationException",
                          fmt::format("There is no filter {}. The filters are EntityId, ChangeSetName, Status, "
                                      "BeforeStartTime, AfterStartTime, BeforeEndTime and AfterEndTime.",
                                      name));
}

store::ChangeSetQuery read_query(const Call& call, const ListChangeSets::Input& in) {
    store::ChangeSetQuery query;
    query.account = call.caller.account;
    if (in.FilterList)
        for (const api::catalog::Filter& filter : *in.FilterList)
            apply_filter(query, filter);
    if (in.Sort) {
        const std::string by = in.Sort->SortBy.value_or("StartTime");
        if (by != "StartTime" && by != "EndTime")
            throw base::Fault("ValidationException", "Change sets are sorted by StartTime or EndTime.");
        query.by_end = by == "EndTime";
        query.descending = in.Sort->SortOrder.value_or("DESCENDING") == "DESCENDING";
    }
    return query;
}

api::catalog::ChangeSetSummaryListItem summarise(const store::ChangeSet& set) {
    api::catalog::ChangeSetSummaryListItem item;
    item.ChangeSetId = set.id;
    item.ChangeSetArn = change_set_arn(set);
    item.ChangeSetName = set.name;
    item.StartTime = base::render_iso(set.started);
    if (set.ended) item.EndTime = base::render_iso(*set.ended);
    item.Status = store::render(set.status);
    item.FailureCode = set.failure_code;
    std::set<std::string> ids;
    const bool made = set.status == store::ChangeSetStatus::Succeeded && set.intent != "VALIDATE";
    for (const store::ChangeEntry& entry : set.changes)
        if (made || !entry.entity_given.empty()) ids.insert(entry.entity);
    if (!ids.empty()) item.EntityIdList = std::vector<std::string>(ids.begin(), ids.end());
    return item;
}

} // namespace

ListChangeSets::Output list_change_sets(Call& call, const ListChangeSets::Input& in) {
    require_catalog(in.Catalog);
    call.require("aws-marketplace:ListChangeSets", "*");
    store::ChangeSetQuery query = read_query(call, in);
    auto question = in;
    question.NextToken.reset();
    question.MaxResults.reset();
    const std::string asked = call.caller.account + base::render(wire::to_document(question));
    const auto begin = parse_page(in.NextToken, asked);
    if (!begin) throw base::Fault("ValidationException", "The NextToken is not one of this list.");
    const std::int64_t size = in.MaxResults.value_or(largest_page);
    query.offset = static_cast<std::int64_t>(*begin);
    query.limit = size + 1;
    auto sets = call.database.read([&](store::Reader& r) { return store::list_change_sets(r, query); });
    ListChangeSets::Output out;
    if (static_cast<std::int64_t>(sets.size()) > size) {
        sets.pop_back();
        out.NextToken = render_page(*begin + sets.size(), asked);
    }
    std::vector<api::catalog::ChangeSetSummaryListItem> items;
    for (const store::ChangeSet& set : sets)
        items.push_back(summarise(set));
    out.ChangeSetSummaryList = std::move(items);
    return out;
}

} // namespace services
