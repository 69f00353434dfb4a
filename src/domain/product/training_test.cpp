#include "domain/product/training.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

base::Document algorithm() {
    return base::parse_document(R"json({"TrainingSpecification": {
        "MetricDefinitions": [{"Name": "train:rmse", "Regex": "rmse=(.*)"}, {"Name": "train:mae", "Regex": "mae=(.*)"}],
        "TrainingChannels": [{"Name": "train", "IsRequired": true, "SupportedContentTypes": ["text/csv"]},
                             {"Name": "validation"}],
        "SupportedHyperParameters": [
            {"Name": "depth", "Type": "Integer", "DefaultValue": "6", "IsTunable": true,
             "Range": {"IntegerParameterRangeSpecification": {"MinValue": "1", "MaxValue": "12"}}},
            {"Name": "loss", "Type": "Categorical", "IsRequired": true,
             "Range": {"CategoricalParameterRangeSpecification": {"Values": ["l1", "l2"]}}}]}})json")
        .value();
}

TEST(TrainingProperties, AreWhatTheAlgorithmDeclares) {
    const base::Document properties = training_properties_of(algorithm());
    EXPECT_EQ(base::array_at(properties, "Channels"),
              base::array_at(algorithm(), "TrainingSpecification.TrainingChannels"));
    EXPECT_EQ(base::array_at(properties, "HyperParameters").size(), 2u);
    EXPECT_EQ(base::text_at(properties, "Metrics[1].Name"), "train:mae");
    EXPECT_TRUE(training_properties_of(boost::json::object{{"InferenceSpecification", nullptr}}).is_null());
}

TEST(TrainingProperties, AreToldInWords) {
    const auto lines = training_lines(training_properties_of(algorithm()), "en");
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].text, "train (required, text/csv); validation");
    EXPECT_EQ(lines[1].text, "depth (Integer, 1 to 12, default 6, tunable); loss (Categorical, required, l1 or l2)");
    EXPECT_EQ(lines[2].title, "Metrics");
    EXPECT_EQ(lines[2].text, "train:rmse; train:mae");
    EXPECT_EQ(training_lines(training_properties_of(algorithm()), "fr")[1].title, "Hyperparamètres");
    EXPECT_TRUE(training_lines(nullptr, "en").empty());
}

TEST(TrainingDetails, AreToldInTheReadersLanguage) {
    const auto instructions = base::parse_document(R"({"TrainingDetails": {"InputDescription": "Rows of text/csv.",
        "SampleInput": {"Url": "/assets/samples/prod-1/00"}, "AlgorithmOverview": "Boosted trees."}})");
    const auto lines = told_of_training(*instructions, "fr");
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].title, "Données d’entraînement");
    EXPECT_EQ(lines[0].text, "Rows of text/csv.");
    EXPECT_TRUE(lines[1].link);
    EXPECT_EQ(lines[2].title, "Algorithme d’entraînement");
    EXPECT_FALSE(lines[2].link);
    EXPECT_TRUE(told_of_training(boost::json::object{{"Usage", "x"}}, "en").empty());
}

} // namespace
} // namespace domain
