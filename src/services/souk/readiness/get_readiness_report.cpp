#include "domain/readiness/execution.hpp"
#include "domain/readiness/suspended.hpp"
#include "services/souk/readiness/execution.hpp"
#include "services/souk/readiness/operations.hpp"
#include "services/souk/readiness/subject.hpp"

#include <algorithm>

namespace services {

namespace {

namespace readiness = domain::readiness;

api::souk::ReadinessCheckItem render_check(const readiness::Check& check) {
    api::souk::ReadinessCheckItem item;
    item.Id = check.id;
    item.Group = std::string(readiness::render(check.group));
    item.Status = std::string(readiness::render(check.verdict.status));
    item.Level = std::string(readiness::render(check.level));
    if (!check.field.empty()) item.Field = check.field;
    if (!check.verdict.reason.empty()) item.Reason = check.verdict.reason;
    if (!check.verdict.remedy.empty() && check.verdict.status != readiness::Status::Pass)
        item.Remedy = check.verdict.remedy;
    if (!check.verdict.parameters.empty()) item.Parameters = check.verdict.parameters;
    item.CheckedAt = check.checked;
    return item;
}

// What was executed for the listing as it is now; what has changed since then is to be executed again.
readiness::Checks executed_checks(const base::Document& plan, const std::optional<store::ReadinessCheck>& last) {
    const std::string start = "Start the readiness check.";
    if (!last) return readiness::planned_checks(plan, "It has not been executed.", start);
    if (last->plan != plan) return readiness::planned_checks(plan, "What was checked has been changed since.", start);
    if (last->open()) return readiness::checks_so_far(plan, last->results);
    if (last->status == "FAILED")
        return readiness::planned_checks(plan, "The check could not be executed for reasons of the market's own.",
                                         start);
    return readiness::parse_checks(last->results);
}

// A file that lies elsewhere has been looked at by then.
bool is_told_by(const readiness::Check& check, const readiness::Checks& executed) {
    const std::string_view id = check.id == "logo.file"      ? "file.logo"
                                : check.id == "licence.file" ? "file.licence"
                                                             : "";
    return check.verdict.status == readiness::Status::NotChecked &&
           std::any_of(executed.begin(), executed.end(), [&](const readiness::Check& other) { return other.id == id; });
}

} // namespace

api::souk::GetReadinessReport::Output get_readiness_report(Call& call, const api::souk::GetReadinessReport::Input& in) {
    souk::ReadinessQuestion question = souk::question_of(in);
    question.of_others = true;
    const souk::ReadinessSubject subject = souk::load_readiness_subject(call, question);
    const base::Document plan = readiness::plan_execution(subject.listing);
    const auto last = call.database.read(
        [&](store::Reader& reader) { return store::find_last_readiness_check(reader, subject.owner, subject.key); });
    const readiness::Checks executed = executed_checks(plan, last);
    readiness::Checks checks = readiness::checks_of(subject.refusals);
    for (readiness::Check& check :
         readiness::without_suspended(readiness::check_listing(subject.listing), subject.listing.policy.document))
        if (!is_told_by(check, executed)) checks.push_back(std::move(check));
    checks.insert(checks.end(), executed.begin(), executed.end());
    api::souk::GetReadinessReport::Output out;
    out.Report.Score = readiness::score(checks);
    out.Report.Ready = readiness::ready(checks);
    out.Report.CreatedAt = call.now;
    if (last) out.Report.Execution = souk::render_execution(*last, last->plan != plan);
    for (const readiness::Check& check : checks)
        out.Report.Checks.push_back(render_check(check));
    return out;
}

} // namespace services
