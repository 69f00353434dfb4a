// A market of one seller and the engine over it, the outside being maps in memory.
#pragma once

#include "control/catalog_engine.hpp"

#include "control/fetches.hpp"
#include "domain/changes/market_for_tests.hpp"
#include "domain/runs/internal.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/roles.hpp"
#include "store/identity/sealer.hpp"
#include "store/market/entities.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/events.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/published.hpp"
#include "store/market/sellers.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <stdlib.h>

namespace control {

using namespace domain::testing_market;

inline constexpr const char* marketplace = "865070037744";

inline base::Document package_document() {
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
            auto seller = domain::parse_seller(seller_account, parse(R"({"LegalName": "Trees Ltd",
                "CountryCode": "FR", "Contact": {"Email": "ada@example.com"}, "DisplayName": "Trees",
                "Description": "We grow."})"));
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
        keeper.read_object = [this](const std::string& account, const domain::S3Address& address, std::uint64_t) {
            ++reads_;
            const auto found = attached_.find(account + "/" + address.bucket + "/" + address.key);
            return found == attached_.end() ? std::nullopt
                                            : std::optional(domain::Attachment{found->second.size(), found->second});
        };
        keeper.keep_content = [this](const domain::S3Address& to, const std::string& content) {
            attached_[std::string(marketplace) + "/" + to.bucket + "/" + to.key] = content;
        };
        keeper.fetch = [this](const WantedFile& wanted) {
            ++fetches_;
            const auto found = elsewhere_.find(wanted.url);
            return found == elsewhere_.end() ? nullptr : found->second;
        };
        keeper.forget = [this](const std::string& change_set) { forgotten_.push_back(change_set); };
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
    void decide_files(const std::string& mode) {
        const base::Document policy = boost::json::object{{"LinkedFiles", mode}};
        database_->write([&](store::Transaction& tx) { store::save_market_policy(tx, policy, "test", clock_.now()); });
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
    std::map<std::string, std::shared_ptr<const FetchedFile>> elsewhere_; // by address, what has landed
    int fetches_ = 0;
    std::vector<std::string> forgotten_;
    std::string missing_object_;
    bool broken_ = false;
};

} // namespace control
