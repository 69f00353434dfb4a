// The searches that users have saved, each under a name of its own.
#pragma once

#include "store/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace store {

struct SavedSearch {
    std::string name;
    std::string query; // of the search page's address
    base::Instant saved;
};

// By name.
std::vector<SavedSearch> list_saved_searches(Reader& reader, std::string_view principal);
// In place of one of the same name.
void save_search(Transaction& tx, std::string_view principal, const SavedSearch& search);
// False where there is none of that name.
bool delete_saved_search(Transaction& tx, std::string_view principal, std::string_view name);

} // namespace store
