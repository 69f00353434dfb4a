#include "store/buyers/saved_searches.hpp"

namespace store {

std::vector<SavedSearch> list_saved_searches(Reader& reader, std::string_view principal) {
    return reader.all("SELECT name, query, saved FROM saved_search WHERE principal = $1 ORDER BY name", {principal},
                      [](const Row& row) {
                          return SavedSearch{row.text(0), row.text(1), row.instant(2)};
                      });
}

void save_search(Transaction& tx, std::string_view principal, const SavedSearch& search) {
    tx.exec("INSERT INTO saved_search (principal, name, query, saved) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (principal, name) DO UPDATE SET query = excluded.query, saved = excluded.saved",
            {principal, search.name, search.query, search.saved});
}

bool delete_saved_search(Transaction& tx, std::string_view principal, std::string_view name) {
    const bool there =
        tx.one("SELECT 1 FROM saved_search WHERE principal = $1 AND name = $2", {principal, name}, [](const Row&) {
              return true;
          }).has_value();
    tx.exec("DELETE FROM saved_search WHERE principal = $1 AND name = $2", {principal, name});
    return there;
}

} // namespace store
