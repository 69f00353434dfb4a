#include "store/reviews/reviews.hpp"

#include "store/market/listing_changes.hpp"

namespace store {

namespace {

std::string select(std::string_view where) {
    return "SELECT id, product, account, author_name, stars, title, text, state, reason, created, updated, reply, "
           "replied FROM review WHERE " +
           std::string(where);
}

domain::Review read_review(const Row& row) {
    return {.id = row.text(0),
            .product_id = row.text(1),
            .account = row.text(2),
            .author_name = row.text(3),
            .stars = static_cast<int>(row.integer(4)),
            .title = row.text(5),
            .text = row.text(6),
            .state = domain::parse_review_state(row.view(7)),
            .reason = row.text(8),
            .created = row.instant(9),
            .updated = row.instant(10),
            .reply = row.text(11),
            .replied = row.maybe_instant(12)};
}

} // namespace

std::optional<domain::Review> find_review(Reader& reader, std::string_view id) {
    static const std::string sql = select("id = $1");
    return reader.one(sql, {id}, read_review);
}

std::optional<domain::Review> find_review_by(Reader& reader, std::string_view product_id, std::string_view account) {
    static const std::string sql = select("product = $1 AND account = $2");
    return reader.one(sql, {product_id, account}, read_review);
}

std::vector<domain::Review> list_reviews(Reader& reader, std::string_view product_id) {
    static const std::string sql = select("product = $1");
    return reader.all(sql, {product_id}, read_review);
}

std::vector<domain::Review> list_reviews_in(Reader& reader, domain::ReviewState state) {
    static const std::string sql = select("state = $1 ORDER BY updated, id");
    return reader.all(sql, {domain::render(state)}, read_review);
}

void save_review(Transaction& tx, const domain::Review& review) {
    tx.exec("INSERT INTO review (id, product, account, author_name, stars, title, text, state, reason, created, "
            "updated, reply, replied) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
            "ON CONFLICT (id) DO UPDATE SET author_name = excluded.author_name, stars = excluded.stars, "
            "title = excluded.title, text = excluded.text, state = excluded.state, reason = excluded.reason, "
            "updated = excluded.updated, reply = excluded.reply, replied = excluded.replied",
            {review.id, review.product_id, review.account, review.author_name, review.stars, review.title, review.text,
             domain::render(review.state), review.reason, review.created, review.updated, review.reply,
             review.replied});
    note_listing(tx, review.product_id);
}

void delete_review(Transaction& tx, std::string_view id) {
    if (const auto review = find_review(tx, id)) note_listing(tx, review->product_id);
    tx.exec("DELETE FROM review WHERE id = $1", {id});
}

domain::ReviewSummary review_summary(Reader& reader, std::string_view product_id) {
    domain::ReviewSummary summary;
    reader.each(
        "SELECT stars, count(*) FROM review WHERE product = $1 AND state = 'PUBLISHED' GROUP BY stars", {product_id},
        [&](const Row& row) { summary.counts.at(static_cast<std::size_t>(row.integer(0) - 1)) = row.integer(1); });
    return summary;
}

std::map<std::string, domain::ReviewSummary> review_summaries(Reader& reader) {
    std::map<std::string, domain::ReviewSummary> all;
    reader.each("SELECT product, stars, count(*) FROM review WHERE state = 'PUBLISHED' GROUP BY product, stars", {},
                [&](const Row& row) {
                    all[row.text(0)].counts.at(static_cast<std::size_t>(row.integer(1) - 1)) = row.integer(2);
                });
    return all;
}

bool ever_subscribed(Reader& reader, std::string_view account, std::string_view product_id) {
    return reader
        .one("SELECT 1 FROM agreement WHERE acceptor = $1 AND product = $2 LIMIT 1", {account, product_id},
             [](const Row&) { return true; })
        .has_value();
}

} // namespace store
