#include "wire/plain.hpp"

#include "base/digest.hpp"
#include "wire/codec.hpp"
#include "wire/constraints.hpp"
#include "wire/services.hpp"

#include <algorithm>

namespace wire {

namespace {

namespace json = boost::json;

constexpr std::string_view prefix = "/api/";

HttpAnswer answer_of(json::object&& body, int status, std::string_view request_id) {
    HttpAnswer answer{status, {}, json::serialize(body)};
    answer.headers.add("Content-Type", "application/json");
    answer.headers.add("Cache-Control", "no-store");
    answer.headers.add("x-amzn-RequestId", std::string(request_id));
    return answer;
}

json::object object_of(const HttpRequest& request) {
    if (request.body.empty()) return {};
    auto parsed = base::parse_document(request.body);
    if (!parsed || !parsed->is_object())
        throw base::Fault(serialization_code, "The request body is not a JSON object.");
    return std::move(parsed->get_object());
}

json::array fields_of(const base::Refusals& violations) {
    json::array fields;
    for (const base::Refusal& each : violations)
        fields.push_back({{"code", each.code}, {"where", each.where}, {"message", each.message}});
    return fields;
}

std::string text_of(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

// Puts one bound member where the operation's own protocol has it.
void bind(const Member& member, const json::value& value, std::string_view uri, HttpRequest& into) {
    if (member.payload) {
        auto bytes = value.is_string() ? base::parse_base64(value.get_string()) : std::nullopt;
        if (!bytes) throw base::Fault(serialization_code, std::string(member.name) + " is not base64 text.");
        into.body = *std::move(bytes);
    } else if (member.location == Location::Header) {
        into.headers.set(std::string(member.wire), text_of(value));
    } else if (member.location == Location::Uri) {
        const std::string label = "{" + std::string(member.wire) + "}";
        if (const std::size_t at = into.path.find(label); at != std::string::npos && uri.find(label) != uri.npos)
            into.path.replace(at, label.size(), percent_encode(text_of(value), false));
    }
}

} // namespace

bool is_plain(const HttpRequest& request) {
    return request.path.starts_with(prefix) && !request.headers.has("Authorization") &&
           !find_query(request, "X-Amz-Signature") && !find_query(request, "Signature");
}

Route route_plain(const HttpRequest& request) {
    std::string_view rest(request.path);
    rest.remove_prefix(prefix.size());
    const std::size_t slash = rest.find('/');
    if (slash == rest.npos) return {};
    const std::string_view page = rest.substr(0, slash), name = rest.substr(slash + 1);
    for (const Service* service : services()) {
        if (service->page != page) continue;
        for (const Operation* operation : service->operations)
            if (operation->name == name) return {service, operation, std::string(name), true};
        const bool known =
            std::any_of(service->others.begin(), service->others.end(), [&](const Other& o) { return o.name == name; });
        return {service, nullptr, std::string(name), known};
    }
    return {};
}

base::Document document_of_plain(const Operation& operation, const HttpRequest& request) {
    json::object given = object_of(request);
    if (!operation.input) return given;
    for (const Member& member : operation.input->members) {
        if (member.name == member.wire) continue;
        if (auto* value = given.if_contains(member.name)) {
            json::value kept = std::move(*value);
            given.erase(member.name);
            given[member.wire] = std::move(kept);
        }
    }
    return given;
}

HttpAnswer render_plain(const Operation& operation, const void* output, std::string_view request_id) {
    return answer_of(operation.output ? std::move(render_document(*operation.output, output).as_object())
                                      : json::object(),
                     200, request_id);
}

HttpAnswer render_plain_fault(const base::Fault& fault, int status, std::string_view request_id) {
    json::object body = fault.members();
    body["code"] = fault.code();
    body["message"] = fault.message();
    body["requestId"] = request_id;
    if (const auto* told = dynamic_cast<const ViolationsFault*>(&fault)) body["fields"] = fields_of(told->violations);
    return answer_of(std::move(body), status, request_id);
}

HttpRequest rest_request_of_plain(const Operation& operation, const HttpRequest& request) {
    const json::object given = object_of(request);
    HttpRequest made{.method = std::string(operation.method),
                     .path = std::string(operation.uri.substr(0, operation.uri.find('?'))),
                     .remote_address = request.remote_address,
                     .request_id = request.request_id,
                     .tls = request.tls};
    made.headers.set("Content-Type", "application/octet-stream");
    for (const Member& member : operation.input->members)
        if (const auto* value = given.if_contains(member.name)) bind(member, *value, operation.uri, made);
    made.target = made.path;
    return made;
}

HttpAnswer plain_answer_of_rest(const Operation& operation, HttpAnswer&& answer, std::string_view request_id) {
    if (answer.status >= 400) {
        auto parsed = base::parse_document(answer.body);
        json::object body = parsed && parsed->is_object() ? parsed->as_object() : json::object();
        body["code"] = answer.headers.get("x-amzn-ErrorType");
        if (auto* told = body.if_contains("Message")) body["message"] = *told;
        body["requestId"] = request_id;
        return answer_of(std::move(body), answer.status, request_id);
    }
    json::object body;
    for (const Member& member : operation.output->members) {
        if (member.payload)
            body[member.name] = base::base64(answer.body);
        else if (const std::string* header = answer.headers.find(member.wire))
            body[member.name] = *header;
    }
    return answer_of(std::move(body), 200, request_id);
}

} // namespace wire
