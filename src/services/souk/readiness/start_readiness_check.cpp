#include "domain/readiness/execution.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/readiness/execution.hpp"
#include "services/souk/readiness/operations.hpp"
#include "services/souk/readiness/subject.hpp"

#include <fmt/format.h>

namespace services {

namespace souk {

api::souk::ReadinessExecution render_execution(const store::ReadinessCheck& check, bool outdated) {
    api::souk::ReadinessExecution execution;
    execution.CheckId = fmt::format("check-{}", check.id);
    execution.Status = check.status;
    execution.RequestedAt = check.requested;
    execution.EndedAt = check.ended;
    if (outdated) execution.Outdated = true;
    return execution;
}

} // namespace souk

namespace {

constexpr std::int64_t most_open = 10; // of an account: each may start a container

} // namespace

api::souk::StartReadinessCheck::Output start_readiness_check(Call& call,
                                                             const api::souk::StartReadinessCheck::Input& in) {
    call.require("aws-marketplace:StartChangeSet", base::marketplace_arn(call.caller.account, "ChangeSet", "*"));
    const souk::ReadinessSubject subject = souk::load_readiness_subject(call, souk::question_of(in));
    store::ReadinessCheck check;
    check.account = call.caller.account;
    check.subject = subject.key;
    check.requested = call.now;
    check.plan = domain::readiness::plan_execution(subject.listing);
    call.database.write([&](store::Transaction& tx) {
        const auto earlier = store::find_last_readiness_check(tx, check.account, check.subject);
        if (earlier && earlier->open() && earlier->plan == check.plan) {
            check = *earlier; // asked twice
            return;
        }
        if (store::count_open_readiness_checks(tx, check.account) >= most_open)
            throw base::Fault(
                "ValidationException",
                fmt::format("The account has {} checks that have not ended. Wait for one of them.", most_open));
        store::insert_readiness_check(tx, check);
    });
    api::souk::StartReadinessCheck::Output out;
    out.Execution = souk::render_execution(check, false);
    return out;
}

} // namespace services
