// Assignments: which operator looks after what waits for a decision.
#pragma once

#include "store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Assignment {
    std::string kind;    // "PUBLISHING_REVIEW", "TEST_ACCOUNT_REQUEST", "SELLER"
    std::string subject; // the change set, the request, the seller's account
    std::string assignee;
    std::string assigned_by;
    base::Instant assigned;
};

// Those of what still waits, the latest first.
std::vector<Assignment> list_assignments(Reader& reader);
// Whether the subject waits for a decision.
bool is_waiting(Reader& reader, std::string_view kind, std::string_view subject);
// In the place of the one before; forgets those of what was decided.
void save_assignment(Transaction& tx, const Assignment& assignment);
void delete_assignment(Transaction& tx, std::string_view kind, std::string_view subject);

} // namespace store
