#include "services/discovery/catalogue.hpp"

#include "base/log.hpp"
#include "domain/product/categories.hpp"
#include "store/market/entities.hpp"
#include "store/market/listing_changes.hpp"
#include "store/market/published.hpp"
#include "store/market/sellers.hpp"
#include "store/resources.hpp"
#include "store/reviews/reviews.hpp"
#include "store/runs/tries.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::discovery {

namespace {

constexpr std::size_t removed_allowed = 10'000; // before the index is built anew; and as many as there are entries

domain::SearchText text_of(const Listing& listing) {
    const domain::Product& product = listing.product;
    domain::SearchText text{.title = product.title,
                            .keywords = fmt::format("{} {} {}", fmt::join(product.keywords, " "),
                                                    fmt::join(product.categories, " "), listing.seller_name),
                            .summary =
                                fmt::format("{} {}", product.short_description, fmt::join(product.highlights, " ")),
                            .body = product.long_description};
    for (const domain::Translation& each : product.translations) {
        text.title += " " + each.title;
        text.keywords += fmt::format(" {}", fmt::join(each.keywords, " "));
        text.summary += fmt::format(" {} {}", each.short_description, fmt::join(each.highlights, " "));
        text.body += " " + each.long_description;
    }
    return text;
}

// Entities whose product is shown in no state are no listings.
bool is_listed(const store::Entity& entity) {
    return entity.type == domain::product_type && entity.state != domain::render(domain::Visibility::Draft);
}

// What the latest version takes; nothing where it was never published.
std::vector<std::string> content_types_of(store::Reader& reader, const domain::Product& product) {
    const domain::Version* version = domain::latest_version(product);
    const auto published = version ? store::find_published_version(reader, version->id) : std::nullopt;
    const auto copy = published ? store::find_by_arn(reader, published->published_arn) : std::nullopt;
    std::vector<std::string> types;
    if (!copy) return types;
    for (const auto& type : base::array_at(copy->document, "InferenceSpecification.SupportedContentTypes"))
        if (type.is_string()) types.emplace_back(type.get_string());
    return types;
}

std::shared_ptr<const Listing> read_listing(store::Reader& reader, const store::Entity& entity,
                                            const domain::ReviewSummary& reviews) {
    auto listing = std::make_shared<Listing>();
    listing->product = domain::parse_product(entity.id, entity.document);
    listing->created = entity.created;
    listing->seller = entity.owner;
    listing->seller_name = store::load_seller(reader, entity.owner).display_name;
    if (listing->seller_name.empty()) listing->seller_name = "Account " + entity.owner;
    listing->reviews = reviews;
    listing->content_types = content_types_of(reader, listing->product);
    if (const domain::Version* version = domain::latest_version(listing->product))
        listing->answer = store::typical_answer(reader, version->id);
    for (const store::Entity& stored : store::list_offers(reader, entity.id)) {
        domain::Offer offer = domain::parse_offer(stored.id, stored.document);
        if (!offer.released) continue;
        if (offer.is_private()) {
            listing->private_offers.emplace_back(std::move(offer), stored.revision);
        } else {
            listing->offer = std::move(offer);
            listing->offer_revision = stored.revision;
        }
    }
    return listing;
}

Marks::Pricing pricing_of(const Listing& listing) {
    if (!listing.offer) return Marks::NoOffer;
    switch (listing.offer->pricing_model()) {
    case domain::PricingModel::Free:
        return Marks::Free;
    case domain::PricingModel::Contract:
        return Marks::Contract;
    default:
        return Marks::Usage;
    }
}

Marks marks_of(const Listing& listing, Names& publishers, Names& categories) {
    Marks marks{.created = listing.created.micros(),
                .publisher = publishers.number_of(seller_profile_id(listing.seller), listing.seller_name),
                .rating = static_cast<std::uint8_t>(listing.reviews.tenths()),
                .pricing = pricing_of(listing),
                .algorithm = is_algorithm(listing),
                .hosts = is_priced_by(listing, domain::Use::Realtime),
                .requests = is_priced_by(listing, domain::Use::Inference),
                .everybody = listing.product.visibility == domain::Visibility::Public};
    for (const std::string& name : listing.product.categories)
        if (marks.category_count < Marks::most_categories)
            marks.categories[marks.category_count++] =
                static_cast<std::uint16_t>(categories.number_of(domain::category_id(name), name));
    return marks;
}

} // namespace

std::uint32_t Names::number_of(const std::string& id, const std::string& shown) {
    const auto [found, fresh] = numbers_.try_emplace(id, static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back({id, shown});
    names_[found->second].shown = shown; // the newest wins: sellers change theirs
    return found->second;
}

const std::uint32_t* Names::find(const std::string& id) const {
    const auto found = numbers_.find(id);
    return found == numbers_.end() ? nullptr : &found->second;
}

void Shelved::put(std::shared_ptr<const Listing> listing) {
    const std::string& id = listing->product.id;
    remove(id);
    const auto slot = index.add(text_of(*listing));
    marks.push_back(marks_of(*listing, publishers, categories));
    traits.push_back(traits_of(*listing, trait_names));
    products[id] = slot;
    if (listing->offer) offers[listing->offer->id] = slot;
    for (const auto& [offer, revision] : listing->private_offers)
        offers[offer.id] = slot;
    listings.push_back(std::move(listing));
}

void Shelved::remove(const std::string& product_id) {
    const auto found = products.find(product_id);
    if (found == products.end()) return;
    const Listing& old = *listings[found->second];
    if (old.offer) offers.erase(old.offer->id);
    for (const auto& [offer, revision] : old.private_offers)
        offers.erase(offer.id);
    index.remove(found->second);
    listings[found->second].reset();
    products.erase(found);
}

void Catalogue::refresh(store::Database& database) {
    if (generation_ == database.generation("catalog")) return;
    std::lock_guard lock(refreshing_);
    // Read before the rows: a change in between makes the next caller look again.
    const std::uint64_t generation = database.generation("catalog");
    if (generation_ == generation) return;
    if (change_ < 0 || !catch_up(database)) load(database);
    generation_ = generation;
}

void Catalogue::load(store::Database& database) {
    auto fresh = std::make_unique<Shelved>();
    const std::int64_t change = database.read([&](store::Reader& reader) {
        const std::int64_t last = store::last_listing_change(reader);
        const auto reviews = store::review_summaries(reader);
        store::each_product(reader, {"Limited", "Public", "Restricted"}, [&](const store::Entity& entity) {
            const auto found = reviews.find(entity.id);
            fresh->put(read_listing(reader, entity, found == reviews.end() ? domain::ReviewSummary{} : found->second));
        });
        return last;
    });
    std::unique_lock lock(mutex_);
    shelved_ = std::move(fresh);
    change_ = change;
}

bool Catalogue::catch_up(store::Database& database) {
    std::vector<std::string> gone;
    std::vector<std::shared_ptr<const Listing>> changed;
    const auto change = database.read([&](store::Reader& reader) -> std::optional<std::int64_t> {
        const std::int64_t last = store::last_listing_change(reader);
        const auto ids = store::listings_changed_since(reader, change_);
        if (!ids) return std::nullopt;
        for (const std::string& id : *ids) {
            const auto entity = store::find_entity(reader, id);
            if (entity && is_listed(*entity))
                changed.push_back(read_listing(reader, *entity, store::review_summary(reader, id)));
            else
                gone.push_back(id);
        }
        return last;
    });
    if (!change) return false;
    std::unique_lock lock(mutex_);
    for (const std::string& id : gone)
        shelved_->remove(id);
    for (auto& listing : changed)
        shelved_->put(std::move(listing));
    change_ = *change;
    const domain::SearchIndex& index = shelved_->index;
    if (index.slots() - index.entries() <= index.entries() + removed_allowed) return true;
    auto packed = std::make_unique<Shelved>();
    for (auto& listing : shelved_->listings)
        if (listing) packed->put(std::move(listing));
    shelved_ = std::move(packed);
    return true;
}

void Catalogue::warm(store::Database& database) {
    const auto listings = read(database, [](const Shelved& shelved) { return shelved.index.entries(); });
    base::log::info("the search index is read", {{"listings", listings}});
}

void Catalogue::rebuild(store::Database& database) {
    std::lock_guard lock(refreshing_);
    const std::uint64_t generation = database.generation("catalog");
    load(database);
    generation_ = generation;
}

Catalogue& catalogue_of(Call& call) {
    return call.shelf.get<Catalogue>();
}

} // namespace services::discovery
