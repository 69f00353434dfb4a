// Sellers' requests to end agreements early. Every save rings "agreements".
#pragma once

#include "domain/agreement/cancellation.hpp"
#include "store/market/agreement_changes.hpp"

namespace store {

std::optional<domain::CancellationRequest> find_cancellation(Reader& reader, std::string_view id);
std::optional<domain::CancellationRequest> find_open_cancellation(Reader& reader, std::string_view agreement_id);
std::optional<domain::CancellationRequest> find_cancellation_by_token(Reader& reader, std::string_view proposer,
                                                                      std::string_view token);
// Every one in which the account is the acceptor (or the proposer), the newest first.
std::vector<domain::CancellationRequest> list_cancellations(Reader& reader, std::string_view account, bool as_proposer);
// Those that wait for an answer and were made until then.
std::vector<domain::CancellationRequest> list_unanswered_cancellations(Reader& reader, base::Instant made_until);

void insert_cancellation(Transaction& tx, const domain::CancellationRequest& request);
// Saves the status, its message and the time of update.
void save_cancellation(Transaction& tx, const domain::CancellationRequest& request);

// Saves a decision that was made, ends the agreement where it was approved, and tells both parties.
void conclude_cancellation(Transaction& tx, const domain::CancellationRequest& request, domain::Agreement& agreement,
                           const Occasion& occasion, base::Instant now);
// "Agreement Cancellation Request Pending Approval", "… Approved" and so on, by its status.
void tell_cancellation(Transaction& tx, const domain::CancellationRequest& request, const domain::Agreement& agreement,
                       const Occasion& occasion, base::Instant now);

} // namespace store
