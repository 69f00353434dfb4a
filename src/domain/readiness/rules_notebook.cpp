// What a notebook of the listing's own shows, as far as its code can be read. Words are looked for, so that nothing
// here fails.
#include "domain/readiness/rules.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>

namespace domain::readiness {

namespace {

enum class For { Both, Algorithm };

// A part of the whole way, and the calls by which it is known, of boto3 and of the SageMaker SDK.
struct Part {
    std::string_view name;
    For kind;
    std::initializer_list<std::string_view> calls;
};

const Part parts[] = {{"boto3", For::Both, {"boto3", "import sagemaker", "from sagemaker"}},
                      {"training", For::Algorithm, {"create_training_job", ".fit("}},
                      {"tuning", For::Algorithm, {"create_hyper_parameter_tuning_job", "HyperparameterTuner"}},
                      {"model", For::Algorithm, {"create_model", ".deploy(", ".register("}},
                      {"endpoint", For::Both, {"create_endpoint(", ".deploy("}},
                      {"inference", For::Both, {"invoke_endpoint", ".predict("}},
                      {"batch", For::Both, {"create_transform_job", ".transform(", ".transformer("}}};

// Jupyter keeps a cell's text whole or line by line.
std::string code_of(const base::Document& notebook) {
    std::string code;
    for (const base::Document& cell : base::array_at(notebook, "cells")) {
        if (base::text_at(cell, "cell_type") != "code") continue;
        code += base::text_at(cell, "source");
        for (const base::Document& line : base::array_at(cell, "source"))
            if (line.is_string()) code += std::string_view(line.get_string());
        code += '\n';
    }
    return code;
}

Verdict judge_workflow(std::string_view content, AssetKind kind) {
    const auto notebook = base::parse_document(content);
    if (!notebook) return not_applicable("The file is no notebook.");
    const std::string code = code_of(*notebook);
    std::vector<std::string_view> missing;
    for (const Part& part : parts) {
        if (part.kind == For::Algorithm && kind != AssetKind::Algorithm) continue;
        const bool shown = std::any_of(part.calls.begin(), part.calls.end(),
                                       [&](std::string_view call) { return code.find(call) != code.npos; });
        if (!shown) missing.push_back(part.name);
    }
    const std::string names = fmt::format("{}", fmt::join(missing, ", "));
    return unless(!missing.empty(), warn(fmt::format("The notebook does not show: {}.", names),
                                         kind == AssetKind::Algorithm
                                             ? "Show the whole way with boto3: training, tuning, the model, an "
                                               "endpoint, a call of it, a batch transform."
                                             : "Show the whole way with boto3: an endpoint, a call of it, a batch "
                                               "transform.",
                                         {{"missing", names}}));
}

} // namespace

Checks check_notebook(const Listing& listing) {
    if (!listing.version) return {};
    const Verdict verdict = !listing.notebook.own ? not_applicable("The notebook lies on another server.")
                            : !listing.notebook.found
                                ? not_applicable("There is no notebook to read.")
                                : judge_workflow(listing.notebook.found->content, listing.version->kind);
    return {
        {"notebook.workflow",
         Group::Version,
         Level::Required,
         fmt::format("{}.SampleNotebookUrl", listing.version_is_new ? "AddDeliveryOptions" : "UpdateDeliveryOptions"),
         verdict,
         {}}};
}

} // namespace domain::readiness
