// The beginnings and ends of agreements, each saved together with the events that tell its parties.
#pragma once

#include "store/market/agreements.hpp"

namespace store {

// Why something happens: the intent that events tell (NEW, AMEND, REPLACE, RENEW), and the request, which consumers
// use to recognise an event that comes twice.
struct Occasion {
    std::string intent;
    std::string request_id;
};

// "Purchase Agreement Created" and "License Updated", and the welcome to a free trial.
void begin_agreement(Transaction& tx, const domain::Agreement& agreement, const Occasion& occasion, base::Instant now);
// "Purchase Agreement Amended"
void amend_agreement(Transaction& tx, domain::Agreement& agreement, const Occasion& occasion, base::Instant now);
// "Purchase Agreement Ended", with `more` in the detail, and "License Deprovisioned"; agreement gets the status, and
// `end` as its end.
void end_agreement(Transaction& tx, domain::Agreement& agreement, std::string_view status, base::Instant end,
                   const Occasion& occasion, base::Instant now, const boost::json::object& more = {});

// "<what> - Proposer" and "<what> - Acceptor", with `more` in the detail.
void tell_parties(Transaction& tx, const domain::Agreement& agreement, std::string_view what, const Occasion& occasion,
                  const boost::json::object& more, base::Instant now);
// To the buyer alone, as an event of Souk's own ("Free Trial Ending").
void tell_acceptor(Transaction& tx, const domain::Agreement& agreement, std::string_view what, const Occasion& occasion,
                   const boost::json::object& more, base::Instant now);

std::string agreement_arn(std::string_view account, std::string_view id);

} // namespace store
