// Every listing that is not a draft, in memory, with the index that finds them by words and the marks that filters and
// facets count by. It follows the database: what has changed is read anew when somebody asks next, listing by listing,
// so that the cost of a change does not grow with the market. One for each server, on the shelf.
//
// Readers wait for a change only while it is put in its place; the reading of it happens beside them. Nobody's sight is
// decided here: whoever shows a listing asks sees() first.
#pragma once

#include "domain/search/index.hpp"
#include "services/discovery/listing.hpp"
#include "services/discovery/names.hpp"
#include "services/discovery/traits.hpp"
#include "store/database.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace services::discovery {

// What is filtered and counted by, as numbers.
struct Marks {
    enum Pricing : std::uint8_t { NoOffer, Free, Usage, Contract };
    static constexpr std::size_t most_categories = 3;

    std::int64_t created = 0; // microseconds; the order among equals
    std::uint32_t publisher = 0;
    std::array<std::uint16_t, most_categories> categories{};
    std::uint8_t category_count = 0;
    std::uint8_t rating = 0; // tenths of a star
    Pricing pricing = NoOffer;
    bool algorithm = false;
    bool hosts = false;     // priced by the hour
    bool requests = false;  // priced by the inference
    bool everybody = false; // sees it
};

struct Shelved {
    domain::SearchIndex index;
    std::vector<std::shared_ptr<const Listing>> listings; // by slot; null where it was removed
    std::vector<Marks> marks;                             // by slot
    std::vector<Traits> traits;                           // by slot
    Names publishers, categories;
    TraitNames trait_names;
    std::unordered_map<std::string, domain::SearchIndex::Slot> products, offers; // by id

    void put(std::shared_ptr<const Listing> listing);
    void remove(const std::string& product_id);
};

class Catalogue {
  public:
    // Calls f(const Shelved&) on what is there now.
    template<class F>
    auto read(store::Database& database, F&& f) {
        refresh(database);
        std::shared_lock lock(mutex_);
        return f(static_cast<const Shelved&>(*shelved_));
    }

    // Reads what is there before anybody asks for it.
    void warm(store::Database& database);

    // Forgets all and reads everything again.
    void rebuild(store::Database& database);

  private:
    void refresh(store::Database& database);
    void load(store::Database& database);
    bool catch_up(store::Database& database); // false where everything has to be read anew

    std::mutex refreshing_; // one thread brings it up to date
    std::atomic<std::uint64_t> generation_ = 0;
    std::int64_t change_ = -1; // the last one that is in it; -1 before the first load

    std::shared_mutex mutex_;
    std::unique_ptr<Shelved> shelved_ = std::make_unique<Shelved>();
};

Catalogue& catalogue_of(Call& call);

} // namespace services::discovery
