#include "control/catalog_engine_for_tests.hpp"
#include "store/audit/records.hpp"

namespace control {
namespace {

using testing::ElementsAre;

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
    const auto audit = database_->read([](store::Reader& r) { return store::list_audit(r, {}); });
    ASSERT_EQ(audit.size(), 1u);
    EXPECT_EQ(audit[0].account, seller_account);
    EXPECT_THAT(audit[0].record, testing::HasSubstr(R"("changed":["cs1"])"));
    EXPECT_THAT(audit[0].record, testing::HasSubstr(R"("operation":"FailChangeSet")"));
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
