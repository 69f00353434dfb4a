#include "app/search.hpp"

#include "app/data_folder.hpp"
#include "app/shell_audit.hpp"
#include "base/document.hpp"
#include "services/discovery/catalogue.hpp"
#include "store/market/listing_changes.hpp"

#include <fmt/format.h>

namespace app {

void rebuild_search_index(const Config& config, bool json) {
    make_data_folder(config);
    store::Database database({.path = config.database_file(), .readers = 1});
    services::discovery::Catalogue catalogue;
    const auto [listings, words] = catalogue.read(database, [](const services::discovery::Shelved& shelved) {
        return std::pair(shelved.index.entries(), shelved.index.words());
    });
    const ShellAudit audit("RebuildSearchIndex", base::SystemClock().now());
    database.write([](store::Transaction& tx) { store::note_every_listing(tx); });
    if (json)
        fmt::print("{}\n", base::render(boost::json::object{{"listings", listings}, {"words", words}}));
    else
        fmt::print("{} listings, {} words; a running server reads them anew, too\n", listings, words);
}

} // namespace app
