// ListAssignments, AssignWork, ReleaseWork: which operator looks after what waits for a decision.
#include "store/market/assignments.hpp"
#include "services/souk/accounts.hpp"
#include "services/souk/faults.hpp"
#include "store/audit/scope.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/users.hpp"

#include <fmt/format.h>

namespace services {

namespace {

// Root or user of an operator's account, by its ARN: the name that people know it by; absent where it is neither.
std::optional<std::string> operator_name(store::Reader& reader, const std::string& arn) {
    const auto parsed = base::parse_arn(arn);
    const auto account = parsed ? store::find_account(reader, parsed->account) : std::nullopt;
    if (!account || !account->operator_ || parsed->service != "iam") return std::nullopt;
    if (parsed->resource == "root") return account->name;
    const auto user = store::find_user(reader, account->id, parsed->resource.substr(parsed->resource.rfind('/') + 1));
    if (!user || user->arn() != arn) return std::nullopt;
    return fmt::format("{} ({})", user->name, account->name);
}

api::souk::Assignment render_assignment(store::Reader& reader, const store::Assignment& assignment) {
    api::souk::Assignment rendered;
    rendered.Kind = assignment.kind;
    rendered.Subject = assignment.subject;
    rendered.Assignee = assignment.assignee;
    rendered.AssigneeName = operator_name(reader, assignment.assignee).value_or(assignment.assignee);
    rendered.AssignedBy = assignment.assigned_by;
    rendered.AssignedAt = assignment.assigned;
    return rendered;
}

void require_waiting(store::Reader& reader, const std::string& kind, const std::string& subject) {
    if (store::is_waiting(reader, kind, subject)) return;
    souk::require_none(
        {{"NOT_WAITING", fmt::format("There is no {} {} that waits for a decision.", kind, subject), "Subject"}});
}

} // namespace

api::souk::ListAssignments::Output list_assignments(Call& call, const api::souk::ListAssignments::Input&) {
    call.require_operator("souk:ListAssignments");
    return call.database.read([](store::Reader& reader) {
        api::souk::ListAssignments::Output out;
        for (const store::Assignment& assignment : store::list_assignments(reader))
            out.Assignments.push_back(render_assignment(reader, assignment));
        return out;
    });
}

api::souk::AssignWork::Output assign_work(Call& call, const api::souk::AssignWork::Input& in) {
    call.require_operator("souk:AssignWork");
    const store::Assignment wanted{.kind = in.Kind,
                                   .subject = in.Subject,
                                   .assignee = in.Assignee.value_or(call.caller.arn),
                                   .assigned_by = call.caller.arn,
                                   .assigned = call.now};
    return call.database.write([&](store::Transaction& tx) {
        require_waiting(tx, in.Kind, in.Subject);
        if (!operator_name(tx, wanted.assignee))
            souk::require_none(
                {{"NOT_AN_OPERATOR",
                  fmt::format("{} is neither the root nor a user of an operator's account.", wanted.assignee),
                  "Assignee"}});
        store::save_assignment(tx, wanted);
        store::note_changed(fmt::format("{} {} of {}", wanted.kind, wanted.subject, wanted.assignee));
        return api::souk::AssignWork::Output{.Assignment = render_assignment(tx, wanted)};
    });
}

api::souk::ReleaseWork::Output release_work(Call& call, const api::souk::ReleaseWork::Input& in) {
    call.require_operator("souk:ReleaseWork");
    call.database.write([&](store::Transaction& tx) {
        store::delete_assignment(tx, in.Kind, in.Subject);
        store::note_changed(fmt::format("{} {} of nobody", in.Kind, in.Subject));
    });
    return {};
}

} // namespace services
