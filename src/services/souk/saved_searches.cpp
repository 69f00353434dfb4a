// SaveSearch, ListSavedSearches, DeleteSavedSearch: each user's own.
#include "store/buyers/saved_searches.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/operations.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

constexpr std::size_t most_searches = 50;

api::souk::SavedSearch shape_of(const store::SavedSearch& search) {
    return {.Name = search.name, .Query = search.query, .SavedAt = search.saved};
}

void require_room(store::Reader& reader, const Call& call, const std::string& name) {
    const auto kept = store::list_saved_searches(reader, call.caller.arn);
    const bool replaces = std::ranges::any_of(kept, [&](const auto& each) { return each.name == name; });
    if (replaces || kept.size() < most_searches) return;
    souk::require_none(
        {{"TOO_MANY_SEARCHES",
          fmt::format("You have {} searches, which is the most. Delete one before you save another.", most_searches),
          "Name"}});
}

} // namespace

api::souk::SaveSearch::Output save_search(Call& call, const api::souk::SaveSearch::Input& in) {
    call.require("aws-marketplace:SearchListings", "*");
    const store::SavedSearch search{in.Name, in.Query, call.now};
    call.database.write([&](store::Transaction& tx) {
        require_room(tx, call, in.Name);
        store::save_search(tx, call.caller.arn, search);
    });
    return {.Search = shape_of(search)};
}

api::souk::ListSavedSearches::Output list_saved_searches(Call& call, const api::souk::ListSavedSearches::Input&) {
    call.require("aws-marketplace:SearchListings", "*");
    api::souk::ListSavedSearches::Output out;
    call.database.read([&](store::Reader& reader) {
        for (const store::SavedSearch& search : store::list_saved_searches(reader, call.caller.arn))
            out.Searches.push_back(shape_of(search));
    });
    return out;
}

api::souk::DeleteSavedSearch::Output delete_saved_search(Call& call, const api::souk::DeleteSavedSearch::Input& in) {
    call.require("aws-marketplace:SearchListings", "*");
    const bool there = call.database.write(
        [&](store::Transaction& tx) { return store::delete_saved_search(tx, call.caller.arn, in.Name); });
    if (!there) throw souk::not_found("search", in.Name);
    return {};
}

} // namespace services
