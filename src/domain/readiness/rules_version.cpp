#include "domain/readiness/rules.hpp"
#include "domain/readiness/texts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain::readiness {

namespace {

constexpr std::size_t most_parameters = 35;

std::string place_of(const Listing& listing, std::string_view member) {
    return fmt::format("{}.{}", listing.version_is_new ? "AddDeliveryOptions" : "UpdateDeliveryOptions", member);
}

Verdict judge_web_address(std::string_view url, std::string_view remedy) {
    if (url.empty()) return fail("It is missing.", std::string(remedy));
    if (!url.starts_with("https://") || url.find('.') == url.npos || url.find(' ') != url.npos)
        return fail("It is no https address.", std::string(remedy), {{"url", std::string(url)}});
    return of_length(url, 2000, remedy);
}

bool is_of_this_market(std::string_view url) {
    return url.starts_with("s3://") || url.starts_with("/assets/");
}

// A file of this server's is shown on the product's page, cell by cell.
Verdict judge_notebook(std::string_view url) {
    if (is_of_this_market(url)) return pass();
    return judge_web_address(url, "Upload a notebook that shows the whole way, or give its https address.");
}

bool on_code_host(std::string_view url) {
    return speaks_of(url, {"github", "gitlab", "codeberg", "bitbucket"});
}

Verdict judge_title(const Listing& listing) {
    const Version& version = *listing.version;
    for (const Version& other : listing.product.versions)
        if (other.id != version.id && other.title == version.title)
            return fail(fmt::format("The product has a version {} already.", version.title), "Give another title.",
                        {{"title", version.title}});
    return of_length(version.title, 64, "Give a version title of at most 64 characters.");
}

Verdict judge_example(std::string_view usage) {
    return unless(!speaks_of(usage, {"boto3", "aws sagemaker", "invoke endpoint", "invoke_endpoint", "invokeendpoint",
                                     "create endpoint", "transform job", "createtransformjob", "curl"}),
                  warn("The usage text shows no call.",
                       "Show an endpoint or a batch transform with the command line or an SDK, ready to paste."));
}

void add_texts(Checks& checks, const Listing& listing) {
    using enum Level;
    const Version& version = *listing.version;
    auto add = [&](std::string id, Level level, std::string_view member, Verdict verdict) {
        checks.push_back({std::move(id), Group::Version, level, place_of(listing, member), std::move(verdict), {}});
    };
    const std::string usage = base::text_at(version.instructions, "Usage");
    const std::string notebook = base::text_at(version.instructions, "SampleNotebookUrl");
    const std::string repository = base::text_at(version.instructions, "RepositoryUrl");
    add("version.title", Required, "Version.VersionTitle", judge_title(listing));
    add("version.notes", Required, "Version.ReleaseNotes",
        of_length(version.release_notes, 30000, "Say what is new in this version."));
    add("usage.length", Required, "UsageInstructions", of_length(usage, 10000, "Say how the product is used."));
    add("usage.example", Required, "UsageInstructions", judge_example(usage));
    add("notebook.address", Required, "SampleNotebookUrl", judge_notebook(notebook));
    add("notebook.place", Required, "SampleNotebookUrl",
        where_given(
            !notebook.empty() && !is_of_this_market(notebook),
            unless(!on_code_host(notebook), warn("The notebook lies on no known code host.",
                                                 "Put it where its history can be seen and where it can be forked."))));
    add("repository.address", Required, "RepositoryUrl",
        judge_web_address(repository, "Give the https address of the repository with notebook and samples."));
}

// Inputs and outputs have the same form, but for a few words.
struct Side {
    std::string_view name; // of checks
    Group group;
    std::string_view properties;
    std::string_view sample;
};
constexpr Side input{"input", Group::Input, "InputProperties", "SampleInput"};
constexpr Side output{"output", Group::Output, "OutputProperties", "SampleOutput"};

bool has_sample(const base::Document& sample, std::string_view use) {
    return !base::text_at(sample, fmt::format("{}Text", use)).empty() ||
           !base::text_at(sample, fmt::format("{}Url", use)).empty();
}

Verdict judge_samples(const base::Document& sample) {
    const bool realtime = has_sample(sample, "RealtimeInference");
    const bool batch = has_sample(sample, "BatchTransform");
    if (!realtime && !batch)
        return fail("There is no sample.", "Give one as text or as an https address.",
                    {{"missing", "RealtimeInference, BatchTransform"}});
    if (realtime && batch) return pass();
    const std::string missing = realtime ? "BatchTransform" : "RealtimeInference";
    return warn(fmt::format("There is no sample for {}.", missing), "Give one for either way of use.",
                {{"missing", missing}});
}

bool is_file_address(std::string_view url) {
    constexpr std::string_view beginnings[] = {"https://", "http://", "s3://", attachments_path};
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return url.starts_with(beginning); });
}

Verdict judge_sample_sizes(const base::Document& sample) {
    for (std::string_view member : {"RealtimeInferenceText", "BatchTransformText"}) {
        Verdict verdict =
            of_length_if_given(base::text_at(sample, member), 10000, "Put a long sample under an address.");
        if (verdict.status != Status::Fail) continue;
        verdict.parameters["member"] = member;
        return verdict;
    }
    for (std::string_view member : {"RealtimeInferenceUrl", "BatchTransformUrl"}) {
        const std::string url = base::text_at(sample, member);
        if (!url.empty() && !is_file_address(url))
            return fail(fmt::format("{} is no address of a file.", member), "Give a whole https or s3 address.",
                        {{"member", std::string(member)}});
    }
    return where_given(has_sample(sample, "RealtimeInference") || has_sample(sample, "BatchTransform"), pass());
}

Verdict judge_parameters(const base::Document& properties) {
    for (std::string_view list : {"Parameters", "SageMakerCustomAttributes"}) {
        const auto& items = base::array_at(properties, list);
        Parameters at{{"list", std::string(list)}, {"count", std::to_string(items.size())}};
        if (items.size() > most_parameters)
            return fail(fmt::format("There are {} {}; {} are allowed.", items.size(), list, most_parameters),
                        "Describe the ones that matter.", std::move(at));
        for (const base::Document& item : items)
            if (blank(base::text_at(item, "Name")) || blank(base::text_at(item, "Description")))
                return fail(fmt::format("An item of {} has no name or no description.", list),
                            "Give each a name and a description, or remove it.", std::move(at));
    }
    const bool given = !base::array_at(properties, "Parameters").empty() ||
                       !base::array_at(properties, "SageMakerCustomAttributes").empty();
    return where_given(given, pass());
}

Verdict judge_types(std::string_view description, const Listing& listing, const Side& side) {
    bool named = description.find('/') != description.npos &&
                 speaks_of(description, {"text csv", "application json", "application x", "application jsonlines",
                                         "image", "audio", "video", "text plain", "application octet", "text html",
                                         "application pdf", "multipart form"});
    if (listing.asset && !named) {
        const std::string_view member =
            side.group == Group::Input ? "SupportedContentTypes" : "SupportedResponseMIMETypes";
        for (const auto& type :
             base::array_at(listing.asset->document, fmt::format("InferenceSpecification.{}", member)))
            named |= type.is_string() && description.find(std::string_view(type.get_string())) != description.npos;
    }
    return unless(!named, warn("The description names no MIME type.",
                               "Name each type that is taken or answered, such as text/csv or application/json."));
}

Verdict judge_ways(std::string_view description) {
    const bool realtime = speaks_of(description, {"real time", "realtime", "endpoint", "invocation", "request"});
    const bool batch = speaks_of(description, {"batch", "transform"});
    return unless(!realtime || !batch, warn("The description does not speak of both ways of use.",
                                            "Say what differs between a real-time call and a batch, or that nothing "
                                            "does."));
}

void add_side(Checks& checks, const Listing& listing, const Side& side) {
    using enum Level;
    const base::Document* properties = base::find(listing.version->instructions, side.properties);
    const base::Document nothing;
    const base::Document& given = properties ? *properties : nothing;
    const base::Document* sample = base::find(given, side.sample);
    const base::Document& samples = sample ? *sample : nothing;
    const std::string description = base::text_at(given, "Description");
    auto add = [&](std::string_view id, Level level, std::string_view member, Verdict verdict) {
        checks.push_back({fmt::format("{}.{}", side.name, id),
                          side.group,
                          level,
                          place_of(listing, fmt::format("{}.{}", side.properties, member)),
                          std::move(verdict),
                          {}});
    };
    add("description", Required, "Description",
        of_length(description, 10000, "Describe the format, the types and the limits."));
    add("types", Required, "Description", judge_types(description, listing, side));
    add("ways", Required, "Description", judge_ways(description));
    add("samples", Required, side.sample, judge_samples(samples));
    add("sample_sizes", Required, side.sample, judge_sample_sizes(samples));
    add("parameters", Required, "Parameters", judge_parameters(given));
    if (side.group == Group::Output) return;
    const std::string limits = base::text_at(given, "Limitations");
    add("limitations", Required, "Limitations", of_length_if_given(limits, 1000, "Shorten it."));
    add("limitations_given", Recommended, "Limitations",
        unless(
            blank(limits) && !speaks_of(description, {"at most", "at least", "limit", "maximum", "minimum"}),
            warn("No limits of the input are named.", "Say what sizes, lengths and values the product is made for.")));
}

} // namespace

Checks check_version(const Listing& listing) {
    Checks checks;
    checks.push_back({"version.given",
                      Group::Version,
                      Level::Required,
                      "AddDeliveryOptions",
                      unless(!listing.version, fail("The product has no version.", "Add one with AddDeliveryOptions.")),
                      {}});
    if (listing.version) add_texts(checks, listing);
    return checks;
}

Checks check_training(const Listing& listing) {
    Checks checks;
    if (!listing.version) return checks;
    const bool trains = listing.version->kind == AssetKind::Algorithm;
    const base::Document& instructions = listing.version->instructions;
    auto add = [&](std::string_view id, std::string_view member, bool given, std::string_view missing,
                   std::string_view remedy) {
        checks.push_back({fmt::format("training.{}", id),
                          Group::Version,
                          Level::Required,
                          place_of(listing, fmt::format("TrainingDetails.{}", member)),
                          !trains ? not_applicable("The product is no algorithm.")
                                  : unless(!given, warn(std::string(missing), std::string(remedy))),
                          {}});
    };
    auto told = [&](std::string_view member) {
        return !blank(base::text_at(instructions, fmt::format("TrainingDetails.{}", member)));
    };
    add("input", "InputDescription", told("InputDescription"), "The training data are not described.",
        "Describe them: the format of each channel, its types, its columns and its limits.");
    add("sample", "SampleInput", told("SampleInput.Text") || told("SampleInput.Url"),
        "There are no sample training data.", "Give some, as text or by address.");
    add("overview", "AlgorithmOverview", told("AlgorithmOverview"), "Nothing tells how the algorithm trains.",
        "Give an overview of it: the method, what it minimises, when it stops.");
    return checks;
}

Checks check_samples(const Listing& listing) {
    Checks checks;
    if (!listing.version) return checks;
    add_side(checks, listing, input);
    add_side(checks, listing, output);
    return checks;
}

} // namespace domain::readiness
