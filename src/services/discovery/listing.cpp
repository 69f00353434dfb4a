#include "services/discovery/listing.hpp"

#include "services/discovery/faults.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/sellers.hpp"
#include "store/reviews/reviews.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <mutex>

namespace services::discovery {

namespace {

domain::SearchText text_of(const domain::Product& product, std::string_view seller_name) {
    return {.title = product.title,
            .keywords = fmt::format("{} {} {}", fmt::join(product.keywords, " "), fmt::join(product.categories, " "),
                                    seller_name),
            .summary = fmt::format("{} {}", product.short_description, fmt::join(product.highlights, " ")),
            .body = product.long_description};
}

Listing read_listing(store::Reader& reader, const store::Entity& entity) {
    Listing listing;
    listing.product = domain::parse_product(entity.id, entity.document);
    listing.seller = entity.owner;
    listing.seller_name = store::load_seller(reader, entity.owner).display_name;
    if (listing.seller_name.empty()) listing.seller_name = "Account " + entity.owner;
    for (const store::Entity& stored : store::list_offers(reader, entity.id)) {
        domain::Offer offer = domain::parse_offer(stored.id, stored.document);
        if (!offer.released) continue;
        if (offer.is_private()) {
            listing.private_offers.emplace_back(std::move(offer), stored.revision);
        } else {
            listing.offer = std::move(offer);
            listing.offer_revision = stored.revision;
        }
    }
    listing.text = text_of(listing.product, listing.seller_name);
    return listing;
}

using Listings = std::vector<Listing>;

struct Cached {
    std::mutex mutex;
    std::uint64_t generation = 0;
    std::shared_ptr<const Listings> listings;
};

std::shared_ptr<const Listings> read_all(store::Database& database) {
    return database.read([](store::Reader& reader) {
        auto all = std::make_shared<Listings>();
        auto entities = store::list_products(reader, {"Limited", "Public", "Restricted"});
        std::sort(entities.begin(), entities.end(),
                  [](const auto& a, const auto& b) { return std::tie(a.created, a.id) < std::tie(b.created, b.id); });
        auto reviews = store::review_summaries(reader);
        for (const store::Entity& entity : entities) {
            all->push_back(read_listing(reader, entity));
            all->back().reviews = reviews[entity.id];
        }
        return std::shared_ptr<const Listings>(std::move(all));
    });
}

using Named = std::pair<domain::Offer, std::int64_t>;

// The private offer of that id if it is for the account, its seller among them; null otherwise.
const Named* find_private(const Listing& listing, std::string_view id, std::string_view account) {
    const auto& offers = listing.private_offers;
    const auto found = std::find_if(offers.begin(), offers.end(), [&](const Named& named) {
        return named.first.id == id && (named.first.is_for(account) || listing.seller == account);
    });
    return found == offers.end() ? nullptr : &*found;
}

template<class F>
Seen require(Call& call, std::string_view what, std::string_view id, F&& is_it) {
    auto all = all_listings(call);
    const auto found = std::find_if(all->begin(), all->end(), is_it);
    if (found == all->end()) throw not_found(what, id);
    Seen seen{all, &*found, {}, nullptr, 0};
    seen.standing = call.database.read([&](store::Reader& reader) {
        return store::standing_of(reader, call.caller.account, found->product.id, found->seller);
    });
    if (!domain::sees(found->product, call.caller.account, seen.standing)) throw not_found(what, id);
    return seen;
}

} // namespace

std::shared_ptr<const Listings> all_listings(Call& call) {
    Cached& cached = call.shelf.get<Cached>();
    // The generation is read before the rows: a change in between makes the next call read again.
    const std::uint64_t generation = call.database.generation("catalog");
    {
        std::lock_guard lock(cached.mutex);
        if (cached.listings && cached.generation == generation) return cached.listings;
    }
    auto listings = read_all(call.database);
    std::lock_guard lock(cached.mutex);
    cached.generation = generation;
    cached.listings = listings;
    return listings;
}

bool sees(Call& call, const Listing& listing) {
    // Most listings are public: no look-up for those.
    if (listing.product.visibility == domain::Visibility::Public) return true;
    return call.database.read([&](store::Reader& reader) {
        return domain::sees(listing.product, call.caller.account,
                            store::standing_of(reader, call.caller.account, listing.product.id, listing.seller));
    });
}

Seen require_product(Call& call, std::string_view product_id) {
    return require(call, "Product", product_id, [&](const Listing& l) { return l.product.id == product_id; });
}

Seen require_listing(Call& call, std::string_view id) {
    return require(call, "Listing", id, [&](const Listing& l) { return listing_id(l.product.id) == id; });
}

Seen require_offer(Call& call, std::string_view offer_id) {
    auto is_it = [&](const Listing& listing) {
        if (listing.offer && listing.offer->id == offer_id) return true;
        return find_private(listing, offer_id, call.caller.account) != nullptr;
    };
    Seen seen = require(call, "Offer", offer_id, is_it);
    const Named* named = find_private(*seen.listing, offer_id, call.caller.account);
    seen.offer = named ? &named->first : &*seen->offer;
    seen.offer_revision = named ? named->second : seen->offer_revision;
    return seen;
}

} // namespace services::discovery
