#include "store/market/publishing_reviews.hpp"

#include "base/arn.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"

namespace store {

namespace {

// A set that ended by itself (cancelled, or refused by the automatic checks) waits for nobody.
constexpr std::string_view all_reviews =
    "SELECT * FROM (SELECT r.change_set, s.account, CASE WHEN r.status = 'WAITING' AND s.status <> 'PREPARING' "
    "THEN 'WITHDRAWN' ELSE r.status END AS state, r.requested, r.due, r.decided, r.decided_by, r.reason, r.comments "
    "FROM publishing_review r JOIN change_set s ON s.id = r.change_set) AS reviews WHERE ";

PublishingReview read_review(const Row& row) {
    return {row.text(0),          row.text(1), row.text(2), row.instant(3), row.instant(4),
            row.maybe_instant(5), row.text(6), row.text(7), row.document(8)};
}

constexpr std::string_view untold_overdue =
    "FROM publishing_review r JOIN change_set s ON s.id = r.change_set "
    "WHERE r.status = 'WAITING' AND s.status = 'PREPARING' AND r.due <= $1 AND r.overdue_told = 0";

void tell_operators(Transaction& tx, const PublishingReview& review, std::string_view detail_type, base::Instant now) {
    const boost::json::object detail{{"requestId", review.change_set},
                                     {"catalog", "AWSMarketplace"},
                                     {"ChangeSetId", review.change_set},
                                     {"seller", {{"accountId", review.account}}},
                                     {"requestedTime", base::render_iso(review.requested)},
                                     {"dueTime", base::render_iso(review.due)}};
    for (const std::string& account : list_operators(tx))
        append_event(tx,
                     {"souk.publishing",
                      std::string(detail_type),
                      account,
                      {base::marketplace_arn(review.account, "ChangeSet", review.change_set)},
                      detail},
                     now);
}

} // namespace

void insert_publishing_review(Transaction& tx, std::string_view change_set, base::Instant requested,
                              base::Instant due) {
    tx.exec("INSERT INTO publishing_review (change_set, status, requested, due, decided_by, reason, comments) "
            "VALUES ($1, 'WAITING', $2, $3, '', '', '[]')",
            {change_set, requested, due});
    if (const auto review = find_publishing_review(tx, change_set))
        tell_operators(tx, *review, "Publishing Review Requested", requested);
}

bool has_untold_overdue_reviews(Reader& reader, base::Instant now) {
    return reader
        .one(std::string("SELECT 1 ") + std::string(untold_overdue) + " LIMIT 1", {now},
             [](const Row&) { return true; })
        .value_or(false);
}

void tell_overdue_reviews(Transaction& tx, base::Instant now) {
    const auto overdue = tx.all(std::string("SELECT r.change_set ") + std::string(untold_overdue), {now},
                                [](const Row& row) { return row.text(0); });
    for (const std::string& id : overdue) {
        if (const auto review = find_publishing_review(tx, id))
            tell_operators(tx, *review, "Publishing Review Overdue", now);
        tx.exec("UPDATE publishing_review SET overdue_told = 1 WHERE change_set = $1", {id});
    }
}

std::optional<PublishingReview> find_publishing_review(Reader& reader, std::string_view change_set) {
    return reader.one(std::string(all_reviews) + "change_set = $1", {change_set}, read_review);
}

std::vector<PublishingReview> list_publishing_reviews(Reader& reader, std::string_view status) {
    return reader.all(std::string(all_reviews) + "($1 = '' OR state = $1) ORDER BY due, change_set", {status},
                      read_review);
}

bool save_publishing_decision(Transaction& tx, const PublishingReview& review) {
    const auto changed =
        tx.exec("UPDATE publishing_review SET status = $2, decided = $3, decided_by = $4, reason = $5, "
                "comments = $6 WHERE change_set = $1 AND status = 'WAITING'",
                {review.change_set, review.status, review.decided, review.decided_by, review.reason, review.comments});
    tx.ring("change-sets");
    return changed == 1;
}

} // namespace store
