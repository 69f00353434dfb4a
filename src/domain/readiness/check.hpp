// Check: one requirement or recommendation for a listing, and how the listing stands to it. A report is a list of them
// with a score. Ids and parameters are stable and in no language, so that a portal may word them in its own; reasons
// and remedies are English. Values only; where rules are judged is rules.hpp.
#pragma once

#include "base/instant.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain::readiness {

enum class Group { Request, Listing, Media, Support, Version, Input, Output, Content, Asset, Offer, Seller, Executed };
enum class Status { Pass, Fail, Warn, NotApplicable, NotChecked };
enum class Level { Required, Recommended };

std::string_view render(Group group);   // "LISTING"
std::string_view render(Status status); // "NOT_APPLICABLE"
std::string_view render(Level level);
std::optional<Status> parse_status(std::string_view text);

using Parameters = std::map<std::string, std::string>;

struct Verdict {
    Status status = Status::Pass;
    std::string reason; // "" of what passes
    std::string remedy;
    Parameters parameters;
    bool operator==(const Verdict&) const = default;
};

Verdict pass(Parameters parameters = {});
Verdict fail(std::string reason, std::string remedy, Parameters parameters = {});
Verdict warn(std::string reason, std::string remedy, Parameters parameters = {});
Verdict not_applicable(std::string reason);
Verdict not_checked(std::string reason, std::string remedy = "");
// Judged only where there is something to judge: what is absent has not passed.
Verdict where_given(bool given, Verdict verdict);
// What may not be: `fault` if it holds, else passed.
Verdict unless(bool fault, Verdict verdict);

struct Check {
    std::string id; // "title.length"
    Group group = Group::Listing;
    Level level = Level::Required;
    std::string field; // the payload's member, "UpdateInformation.ProductTitle"
    Verdict verdict;
    std::optional<base::Instant> checked; // of what was executed
};

using Checks = std::vector<Check>;

// What passed of what was judged, weighed: a requirement counts three times a recommendation, a warning half. 100 means
// that nothing is left to do; what does not apply or was not checked counts for nothing.
int score(const Checks& checks);
// Nothing failed.
bool ready(const Checks& checks);

} // namespace domain::readiness
