#include "store/market/agreements.hpp"

#include "domain/agreement/lifecycle.hpp"
#include "store/market/conditions.hpp"

namespace store {

namespace {

constexpr std::string_view columns =
    "id, acceptor, proposer, offer, offer_revision, product, status, accepted, started, "
    "ended, updated, terms, initial, trial_end, auto_renew, renewals, looked";

std::string select(std::string_view where) {
    return "SELECT " + std::string(columns) + " FROM agreement WHERE " + std::string(where);
}

boost::json::array render_terms(const std::vector<domain::Term>& terms) {
    boost::json::array array;
    for (const auto& term : terms)
        array.push_back({{"id", term.id}, {"content", term.content}});
    return array;
}

domain::Agreement read_agreement(const Row& row) {
    domain::Agreement agreement;
    agreement.id = row.text(0);
    agreement.acceptor = row.text(1);
    agreement.proposer = row.text(2);
    agreement.offer_id = row.text(3);
    agreement.offer_revision = row.integer(4);
    agreement.product_id = row.text(5);
    agreement.status = row.text(6);
    agreement.accepted = row.instant(7);
    agreement.start = row.instant(8);
    agreement.end = row.maybe_instant(9);
    agreement.updated = row.instant(10);
    const base::Document terms = row.document(11);
    for (const auto& term : terms.as_array())
        agreement.terms.push_back({base::text_at(term, "id"), term.as_object().at("content")});
    agreement.initial_id = row.text(12);
    agreement.trial_end = row.maybe_instant(13);
    agreement.auto_renew = row.flag(14);
    agreement.renewals = row.integer(15);
    agreement.looked = row.instant(16);
    return agreement;
}

} // namespace

std::optional<domain::Agreement> find_agreement(Reader& reader, std::string_view id) {
    static const std::string sql = select("id = $1");
    return reader.one(sql, {id}, read_agreement);
}

std::optional<domain::Agreement> find_active_agreement(Reader& reader, std::string_view acceptor,
                                                       std::string_view product_id) {
    static const std::string sql = select("acceptor = $1 AND product = $2 AND status = 'ACTIVE'");
    return reader.one(sql, {acceptor, product_id}, read_agreement);
}

std::vector<domain::Agreement> list_agreements(Reader& reader, std::string_view account, bool as_proposer) {
    static const std::string proposed = select("proposer = $1"), accepted = select("acceptor = $1");
    return reader.all(as_proposer ? proposed : accepted, {account}, read_agreement);
}

std::vector<domain::Agreement> list_market_agreements(Reader& reader, const AgreementQuery& query) {
    Conditions conditions;
    conditions.add("accepted >= {}", 0);
    if (!query.account.empty()) conditions.add("{} IN (acceptor, proposer)", query.account);
    if (!query.product.empty()) conditions.add("product = {}", query.product);
    if (!query.status.empty()) conditions.add("status = {}", query.status);
    return reader.all(select(conditions.text() +
                             fmt::format(" ORDER BY accepted DESC, id LIMIT {} OFFSET {}", query.limit, query.offset)),
                      conditions.values(), read_agreement);
}

std::vector<domain::Agreement> list_active_agreements(Reader& reader, std::string_view product_id) {
    static const std::string sql = select("product = $1 AND status = 'ACTIVE' ORDER BY accepted, id");
    return reader.all(sql, {product_id}, read_agreement);
}

std::vector<std::string> list_due_agreements(Reader& reader, base::Instant now) {
    return reader.all("SELECT id FROM agreement WHERE due <= $1 ORDER BY due, id LIMIT 100", {now},
                      [](const Row& row) { return row.text(0); });
}

std::optional<std::string> find_trial_agreement(Reader& reader, std::string_view acceptor,
                                                std::string_view product_id) {
    return reader.one("SELECT id FROM agreement WHERE acceptor = $1 AND product = $2 AND trial_end IS NOT NULL "
                      "ORDER BY accepted LIMIT 1",
                      {acceptor, product_id}, [](const Row& row) { return row.text(0); });
}

void insert_agreement(Transaction& tx, const domain::Agreement& a) {
    static const std::string sql =
        "INSERT INTO agreement (" + std::string(columns) +
        ", due) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, "
        "$17, $18)";
    tx.exec(sql, {a.id, a.acceptor, a.proposer, a.offer_id, a.offer_revision, a.product_id, a.status, a.accepted,
                  a.start, a.end, a.updated, base::Document(render_terms(a.terms)), a.initial_id, a.trial_end,
                  a.auto_renew, a.renewals, a.looked, domain::next_due(a)});
    tx.ring("agreements");
}

void save_agreement(Transaction& tx, const domain::Agreement& a) {
    tx.exec("UPDATE agreement SET status = $2, ended = $3, updated = $4, auto_renew = $5, looked = $6, due = $7 "
            "WHERE id = $1",
            {a.id, a.status, a.end, a.updated, a.auto_renew, a.looked, domain::next_due(a)});
    tx.ring("agreements");
}

namespace {

constexpr const char* request_columns =
    "SELECT id, acceptor, offer_id, offer_revision, product_id, created, expires, wish, client_token, agreement_id "
    "FROM agreement_request WHERE ";

AgreementRequest read_request(const Row& row) {
    return {row.text(0),     row.text(1),       {row.text(2), row.integer(3)},
            row.text(4),     row.instant(5),    row.instant(6),
            row.document(7), row.maybe_text(8), row.maybe_text(9)};
}

} // namespace

std::optional<AgreementRequest> find_agreement_request(Reader& reader, std::string_view id) {
    static const std::string sql = std::string(request_columns) + "id = $1";
    return reader.one(sql, {id}, read_request);
}

std::optional<AgreementRequest> find_request_by_token(Reader& reader, std::string_view acceptor,
                                                      std::string_view token) {
    static const std::string sql = std::string(request_columns) + "acceptor = $1 AND client_token = $2";
    return reader.one(sql, {acceptor, token}, read_request);
}

std::vector<AgreementRequest> list_agreement_requests(Reader& reader, std::string_view acceptor) {
    static const std::string sql = std::string(request_columns) + "acceptor = $1 ORDER BY created DESC, id";
    return reader.all(sql, {acceptor}, read_request);
}

void insert_agreement_request(Transaction& tx, const AgreementRequest& r) {
    tx.exec(
        "INSERT INTO agreement_request (id, acceptor, offer_id, offer_revision, product_id, created, expires, wish, "
        "client_token) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {r.id, r.acceptor, r.proposal.offer_id, r.proposal.revision, r.product_id, r.created, r.expires, r.wish,
         r.client_token});
}

void mark_accepted(Transaction& tx, std::string_view request_id, std::string_view agreement_id) {
    tx.exec("UPDATE agreement_request SET agreement_id = $2 WHERE id = $1", {request_id, agreement_id});
}

} // namespace store
