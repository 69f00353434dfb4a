#include "domain/changes/market_for_tests.hpp"
#include "services/catalog/catalog.hpp"
#include "services/catalog/change_request.hpp"
#include "services/catalog/operations.hpp"
#include "services/shelf.hpp"

#include <cstddef>
#include <filesystem>
#include <gmock/gmock.h>
#include <stdlib.h>

namespace services {
namespace {

using namespace domain::testing_market;
using api::catalog::StartChangeSet;

class CatalogTest : public testing::Test {
  protected:
    CatalogTest() {
        char name[] = "/tmp/souk-catalog-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
    }
    ~CatalogTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    static Principal root_of(std::string account) {
        Principal principal;
        principal.arn = "arn:aws:iam::" + account + ":root";
        principal.account = std::move(account);
        principal.root = true;
        principal.policies = std::make_shared<domain::PolicySet>();
        return principal;
    }
    // The catalogue's handlers never open the blob store: there is none behind this reference.
    Call as(const Principal& who) {
        return {.caller = who,
                .settings = settings_,
                .database = *database_,
                .blobs = reinterpret_cast<outside::Blobs&>(no_blobs_),
                .ids = ids_,
                .shelf = shelf_,
                .now = now_,
                .real_now = now_,
                .request_id = "request-1",
                .region = "us-east-1"};
    }

    static api::catalog::Change change(std::string type, std::string entity_type, std::string_view details,
                                       std::optional<std::string> identifier = {},
                                       std::optional<std::string> name = {}) {
        api::catalog::Change change;
        change.ChangeType = std::move(type);
        change.Entity.Type = std::move(entity_type);
        change.Entity.Identifier = std::move(identifier);
        change.DetailsDocument = parse(details);
        change.ChangeName = std::move(name);
        return change;
    }
    static StartChangeSet::Input request(std::vector<api::catalog::Change> changes) {
        StartChangeSet::Input in;
        in.Catalog = "AWSMarketplace";
        in.ChangeSet = std::move(changes);
        return in;
    }
    std::string fault_of(const std::function<void()>& f) {
        try {
            f();
        } catch (const base::Fault& fault) {
            message_ = fault.message();
            return fault.code();
        }
        return "";
    }
    // A product of the seller, as the engine would have made it.
    void make_product(const std::string& id) {
        database_->write([&](store::Transaction& tx) {
            domain::Product product;
            product.id = id;
            product.code = "code-" + id;
            store::Entity entity;
            entity.id = id;
            entity.owner = seller_account;
            entity.created = entity.modified = now_;
            store::describe(entity, product);
            store::save_entity(tx, entity, "cs0");
        });
    }

    std::filesystem::path folder_;
    std::unique_ptr<store::Database> database_;
    const Principal seller_ = root_of(seller_account);
    const Principal stranger_ = root_of("999900001111");
    Settings settings_;
    base::IdSource ids_{1};
    Shelf shelf_;
    base::Instant now_ = base::Instant::from_seconds(1'800'000'000);
    std::max_align_t no_blobs_{};
    std::string message_;
};

constexpr const char* product_at = "MachineLearningProduct@1.0";

TEST_F(CatalogTest, PutsNewIdentifiersInThePlaceOfReferences) {
    Call call = as(seller_);
    const store::ChangeSet set = read_change_request(
        call, request({change("CreateOffer", "Offer@1.0", R"({"ProductId": "$P.Entity.Identifier"})"),
                       change("UpdateInformation", product_at, R"({"Sku": "s"})", "$P.Entity.Identifier"),
                       change("CreateProduct", product_at, "{}", {}, "P")}));
    const std::string product = set.changes[2].entity;
    EXPECT_THAT(product, testing::StartsWith("prod-"));
    EXPECT_EQ(set.changes[1].entity, product);
    EXPECT_EQ(base::text_at(set.changes[0].details, "ProductId"), product);
    EXPECT_EQ(base::text_at(set.changes[0].given, "ProductId"), "$P.Entity.Identifier");
    EXPECT_EQ(set.name, "Submitted by 111122223333");
}

TEST_F(CatalogTest, TellsEverythingThatIsWrongWithARequest) {
    Call call = as(seller_);
    auto both = change("CreateProduct", product_at, "{}");
    both.Details = "{}";
    EXPECT_EQ(fault_of([&] {
                  read_change_request(call, request({both, change("Explode", product_at, "{}", "prod-1"),
                                                     change("CreateOffer", "Offer@1.0", "{}"),
                                                     change("ReleaseOffer", "Offer@1.0", "{}", "$Q.Entity.Identifier"),
                                                     change("ReleaseProduct", product_at, "{}")}));
              }),
              "ValidationException");
    for (const char* place : {"ChangeSet[0].Details", "ChangeSet[1].ChangeType", "ChangeSet[2].DetailsDocument",
                              "ChangeSet[3].Entity.Identifier", "ChangeSet[4].Entity.Identifier"})
        EXPECT_THAT(message_, testing::HasSubstr(place));
}

TEST_F(CatalogTest, RefusesTheSameChangeTwice) {
    Call call = as(seller_);
    EXPECT_EQ(fault_of([&] {
                  read_change_request(call,
                                      request({change("UpdateInformation", product_at, R"({"Sku": "a"})", "prod-1"),
                                               change("UpdateInformation", product_at, R"({"Sku": "b"})", "prod-1")}));
              }),
              "ValidationException");
}

TEST_F(CatalogTest, HoldsAnEntityForOneSetAtATime) {
    make_product("prod-1");
    Call call = as(seller_);
    const auto in = request({change("UpdateInformation", product_at, R"({"Sku": "a"})", "prod-1")});
    const auto first = start_change_set(call, in);
    EXPECT_EQ(fault_of([&] { start_change_set(call, in); }), "ResourceInUseException");
    EXPECT_THAT(message_, testing::HasSubstr(*first.ChangeSetId));
    api::catalog::CancelChangeSet::Input cancel;
    cancel.Catalog = "AWSMarketplace";
    cancel.ChangeSetId = *first.ChangeSetId;
    cancel_change_set(call, cancel);
    EXPECT_EQ(fault_of([&] { cancel_change_set(call, cancel); }), "ResourceInUseException");
    EXPECT_EQ(fault_of([&] { start_change_set(call, in); }), "");
}

TEST_F(CatalogTest, ATokenMeansOneRequest) {
    Call call = as(seller_);
    auto in = request({change("CreateProduct", product_at, "{}")});
    in.ClientRequestToken = "t";
    const auto first = start_change_set(call, in);
    EXPECT_EQ(start_change_set(call, in).ChangeSetId, first.ChangeSetId);
    in.ChangeSetName = "Another";
    EXPECT_EQ(fault_of([&] { start_change_set(call, in); }), "ValidationException");
}

TEST_F(CatalogTest, NamesTheLatestRevisionToWhoIsLate) {
    make_product("prod-1");
    Call call = as(seller_);
    EXPECT_EQ(fault_of([&] {
                  start_change_set(call,
                                   request({change("UpdateInformation", product_at, R"({"Sku": "a"})", "prod-1@7")}));
              }),
              "ValidationException");
    EXPECT_THAT(message_, testing::HasSubstr("prod-1@1"));
}

TEST_F(CatalogTest, TellsAStrangerTheSameOfADraftAsOfNothing) {
    make_product("prod-1");
    Call call = as(stranger_);
    auto describe = [&](std::string id) {
        api::catalog::DescribeEntity::Input in;
        in.Catalog = "AWSMarketplace";
        in.EntityId = std::move(id);
        describe_entity(call, in);
    };
    EXPECT_EQ(fault_of([&] { describe("prod-1"); }), "ResourceNotFoundException");
    const std::string hidden = message_;
    EXPECT_EQ(fault_of([&] { describe("prod-2"); }), "ResourceNotFoundException");
    EXPECT_EQ(hidden, "The entity prod-1 does not exist.");
    EXPECT_EQ(message_, "The entity prod-2 does not exist.");
    EXPECT_EQ(fault_of([&] {
                  start_change_set(call, request({change("CreateOffer", "Offer@1.0", R"({"ProductId": "prod-1"})")}));
              }),
              "ResourceNotFoundException");
}

TEST_F(CatalogTest, KeepsTheNumberOfOpenChangeSetsWithinTheQuota) {
    Call call = as(seller_);
    for (int i = 0; i < 250; ++i)
        start_change_set(call, request({change("CreateProduct", product_at, "{}")}));
    const auto one_more = [&] { start_change_set(call, request({change("CreateProduct", product_at, "{}")})); };
    EXPECT_EQ(fault_of(one_more), "ServiceQuotaExceededException");
    EXPECT_THAT(message_, testing::HasSubstr("250"));
    Call other = as(stranger_);
    EXPECT_EQ(fault_of([&] { start_change_set(other, request({change("CreateProduct", product_at, "{}")})); }), "")
        << "another account's quota is its own";
}

TEST_F(CatalogTest, CountsTheOffersOfAllOpenSetsTogether) {
    make_product("prod-many");
    Call call = as(seller_);
    const auto offers = [&](int count) {
        std::vector<api::catalog::Change> changes;
        for (int i = 0; i < count; ++i)
            changes.push_back(change("CreateOffer", "Offer@1.0", R"({"ProductId": "prod-many"})"));
        return request(std::move(changes));
    };
    start_change_set(call, offers(12));
    EXPECT_EQ(fault_of([&] { start_change_set(call, offers(9)); }), "ServiceQuotaExceededException");
    EXPECT_THAT(message_, testing::HasSubstr("hold 12, and this one names 9"));
    start_change_set(call, offers(8));
    EXPECT_EQ(fault_of([&] { start_change_set(call, offers(1)); }), "ServiceQuotaExceededException");
    EXPECT_EQ(fault_of([&] { start_change_set(call, request({change("CreateProduct", product_at, "{}")})); }), "")
        << "a set without offers is not held up by them";
}

} // namespace
} // namespace services
