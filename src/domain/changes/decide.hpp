// A whole change set: which change types there are, in which order the changes of a set run, and what they come to
// together. The set is applied wholly or not at all.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

struct ChangeType {
    std::string_view entity_type;
    std::string_view name;
    int rank; // changes run by rising rank
    bool creates;
    Decided (*decide)(const Market&, const Change&);
};

const std::vector<ChangeType>& change_types();
const ChangeType* find_change_type(std::string_view entity_type, std::string_view name);

// Positions of the changes in the order in which they run: creation, updates, versions, pricing, release.
std::vector<std::size_t> order(const std::vector<Change>& changes);

// Where a set ends: the entities as they are to be, or what each change is refused for (by its position).
struct Outcome {
    std::map<std::string, Product> products; // only those that changed
    std::map<std::string, Offer> offers;
    std::set<std::string> price_increased; // offers
    std::vector<std::string> released_offers;
    std::map<std::size_t, base::Refusals> refusals;
    bool accepted() const { return refusals.empty(); }
};

Outcome decide(Market market, const std::vector<Change>& changes);

} // namespace domain
