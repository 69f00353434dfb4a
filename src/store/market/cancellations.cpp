#include "store/market/cancellations.hpp"

#include <fmt/format.h>
#include <map>

namespace store {

namespace {

std::string select(std::string_view where) {
    return "SELECT id, agreement, acceptor, proposer, reason_code, description, status, status_message, created, "
           "updated, client_token FROM agreement_cancellation WHERE " +
           std::string(where);
}

domain::CancellationRequest read_cancellation(const Row& row) {
    return {.id = row.text(0),
            .agreement_id = row.text(1),
            .acceptor = row.text(2),
            .proposer = row.text(3),
            .reason_code = row.text(4),
            .description = row.text(5),
            .status = row.text(6),
            .status_message = row.text(7),
            .created = row.instant(8),
            .updated = row.instant(9),
            .client_token = row.maybe_text(10)};
}

} // namespace

std::optional<domain::CancellationRequest> find_cancellation(Reader& reader, std::string_view id) {
    static const std::string sql = select("id = $1");
    return reader.one(sql, {id}, read_cancellation);
}

std::optional<domain::CancellationRequest> find_open_cancellation(Reader& reader, std::string_view agreement_id) {
    static const std::string sql = select("agreement = $1 AND status = 'PENDING_APPROVAL'");
    return reader.one(sql, {agreement_id}, read_cancellation);
}

std::optional<domain::CancellationRequest> find_cancellation_by_token(Reader& reader, std::string_view proposer,
                                                                      std::string_view token) {
    static const std::string sql = select("proposer = $1 AND client_token = $2");
    return reader.one(sql, {proposer, token}, read_cancellation);
}

std::vector<domain::CancellationRequest> list_cancellations(Reader& reader, std::string_view account,
                                                            bool as_proposer) {
    static const std::string proposed = select("proposer = $1 ORDER BY created DESC, id"),
                             accepted = select("acceptor = $1 ORDER BY created DESC, id");
    return reader.all(as_proposer ? proposed : accepted, {account}, read_cancellation);
}

std::vector<domain::CancellationRequest> list_unanswered_cancellations(Reader& reader, base::Instant made_until) {
    static const std::string sql = select("status = 'PENDING_APPROVAL' AND created <= $1 ORDER BY created, id");
    return reader.all(sql, {made_until}, read_cancellation);
}

void insert_cancellation(Transaction& tx, const domain::CancellationRequest& r) {
    tx.exec("INSERT INTO agreement_cancellation (id, agreement, acceptor, proposer, reason_code, description, status, "
            "status_message, created, updated, client_token) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            {r.id, r.agreement_id, r.acceptor, r.proposer, r.reason_code, r.description, r.status, r.status_message,
             r.created, r.updated, r.client_token});
    tx.ring("agreements");
}

void save_cancellation(Transaction& tx, const domain::CancellationRequest& r) {
    tx.exec("UPDATE agreement_cancellation SET status = $2, status_message = $3, updated = $4 WHERE id = $1",
            {r.id, r.status, r.status_message, r.updated});
    tx.ring("agreements");
}

void tell_cancellation(Transaction& tx, const domain::CancellationRequest& request, const domain::Agreement& agreement,
                       const Occasion& occasion, base::Instant now) {
    static const std::map<std::string_view, std::string_view> names = {
        {domain::cancellation_status::pending, "Pending Approval"},
        {domain::cancellation_status::approved, "Approved"},
        {domain::cancellation_status::rejected, "Rejected"},
        {domain::cancellation_status::cancelled, "Cancelled"},
        {domain::cancellation_status::failed, "Validation Failed"}};
    boost::json::object told{{"id", request.id},
                             {"status", request.status},
                             {"reasonCode", request.reason_code},
                             {"description", request.description},
                             {"statusMessage", request.status_message}};
    tell_parties(tx, agreement, fmt::format("Agreement Cancellation Request {}", names.at(request.status)), occasion,
                 {{"agreementCancellationRequest", std::move(told)}}, now);
}

void conclude_cancellation(Transaction& tx, const domain::CancellationRequest& request, domain::Agreement& agreement,
                           const Occasion& occasion, base::Instant now) {
    save_cancellation(tx, request);
    if (request.status == domain::cancellation_status::approved)
        end_agreement(tx, agreement, domain::agreement_status::cancelled, now, occasion, now);
    tell_cancellation(tx, request, agreement, occasion, now);
}

} // namespace store
