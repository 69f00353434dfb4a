#include "services/discovery/listing.hpp"

#include "services/discovery/catalogue.hpp"
#include "services/discovery/faults.hpp"
#include "store/market/entitlement.hpp"

#include <algorithm>

namespace services::discovery {

namespace {

using Named = std::pair<domain::Offer, std::int64_t>;

// The private offer of that id if it is for the account, its seller among them; null otherwise.
const Named* find_private(const Listing& listing, std::string_view id, std::string_view account) {
    const auto& offers = listing.private_offers;
    const auto found = std::find_if(offers.begin(), offers.end(), [&](const Named& named) {
        return named.first.id == id && (named.first.is_for(account) || listing.seller == account);
    });
    return found == offers.end() ? nullptr : &*found;
}

using Ids = std::unordered_map<std::string, domain::SearchIndex::Slot>;

std::shared_ptr<const Listing> find(Call& call, Ids Shelved::*ids, std::string_view id) {
    return catalogue_of(call).read(call.database, [&](const Shelved& shelved) -> std::shared_ptr<const Listing> {
        const auto found = (shelved.*ids).find(std::string(id));
        return found == (shelved.*ids).end() ? nullptr : shelved.listings[found->second];
    });
}

Seen require(Call& call, std::string_view what, std::string_view id, std::shared_ptr<const Listing> listing) {
    if (!listing) throw not_found(what, id);
    Seen seen{std::move(listing), {}, nullptr, 0};
    seen.standing = call.database.read([&](store::Reader& reader) {
        return store::standing_of(reader, call.caller.account, seen->product.id, seen->seller);
    });
    if (!domain::sees(seen->product, call.caller.account, seen.standing)) throw not_found(what, id);
    return seen;
}

} // namespace

bool sees(Call& call, const Listing& listing) {
    // Most listings are public: no look-up for those.
    if (listing.product.visibility == domain::Visibility::Public) return true;
    return call.database.read([&](store::Reader& reader) {
        return domain::sees(listing.product, call.caller.account,
                            store::standing_of(reader, call.caller.account, listing.product.id, listing.seller));
    });
}

Seen require_product(Call& call, std::string_view product_id) {
    return require(call, "Product", product_id, find(call, &Shelved::products, product_id));
}

Seen require_listing(Call& call, std::string_view id) {
    return require(call, "Listing", id, find(call, &Shelved::products, product_id(id)));
}

Seen require_offer(Call& call, std::string_view offer_id) {
    auto listing = find(call, &Shelved::offers, offer_id);
    const bool is_public = listing && listing->offer && listing->offer->id == offer_id;
    const Named* named = listing ? find_private(*listing, offer_id, call.caller.account) : nullptr;
    if (!is_public && !named) listing = nullptr; // another's private offer
    Seen seen = require(call, "Offer", offer_id, std::move(listing));
    seen.offer = named ? &named->first : &*seen->offer;
    seen.offer_revision = named ? named->second : seen->offer_revision;
    return seen;
}

} // namespace services::discovery
