#include "store/buyers/private_marketplace.hpp"

namespace store {

namespace {

domain::Branding parse_branding(const base::Document& document) {
    return {.title = base::text_at(document, "title"),
            .message = base::text_at(document, "message"),
            .color = base::text_at(document, "color"),
            .logo_url = base::text_at(document, "logo_url")};
}

base::Document render_branding(const domain::Branding& branding) {
    return boost::json::object{{"title", branding.title},
                               {"message", branding.message},
                               {"color", branding.color},
                               {"logo_url", branding.logo_url}};
}

} // namespace

domain::PrivateMarketplace load_private_marketplace(Reader& reader, std::string_view account) {
    domain::PrivateMarketplace market;
    market.enabled = reader
                         .one("SELECT enabled FROM private_marketplace WHERE account = $1", {account},
                              [](const Row& row) { return row.flag(0); })
                         .value_or(false);
    market.experiences = reader.all(
        "SELECT id, account, name, description, created, updated, branding FROM experience WHERE account = $1 "
        "ORDER BY name",
        {account}, [](const Row& row) {
            domain::Experience experience;
            experience.id = row.text(0);
            experience.account = row.text(1);
            experience.name = row.text(2);
            experience.description = row.text(3);
            experience.created = row.instant(4);
            experience.updated = row.instant(5);
            experience.branding = parse_branding(row.document(6));
            return experience;
        });
    for (domain::Experience& experience : market.experiences) {
        reader.each("SELECT product FROM experience_product WHERE experience = $1", {experience.id},
                    [&](const Row& row) { experience.products.insert(row.text(0)); });
        reader.each("SELECT member FROM experience_audience WHERE experience = $1", {experience.id},
                    [&](const Row& row) { experience.audience.insert(row.text(0)); });
    }
    return market;
}

void save_private_marketplace(Transaction& tx, std::string_view account, bool enabled, std::string_view principal,
                              base::Instant now) {
    tx.exec("INSERT INTO private_marketplace (account, enabled, changed, changed_by) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (account) DO UPDATE SET enabled = excluded.enabled, changed = excluded.changed, "
            "changed_by = excluded.changed_by",
            {account, enabled, now, principal});
}

void save_experience(Transaction& tx, const domain::Experience& experience) {
    tx.exec("INSERT INTO experience (id, account, name, description, created, updated, branding) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET name = excluded.name, "
            "description = excluded.description, updated = excluded.updated, branding = excluded.branding",
            {experience.id, experience.account, experience.name, experience.description, experience.created,
             experience.updated, render_branding(experience.branding)});
    tx.exec("DELETE FROM experience_audience WHERE experience = $1", {experience.id});
    for (const std::string& member : experience.audience)
        tx.exec("INSERT INTO experience_audience (experience, member) VALUES ($1, $2)", {experience.id, member});
    tx.exec("DELETE FROM experience_product WHERE experience = $1", {experience.id});
    for (const std::string& product : experience.products)
        add_to_experience(tx, experience.id, product);
}

void add_to_experience(Transaction& tx, std::string_view experience_id, std::string_view product_id) {
    tx.exec("INSERT INTO experience_product (experience, product) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            {experience_id, product_id});
}

bool delete_experience(Transaction& tx, std::string_view account, std::string_view id) {
    return tx.exec("DELETE FROM experience WHERE account = $1 AND id = $2", {account, id}) > 0;
}

std::vector<domain::ProductRequest> list_product_requests(Reader& reader, std::string_view account) {
    return reader.all("SELECT id, account, product, principal, comment, state, reason, created, decided, decided_by "
                      "FROM product_request WHERE account = $1 ORDER BY created DESC, id",
                      {account}, [](const Row& row) {
                          domain::ProductRequest request;
                          request.id = row.text(0);
                          request.account = row.text(1);
                          request.product_id = row.text(2);
                          request.principal = row.text(3);
                          request.comment = row.text(4);
                          request.state = domain::parse_request_state(row.view(5));
                          request.reason = row.text(6);
                          request.created = row.instant(7);
                          request.decided = row.maybe_instant(8);
                          request.decided_by = row.text(9);
                          return request;
                      });
}

void save_product_request(Transaction& tx, const domain::ProductRequest& request) {
    tx.exec("INSERT INTO product_request (id, account, product, principal, comment, state, reason, created, decided, "
            "decided_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO UPDATE SET "
            "state = excluded.state, reason = excluded.reason, decided = excluded.decided, "
            "decided_by = excluded.decided_by",
            {request.id, request.account, request.product_id, request.principal, request.comment,
             domain::render(request.state), request.reason, request.created, request.decided, request.decided_by});
}

std::vector<SavedProduct> list_saved_products(Reader& reader, std::string_view principal) {
    return reader.all("SELECT product, saved FROM saved_product WHERE principal = $1 ORDER BY saved DESC, product",
                      {principal}, [](const Row& row) {
                          return SavedProduct{row.text(0), row.instant(1)};
                      });
}

void save_product_for(Transaction& tx, std::string_view principal, std::string_view product_id, base::Instant now) {
    tx.exec("INSERT INTO saved_product (principal, product, saved) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            {principal, product_id, now});
}

void forget_saved_product(Transaction& tx, std::string_view principal, std::string_view product_id) {
    tx.exec("DELETE FROM saved_product WHERE principal = $1 AND product = $2", {principal, product_id});
}

} // namespace store
