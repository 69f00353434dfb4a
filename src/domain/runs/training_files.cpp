#include "domain/runs/training_files.hpp"

#include <fmt/format.h>

namespace domain {

namespace json = boost::json;

std::string render_hyperparameters(const base::Document& job) {
    return json::serialize(base::object_at(job, "HyperParameters"));
}

std::string render_input_config(const base::Document& job) {
    json::object channels;
    for (const auto& channel : base::array_at(job, "InputDataConfig")) {
        const auto or_else = [](const std::string& text, std::string_view otherwise) {
            return text.empty() ? std::string(otherwise) : text;
        };
        json::object entry{
            {"TrainingInputMode",
             or_else(base::text_at(channel, "InputMode"),
                     or_else(base::text_at(job, "AlgorithmSpecification.TrainingInputMode"), "File"))},
            {"S3DistributionType",
             or_else(base::text_at(channel, "DataSource.S3DataSource.S3DataDistributionType"), "FullyReplicated")},
            {"RecordWrapperType", or_else(base::text_at(channel, "RecordWrapperType"), "None")}};
        if (auto type = base::find_text(channel, "ContentType")) entry["ContentType"] = *type;
        channels[base::text_at(channel, "ChannelName")] = std::move(entry);
    }
    return json::serialize(channels);
}

std::string render_resource_config(const base::Document& job) {
    const auto type = base::text_at(job, "ResourceConfig.InstanceType");
    return json::serialize(
        json::object{{"current_host", "algo-1"},
                     {"current_instance_type", type},
                     {"current_group_name", "homogeneousCluster"},
                     {"hosts", json::array{"algo-1"}},
                     {"instance_groups", json::array{json::object{{"instance_group_name", "homogeneousCluster"},
                                                                  {"instance_type", type},
                                                                  {"hosts", json::array{"algo-1"}}}}},
                     {"network_interface_name", "eth0"}});
}

std::string describe_training_end(std::int64_t exit_code, bool oom_killed, std::string_view failure_file) {
    if (oom_killed)
        return "AlgorithmError: the container was killed for using more memory than its instance type has, exit code: "
               "137";
    if (exit_code == 0) return "";
    return fmt::format("AlgorithmError: {}, exit code: {}", failure_file.substr(0, 900), exit_code);
}

} // namespace domain
