#include "store/market/publishing_reviews.hpp"

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

} // namespace

void insert_publishing_review(Transaction& tx, std::string_view change_set, base::Instant requested,
                              base::Instant due) {
    tx.exec("INSERT INTO publishing_review (change_set, status, requested, due, decided_by, reason, comments) "
            "VALUES ($1, 'WAITING', $2, $3, '', '', '[]')",
            {change_set, requested, due});
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
