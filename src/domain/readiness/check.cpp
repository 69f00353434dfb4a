#include "domain/readiness/check.hpp"

#include <algorithm>
#include <array>

namespace domain::readiness {

namespace {

constexpr std::array groups{"REQUEST", "LISTING", "MEDIA", "SUPPORT", "VERSION", "INPUT",
                            "OUTPUT",  "CONTENT", "ASSET", "OFFER",   "SELLER",  "EXECUTED"};
constexpr std::array statuses{"PASS", "FAIL", "WARN", "NOT_APPLICABLE", "NOT_CHECKED"};

Verdict verdict_of(Status status, std::string reason, std::string remedy, Parameters parameters) {
    return {status, std::move(reason), std::move(remedy), std::move(parameters)};
}

} // namespace

std::string_view render(Group group) {
    return groups.at(static_cast<std::size_t>(group));
}

std::string_view render(Status status) {
    return statuses.at(static_cast<std::size_t>(status));
}

std::string_view render(Level level) {
    return level == Level::Required ? "REQUIRED" : "RECOMMENDED";
}

std::optional<Status> parse_status(std::string_view text) {
    const auto found = std::find(statuses.begin(), statuses.end(), text);
    if (found == statuses.end()) return std::nullopt;
    return static_cast<Status>(found - statuses.begin());
}

Verdict pass(Parameters parameters) {
    return verdict_of(Status::Pass, "", "", std::move(parameters));
}

Verdict fail(std::string reason, std::string remedy, Parameters parameters) {
    return verdict_of(Status::Fail, std::move(reason), std::move(remedy), std::move(parameters));
}

Verdict warn(std::string reason, std::string remedy, Parameters parameters) {
    return verdict_of(Status::Warn, std::move(reason), std::move(remedy), std::move(parameters));
}

Verdict not_applicable(std::string reason) {
    return verdict_of(Status::NotApplicable, std::move(reason), "", {});
}

Verdict not_checked(std::string reason, std::string remedy) {
    return verdict_of(Status::NotChecked, std::move(reason), std::move(remedy), {});
}

Verdict where_given(bool given, Verdict verdict) {
    return given ? std::move(verdict) : not_applicable("There is none to look at.");
}

Verdict unless(bool fault, Verdict verdict) {
    return fault ? std::move(verdict) : pass(std::move(verdict.parameters));
}

int score(const Checks& checks) {
    constexpr int whole = 2; // a half is one
    int reached = 0;
    int reachable = 0;
    for (const Check& check : checks) {
        const Status status = check.verdict.status;
        if (status == Status::NotApplicable || status == Status::NotChecked) continue;
        const int weight = check.level == Level::Required ? 3 : 1;
        reachable += weight * whole;
        if (status == Status::Pass) reached += weight * whole;
        if (status == Status::Warn) reached += weight;
    }
    return reachable ? reached * 100 / reachable : 0;
}

bool ready(const Checks& checks) {
    return std::none_of(checks.begin(), checks.end(),
                        [](const Check& check) { return check.verdict.status == Status::Fail; });
}

} // namespace domain::readiness
