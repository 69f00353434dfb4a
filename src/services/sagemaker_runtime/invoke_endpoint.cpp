#include "services/sagemaker_runtime/invoke_endpoint.hpp"

#include "api/sagemaker_runtime.hpp"
#include "base/log.hpp"
#include "domain/sagemaker/metering.hpp"
#include "services/sagemaker_runtime/invocation.hpp"
#include "store/usage.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {
namespace {

// What the edge needs to finish the invocation after the call is over.
struct Pending {
    std::shared_ptr<const EndpointRoute> route; // keeps `variant` alive
    const VariantRoute* variant;
    store::Database* database;
    std::string account;
    std::string region;
    std::string request_id;
    base::Instant started;
    std::chrono::steady_clock::time_point began;

    domain::EndpointPlace place() const {
        return {.region = region, .account = account, .endpoint = route->name, .container = variant->container};
    }
};

wire::HttpAnswer render_fault(const Pending& pending, const base::Fault& fault) {
    return wire::render_fault(*api::sagemaker_runtime::InvokeEndpoint::operation.service, fault, wire::HttpRequest(),
                              pending.request_id);
}

// "/endpoints/NAME/invocations" → NAME
std::string endpoint_name(const wire::HttpRequest& request) {
    constexpr std::string_view before = "/endpoints/";
    std::string_view path = request.path;
    if (path.starts_with(before)) path.remove_prefix(before.size());
    const auto name = wire::percent_decode(path.substr(0, path.find('/')));
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    };
    if (!name || name->empty() || name->size() > 63 || !std::all_of(name->begin(), name->end(), fits) ||
        name->front() == '-' || name->back() == '-')
        throw base::Fault("ValidationError",
                          "1 validation error detected: Value at 'endpointName' failed to satisfy constraint: Member "
                          "must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9])* and have length less "
                          "than or equal to 63");
    return *name;
}

std::shared_ptr<const EndpointRoute> require_route(Call& call, Routes& routes, const std::string& name) {
    auto route = routes.find(call.database, call.shelf.get<InvocationCounts>(), call.caller.account, call.region, name);
    if (!route)
        throw base::Fault("ValidationError",
                          fmt::format("Endpoint {} of account {} not found.", name, call.caller.account));
    if (!route->serves)
        throw base::Fault("ValidationError", fmt::format("Endpoint {} of account {} is {}: it can be invoked once it "
                                                         "is InService.",
                                                         name, call.caller.account, route->status));
    return route;
}

void require_size(const wire::HttpRequest& request, std::uint64_t limit) {
    const std::uint64_t size = request.spooled ? request.spooled->size() : request.body.size();
    if (size > limit)
        throw base::Fault("ValidationError",
                          fmt::format("The request body has {} bytes; at most {} are allowed.", size, limit));
}

// Writes the usage record, and lets the answer go once it is durable.
void meter(const Pending& pending, const domain::Metering& metering, wire::HttpAnswer answer,
           wire::Forward::Done done) {
    const auto& purchase = *pending.variant->purchase;
    store::UsageRecord usage{.occurred = pending.started,
                             .product = purchase.product,
                             .product_version = purchase.product_version,
                             .agreement = purchase.agreement,
                             .buyer = purchase.buyer,
                             .endpoint_arn = pending.route->arn,
                             .variant = pending.variant->name,
                             .instance_type = pending.variant->instance_type,
                             .dimension = std::string(domain::inference_dimension),
                             .units = metering.units,
                             .request_id = pending.request_id};
    auto kept = std::make_shared<wire::HttpAnswer>(std::move(answer));
    pending.database->write_later(
        [usage = std::move(usage)](store::Transaction& tx) { store::append_usage(tx, usage); },
        [pending, kept, done = std::move(done)](const std::exception_ptr& failed) {
            if (!failed) return done(std::move(*kept));
            base::log::error("a usage record could not be written",
                             {{"request", boost::json::value(pending.request_id)}});
            done(render_fault(pending, base::Fault("InternalFailure", "The invocation could not be recorded. Try "
                                                                      "again.")
                                           .status(500)));
        });
}

void finish(const Pending& pending, wire::UpstreamReply reply, wire::Forward::Done done) {
    const bool good = reply.outcome == wire::UpstreamReply::Outcome::Answered && reply.status / 100 == 2;
    const auto took = std::chrono::steady_clock::now() - pending.began;
    pending.route->count->add(*pending.database, pending.started,
                              reply.outcome == wire::UpstreamReply::Outcome::Answered ? reply.status : 0,
                              std::chrono::duration_cast<base::microseconds>(took));
    if (!good) return done(render_fault(pending, model_error(reply, pending.place())));
    const auto metering = domain::parse_metering(reply.headers.get("X-Amzn-Inference-Metering"));
    auto answer = answer_of(std::move(reply), pending.variant->name);
    answer.headers.add("x-amzn-RequestId", pending.request_id);
    if (!pending.variant->purchase) return done(std::move(answer));
    if (!metering.complaint.empty())
        base::log::warn("counted one inference", {{"reason", boost::json::value(metering.complaint)},
                                                  {"product", boost::json::value(pending.variant->purchase->product)},
                                                  {"request", boost::json::value(pending.request_id)}});
    meter(pending, metering, std::move(answer), std::move(done));
}

} // namespace

wire::Reply invoke_endpoint(Call& call, Routes& routes, wire::HttpRequest&& request) {
    const std::string name = endpoint_name(request);
    call.require("sagemaker:InvokeEndpoint", base::sagemaker_arn(call.region, call.caller.account, "endpoint", name));
    require_invocation_headers(request.headers);
    require_size(request, call.settings.invoke_limit);
    auto route = require_route(call, routes, name);
    const auto& variant = choose_variant(*route, request.headers.get("X-Amzn-SageMaker-Target-Variant"));
    const auto& instance = choose_instance(variant);

    wire::Forward forward;
    forward.host = instance.address;
    forward.port = static_cast<std::uint16_t>(instance.port);
    forward.headers = container_headers(request.headers);
    forward.body = std::move(request.body);
    forward.spooled = std::move(request.spooled);
    forward.reply_limit = call.settings.invoke_limit;
    forward.finish = [pending = Pending{.route = std::move(route),
                                        .variant = &variant,
                                        .database = &call.database,
                                        .account = call.caller.account,
                                        .region = call.region,
                                        .request_id = call.request_id,
                                        .started = call.now,
                                        .began = std::chrono::steady_clock::now()}](wire::UpstreamReply reply,
                                                                                    wire::Forward::Done done) {
        finish(pending, std::move(reply), std::move(done));
    };
    return forward;
}

} // namespace services
