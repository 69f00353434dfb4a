// Model packages and algorithms, validated by really running the tests' container.
#include "control/world_for_tests.hpp"

#include <gmock/gmock.h>

namespace control {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class ValidationTest : public World {
  protected:
    base::Document package(const std::string& extra = "{}") {
        auto document = boost::json::parse(fmt::format(R"({{
            "InferenceSpecification": {{"Containers": [{{"Image": "{}", "ModelDataUrl": "s3://data/model.tar.gz"}}]}},
            "CertifyForMarketplace": true,
            "ValidationSpecification": {{"ValidationRole": "arn:aws:iam::111122223333:role/R", "ValidationProfiles": [
                {{"ProfileName": "P", "TransformJobDefinition": {{
                    "TransformInput": {{"DataSource": {{"S3DataSource": {{"S3DataType": "S3Prefix", "S3Uri": "s3://data/in/"}}}},
                                        "ContentType": "text/csv", "SplitType": "Line"}},
                    "TransformOutput": {{"S3OutputPath": "s3://data/out"}},
                    "TransformResources": {{"InstanceType": "ml.m5.large", "InstanceCount": 1}}}}}}]}}}})",
                                                       kit::sample_image(docker)));
        if (const auto more = boost::json::parse(extra); !more.as_object().empty())
            document.as_object()["InferenceSpecification"]
                .as_object()["Containers"]
                .as_array()[0]
                .as_object()["Environment"] = more;
        return document;
    }
    std::string reason(std::int64_t id) {
        return base::text_at(row(id).document, "ModelPackageStatusDetails.ValidationStatuses[0].FailureReason");
    }
    void SetUp() override {
        World::SetUp();
        put_model("model.tar.gz", "scored:");
        put("in/a.csv", "1,2\n3,4\n");
        put("in/b.csv", "5,6\n");
    }
    Validation validation{host};
};

TEST_F(ValidationTest, APackageIsCompletedByItsOwnAnswers) {
    const auto id = insert("model-package", "p", "Pending", package());
    EXPECT_THAT(validation.find_open(), testing::ElementsAre(id));
    validation.advance(id);
    const auto done = row(id);
    EXPECT_EQ(done.status, "Completed") << reason(id);
    EXPECT_EQ(get("out/a.csv.out"), "scored:1,2\n3,4\n");
    EXPECT_EQ(get("out/b.csv.out"), "scored:5,6\n");
    const auto image = docker.find_image(kit::sample_image(docker))->id;
    EXPECT_EQ(domain::plan_containers(done.document)[0].digest, image);
    EXPECT_EQ(base::text_at(done.document, "InferenceSpecification.Containers[0].ImageDigest"), image);
    EXPECT_EQ(base::text_at(done.document, "ModelPackageStatusDetails.ValidationStatuses[0].Status"), "Completed");
    EXPECT_EQ(base::text_at(done.document, "ModelPackageStatusDetails.ImageScanStatuses[0].Status"), "Completed");
    const auto jobs = database.read([](store::Reader& r) { return store::list_all(r, store::kind::transform_job); });
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(jobs[0].status, "Completed");
    EXPECT_THAT(containers(), IsEmpty());
    EXPECT_THAT(validation.find_open(), IsEmpty());
}

TEST_F(ValidationTest, AnInterruptedValidationBeginsAnewAndDoublesNothing) {
    const auto id = insert("model-package", "p", "Pending", package(R"({"PING_STATUS": "503"})"));
    stopping.stop(); // as if the server ended while the container was not ready
    EXPECT_THROW(validation.advance(id), Interrupted);
    EXPECT_EQ(row(id).status, "InProgress");
    Stopping again;
    Host restarted{docker, objects, database, clock, ids, again, host.options, host.installation, host.size};
    restarted.options.startup_budget = std::chrono::seconds(1);
    Validation(restarted).advance(id);
    EXPECT_EQ(row(id).status, "Failed");
    const auto jobs = database.read([](store::Reader& r) { return store::list_all(r, store::kind::transform_job); });
    EXPECT_EQ(jobs.size(), 1u);
    EXPECT_THAT(containers(), IsEmpty());
}

TEST_F(ValidationTest, FailuresSayWhatToMend) {
    auto document = package();
    document.as_object()["InferenceSpecification"].as_object()["Containers"].as_array()[0].as_object()["Image"] =
        "127.0.0.1:1/none:1";
    auto id = insert("model-package", "no-image", "Pending", document);
    validation.advance(id);
    EXPECT_EQ(row(id).status, "Failed");
    EXPECT_THAT(reason(id), HasSubstr("ImageNotFound: image 127.0.0.1:1/none:1"));
    EXPECT_EQ(base::text_at(row(id).document, "ModelPackageStatusDetails.ImageScanStatuses[0].Status"), "Failed");

    id = insert("model-package", "crash", "Pending", package(R"({"CRASH": "7"})"));
    validation.advance(id);
    EXPECT_THAT(reason(id), HasSubstr("exited with code 7; last log lines: cannot read the model: no such feature"));

    host.options.startup_budget = std::chrono::seconds(1);
    id = insert("model-package", "silent", "Pending", package(R"({"PING_STATUS": "404"})"));
    validation.advance(id);
    EXPECT_THAT(reason(id), HasSubstr("GET /ping on port 8080 did not answer 200 within 1 s (it answered 404)"));
    host.options.startup_budget = std::chrono::seconds(20);

    put("in/bad.csv", "!status 400 seven columns expected");
    id = insert("model-package", "bad-input", "Pending", package());
    validation.advance(id);
    EXPECT_THAT(reason(id), HasSubstr("s3://data/in/bad.csv: ClientError: 400. Message: seven columns expected"));
    EXPECT_EQ(get("out/bad.csv.out"), std::nullopt);
    EXPECT_EQ(get("out/a.csv.out"), "scored:1,2\n3,4\n"); // the others are written

    put("in/bad.csv", "!crash 9");
    id = insert("model-package", "dies", "Pending", package());
    validation.advance(id);
    EXPECT_THAT(reason(id), HasSubstr("it exited with code 9; last log lines: "));

    put("model.tar.gz", "no archive");
    id = insert("model-package", "bad-model", "Pending", package());
    validation.advance(id);
    EXPECT_THAT(reason(id), HasSubstr("model data s3://data/model.tar.gz cannot be unpacked"));
    EXPECT_THAT(containers(), IsEmpty());
}

TEST_F(ValidationTest, NothingOfOthersIsReached) {
    auto document = package();
    auto& container =
        document.as_object()["InferenceSpecification"].as_object()["Containers"].as_array()[0].as_object();
    container["ModelDataUrl"] = "s3://foreign/model.tar.gz";
    auto id = insert("model-package", "foreign-model", "Pending", document);
    validation.advance(id);
    EXPECT_THAT(reason(id), HasSubstr("does not exist or cannot be read"));

    // The market's own images and bare ids are no names that a seller can give.
    const auto image = docker.find_image(kit::sample_image(docker))->id;
    docker.tag_image(image, "souk-market/test-version", "0");
    for (const std::string& name : {std::string("souk-market/test-version:0"), image, image.substr(7, 12)}) {
        container["Image"] = name;
        id = insert("model-package", fmt::format("p{}", name.size()), "Pending", document);
        validation.advance(id);
        EXPECT_THAT(reason(id), HasSubstr("ImageNotFound")) << name;
    }
    docker.remove_image("souk-market/test-version:0");
}

TEST_F(ValidationTest, AnAlgorithmTrainsFirst) {
    put("train/x.csv", "1,2,3\n");
    const std::string image = kit::sample_image(docker);
    auto document = boost::json::parse(R"j({
        "TrainingSpecification": {
            "MetricDefinitions": [{"Name": "validation:accuracy", "Regex": "validation-accuracy: (\\S+)"}]},
        "InferenceSpecification": {"Containers": [{}]},
        "CertifyForMarketplace": true})j");
    document.at("TrainingSpecification").as_object()["TrainingImage"] = image;
    document.at("InferenceSpecification").at("Containers").at(0).as_object()["Image"] = image;
    auto specification = *base::find(package(), "ValidationSpecification");
    specification.as_object()["ValidationProfiles"].as_array()[0].as_object()["TrainingJobDefinition"] =
        boost::json::parse(R"({
        "TrainingInputMode": "File", "HyperParameters": {"prefix": "trained:"},
        "InputDataConfig": [{"ChannelName": "training", "DataSource": {"S3DataSource":
            {"S3DataType": "S3Prefix", "S3Uri": "s3://data/train/"}}}],
        "OutputDataConfig": {"S3OutputPath": "s3://data/models/"},
        "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
        "StoppingCondition": {"MaxRuntimeInSeconds": 60}})");
    document.as_object()["ValidationSpecification"] = specification;
    auto id = insert("algorithm", "a", "Pending", document);
    validation.advance(id);
    EXPECT_EQ(row(id).status, "Completed") << boost::json::serialize(row(id).document);
    EXPECT_EQ(get("out/b.csv.out"), "trained:5,6\n");
    const auto jobs = database.read([](store::Reader& r) { return store::list_all(r, store::kind::training_job); });
    ASSERT_EQ(jobs.size(), 1u);
    EXPECT_EQ(base::text_at(jobs[0].document, "FinalMetricDataList[0].MetricName"), "validation:accuracy");
    EXPECT_EQ(base::find(jobs[0].document, "FinalMetricDataList[0].Value")->as_double(), 0.75);
    EXPECT_EQ(base::text_at(jobs[0].document, "SecondaryStatus"), "Completed");
    EXPECT_TRUE(get("models/" + jobs[0].name + "/output/output.tar.gz"));
    EXPECT_EQ(base::text_at(jobs[0].document, "ModelArtifacts.S3ModelArtifacts"),
              "s3://data/models/" + jobs[0].name + "/output/model.tar.gz");

    base::Document failing = document;
    failing.at("ValidationSpecification")
        .at("ValidationProfiles")
        .at(0)
        .at("TrainingJobDefinition")
        .as_object()["HyperParameters"] = boost::json::object{{"fail", "column 3 is empty"}};
    id = insert("algorithm", "f", "Pending", failing);
    validation.advance(id);
    EXPECT_EQ(row(id).status, "Failed");
    EXPECT_THAT(base::text_at(row(id).document, "AlgorithmStatusDetails.ValidationStatuses[0].FailureReason"),
                HasSubstr("AlgorithmError: column 3 is empty, exit code: 1"));
    EXPECT_THAT(containers(), IsEmpty());
}

} // namespace
} // namespace control
