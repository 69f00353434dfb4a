// MarketPolicy: what the operator decides about how this market works. A value read at the moment of a decision; its
// document is PutMarketPolicy's input, and what that left out has the defaults of here.
#pragma once

#include "base/document.hpp"
#include "base/money.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace domain {

enum class Grant { Automatic, Operator };
enum class Processing { Immediate, Delay, Review };
enum class Storefront { Everyone, SignedIn };
enum class LinkedFiles { KeepAddress, Fetch, Refuse };

struct MarketPolicy {
    Grant seller_verification = Grant::Automatic;
    Grant allow_list_requests = Grant::Operator;         // test accounts asked for after the submission
    Grant registration = Grant::Operator;                // of accounts, in the portal
    Grant review_moderation = Grant::Automatic;          // before a review of a product is shown
    Storefront storefront = Storefront::Everyone;        // who reads the public listings in a browser
    LinkedFiles linked_files = LinkedFiles::KeepAddress; // logos, licences and samples that lie on other servers
    Processing processing = Processing::Immediate;
    std::chrono::minutes processing_delay{0}; // from a submission to its change of status, with Processing::Delay
    std::chrono::days review_deadline{37};    // until a review is due, with Processing::Review
    // In which a request to unpublish can be taken back; none where processing is immediate.
    std::chrono::hours restriction_window{24};
    int shortest_trial_days = 5;
    int longest_trial_days = 31;
    std::vector<std::string> regions; // in which products can be sold
    // By instance type, of an hour; types that are not named cost nothing.
    std::map<std::string, base::Money> infrastructure_prices;
    base::Document document; // as it was put
};

MarketPolicy parse_market_policy(const base::Document& document);

} // namespace domain
