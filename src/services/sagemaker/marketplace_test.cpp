// What a buyer, a stranger, an invited tester and the seller may do with a published copy.
#include "domain/product/product.hpp"
#include "domain/runs/internal.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/world_for_tests.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/published.hpp"

#include <gmock/gmock.h>

namespace services {
namespace {

using namespace api::sagemaker;
using testing::HasSubstr;
using testing::Not;

class MarketplaceTest : public SageMakerWorld {
  protected:
    MarketplaceTest() {
        product_.id = "prod-1";
        product_.title = "Trees";
        product_.visibility = domain::Visibility::Public;
        domain::Version version;
        version.id = "version-1";
        version.option_id = "option-1";
        version.created = now_;
        product_.versions = {version};
        save_product();
        publish();
    }

    void save_product() {
        database_->write([&](store::Transaction& tx) {
            store::Entity entity = entity_;
            entity.id = product_.id;
            entity.type = domain::product_type;
            entity.owner = seller_.account;
            entity.created = entity.modified = now_;
            entity.document = domain::render(product_);
            store::describe(entity, product_);
            store::save_entity(tx, entity, "change-set");
            entity_.revision = entity.revision;
        });
    }
    void publish() {
        database_->write([&](store::Transaction& tx) {
            store::Resource copy;
            copy.kind = "model-package";
            copy.account = settings_.marketplace_account;
            copy.region = "us-east-1";
            copy.name = "trees-1";
            copy.status = "Completed";
            copy.document = boost::json::parse(R"({
                "ModelPackageName": "trees-1", "ModelPackageArn": "a", "CreationTime": 1,
                "ModelPackageStatusDetails": {"ValidationStatuses": []},
                "InferenceSpecification": {
                    "Containers": [{"Image": "seller/secret:1", "ImageDigest": "sha256:1",
                                    "ModelDataUrl": "s3://seller/model.tar.gz"}],
                    "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]},
                "_internal": {"product_id": "prod-1", "version_id": "version-1", "seller": "111122223333",
                    "containers": [{"image": "souk-market/version-1:0", "model_data": "s3://market/model.tar.gz"}]}})");
            store::insert_resource(tx, copy);
            store::save_published_version(tx, {.version = "version-1",
                                               .product = "prod-1",
                                               .option = "option-1",
                                               .asset_arn = "arn:seller",
                                               .published_arn = arn_,
                                               .created = now_});
        });
    }
    void subscribe(const Principal& who) {
        domain::Agreement agreement;
        agreement.id = "agmt-" + who.account;
        agreement.acceptor = who.account;
        agreement.proposer = seller_.account;
        agreement.offer_id = "offer-1";
        agreement.product_id = "prod-1";
        agreement.accepted = agreement.start = agreement.updated = now_;
        database_->write([&](store::Transaction& tx) { store::insert_agreement(tx, agreement); });
    }
    void restrict_it() {
        now_ = now_ + base::seconds(10);
        product_.versions[0].restricted = true;
        save_product();
        database_->write([&](store::Transaction& tx) { store::restrict_version(tx, "version-1", now_); });
        now_ = now_ + base::seconds(10);
    }
    DescribeModelPackageOutput show(const Principal& who) {
        Call call = as(who);
        DescribeModelPackageInput in;
        in.ModelPackageName = arn_;
        return describe_model_package(call, in);
    }
    void deploy_model(const Principal& who, bool isolated = true) {
        Call call = as(who);
        CreateModelInput in;
        in.ModelName = "m";
        ContainerDefinition container;
        container.ModelPackageName = arn_;
        in.Containers = std::vector<ContainerDefinition>{container};
        if (isolated) in.EnableNetworkIsolation = true;
        create_model(call, in);
    }

    const std::string arn_ = "arn:aws:sagemaker:us-east-1:865070037744:model-package/trees-1";
    domain::Product product_;
    store::Entity entity_;
};

TEST_F(MarketplaceTest, AnybodyReadsAPublicProductsPackageWithoutItsSecrets) {
    const auto shown = show(buyer_);
    const auto& container = shown.InferenceSpecification->Containers.at(0);
    EXPECT_EQ(container.ProductId, "prod-1");
    EXPECT_THAT(*container.Image, Not(HasSubstr("seller")));
    EXPECT_FALSE(container.ModelDataUrl);
}

TEST_F(MarketplaceTest, ALimitedProductIsThereForTheInvitedOnly) {
    product_.visibility = domain::Visibility::Limited;
    product_.allow_list = {buyer_.account};
    save_product();
    const auto stranger = root_of("777788889999");
    EXPECT_EQ(fault_of([&] { show(stranger); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("does not exist"));
    EXPECT_EQ(fault_of([&] { deploy_model(stranger); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("does not exist"));
    EXPECT_EQ(fault_of([&] { show(buyer_); }), "");
    EXPECT_EQ(fault_of([&] { show(seller_); }), "");
    EXPECT_EQ(fault_of([&] { deploy_model(buyer_); }), "ValidationException");
    EXPECT_EQ(message_, "Caller is not subscribed to the marketplace offering.");
}

TEST_F(MarketplaceTest, ASubscribersModelIsIsolatedAndBilledToHisAgreement) {
    EXPECT_EQ(fault_of([&] { deploy_model(buyer_); }), "ValidationException");
    EXPECT_EQ(message_, "Caller is not subscribed to the marketplace offering.");
    subscribe(buyer_);
    EXPECT_EQ(fault_of([&] { deploy_model(buyer_, false); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("EnableNetworkIsolation must be true"));
    deploy_model(buyer_);
    database_->read([&](store::Reader& reader) {
        auto model = store::find_resource(reader, "model", buyer_.account, "us-east-1", "m").value();
        const auto plan = domain::parse_model_plan(model.internal()["plan"]);
        EXPECT_EQ(plan.containers.at(0).image, "souk-market/version-1:0");
        EXPECT_EQ(plan.containers.at(0).model_data, "s3://market/model.tar.gz");
        EXPECT_EQ(plan.purchase->agreement, "agmt-" + buyer_.account);
        EXPECT_EQ(plan.purchase->product_version, "version-1");
        EXPECT_EQ(plan.purchase->buyer, buyer_.account);
    });
}

TEST_F(MarketplaceTest, ARestrictedVersionStaysWithThoseWhoHadIt) {
    subscribe(buyer_);
    restrict_it();
    const auto late = root_of("777788889999");
    subscribe(late);
    EXPECT_EQ(fault_of([&] { deploy_model(buyer_); }), "");
    EXPECT_EQ(fault_of([&] { show(late); }), "ValidationException");
    EXPECT_EQ(fault_of([&] { deploy_model(late); }), "ValidationException");
}

TEST_F(MarketplaceTest, AnEndedAgreementStartsNoMoreEndpoints) {
    subscribe(buyer_);
    deploy_model(buyer_);
    Call call = as(buyer_);
    CreateEndpointConfigInput config;
    config.EndpointConfigName = "c";
    ProductionVariant variant;
    variant.VariantName = "AllTraffic";
    variant.ModelName = "m";
    variant.InstanceType = "ml.m5.large";
    variant.InitialInstanceCount = 1;
    config.ProductionVariants = {variant};
    create_endpoint_config(call, config);
    CreateEndpointInput endpoint;
    endpoint.EndpointName = "e1";
    endpoint.EndpointConfigName = "c";
    EXPECT_EQ(fault_of([&] { create_endpoint(call, endpoint); }), "");
    database_->write([&](store::Transaction& tx) {
        auto agreement = store::find_agreement(tx, "agmt-" + buyer_.account).value();
        agreement.status = domain::agreement_status::cancelled;
        agreement.end = now_;
        store::save_agreement(tx, agreement);
    });
    endpoint.EndpointName = "e2";
    EXPECT_EQ(fault_of([&] { create_endpoint(call, endpoint); }), "ValidationException");
    EXPECT_EQ(message_, "Caller is not subscribed to the marketplace offering.");
}

TEST_F(MarketplaceTest, AnUnsupportedInstanceTypeIsRefusedForABuyersEndpoint) {
    subscribe(buyer_);
    deploy_model(buyer_);
    Call call = as(buyer_);
    CreateEndpointConfigInput config;
    config.EndpointConfigName = "c";
    ProductionVariant variant;
    variant.VariantName = "AllTraffic";
    variant.ModelName = "m";
    variant.InstanceType = "ml.c5.xlarge";
    variant.InitialInstanceCount = 1;
    config.ProductionVariants = {variant};
    EXPECT_EQ(fault_of([&] { create_endpoint_config(call, config); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("is not supported by the model package"));
}

} // namespace
} // namespace services
