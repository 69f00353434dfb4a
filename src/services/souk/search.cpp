#include "services/discovery/catalogue.hpp"
#include "services/souk/operations.hpp"

#include <chrono>

namespace services {

api::souk::RebuildSearchIndex::Output rebuild_search_index(Call& call, const api::souk::RebuildSearchIndex::Input&) {
    call.require_operator("souk:RebuildSearchIndex");
    const auto begin = std::chrono::steady_clock::now();
    auto& catalogue = discovery::catalogue_of(call);
    catalogue.rebuild(call.database);
    const auto took = std::chrono::steady_clock::now() - begin;
    api::souk::RebuildSearchIndex::Output out;
    out.Milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    catalogue.read(call.database, [&](const discovery::Shelved& shelved) {
        out.Listings = static_cast<std::int64_t>(shelved.index.entries());
        out.Words = static_cast<std::int64_t>(shelved.index.words());
    });
    return out;
}

} // namespace services
