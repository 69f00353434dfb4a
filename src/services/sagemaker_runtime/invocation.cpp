#include "services/sagemaker_runtime/invocation.hpp"

#include "domain/sagemaker/routing.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace services {
namespace {

constexpr std::array to_container = {"Content-Type", "Accept", "X-Amzn-SageMaker-Custom-Attributes",
                                     "X-Amzn-SageMaker-Inference-Id", "X-Amzn-SageMaker-Session-Id"};
constexpr std::array to_caller = {"Content-Type", "X-Amzn-SageMaker-Custom-Attributes",
                                  "X-Amzn-SageMaker-New-Session-Id", "X-Amzn-SageMaker-Closed-Session-Id"};

struct Limit {
    const char* header;
    const char* member; // its name in the operation's input
    std::size_t most;
};
constexpr std::array limits = {Limit{"Content-Type", "contentType", 1024},
                               Limit{"Accept", "accept", 1024},
                               Limit{"X-Amzn-SageMaker-Custom-Attributes", "customAttributes", 1024},
                               Limit{"X-Amzn-SageMaker-Target-Variant", "targetVariant", 63},
                               Limit{"X-Amzn-SageMaker-Inference-Id", "inferenceId", 64},
                               Limit{"X-Amzn-SageMaker-Session-Id", "sessionId", 256}};

constexpr std::array not_offered = {"X-Amzn-SageMaker-Target-Model", "X-Amzn-SageMaker-Target-Container-Hostname",
                                    "X-Amzn-SageMaker-Inference-Component", "X-Amzn-SageMaker-Enable-Explanations"};

bool printable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
}

std::string_view what_happened(const wire::UpstreamReply& reply) {
    using Outcome = wire::UpstreamReply::Outcome;
    switch (reply.outcome) {
    case Outcome::Answered:
        return reply.body;
    case Outcome::Refused:
        return "The container did not accept the connection";
    case Outcome::TimedOut:
        return "Your invocation timed out while waiting for a response from container {}. Review the latency metrics "
               "for each container in Amazon CloudWatch, resolve the issue, and try again.";
    case Outcome::Broken:
        return "The container closed the connection before it had answered";
    case Outcome::TooLarge:
        break;
    }
    return "The response is larger than the limit";
}

} // namespace

wire::Headers container_headers(const wire::Headers& sent) {
    wire::Headers headers;
    for (const char* name : to_container)
        if (const auto* value = sent.find(name)) headers.add(name, *value);
    return headers;
}

void require_invocation_headers(const wire::Headers& sent) {
    std::vector<std::string> wrong;
    for (const auto& limit : limits) {
        const auto value = sent.get(limit.header);
        if (value.size() > limit.most)
            wrong.push_back(fmt::format("Value at '{}' failed to satisfy constraint: Member must have length less than "
                                        "or equal to {}",
                                        limit.member, limit.most));
        else if (!printable(value))
            wrong.push_back(fmt::format("Value at '{}' failed to satisfy constraint: Member must satisfy regular "
                                        "expression pattern: \\p{{ASCII}}*",
                                        limit.member));
    }
    for (const char* name : not_offered)
        if (sent.has(name)) wrong.push_back(fmt::format("{} is not offered by this server", name));
    if (wrong.empty()) return;
    throw base::Fault("ValidationError", fmt::format("{} validation error{} detected: {}", wrong.size(),
                                                     wrong.size() == 1 ? "" : "s", fmt::join(wrong, "; ")));
}

const VariantRoute& choose_variant(const EndpointRoute& route, std::string_view target) {
    if (!target.empty()) {
        for (const auto& variant : route.variants)
            if (variant.name == target) return variant;
        throw base::Fault("ValidationError", fmt::format("Variant {} not found for endpoint {}.", target, route.name));
    }
    const auto chosen = domain::choose_variant(route.weights, route.turn.fetch_add(1, std::memory_order_relaxed));
    if (!chosen)
        throw base::Fault("ValidationError",
                          fmt::format("Endpoint {} has no variant with a weight above 0: name one with "
                                      "TargetVariant.",
                                      route.name));
    return route.variants[*chosen];
}

const domain::Instance& choose_instance(const VariantRoute& variant) {
    if (variant.instances.empty())
        throw base::Fault("ServiceUnavailable",
                          fmt::format("No instance of variant {} is healthy at the moment. Try again.", variant.name));
    return variant.instances[variant.turn.fetch_add(1, std::memory_order_relaxed) % variant.instances.size()];
}

wire::HttpAnswer answer_of(wire::UpstreamReply&& reply, const std::string& variant) {
    wire::HttpAnswer answer;
    for (const char* name : to_caller)
        if (const auto* value = reply.headers.find(name)) answer.headers.add(name, *value);
    answer.headers.add("x-Amzn-Invoked-Production-Variant", variant);
    answer.body = std::move(reply.body);
    return answer;
}

base::Fault model_error(const wire::UpstreamReply& reply, const domain::EndpointPlace& place) {
    const bool answered = reply.outcome == wire::UpstreamReply::Outcome::Answered;
    std::string body(what_happened(reply));
    if (reply.outcome == wire::UpstreamReply::Outcome::TimedOut)
        body = fmt::format(fmt::runtime(body), place.container);
    const domain::ContainerAnswer answer{.status = answered ? reply.status : 0,
                                         .body = body,
                                         .complete = reply.outcome != wire::UpstreamReply::Outcome::TooLarge};
    return base::Fault("ModelError", domain::render_model_error(answer, place))
        .with("OriginalStatusCode", answer.status)
        .with("OriginalMessage", boost::json::value(domain::shown_body(body)))
        .with("LogStreamArn", boost::json::value(domain::log_stream_arn(place)))
        .status(424);
}

} // namespace services
