#include "control/rows.hpp"

namespace control {

bool change_row(store::Database& database, std::int64_t id, const std::function<bool(store::Resource&)>& change) {
    return database.write([&](store::Transaction& tx) {
        auto row = store::find_resource_by_id(tx, id);
        if (!row || !change(*row)) return false;
        store::save_resource(tx, *row);
        return true;
    });
}

std::optional<store::Resource> find_row(store::Database& database, std::int64_t id) {
    return database.read([&](store::Reader& reader) { return store::find_resource_by_id(reader, id); });
}

} // namespace control
