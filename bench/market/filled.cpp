#include "market/filled.hpp"

#include "base/ids.hpp"
#include "store/market/entities.hpp"
#include "store/market/sellers.hpp"
#include "store/reviews/reviews.hpp"

#include <boost/json/parse.hpp>
#include <fmt/format.h>

namespace bench {

namespace {

constexpr std::int64_t sellers = 2000, in_a_transaction = 2000;
constexpr std::int64_t reviewed = 5; // every fifth

const auto began = base::Instant::from_seconds(1'700'000'000);

std::string seller_of(std::int64_t number) {
    return fmt::format("{:012}", 100'000'000'000 + number % sellers);
}

void save_sellers(store::Transaction& tx) {
    for (std::int64_t number = 0; number < sellers; ++number) {
        domain::SellerProfile seller = domain::parse_seller(
            seller_of(number), {{"DisplayName", fmt::format("Seller {}", number)}, {"Description", "We sell."}});
        seller.state = domain::SellerState::Registered;
        store::save_seller(tx, seller, began);
    }
}

domain::Product product_of(const ListingText& text, std::int64_t number, base::IdSource& ids) {
    domain::Product product;
    product.id = "prod-" + ids.alphanumeric(13);
    product.code = ids.alphanumeric(25);
    product.title = text.title;
    product.short_description = text.short_description;
    product.long_description = text.long_description;
    product.highlights = text.highlights;
    product.keywords = text.keywords;
    product.categories = {text.category};
    product.logo_url = "https://example.com/logo.png";
    product.support = "Write to us.";
    product.visibility = domain::Visibility::Public;
    domain::Version version;
    version.id = ids.uuid();
    version.option_id = ids.uuid();
    version.source_id = ids.uuid();
    version.title = "1.0";
    version.release_notes = "The first.";
    version.created = began;
    version.kind = number % 4 ? domain::AssetKind::ModelPackage : domain::AssetKind::Algorithm;
    version.instructions = boost::json::parse(R"({"Usage": "Send rows of CSV, one a line."})");
    version.supported = {.batch = {"ml.m5.large"}, .realtime = {"ml.m5.large"}};
    version.recommended = {.batch = "ml.m5.large", .realtime = "ml.m5.large"};
    product.versions.push_back(std::move(version));
    return product;
}

// One in four is free, one in eight sold by contract, the others by the hour or by the inference.
domain::Offer offer_of(const domain::Product& product, std::int64_t number, base::IdSource& ids) {
    domain::Offer offer;
    offer.id = "offer-" + ids.alphanumeric(13);
    offer.product_id = product.id;
    offer.name = "For everybody";
    offer.released = true;
    const auto price = base::Decimal::from_units(number % 4 ? base::Decimal::scale / 2 : 0);
    const char* key = number % 3 ? "ml.m5.large.m.i.r" : "m.i.c";
    offer.usage = domain::UsageTerm{.rates = {{"ml.m5.large.m.i.b", price}, {key, price}}};
    offer.legal = domain::LegalDocument{.type = "StandardEula", .version = "2022-07-14"};
    offer.refund_policy = "None.";
    if (number % 8 == 1)
        offer.terms["FixedUpfrontPricingTerm"] = boost::json::parse(
            R"({"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "100.00", "Duration": "P12M",
                "Grants": [{"DimensionKey": "ml.m5.large.m.i.r", "MaxQuantity": 1}]})");
    return offer;
}

void save(store::Transaction& tx, store::Entity entity, std::int64_t number) {
    entity.owner = seller_of(number);
    entity.created = entity.modified = began + base::seconds(number);
    store::save_entity(tx, entity, "filled");
}

void save_listing(store::Transaction& tx, const ListingText& text, std::int64_t number, base::IdSource& ids) {
    store::Entity entity;
    const domain::Product product = product_of(text, number, ids);
    entity.id = product.id;
    store::describe(entity, product);
    save(tx, entity, number);
    store::Entity sold;
    const domain::Offer offer = offer_of(product, number, ids);
    sold.id = offer.id;
    store::describe(sold, offer);
    sold.released = began;
    save(tx, sold, number);
    if (number % reviewed) return;
    store::save_review(tx, {.id = ids.uuid(),
                            .product_id = product.id,
                            .account = "222222222222",
                            .author_name = "A subscriber",
                            .stars = static_cast<int>(number / reviewed % 5) + 1,
                            .title = "What we found",
                            .text = text.short_description,
                            .created = began,
                            .updated = began});
}

} // namespace

void fill_market(store::Database& database, ListingTexts& texts, std::int64_t listings,
                 const std::function<void(std::int64_t number, const ListingText& text)>& each) {
    base::IdSource ids(42);
    database.write(save_sellers);
    for (std::int64_t begin = 0; begin < listings; begin += in_a_transaction) {
        std::vector<ListingText> some;
        for (std::int64_t n = begin; n < std::min(listings, begin + in_a_transaction); ++n)
            each(n, some.emplace_back(texts.next()));
        database.write([&](store::Transaction& tx) {
            for (std::size_t i = 0; i < some.size(); ++i)
                save_listing(tx, some[i], begin + static_cast<std::int64_t>(i), ids);
        });
    }
}

} // namespace bench
