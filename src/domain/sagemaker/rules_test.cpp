#include "domain/sagemaker/published_view.hpp"
#include "domain/sagemaker/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> places(const base::Refusals& refusals) {
    std::vector<std::string> out;
    for (const auto& r : refusals)
        out.push_back(r.where);
    return out;
}

base::Document parse(const char* text) {
    return boost::json::parse(text);
}

TEST(PackageRules, AGoodUnversionedPackagePasses) {
    EXPECT_THAT(places(check_model_package(parse(R"({
        "ModelPackageName": "p", "CertifyForMarketplace": true, "ModelApprovalStatus": "PendingManualApproval",
        "InferenceSpecification": {
            "Containers": [{"Image": "i:1", "ModelDataUrl": "s3://b/m.tar.gz"}],
            "SupportedTransformInstanceTypes": ["ml.m5.large"],
            "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]},
        "ValidationSpecification": {"ValidationProfiles": [{"ProfileName": "v", "TransformJobDefinition": {
            "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix"}}},
            "TransformResources": {"InstanceType": "ml.m5.large"}}}]}})"))),
                IsEmpty());
}

TEST(PackageRules, AllViolationsAreToldAtOnce) {
    EXPECT_THAT(places(check_model_package(parse(R"({
        "InferenceSpecification": {"Containers": [{"ModelDataUrl": "https://b/m.zip", "ModelDataSource": {}}]},
        "SourceAlgorithmSpecification": {"SourceAlgorithms": []},
        "Tags": [{"Key": "a"}, {"Key": "a"}, {"Key": "aws:x"}]})"))),
                ElementsAre("ModelPackageName", "SourceAlgorithmSpecification",
                            "InferenceSpecification.Containers[0].Image",
                            "InferenceSpecification.Containers[0].ModelDataUrl",
                            "InferenceSpecification.Containers[0].ModelDataSource",
                            "InferenceSpecification.SupportedTransformInstanceTypes",
                            "InferenceSpecification.SupportedRealtimeInferenceInstanceTypes",
                            "SourceAlgorithmSpecification.SourceAlgorithms", "Tags", "Tags"));
}

TEST(PackageRules, AVersionedPackageNeedsNoTypesButTakesNoTagsAndNoCertificate) {
    EXPECT_THAT(places(check_model_package(parse(R"({
        "ModelPackageGroupName": "g", "CertifyForMarketplace": true, "Tags": [{"Key": "a", "Value": "b"}],
        "InferenceSpecification": {"Containers": [{"Image": "i:1"}]}})"))),
                ElementsAre("CertifyForMarketplace", "Tags"));
    EXPECT_THAT(places(check_model_package(parse(R"({"ModelPackageName": "p", "ModelPackageGroupName": "g"})"))),
                ElementsAre("ModelPackageGroupName", "InferenceSpecification"));
}

TEST(PackageRules, AProfileRunsOnASupportedType) {
    EXPECT_THAT(places(check_model_package(parse(R"({
        "ModelPackageName": "p",
        "InferenceSpecification": {
            "Containers": [{"Image": "i:1"}],
            "SupportedTransformInstanceTypes": ["ml.m5.large"],
            "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]},
        "ValidationSpecification": {"ValidationProfiles": [{"ProfileName": "v", "TransformJobDefinition": {
            "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "Converse"}}},
            "TransformResources": {"InstanceType": "ml.c5.xlarge"}}}]}})"))),
                ElementsAre("ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformResources."
                            "InstanceType",
                            "ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformInput."
                            "DataSource.S3DataSource.S3DataType"));
}

TEST(AlgorithmRules, ParametersFitTheirTypesRangesAndDefaults) {
    EXPECT_THAT(places(check_hyper_parameters(parse(R"({"SupportedHyperParameters": [
        {"Name": "depth", "Type": "Integer", "DefaultValue": "6",
         "Range": {"IntegerParameterRangeSpecification": {"MinValue": "1", "MaxValue": "16"}}},
        {"Name": "eta", "Type": "Continuous", "DefaultValue": "1e-1",
         "Range": {"ContinuousParameterRangeSpecification": {"MinValue": "0", "MaxValue": "1"}}},
        {"Name": "objective", "Type": "Categorical", "DefaultValue": "a",
         "Range": {"CategoricalParameterRangeSpecification": {"Values": ["a", "b"]}}},
        {"Name": "note", "Type": "FreeText", "IsRequired": true}]})"),
                                              "T")),
                IsEmpty());
    EXPECT_THAT(places(check_hyper_parameters(parse(R"({"SupportedHyperParameters": [
        {"Name": "a", "Type": "Integer", "DefaultValue": "17", "IsRequired": true,
         "Range": {"IntegerParameterRangeSpecification": {"MinValue": "1", "MaxValue": "16"}}},
        {"Name": "a", "Type": "Integer", "DefaultValue": "1.5",
         "Range": {"CategoricalParameterRangeSpecification": {"Values": ["1"]}}},
        {"Name": "c", "Type": "Continuous",
         "Range": {"ContinuousParameterRangeSpecification": {"MinValue": "2", "MaxValue": "1"}}}]})"),
                                              "T")),
                ElementsAre("T.SupportedHyperParameters[0].IsRequired", "T.SupportedHyperParameters[0].DefaultValue",
                            "T.SupportedHyperParameters[1].Name", "T.SupportedHyperParameters[1].Range",
                            "T.SupportedHyperParameters[1].DefaultValue", "T.SupportedHyperParameters[2].Range"));
}

TEST(PackageRules, ASplitThatIsNotOfferedIsRefusedNotIgnored) {
    const auto places_of = [](std::string_view split) {
        base::Document package = parse(R"({"ModelPackageName": "p",
            "InferenceSpecification": {"Containers": [{"Image": "i", "ModelDataUrl": "s3://b/m.tar.gz"}],
                "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"],
                "SupportedTransformInstanceTypes": ["ml.m5.large"],
                "SupportedRealtimeInferenceInstanceTypes": ["ml.m5.large"]},
            "ValidationSpecification": {"ValidationProfiles": [{"ProfileName": "v", "TransformJobDefinition": {
                "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix"}}},
                "TransformResources": {"InstanceType": "ml.m5.large"}}}]}})");
        package.at_pointer("/ValidationSpecification/ValidationProfiles/0/TransformJobDefinition/TransformInput")
            .as_object()["SplitType"] = split;
        return places(check_model_package(package));
    };
    EXPECT_THAT(places_of("Line"), IsEmpty());
    for (const auto* split : {"RecordIO", "TFRecord"})
        EXPECT_THAT(places_of(split),
                    ElementsAre("ValidationSpecification.ValidationProfiles[0].TransformJobDefinition.TransformInput."
                                "SplitType"));
}

TEST(AlgorithmRules, TheProfileKeepsToTheSpecification) {
    EXPECT_THAT(places(check_algorithm(parse(R"({
        "TrainingSpecification": {
            "SupportedTrainingInstanceTypes": ["ml.m5.xlarge"],
            "TrainingChannels": [{"Name": "train", "IsRequired": true}, {"Name": "extra"}],
            "SupportedHyperParameters": [{"Name": "k", "Type": "Integer", "IsRequired": true}]},
        "ValidationSpecification": {"ValidationProfiles": [{"ProfileName": "v",
            "TrainingJobDefinition": {"InputDataConfig": [{"ChannelName": "other"}], "HyperParameters": {"z": "1"},
                                      "ResourceConfig": {"InstanceType": "ml.c5.xlarge"}},
            "TransformJobDefinition": {}}]}})"))),
                ElementsAre("ValidationSpecification.ValidationProfiles[0].TrainingJobDefinition.InputDataConfig",
                            "ValidationSpecification.ValidationProfiles[0].TrainingJobDefinition.InputDataConfig",
                            "ValidationSpecification.ValidationProfiles[0].TrainingJobDefinition.HyperParameters",
                            "ValidationSpecification.ValidationProfiles[0].TrainingJobDefinition.HyperParameters",
                            "ValidationSpecification.ValidationProfiles[0].TrainingJobDefinition.ResourceConfig."
                            "InstanceType",
                            "ValidationSpecification.ValidationProfiles[0].TransformJobDefinition"));
}

TEST(ModelRules, AContainerIsAnImageOrAPackage) {
    EXPECT_THAT(places(check_model(parse(R"({"Containers": [{"ModelPackageName": "p"}], "Tags": []})"))), IsEmpty());
    EXPECT_THAT(places(check_model(parse(R"({"PrimaryContainer": {"Image": "i"}})"))), IsEmpty());
    EXPECT_THAT(places(check_model(parse(R"({})"))), ElementsAre("PrimaryContainer"));
    EXPECT_THAT(places(check_model(parse(R"({"PrimaryContainer": {"Image": "i"}, "Containers": [{"Image": "i"}]})"))),
                ElementsAre("Containers"));
    EXPECT_THAT(
        places(check_model(parse(
            R"({"PrimaryContainer": {"Image": "i", "ModelPackageName": "p", "ModelDataUrl": "s3://b/m.tar.gz"}})"))),
        ElementsAre("PrimaryContainer", "PrimaryContainer.ModelDataUrl"));
}

TEST(EndpointRules, VariantsAreUniqueSizedAndWeighted) {
    EXPECT_THAT(places(check_endpoint_config(parse(R"({"ProductionVariants": [
        {"VariantName": "a", "ModelName": "m", "InstanceType": "ml.m5.large", "InitialInstanceCount": 1}]})"),
                                             false)),
                IsEmpty());
    EXPECT_THAT(places(check_endpoint_config(parse(R"({"AsyncInferenceConfig": {}, "ProductionVariants": [
        {"VariantName": "a", "ModelName": "m", "InitialVariantWeight": 0},
        {"VariantName": "a", "InstanceType": "ml.g5.xlarge", "InitialInstanceCount": 1, "InitialVariantWeight": 0}]})"),
                                             false)),
                ElementsAre("AsyncInferenceConfig", "ProductionVariants[0].InstanceType",
                            "ProductionVariants[0].InitialInstanceCount", "ProductionVariants[1].VariantName",
                            "ProductionVariants[1].ModelName", "ProductionVariants[1].InstanceType",
                            "ProductionVariants"));
}

TEST(Rules, OneRefusalIsToldPlainlySeveralAreCounted) {
    EXPECT_EQ(render_refusals({invalid("a", "A is bad.")}), "A is bad.");
    EXPECT_EQ(render_refusals({invalid("a", "A is bad."), invalid("b", "B is bad.")}),
              "2 validation errors detected: A is bad.; B is bad.");
}

TEST(PublishedView, ShowsABuyerNoImageArtefactOrAccountOfTheSeller) {
    const auto shown = published_view(parse(R"({
        "ModelPackageName": "p-1", "CreatedBy": {"IamIdentity": {"Arn": "arn:aws:iam::999900001111:user/s"}},
        "InferenceSpecification": {"Containers": [{"Image": "999900001111.dkr/x:1", "ImageDigest": "sha256:1",
            "ModelDataUrl": "s3://seller/m.tar.gz", "Environment": {"SECRET": "1"}}],
            "SupportedContentTypes": ["text/csv"]},
        "ValidationSpecification": {"ValidationRole": "arn:aws:iam::999900001111:role/R"},
        "_internal": {"product_id": "prod-a", "seller": "999900001111"}})"),
                                      {.account = "865070037744", .region = "us-east-1", .name = "p-1"});
    const auto& container = base::array_at(shown, "InferenceSpecification.Containers").at(0);
    EXPECT_EQ(base::text_at(container, "Image"), "865070037744.dkr.ecr.us-east-1.amazonaws.com/p-1");
    EXPECT_EQ(base::text_at(container, "ProductId"), "prod-a");
    EXPECT_EQ(base::text_at(container, "ImageDigest"), "sha256:1");
    const std::string text = boost::json::serialize(shown);
    for (const char* secret : {"999900001111", "s3://", "SECRET", "_internal"})
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
    EXPECT_NE(text.find("text/csv"), std::string::npos);
}

TEST(Rules, ModelDataIsFoundInEitherForm) {
    EXPECT_EQ(model_data_of(parse(R"({"ModelDataUrl": "s3://b/m.tar.gz"})")), "s3://b/m.tar.gz");
    EXPECT_EQ(model_data_of(parse(R"({"ModelDataSource": {"S3DataSource": {"S3Uri": "s3://b/m.tar.gz",
        "S3DataType": "S3Object", "CompressionType": "Gzip"}}})")),
              "s3://b/m.tar.gz");
    EXPECT_EQ(model_data_of(parse(R"({"ModelDataSource": {"S3DataSource": {"S3Uri": "s3://b/m/",
        "S3DataType": "S3Prefix", "CompressionType": "None"}}})")),
              "");
}

} // namespace
} // namespace domain
