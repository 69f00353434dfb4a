// What a listing of machine learning should speak of. Words are looked for, so that nothing here fails: a text may say
// it in others.
#include "domain/readiness/rules.hpp"
#include "domain/readiness/texts.hpp"

#include <fmt/format.h>

namespace domain::readiness {

namespace {

using Words = std::initializer_list<std::string_view>;

enum class For { Both, Model, Algorithm };

struct Topic {
    std::string_view id;
    For kind;
    Level level;
    std::string_view member;
    std::string_view missing; // what is not spoken of
    std::string_view remedy;
    Words words;
};

// What the words are looked for in: everything that a buyer reads.
std::string whole_text(const Listing& listing) {
    const Product& product = listing.product;
    std::string text = fmt::format("{}\n{}\n{}\n", product.short_description, product.long_description,
                                   fmt::join(product.highlights, "\n"));
    if (!listing.version) return text;
    for (std::string_view path :
         {"Usage", "InputProperties.Description", "InputProperties.Limitations", "OutputProperties.Description",
          "TrainingDetails.InputDescription", "TrainingDetails.AlgorithmOverview"})
        text += base::text_at(listing.version->instructions, path) + "\n";
    return text;
}

const Words use_cases{"use case", "used for", "use it",       "can be used", "made for", "intended",
                      "apply",    "scenario", "for research", "helps",       "customers"};
const Words training_data{"trained on", "learned from", "training data", "dataset",   "data set",
                          "corpus",     "samples",      "pre trained",   "pretrained"};
const Words metrics{"accuracy",   "precision", "recall",    "f1",         "auc",        "roc",
                    "rmse",       "mae",       "map",       "bleu",       "wer",        "score",
                    "error rate", "right for", "benchmark", "perplexity", "sensitivity"};
const Words latency{"latency",      "throughput",      "millisecond",      "ms", "per second", "seconds",
                    "requests per", "rows per second", "tokens per second"};
const Words frameworks{"pytorch",          "tensorflow",  "scikit",   "sklearn", "xgboost",
                       "lightgbm",         "mxnet",       "onnx",     "keras",   "jax",
                       "hugging face",     "huggingface", "catboost", "spark",   "c++",
                       "gradient boosted", "rust",        "framework"};
const Words limits{"limitation", "limited to", "not for",      "does not",  "not suited",
                   "cannot",     "only for",   "out of scope", "should not"};
const Words algorithm_kinds{"classification", "regression", "clustering",     "forecasting",   "detection",
                            "segmentation",   "ranking",    "recommendation", "embedding",     "anomaly",
                            "dimensionality", "supervised", "unsupervised",   "reinforcement", "boosting",
                            "neural",         "classifier", "generation"};
const Words differences{"unlike", "differs",      "compared", "faster",     "smaller", "without",
                        "only",   "reproducible", "unique",   "instead of", "needs no"};
const Words training_input{
    "training data", "training channel", "train channel", "training input", "columns", "rows", "label", "target"};
const Words training_example{"hyperparameter", "hyper parameter", "tuning", "distributed", "gpu",
                             "epochs",         "learning rate"};

const Topic topics[] = {
    {"use_cases", For::Both, Level::Required, "LongDescription", "what the product is used for",
     "Name the most important use cases.", use_cases},
    {"differences", For::Both, Level::Recommended, "LongDescription", "what sets the product apart",
     "Say plainly in what it differs, without praise.", differences},
    {"training_data", For::Model, Level::Required, "LongDescription", "the data that the model was trained on",
     "Name the source and the size of the training data.", training_data},
    {"limitations", For::Model, Level::Required, "LongDescription", "known limitations",
     "Say for what the model is not suited.", limits},
    {"framework", For::Both, Level::Recommended, "LongDescription", "the core framework",
     "Name the framework or the kind of method.", frameworks},
    {"metrics", For::Model, Level::Required, "LongDescription", "how well the model does on validation data",
     "Give a metric, the data it was measured on, and a benchmark.", metrics},
    {"latency", For::Model, Level::Required, "LongDescription", "latency or throughput",
     "Give a figure on the recommended instance type.", latency},
    {"algorithm_kind", For::Algorithm, Level::Required, "LongDescription", "the kind of algorithm",
     "Name the category: classification, forecasting, and so on.", algorithm_kinds},
    {"training_input", For::Algorithm, Level::Required, "UsageInstructions", "the format of the training input",
     "Describe the training input: its types, its columns and its limits.", training_input},
    {"training_example", For::Algorithm, Level::Required, "UsageInstructions", "how the training is set",
     "Describe the hyperparameters, their ranges and effect, tuning, distributed and GPU training.", training_example}};

bool concerns(const Topic& topic, const Listing& listing) {
    if (topic.kind == For::Both || !listing.version) return topic.kind == For::Both;
    const bool algorithm = listing.version->kind == AssetKind::Algorithm;
    return algorithm == (topic.kind == For::Algorithm);
}

std::string place_of(const Listing& listing, std::string_view member) {
    if (member == "LongDescription") return "UpdateInformation.LongDescription";
    return fmt::format("{}.{}", listing.version_is_new ? "AddDeliveryOptions" : "UpdateDeliveryOptions", member);
}

// A model for medicine says whether it may be used for a diagnosis.
Verdict judge_medical(std::string_view text) {
    if (!speaks_of(text, {"medical", "clinical", "patient", "disease", "diagnos", "cancer", "tumor", "radiolog"}))
        return not_applicable("The texts do not speak of medicine.");
    return unless(
        !speaks_of(text, {"diagnostic use", "medical device", "for diagnosis", "diagnostic purposes", "not for diagnos",
                          "clinical use"}),
        warn("The product is about medicine, and does not say whether it is for diagnostic use.", "Say so plainly."));
}

// A sample of each class, where there are classes: one row shows one of them at most.
Verdict judge_classes(const Listing& listing, std::string_view text) {
    if (!listing.version || !speaks_of(text, {"multiclass", "multi class", "classes", "categories of"}))
        return not_applicable("The texts do not speak of several classes.");
    const std::string sample =
        base::text_at(listing.version->instructions, "InputProperties.SampleInput.RealtimeInferenceText");
    if (sample.empty()) return not_checked("The sample is under an address.", "See yourself that it shows each class.");
    return unless(sample.find('\n') >= sample.size() - 1,
                  warn("The sample input has one row.", "Give a sample input of each class."));
}

} // namespace

Checks check_content(const Listing& listing) {
    const std::string text = whole_text(listing);
    Checks checks;
    auto add = [&](std::string_view id, Level level, std::string_view member, Verdict verdict) {
        checks.push_back(
            {fmt::format("content.{}", id), Group::Content, level, place_of(listing, member), std::move(verdict), {}});
    };
    for (const Topic& topic : topics) {
        if (!concerns(topic, listing)) {
            add(topic.id, topic.level, topic.member, not_applicable("It is asked of the other kind of product."));
            continue;
        }
        add(topic.id, topic.level, topic.member,
            unless(!speaks_of(text, topic.words),
                   warn(fmt::format("No words were found about {}.", topic.missing), std::string(topic.remedy))));
    }
    add("medical", Level::Required, "LongDescription", judge_medical(text));
    add("classes", Level::Required, "InputProperties.SampleInput", judge_classes(listing, text));
    return checks;
}

} // namespace domain::readiness
