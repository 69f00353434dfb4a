#include "control/catalog_engine.hpp"

#include "domain/changes/market_for_tests.hpp"
#include "domain/runs/internal.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/roles.hpp"
#include "store/identity/sealer.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/events.hpp"
#include "store/market/published.hpp"
#include "store/market/sellers.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <stdlib.h>

namespace control {
namespace {

using namespace domain::testing_market;
using testing::ElementsAre;

constexpr const char* marketplace = "865070037744";

base::Document package_document() {
    return parse(R"({"ModelPackageName": "trees", "CertifyForMarketplace": true,
        "ModelPackageArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/trees",
        "ValidationSpecification": {"ValidationRole": "r"}, "CreationTime": 1,
        "InferenceSpecification": {"Containers": [{"Image": "trees:1", "ImageDigest": "sha256:11",
            "ModelDataUrl": "s3://seller/model.tar.gz"}],
          "SupportedTransformInstanceTypes": ["ml.m5.large"],
          "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large", "ml.c5.xlarge"]}})");
}

class CatalogEngineTest : public testing::Test {
  protected:
    CatalogEngineTest() {
        char name[] = "/tmp/souk-engine-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
        database_->write([&](store::Transaction& tx) {
            auto seller =
                domain::parse_seller(seller_account, parse(R"({"DisplayName": "Trees", "Description": "We grow."})"));
            seller.state = domain::SellerState::Registered;
            store::save_seller(tx, seller, clock_.now());
            const store::Sealer sealer(std::string(32, 'k'));
            for (const auto kind : {store::SellerPaper::Tax, store::SellerPaper::Bank})
                store::save_seller_paper(tx, sealer, seller_account, kind, parse("{}"), parse("{}"), clock_.now());
            store::save_account(tx, {seller_account, "seller", "seller@example.com", false, clock_.now()});
            store::Role role;
            role.account = seller_account;
            role.name = "assets";
            role.id = "AROA1";
            role.trust_policy = R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Action": "sts:AssumeRole", "Principal": {"Service": "assets.marketplace.amazonaws.com"}}]})";
            role.created = clock_.now();
            store::save_role(tx, role);
            insert_package(tx, "trees");
        });
    }
    ~CatalogEngineTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    void insert_package(store::Transaction& tx, const std::string& name) {
        store::Resource package;
        package.kind = store::kind::model_package;
        package.account = seller_account;
        package.region = "us-east-1";
        package.name = name;
        package.status = "Completed";
        package.created = package.updated = clock_.now();
        package.document = package_document();
        store::insert_resource(tx, package);
    }

    CatalogEngine engine() {
        AssetKeeper keeper;
        keeper.keep_image = [this](const std::string& image, const std::string& repository, const std::string& tag) {
            images_.push_back(image + " as " + repository + ":" + tag);
        };
        keeper.keep_object = [this](const std::string& seller, const std::string& from, const std::string& to) {
            EXPECT_EQ(seller, seller_account);
            if (!missing_object_.empty()) throw AssetUnusable(missing_object_);
            if (broken_) throw std::runtime_error("disk is full");
            objects_.push_back(from + " as " + to);
        };
        keeper.read_object = [this](const std::string& account, const domain::S3Address& address) {
            ++reads_;
            const auto found = attached_.find(account + "/" + address.bucket + "/" + address.key);
            return found == attached_.end() ? std::nullopt
                                            : std::optional(domain::Attachment{found->second.size(), found->second});
        };
        keeper.keep_content = [this](const domain::S3Address& to, const std::string& content) {
            attached_[std::string(marketplace) + "/" + to.bucket + "/" + to.key] = content;
        };
        return {*database_, keeper, clock_, {.marketplace_account = marketplace, .base_url = "http://souk:8484"}};
    }

    // The whole set, in the form in which the services accept it.
    store::ChangeSet whole(std::string id, std::string intent = "APPLY") {
        store::ChangeSet set;
        set.id = std::move(id);
        set.account = seller_account;
        set.name = "All at once";
        set.intent = std::move(intent);
        set.request_hash = "h";
        set.started = set.not_before = clock_.now();
        auto add = [&](const domain::Change& change) {
            store::ChangeEntry entry;
            entry.type = change.type;
            entry.entity_type = change.entity_type + "@1.0";
            entry.entity = change.entity_id;
            entry.given = entry.details = change.details;
            entry.fresh_ids = change.fresh_ids;
            set.changes.push_back(entry);
        };
        add(product_change("CreateProduct", "{}"));
        set.changes.back().tags = {{"team", "trees"}};
        add(offer_change("CreateOffer", R"({"ProductId": "prod-draft"})"));
        for (const domain::Change& change : whole_set())
            add(change);
        return set;
    }

    store::ChangeSet single(std::string id, const domain::Change& change) {
        store::ChangeSet set = whole(std::move(id));
        store::ChangeEntry entry;
        entry.type = change.type;
        entry.entity_type = change.entity_type + "@1.0";
        entry.entity = change.entity_id;
        entry.given = entry.details = change.details;
        entry.fresh_ids = change.fresh_ids;
        set.changes = {entry};
        return set;
    }

    void submit(const store::ChangeSet& set) {
        database_->write([&](store::Transaction& tx) { store::insert_change_set(tx, set); });
    }
    store::ChangeSet load(const std::string& id) {
        return database_->read([&](store::Reader& r) { return store::find_change_set(r, id).value(); });
    }
    std::optional<store::Entity> entity(const std::string& id) {
        return database_->read([&](store::Reader& r) { return store::find_entity(r, id); });
    }
    std::vector<std::string> events() {
        std::vector<std::string> types;
        for (const auto& event : database_->read([](store::Reader& r) { return store::list_events(r); }))
            types.push_back(event.detail_type);
        return types;
    }
    std::optional<std::string> lock(const std::string& id) {
        return database_->read([&](store::Reader& r) { return store::find_lock(r, id); });
    }

    std::filesystem::path folder_;
    base::FixedClock clock_{base::Instant::from_seconds(1'800'000'000)};
    std::unique_ptr<store::Database> database_;
    std::vector<std::string> images_, objects_;
    std::map<std::string, std::string> attached_; // by account, bucket and key
    int reads_ = 0;
    std::string missing_object_;
    bool broken_ = false;
};

TEST_F(CatalogEngineTest, AppliesAWholeSetInOneTransaction) {
    submit(whole("cs1"));
    EXPECT_EQ(lock("prod-draft"), "cs1");
    EXPECT_FALSE(engine().run_once());
    const store::ChangeSet set = load("cs1");
    ASSERT_EQ(set.status, store::ChangeSetStatus::Succeeded);
    EXPECT_EQ(set.changes[0].revision, 1);
    EXPECT_EQ(entity("prod-draft")->state, "Limited");
    EXPECT_EQ(entity("prod-draft")->identifier(), "prod-draft@1");
    EXPECT_EQ(entity("offer-draft")->state, "Released");
    EXPECT_TRUE(entity("offer-draft")->released);
    EXPECT_FALSE(lock("prod-draft"));
    EXPECT_THAT(events(), ElementsAre("Offer Released", "Change Set Succeeded"));
    const auto tags = database_->read([](store::Reader& r) {
        return store::list_catalog_tags(
            r, "arn:aws:aws-marketplace:us-east-1:111122223333:AWSMarketplace/MachineLearningProduct/prod-draft");
    });
    EXPECT_EQ(tags.at("team"), "trees");
}

TEST_F(CatalogEngineTest, PublishesACopyThatLivesOnItsOwn) {
    submit(whole("cs1"));
    engine().run_once();
    EXPECT_THAT(objects_, ElementsAre("s3://seller/model.tar.gz as s3://souk-marketplace-assets/id-1/0/model.tar.gz"));
    EXPECT_THAT(images_, ElementsAre("sha256:11 as souk-market/id-1:0"));
    const auto published =
        database_->read([](store::Reader& r) { return store::find_published_version(r, "id-1").value(); });
    EXPECT_EQ(published.published_arn, "arn:aws:sagemaker:us-east-1:865070037744:model-package/"
                                       "trees-0123456789abcdef0123456789abcdef");
    const auto copy =
        database_->read([&](store::Reader& r) { return store::find_by_arn(r, published.published_arn).value(); });
    EXPECT_EQ(base::text_at(copy.document, "_internal.product_id"), "prod-draft");
    EXPECT_EQ(base::text_at(copy.document, "_internal.seller"), seller_account);
    const auto plans = domain::plan_containers(copy.document);
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(plans[0].image, "souk-market/id-1:0");
    EXPECT_EQ(plans[0].model_data, "s3://souk-marketplace-assets/id-1/0/model.tar.gz");
}

TEST_F(CatalogEngineTest, LeavesNothingOfAFailedSet) {
    store::ChangeSet set = whole("cs1");
    for (store::ChangeEntry& entry : set.changes)
        if (entry.type == "UpdateLegalTerms") entry.details = parse(R"({"Terms": [{"Documents": [{"Type": "X"}]}]})");
    submit(set);
    engine().run_once();
    const store::ChangeSet failed = load("cs1");
    EXPECT_EQ(failed.status, store::ChangeSetStatus::Failed);
    EXPECT_EQ(failed.failure_code, "CLIENT_ERROR");
    EXPECT_FALSE(entity("prod-draft"));
    EXPECT_FALSE(entity("offer-draft"));
    EXPECT_FALSE(lock("prod-draft"));
    for (const store::ChangeEntry& entry : failed.changes)
        EXPECT_EQ(entry.errors.empty(), entry.type != "UpdateLegalTerms") << entry.type;
    EXPECT_THAT(events(), ElementsAre("Change Set Failed"));
    EXPECT_THAT(objects_, ElementsAre());
}

TEST_F(CatalogEngineTest, OnlyChecksWhereOnlyThatIsAsked) {
    submit(whole("cs1", "VALIDATE"));
    engine().run_once();
    EXPECT_EQ(load("cs1").status, store::ChangeSetStatus::Succeeded);
    EXPECT_FALSE(entity("prod-draft"));
    EXPECT_THAT(images_, ElementsAre());
}

TEST_F(CatalogEngineTest, FinishesWhatACrashLeftApplying) {
    store::ChangeSet set = whole("cs1");
    submit(set);
    set.status = store::ChangeSetStatus::Applying;
    database_->write(
        [&](store::Transaction& tx) { store::save_change_set(tx, set, store::ChangeSetStatus::Preparing); });
    engine().run_once();
    engine().run_once();
    EXPECT_EQ(load("cs1").status, store::ChangeSetStatus::Succeeded);
    EXPECT_EQ(entity("prod-draft")->revision, 1);
    EXPECT_EQ(events().size(), 2u);
}

TEST_F(CatalogEngineTest, WaitsForReviewAndCanBeCancelledMeanwhile) {
    submit(whole("cs1"));
    engine().run_once();
    store::ChangeSet set = single("cs2", product_change("UpdateVisibility", R"({"TargetVisibility": "Public"})"));
    set.not_before = clock_.now() + base::seconds(60);
    submit(set);
    EXPECT_TRUE(engine().run_once());
    EXPECT_EQ(load("cs2").status, store::ChangeSetStatus::Preparing);
    clock_.advance(base::seconds(60));
    EXPECT_FALSE(engine().run_once());
    EXPECT_EQ(load("cs2").status, store::ChangeSetStatus::Succeeded);
    EXPECT_EQ(entity("prod-draft")->state, "Public");
    EXPECT_EQ(entity("prod-draft")->revision, 2);
}

TEST_F(CatalogEngineTest, TellsTheSellerWhatCouldNotBeCopied) {
    missing_object_ = "The model data s3://seller/model.tar.gz is not there.";
    submit(whole("cs1"));
    engine().run_once();
    const store::ChangeSet failed = load("cs1");
    EXPECT_EQ(failed.status, store::ChangeSetStatus::Failed);
    for (const store::ChangeEntry& entry : failed.changes)
        if (entry.type == "AddDeliveryOptions") {
            ASSERT_EQ(entry.errors.size(), 1u);
            EXPECT_EQ(entry.errors[0].code, "ASSET_VALIDATION_EXCEPTION");
            EXPECT_EQ(entry.errors[0].message, missing_object_);
        }
}

domain::Change own_licence(const char* url) {
    return offer_change("UpdateLegalTerms", fmt::format(R"({{"Terms": [{{"Type": "LegalTerm",
                            "Documents": [{{"Type": "CustomEula", "Url": "{}"}}]}}]}})",
                                                        url));
}

TEST_F(CatalogEngineTest, KeepsACopyOfTheLicence) {
    submit(whole("cs1"));
    engine().run_once();
    EXPECT_EQ(reads_, 0); // addresses elsewhere stay as they are
    attached_["111122223333/seller/eula.txt"] = "abc";
    submit(single("cs2", own_licence("s3://seller/eula.txt")));
    engine().run_once();
    ASSERT_EQ(load("cs2").status, store::ChangeSetStatus::Succeeded);
    const std::string key = "legal/offer-draft/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(attached_.at(std::string(marketplace) + "/souk-marketplace-assets/" + key), "abc");
    EXPECT_EQ(domain::parse_offer("offer-draft", entity("offer-draft")->document).legal->url, "/assets/" + key);

    // What the catalogue shows may be sent back, after the seller's object is gone.
    attached_.erase("111122223333/seller/eula.txt");
    submit(single("cs3", own_licence(("http://souk:8484/assets/" + key).c_str())));
    engine().run_once();
    ASSERT_EQ(load("cs3").status, store::ChangeSetStatus::Succeeded);
    EXPECT_EQ(domain::parse_offer("offer-draft", entity("offer-draft")->document).legal->url, "/assets/" + key);
}

TEST_F(CatalogEngineTest, RefusesALicenceThatIsNotThere) {
    submit(whole("cs1"));
    engine().run_once();
    const std::size_t before = attached_.size();
    for (const char* url : {"s3://seller/none.txt", "http://souk:8484/assets/legal/offer-other/00"}) {
        submit(single(url, own_licence(url)));
        engine().run_once();
        const store::ChangeSet failed = load(url);
        ASSERT_EQ(failed.status, store::ChangeSetStatus::Failed);
        ASSERT_EQ(failed.changes[0].errors.size(), 1u);
        EXPECT_EQ(failed.changes[0].errors[0].code, "INVALID_LEGAL_DOCUMENTS");
        EXPECT_EQ(failed.changes[0].errors[0].where, "Terms[0].Documents[0].Url");
    }
    EXPECT_EQ(attached_.size(), before);
}

TEST_F(CatalogEngineTest, TriesABrokenWorldAgainAndThenSaysSo) {
    broken_ = true;
    submit(whole("cs1"));
    CatalogEngine patient = engine();
    for (int attempt = 1; attempt < 5; ++attempt)
        EXPECT_TRUE(patient.run_once());
    EXPECT_EQ(load("cs1").status, store::ChangeSetStatus::Applying);
    patient.run_once();
    EXPECT_EQ(load("cs1").failure_code, "SERVER_FAULT");
    EXPECT_THAT(load("cs1").failure.value(), testing::Not(testing::HasSubstr("disk")));
}

TEST_F(CatalogEngineTest, KeepsRestrictedVersionsForThoseWhoSubscribedBefore) {
    submit(whole("cs1"));
    engine().run_once();
    database_->write([&](store::Transaction& tx) {
        insert_package(tx, "trees-2");
        tx.exec("INSERT INTO agreement (id, acceptor, proposer, offer, offer_revision, product, status, accepted, "
                "started, terms) VALUES ('agmt-1', '222233334444', $1, 'offer-draft', 1, 'prod-draft', 'ACTIVE', $2, "
                "$2, '[]')",
                {seller_account, clock_.now()});
    });
    clock_.advance(base::seconds(10));
    domain::Change second =
        product_change("AddDeliveryOptions", version_details("2.0", std::string(package_arn) + "-2"));
    second.fresh_ids = {"v-2", "s-2", "o-2", "fedcba9876543210fedcba9876543210"};
    submit(single("cs2", second));
    engine().run_once();
    ASSERT_EQ(load("cs2").status, store::ChangeSetStatus::Succeeded);
    submit(single("cs3", product_change("RestrictDeliveryOptions", R"({"DeliveryOptionIds": ["id-3"]})")));
    engine().run_once();
    ASSERT_EQ(load("cs3").status, store::ChangeSetStatus::Succeeded);
    const auto entitlement = database_->read(
        [](store::Reader& r) { return store::find_entitlement(r, "222233334444", "prod-draft").value(); });
    EXPECT_TRUE(entitlement.holds("id-1"));
    EXPECT_FALSE(entitlement.holds("v-2"));
    EXPECT_FALSE(database_->read(
        [](store::Reader& r) { return store::find_entitlement(r, "333344445555", "prod-draft").has_value(); }));
}

TEST_F(CatalogEngineTest, ForgetsChangeSetsThatEndedLongAgo) {
    submit(whole("cs1"));
    CatalogEngine patient = engine();
    patient.run_once();
    clock_.advance(std::chrono::hours(24 * 91));
    patient.run_once();
    EXPECT_FALSE(database_->read([](store::Reader& r) { return store::find_change_set(r, "cs1").has_value(); }));
    EXPECT_TRUE(entity("prod-draft"));
}

} // namespace
} // namespace control
