// Agreements and the requests (quotes) from which they are made. Every save rings "agreements".
#pragma once

#include "domain/agreement/agreement.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

std::optional<domain::Agreement> find_agreement(Reader& reader, std::string_view id);
std::optional<domain::Agreement> find_active_agreement(Reader& reader, std::string_view acceptor,
                                                       std::string_view product_id);
// Every agreement in which the account is the acceptor (or the proposer), in no particular order.
std::vector<domain::Agreement> list_agreements(Reader& reader, std::string_view account, bool as_proposer);

struct AgreementQuery {
    std::string account; // as either party; "" for all, as with the others
    std::string product;
    std::string status;
    std::int64_t offset = 0;
    std::int64_t limit = 50;
};
// Whoever's, the newest first.
std::vector<domain::Agreement> list_market_agreements(Reader& reader, const AgreementQuery& query);

// The active ones of a product, in the order of their acceptance.
std::vector<domain::Agreement> list_active_agreements(Reader& reader, std::string_view product_id);

// Ids of those for which something is due by now, the longest due first; at most a hundred.
std::vector<std::string> list_due_agreements(Reader& reader, base::Instant now);
// The agreement under which the account had its free trial of the product.
std::optional<std::string> find_trial_agreement(Reader& reader, std::string_view acceptor, std::string_view product_id);

// Conflict where the acceptor already holds an active one for the product.
void insert_agreement(Transaction& tx, const domain::Agreement& agreement);
// Saves status, end, the wish to renew and what is due next; nothing else of an agreement ever changes.
void save_agreement(Transaction& tx, const domain::Agreement& agreement);

struct AgreementRequest {
    std::string id; // ar-…
    std::string acceptor;
    domain::Proposal proposal;
    std::string product_id;
    base::Instant created;
    base::Instant expires;
    base::Document wish; // what was asked, to compare a repeated client token with
    std::optional<std::string> client_token;
    std::optional<std::string> agreement_id; // once accepted
};

std::optional<AgreementRequest> find_agreement_request(Reader& reader, std::string_view id);
std::optional<AgreementRequest> find_request_by_token(Reader& reader, std::string_view acceptor,
                                                      std::string_view token);
// An account's own, the newest first.
std::vector<AgreementRequest> list_agreement_requests(Reader& reader, std::string_view acceptor);
void insert_agreement_request(Transaction& tx, const AgreementRequest& request);
void mark_accepted(Transaction& tx, std::string_view request_id, std::string_view agreement_id);

} // namespace store
