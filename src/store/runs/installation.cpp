#include "store/runs/installation.hpp"

namespace store {

std::string ensure_installation_id(Transaction& tx, const std::string& fresh) {
    tx.exec("INSERT INTO installation (one, id) VALUES (1, $1) ON CONFLICT (one) DO NOTHING", {fresh});
    return *tx.one("SELECT id FROM installation WHERE one = 1", {}, [](const Row& row) { return row.text(0); });
}

} // namespace store
