#include "store/market/test_accounts.hpp"

namespace store {

namespace {

constexpr std::string_view all_requests = "SELECT id, product, account, accounts, reason, status, requested, decided, "
                                          "decided_by, answer FROM test_account_request WHERE ";

TestAccountRequest read_request(const Row& row) {
    return {row.text(0), row.text(1),    row.text(2),          row.document(3), row.text(4),
            row.text(5), row.instant(6), row.maybe_instant(7), row.text(8),     row.text(9)};
}

} // namespace

void insert_test_account_request(Transaction& tx, const TestAccountRequest& request) {
    tx.exec("INSERT INTO test_account_request (id, product, account, accounts, reason, status, requested, decided, "
            "decided_by, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {request.id, request.product, request.account, request.accounts, request.reason, request.status,
             request.requested, request.decided, request.decided_by, request.answer});
}

std::optional<TestAccountRequest> find_test_account_request(Reader& reader, std::string_view id) {
    return reader.one(std::string(all_requests) + "id = $1", {id}, read_request);
}

std::vector<TestAccountRequest> list_test_account_requests(Reader& reader, std::string_view account,
                                                           std::string_view product, std::string_view status) {
    return reader.all(std::string(all_requests) + "($1 = '' OR account = $1) AND ($2 = '' OR product = $2) AND "
                                                  "($3 = '' OR status = $3) ORDER BY requested DESC, id",
                      {account, product, status}, read_request);
}

void save_test_account_decision(Transaction& tx, const TestAccountRequest& request) {
    tx.exec("UPDATE test_account_request SET status = $2, decided = $3, decided_by = $4, answer = $5 WHERE id = $1",
            {request.id, request.status, request.decided, request.decided_by, request.answer});
}

} // namespace store
