#include "domain/runs/batches.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::int64_t megabyte = 1 << 20;

std::vector<std::string_view> lines_of(std::string_view object) {
    std::vector<std::string_view> lines;
    while (!object.empty()) {
        const auto end = object.find('\n');
        const auto size = end == object.npos ? object.size() : end + 1; // a record keeps its line's end
        lines.push_back(object.substr(0, size));
        object.remove_prefix(size);
    }
    return lines;
}

} // namespace

ExecutionParameters parse_execution_parameters(std::string_view json) {
    ExecutionParameters out;
    const auto document = base::parse_document(json);
    if (!document) return out;
    if (auto n = base::find_int(*document, "MaxConcurrentTransforms"); n && *n > 0) out.concurrent = n;
    if (auto n = base::find_int(*document, "MaxPayloadInMB"); n && *n >= 0 && *n <= 100) out.payload_limit = n;
    const auto strategy = base::text_at(*document, "BatchStrategy");
    if (strategy == "MULTI_RECORD") out.many_records = true;
    if (strategy == "SINGLE_RECORD") out.many_records = false;
    return out;
}

BatchRules decide_batch_rules(const base::Document& job, const ExecutionParameters& container) {
    BatchRules rules;
    rules.split_lines = base::text_at(job, "TransformInput.SplitType") == "Line";
    rules.end_with_line = base::text_at(job, "TransformOutput.AssembleWith") == "Line";
    if (auto strategy = base::find_text(job, "BatchStrategy"))
        rules.many_records = *strategy == "MultiRecord";
    else if (container.many_records)
        rules.many_records = *container.many_records;
    if (auto limit = base::find_int(job, "MaxPayloadInMB"))
        rules.payload_limit = *limit;
    else if (container.payload_limit)
        rules.payload_limit = *container.payload_limit;
    if (auto wish = base::find_int(job, "MaxConcurrentTransforms"); wish && *wish > 0)
        rules.concurrent = *wish;
    else if (container.concurrent)
        rules.concurrent = *container.concurrent;
    if (rules.payload_limit > 0) rules.concurrent = std::min(rules.concurrent, 100 / rules.payload_limit);
    rules.concurrent = std::max<std::int64_t>(rules.concurrent, 1);
    return rules;
}

base::Result<std::vector<std::string_view>> plan_batches(std::string_view object, const BatchRules& rules) {
    const auto limit =
        rules.payload_limit == 0 ? object.size() : static_cast<std::size_t>(rules.payload_limit * megabyte);
    if (!rules.split_lines || rules.payload_limit == 0) {
        if (object.size() > limit)
            return base::Refusal{"ClientError",
                                 fmt::format("the object has {} bytes, more than MaxPayloadInMB {} allows; split it "
                                             "(SplitType Line) or raise the limit",
                                             object.size(), rules.payload_limit),
                                 "MaxPayloadInMB"};
        return std::vector<std::string_view>{object};
    }
    std::vector<std::string_view> batches;
    for (std::string_view line : lines_of(object)) {
        if (line.size() > limit)
            return base::Refusal{"ClientError",
                                 fmt::format("a record has {} bytes, more than MaxPayloadInMB {} allows", line.size(),
                                             rules.payload_limit),
                                 "MaxPayloadInMB"};
        if (rules.many_records && !batches.empty() && batches.back().size() + line.size() <= limit)
            batches.back() = {batches.back().data(), batches.back().size() + line.size()};
        else
            batches.push_back(line);
    }
    return batches;
}

std::string assemble(const std::vector<std::string>& answers, const BatchRules& rules) {
    std::string whole;
    for (const auto& answer : answers) {
        whole += answer;
        if (rules.end_with_line) whole += '\n';
    }
    return whole;
}

std::string output_key(std::string_view output_prefix, std::string_view input_prefix, std::string_view key) {
    const auto slash = input_prefix.rfind('/');
    if (slash != input_prefix.npos) key.remove_prefix(std::min(slash + 1, key.size()));
    std::string out(output_prefix);
    if (!out.empty() && out.back() != '/') out += '/';
    return out + std::string(key) + ".out";
}

std::optional<S3Address> parse_s3_address(std::string_view uri) {
    if (!uri.starts_with("s3://")) return std::nullopt;
    uri.remove_prefix(5);
    const auto slash = uri.find('/');
    S3Address address{std::string(uri.substr(0, slash)),
                      slash == uri.npos ? std::string() : std::string(uri.substr(slash + 1))};
    if (address.bucket.empty()) return std::nullopt;
    return address;
}

} // namespace domain
