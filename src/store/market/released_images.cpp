#include "store/market/released_images.hpp"

namespace store {

void save_released_image(Transaction& tx, const std::string& name) {
    tx.exec("INSERT INTO released_image (name) VALUES ($1) ON CONFLICT (name) DO NOTHING", {name});
    tx.ring("released-images");
}

void delete_released_image(Transaction& tx, const std::string& name) {
    tx.exec("DELETE FROM released_image WHERE name = $1", {name});
}

std::vector<std::string> list_released_images(Reader& reader) {
    return reader.all("SELECT name FROM released_image ORDER BY name", {}, [](const Row& row) { return row.text(0); });
}

bool is_image_used(Reader& reader, const std::string& digest) {
    return reader
        .one("SELECT 1 FROM resource WHERE document LIKE '%' || $1 || '%' LIMIT 1", {digest},
             [](const Row&) { return true; })
        .has_value();
}

} // namespace store
