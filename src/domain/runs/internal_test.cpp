#include "domain/runs/internal.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(Internal, AFleetSurvivesItsTextForm) {
    Fleet fleet{.generation = 3, .config = "c"};
    VariantPlan variant{.name = "AllTraffic", .model_name = "m", .instance_type = "ml.m5.large", .weight = 2.5};
    variant.model = {.containers = {{.hostname = "a",
                                     .image = "repo/image:1",
                                     .digest = "sha256:1",
                                     .model_data = "s3://b/m.tar.gz",
                                     .environment = {{"K", "V"}}}},
                     .role = "arn:aws:iam::111122223333:role/R",
                     .isolated = true,
                     .purchase = Purchase{.product = "prod-a", .product_version = "v1", .agreement = "agmt-1"},
                     .realtime_types = {"ml.m5.large"}};
    variant.instances = {{.container = "id", .address = "172.18.0.2", .port = 8080, .healthy = true}};
    fleet.variants = {variant};
    EXPECT_EQ(parse_fleet(render(fleet)), fleet);
    EXPECT_EQ(parse_fleet(boost::json::parse(boost::json::serialize(render(fleet)))), fleet);
}

TEST(Internal, MissingMembersReadAsDefaults) {
    EXPECT_EQ(parse_fleet(boost::json::object()), Fleet());
    EXPECT_EQ(parse_model_plan(nullptr), ModelPlan());
}

TEST(Internal, APublishedCopyRunsItsOwnImageAndArtefact) {
    const auto package = boost::json::parse(R"({
        "InferenceSpecification": {"Containers": [
            {"Image": "seller/image:1", "ImageDigest": "sha256:1", "ModelDataUrl": "s3://seller/m.tar.gz",
             "Environment": {"A": "1"}},
            {"Image": "seller/second:1", "ContainerHostname": "second"}]},
        "_internal": {"containers": [{"image": "souk-market/x", "model_data": "s3://market/m.tar.gz"}]}})");
    const auto plans = plan_containers(package);
    ASSERT_EQ(plans.size(), 2u);
    EXPECT_EQ(plans[0].image, "souk-market/x");
    EXPECT_EQ(plans[0].model_data, "s3://market/m.tar.gz");
    EXPECT_EQ(plans[0].digest, "sha256:1");
    EXPECT_EQ(plans[0].environment.at("A"), "1");
    EXPECT_EQ(plans[1].image, "seller/second:1");
    EXPECT_EQ(plans[1].hostname, "second");
}

} // namespace
} // namespace domain
