// Requests for further test accounts of a product that was submitted.
#pragma once

#include "store/database.hpp"

namespace store {

struct TestAccountRequest {
    std::string id;
    std::string product;
    std::string account; // the seller
    base::Document accounts;
    std::string reason;
    std::string status; // WAITING, APPROVED, REFUSED
    base::Instant requested;
    std::optional<base::Instant> decided;
    std::string decided_by;
    std::string answer;
};

void insert_test_account_request(Transaction& tx, const TestAccountRequest& request);
std::optional<TestAccountRequest> find_test_account_request(Reader& reader, std::string_view id);
// Newest first; "" for every seller, product or status.
std::vector<TestAccountRequest> list_test_account_requests(Reader& reader, std::string_view account,
                                                           std::string_view product, std::string_view status);
void save_test_account_decision(Transaction& tx, const TestAccountRequest& request);

} // namespace store
