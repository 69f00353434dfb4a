#include "domain/runs/tries.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::size_t answers_kept = 15;

} // namespace

std::vector<Sample> samples_of(const base::Document& instructions) {
    std::vector<Sample> samples;
    for (const auto& [way, id] : {std::pair{"RealtimeInference", "REALTIME"}, std::pair{"BatchTransform", "BATCH"}}) {
        const auto side = [&, way = std::string(way)](std::string_view member, std::string_view form) {
            return base::text_at(instructions, fmt::format("{}.{}{}", member, way, form));
        };
        Sample sample{id, side("InputProperties.SampleInput", "Text"), side("InputProperties.SampleInput", "Url"),
                      side("OutputProperties.SampleOutput", "Text"), side("OutputProperties.SampleOutput", "Url")};
        if (sample.has_input()) samples.push_back(std::move(sample));
    }
    return samples;
}

base::Document render(const Sample& sample) {
    return boost::json::object{{"Id", sample.id},
                               {"Input", sample.input},
                               {"InputUrl", sample.input_url},
                               {"Output", sample.output},
                               {"OutputUrl", sample.output_url}};
}

Sample parse_sample(const base::Document& document) {
    return {base::text_at(document, "Id"), base::text_at(document, "Input"), base::text_at(document, "InputUrl"),
            base::text_at(document, "Output"), base::text_at(document, "OutputUrl")};
}

std::string_view render(TriesAllowed allowed) {
    switch (allowed) {
    case TriesAllowed::None:
        return "NONE";
    case TriesAllowed::Samples:
        return "SAMPLES";
    case TriesAllowed::AnyInput:
        break;
    }
    return "ANY_INPUT";
}

TriesAllowed parse_tries_allowed(std::string_view text) {
    for (const auto allowed : {TriesAllowed::None, TriesAllowed::AnyInput})
        if (render(allowed) == text) return allowed;
    return TriesAllowed::Samples;
}

std::int64_t tries_left(const TryPolicy& policy, const TriesToday& today, bool owner) {
    const std::int64_t of_account = policy.per_account - today.of_account;
    const std::int64_t of_product = policy.per_day - today.of_product;
    return owner ? policy.per_account : std::max<std::int64_t>(0, std::min(of_account, of_product));
}

std::string_view find_obstacle(const TryPolicy& policy, const TriesToday& today, const TryQuestion& question) {
    if (!question.offered) return "NOT_OFFERED";
    if (question.kind == AssetKind::Algorithm) return "ALGORITHM";
    if (question.containers != 1) return "SEVERAL_CONTAINERS";
    if (!question.owner) {
        if (policy.allowed == TriesAllowed::None) return "NOT_ALLOWED";
        if (question.own_input && policy.allowed != TriesAllowed::AnyInput) return "INPUT_NOT_ALLOWED";
        if (today.of_account >= policy.per_account) return "ACCOUNT_LIMIT";
        if (today.of_product >= policy.per_day) return "PRODUCT_LIMIT";
    }
    return today.open >= most_open_tries ? "TOO_MANY_OPEN" : "";
}

std::string describe_obstacle(std::string_view obstacle, const TryPolicy& policy) {
    if (obstacle == "NOT_OFFERED") return "This market runs no tries. Read the declared sample, or subscribe.";
    if (obstacle == "ALGORITHM")
        return "An algorithm answers only with a model that it has trained. Subscribe, and train one.";
    if (obstacle == "SEVERAL_CONTAINERS")
        return "The version runs as several containers, which only an endpoint brings together. Subscribe, and launch "
               "one.";
    if (obstacle == "NOT_ALLOWED") return "The seller allows no tries. Read the declared sample, or subscribe.";
    if (obstacle == "INPUT_NOT_ALLOWED")
        return "The seller allows tries with the declared samples only. Give a SampleId in the place of Input.";
    if (obstacle == "ACCOUNT_LIMIT")
        return fmt::format("The account has used its {} tries of this product today. They begin anew at midnight UTC.",
                           policy.per_account);
    if (obstacle == "PRODUCT_LIMIT")
        return fmt::format("The {} tries of this product are used up today. They begin anew at midnight UTC.",
                           policy.per_day);
    return fmt::format("The account waits for {} tries already. Wait until one has ended.", most_open_tries);
}

void add_answer(AnswerTimes& to, std::int64_t micros) {
    if (to.size() == answers_kept) to.erase(to.begin());
    to.push_back(micros);
}

std::optional<std::int64_t> typical(AnswerTimes times) {
    if (times.empty()) return std::nullopt;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

std::string render(const AnswerTimes& times) {
    return fmt::format("{}", fmt::join(times, ","));
}

AnswerTimes parse_answer_times(std::string_view text) {
    AnswerTimes times;
    for (const char* at = text.data(); at < text.data() + text.size(); ++at) {
        std::int64_t micros = 0;
        const auto read = std::from_chars(at, text.data() + text.size(), micros);
        if (read.ec != std::errc()) break;
        times.push_back(micros);
        at = read.ptr; // the comma
    }
    return times;
}

} // namespace domain
