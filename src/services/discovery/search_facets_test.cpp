#include "services/discovery/operations.hpp"
#include "services/shelf.hpp"
#include "store/market/entities.hpp"
#include "store/market/sellers.hpp"

#include <cstddef>
#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <set>
#include <stdlib.h>

namespace services::discovery {
namespace {

// A market of 130 sellers; the one numbered 7 has two listings, the others one each.
class SearchFacets : public testing::Test {
  protected:
    SearchFacets() {
        char name[] = "/tmp/souk-facets-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
        database_->write([&](store::Transaction& tx) {
            for (int number = 0; number < 130; ++number)
                list(tx, number, 0);
            list(tx, 7, 1);
        });
        caller_.account = "444455556666";
        caller_.root = true;
        caller_.policies = std::make_shared<domain::PolicySet>();
    }
    ~SearchFacets() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    static void list(store::Transaction& tx, int number, int listing) {
        const std::string account = fmt::format("{:012}", 100'000'000'000 + number);
        domain::SellerProfile seller = domain::parse_seller(
            account, {{"DisplayName", fmt::format("Seller {:03}", number)}, {"Description", "We sell."}});
        seller.state = domain::SellerState::Registered;
        store::save_seller(tx, seller, base::Instant::from_seconds(1'800'000'000));
        domain::Product product;
        product.id = fmt::format("prod-{:03}{}", number, listing);
        product.title = "Trees";
        product.categories = {"Structured"};
        product.visibility = domain::Visibility::Public;
        store::Entity entity;
        entity.id = product.id;
        entity.owner = account;
        store::describe(entity, product);
        store::save_entity(tx, entity, "filled");
    }

    api::discovery::SearchFacetsOutput ask(std::optional<std::vector<std::string>> types,
                                           std::optional<std::string> token = std::nullopt) {
        Call call{.caller = caller_,
                  .settings = settings_,
                  .database = *database_,
                  .blobs = reinterpret_cast<outside::Blobs&>(no_blobs_), // none is opened
                  .ids = ids_,
                  .shelf = shelf_};
        return search_facets(call, {.facetTypes = std::move(types), .nextToken = std::move(token)});
    }

    std::filesystem::path folder_;
    std::unique_ptr<store::Database> database_;
    Principal caller_;
    Settings settings_;
    base::IdSource ids_{1};
    Shelf shelf_;
    std::max_align_t no_blobs_{};
};

TEST_F(SearchFacets, ManyValuesComeInPagesTheCommonestFirst) {
    auto first = ask(std::nullopt);
    const auto& sellers = first.listingFacets["PUBLISHER"];
    ASSERT_EQ(sellers.size(), 100u);
    EXPECT_EQ(sellers[0].displayName, "Seller 007");
    EXPECT_EQ(sellers[0].count, 2);
    EXPECT_EQ(sellers[1].displayName, "Seller 000"); // of equals by name
    EXPECT_EQ(first.listingFacets["CATEGORY"].at(0).count, 131);
    ASSERT_TRUE(first.nextToken);

    auto second = ask(std::nullopt, first.nextToken);
    EXPECT_FALSE(second.nextToken);
    EXPECT_EQ(second.totalResults, 131);
    EXPECT_TRUE(second.listingFacets["CATEGORY"].empty()); // was told whole
    std::set<std::string> met;
    for (const auto* page : {&first, &second})
        for (const auto& seller : page->listingFacets.at("PUBLISHER"))
            met.insert(seller.value);
    EXPECT_EQ(met.size(), 130u);
}

TEST_F(SearchFacets, OnlyWhatIsAskedForHasMorePages) {
    const auto told = ask(std::vector<std::string>{"CATEGORY", "NUMBER_OF_PRODUCTS"});
    EXPECT_FALSE(told.nextToken);
    EXPECT_EQ(told.listingFacets.size(), 2u);
}

} // namespace
} // namespace services::discovery
