// Reviews: requests to publish that an operator decides about. One for a change set; gone with it. A decision rings
// "change-sets", so that the engine goes on.
#pragma once

#include "base/result.hpp"
#include "store/market/change_sets.hpp"

namespace store {

struct PublishingReview {
    std::string change_set;
    std::string account;
    std::string status; // WAITING, APPROVED, REFUSED; WITHDRAWN where the change set ended before
    base::Instant requested;
    base::Instant due;
    std::optional<base::Instant> decided;
    std::string decided_by;
    std::string reason;
    base::Document comments; // [{Field, Comment}]
};

// Tells the operators of it.
void insert_publishing_review(Transaction& tx, std::string_view change_set, base::Instant requested, base::Instant due);
std::optional<PublishingReview> find_publishing_review(Reader& reader, std::string_view change_set);
// What is due first comes first; all where no status is given.
std::vector<PublishingReview> list_publishing_reviews(Reader& reader, std::string_view status);
// Tells the operators, once, of each that waits beyond the time that was promised.
void tell_overdue_reviews(Transaction& tx, base::Instant now);
bool has_untold_overdue_reviews(Reader& reader, base::Instant now);
// Saves decision, reason and comments; false if it was decided or withdrawn before.
bool save_publishing_decision(Transaction& tx, const PublishingReview& review);

} // namespace store
