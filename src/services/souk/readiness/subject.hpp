// What a readiness report is asked about, gathered for the rules: a product, a draft, changes that were not sent, or
// changes that were sent to be validated.
#pragma once

#include "api/souk.hpp"
#include "domain/readiness/rules.hpp"
#include "services/call.hpp"

#include <optional>
#include <string>
#include <vector>

namespace services::souk {

struct ReadinessQuestion {
    std::optional<std::string> product;
    std::optional<std::string> draft;
    std::optional<std::vector<api::souk::ReadinessChange>> changes;
    std::optional<std::string> change_set;
    std::optional<std::string> version;
    bool of_others = false; // where an operator asks, other sellers' products, too
};

template<class Input>
ReadinessQuestion question_of(const Input& in) {
    return {in.ProductId, in.DraftId, in.ChangeSet, in.ChangeSetId, in.VersionId};
}

struct ReadinessSubject {
    std::string owner; // the account whose listing it is
    std::string key;   // by which results of executed checks are found again
    domain::readiness::Listing listing;
    base::Refusals refusals; // of the market, for changes
};

// Requires permission to read what is asked about. Throws a Fault where it does not exist for the caller, or where not
// exactly one thing is asked about.
ReadinessSubject load_readiness_subject(Call& call, const ReadinessQuestion& question);

} // namespace services::souk
