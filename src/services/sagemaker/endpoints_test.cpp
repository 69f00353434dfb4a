#include "domain/runs/internal.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/world_for_tests.hpp"

#include <gmock/gmock.h>

namespace services {
namespace {

using namespace api::sagemaker;
using testing::HasSubstr;

class EndpointsTest : public SageMakerWorld {
  protected:
    void model(const std::string& name) {
        Call call = as(seller_);
        CreateModelInput in;
        in.ModelName = name;
        in.PrimaryContainer.emplace();
        in.PrimaryContainer->Image = "image:1";
        in.PrimaryContainer->ModelDataUrl = "s3://bucket/model.tar.gz";
        in.PrimaryContainer->Environment = std::map<std::string, std::string>{{"A", "1"}};
        create_model(call, in);
    }
    static ProductionVariant variant(const std::string& name, const std::string& model_name) {
        ProductionVariant v;
        v.VariantName = name;
        v.ModelName = model_name;
        v.InstanceType = "ml.m5.large";
        v.InitialInstanceCount = 2;
        return v;
    }
    void config(const std::string& name, std::vector<ProductionVariant> variants) {
        Call call = as(seller_);
        CreateEndpointConfigInput in;
        in.EndpointConfigName = name;
        in.ProductionVariants = std::move(variants);
        create_endpoint_config(call, in);
    }
    void endpoint(const std::string& name, const std::string& config_name) {
        Call call = as(seller_);
        CreateEndpointInput in;
        in.EndpointName = name;
        in.EndpointConfigName = config_name;
        create_endpoint(call, in);
    }
    void update(const std::string& config_name, bool retain = false) {
        Call call = as(seller_);
        UpdateEndpointInput in;
        in.EndpointName = "e";
        in.EndpointConfigName = config_name;
        in.RetainAllVariantProperties = retain;
        update_endpoint(call, in);
    }
    void weigh(const std::vector<std::pair<std::string, double>>& weights) {
        Call call = as(seller_);
        UpdateEndpointWeightsAndCapacitiesInput in;
        in.EndpointName = "e";
        for (const auto& [name, weight] : weights)
            in.DesiredWeightsAndCapacities.push_back(
                {.VariantName = name, .DesiredWeight = weight, .DesiredInstanceCount = 3});
        update_weights(call, in);
    }
    DescribeEndpointOutput show() {
        Call call = as(seller_);
        DescribeEndpointInput in;
        in.EndpointName = "e";
        return describe_endpoint(call, in);
    }
    // What the control loop does once the wish is fulfilled.
    void deploy() {
        change("endpoint", seller_, "e", [](store::Resource& r) {
            auto fleet = domain::parse_fleet(r.internal()["desired"]);
            for (auto& v : fleet.variants) {
                v.model.containers.at(0).digest = "sha256:1";
                for (int i = 0; i < v.instances_wanted; ++i)
                    v.instances.push_back({.container = "c", .address = "172.18.0.2", .healthy = true});
            }
            r.internal()["deployed"] = domain::render(fleet);
            r.status = "InService";
        });
    }
};

TEST_F(EndpointsTest, AModelIsReadBackAndTakenNamesAreRefused) {
    model("m");
    Call call = as(seller_);
    DescribeModelInput in;
    in.ModelName = "m";
    EXPECT_EQ(describe_model(call, in).PrimaryContainer->Image, "image:1");
    EXPECT_EQ(fault_of([&] { model("M"); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Cannot create already existing model"));
    in.ModelName = "absent";
    EXPECT_EQ(fault_of([&] { describe_model(call, in); }), "ValidationException");
    EXPECT_EQ(message_, "Could not find model \"arn:aws:sagemaker:us-east-1:111122223333:model/absent\".");
}

TEST_F(EndpointsTest, AConfigurationNeedsItsModels) {
    EXPECT_EQ(fault_of([&] { config("c", {variant("v", "absent")}); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Could not find model"));
}

TEST_F(EndpointsTest, AnEndpointWishesASnapshotAndShowsWhatServes) {
    model("m");
    config("c", {variant("v", "m")});
    endpoint("e", "c");
    EXPECT_EQ(show().EndpointStatus, "Creating");
    EXPECT_FALSE(show().ProductionVariants);
    deploy();
    const auto shown = show();
    EXPECT_EQ(shown.EndpointStatus, "InService");
    ASSERT_EQ(shown.ProductionVariants->size(), 1u);
    const auto& v = shown.ProductionVariants->at(0);
    EXPECT_EQ(v.CurrentInstanceCount, 2);
    EXPECT_EQ(v.CurrentWeight, 1.0);
    EXPECT_EQ(v.DeployedImages->at(0).SpecifiedImage, "image:1");
    EXPECT_EQ(v.DeployedImages->at(0).ResolvedImage, "image:1@sha256:1");
    EXPECT_EQ(fault_of([&] { endpoint("E", "c"); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Cannot create already existing endpoint"));
}

TEST_F(EndpointsTest, OnlyASettledEndpointIsUpdatedAndAFailedOneNever) {
    model("m");
    config("c", {variant("v", "m")});
    endpoint("e", "c");
    EXPECT_EQ(fault_of([&] { update("c"); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Cannot update in-progress endpoint"));
    deploy();
    update("c");
    EXPECT_EQ(show().EndpointStatus, "Updating");
    change("endpoint", seller_, "e", [](store::Resource& r) {
        EXPECT_EQ(domain::parse_fleet(r.internal()["desired"]).generation, 2);
        r.status = "Failed";
    });
    EXPECT_EQ(fault_of([&] { update("c"); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Delete it"));
}

TEST_F(EndpointsTest, WeightsAreAdjustedAndRetained) {
    model("m");
    config("c", {variant("v", "m"), variant("w", "m")});
    endpoint("e", "c");
    deploy();
    EXPECT_EQ(fault_of([&] { weigh({{"x", 1}, {"v", 1}, {"v", 1}}); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("\"x\" is/are not present within endpoint configuration \"c\""));
    EXPECT_THAT(message_, HasSubstr("The variant name \"v\" was non-unique within the request."));
    EXPECT_EQ(fault_of([&] { weigh({{"v", 0}, {"w", 0}}); }), "ValidationException");
    weigh({{"v", 5}});
    EXPECT_EQ(show().ProductionVariants->at(0).DesiredWeight, 5.0);
    EXPECT_EQ(show().ProductionVariants->at(0).DesiredInstanceCount, 3);
    EXPECT_EQ(show().ProductionVariants->at(0).CurrentWeight, 1.0);
    deploy();
    update("c", true);
    EXPECT_EQ(show().ProductionVariants->at(0).DesiredWeight, 5.0);
    deploy();
    update("c", false);
    EXPECT_EQ(show().ProductionVariants->at(0).DesiredWeight, 1.0);
}

TEST_F(EndpointsTest, DeletingSaysSoAndMayBeRepeated) {
    model("m");
    config("c", {variant("v", "m")});
    endpoint("e", "c");
    Call call = as(seller_);
    DeleteEndpointInput in;
    in.EndpointName = "e";
    delete_endpoint(call, in);
    delete_endpoint(call, in);
    EXPECT_EQ(show().EndpointStatus, "Deleting");
    in.EndpointName = "absent";
    EXPECT_EQ(fault_of([&] { delete_endpoint(call, in); }), "ValidationException");
}

TEST_F(EndpointsTest, AcceleratorsNeedAnEngineThatHasThem) {
    model("m");
    auto v = variant("v", "m");
    v.InstanceType = "ml.g5.xlarge";
    EXPECT_EQ(fault_of([&] { config("c", {v}); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("accelerator"));
    settings_.degrade_gpu = true;
    EXPECT_EQ(fault_of([&] { config("c", {v}); }), "");
}

TEST_F(EndpointsTest, AModelOfAPackageKeepsToItsSupportedTypes) {
    database_->write([&](store::Transaction& tx) {
        store::Resource package{
            .kind = "model-package", .account = seller_.account, .region = "us-east-1", .name = "p"};
        package.status = "Completed";
        package.document = boost::json::parse(R"({"InferenceSpecification": {
            "Containers": [{"Image": "i:1", "ImageDigest": "sha256:2", "Environment": {"A": "1", "B": "1"}}],
            "SupportedRealtimeInferenceInstanceTypes": ["ml.c5.xlarge"]}})");
        store::insert_resource(tx, package);
    });
    Call call = as(seller_);
    CreateModelInput in;
    in.ModelName = "m";
    ContainerDefinition container;
    container.ModelPackageName = "p";
    container.Environment = std::map<std::string, std::string>{{"B", "2"}};
    in.Containers = std::vector<ContainerDefinition>{container};
    create_model(call, in);
    database_->read([&](store::Reader& r) {
        auto stored = store::find_resource(r, "model", seller_.account, "us-east-1", "m").value();
        const auto plan = domain::parse_model_plan(stored.internal()["plan"]);
        EXPECT_EQ(plan.containers.at(0).digest, "sha256:2");
        EXPECT_EQ(plan.containers.at(0).environment.at("A"), "1");
        EXPECT_EQ(plan.containers.at(0).environment.at("B"), "2");
    });
    EXPECT_EQ(fault_of([&] { config("c", {variant("v", "m")}); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Supported: [ml.c5.xlarge]"));
}

} // namespace
} // namespace services
