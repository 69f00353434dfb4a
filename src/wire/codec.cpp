#include "wire/codec.hpp"

#include "wire/cbor.hpp"
#include "wire/constraints.hpp"
#include "wire/plain.hpp"
#include "wire/query.hpp"
#include "wire/rest.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace wire {

namespace {

bool speaks_cbor(const Service& service, const HttpRequest& request) {
    return service.cbor && request.headers.get("smithy-protocol") == "rpc-v2-cbor";
}

base::Document document_of_json(const HttpRequest& request) {
    // Some clients send no body at all where there is nothing to say.
    if (request.body.empty()) return boost::json::object();
    auto parsed = base::parse_document(request.body);
    if (!parsed) throw base::Fault(serialization_code, "The request body is not JSON.");
    return *std::move(parsed);
}

base::Document document_of(const Operation& operation, const HttpRequest& request) {
    const Service& service = *operation.service;
    if (is_plain(request)) return document_of_plain(operation, request);
    if (speaks_cbor(service, request)) {
        auto parsed = request.body.empty() ? base::Document(boost::json::object()) : parse_cbor(request.body);
        if (!parsed) throw base::Fault(serialization_code, "The request body is not CBOR.");
        return *std::move(parsed);
    }
    switch (service.protocol) {
    case Protocol::RestJson:
        return document_of_request(operation, request);
    case Protocol::Query:
        return document_of_form(*operation.input, request.body.empty() ? request.query : request.body);
    default:
        return document_of_json(request);
    }
}

const ErrorShape* find_error(const Service& service, std::string_view code) {
    const auto found =
        std::find_if(service.errors.begin(), service.errors.end(), [&](const ErrorShape& e) { return e.code == code; });
    return found == service.errors.end() ? nullptr : &*found;
}

// What the service calls a request that breaks its constraints.
std::string_view violation_code(const Service& service) {
    if (service.protocol == Protocol::Query || find_error(service, "ValidationError")) return "ValidationError";
    return "ValidationException";
}

// More than anybody reads; keeps the answer to a hostile request small.
constexpr std::size_t most_told = 100;

[[noreturn]] void refuse(const Service& service, const base::Refusals& violations) {
    const bool unreadable =
        std::any_of(violations.begin(), violations.end(), [](const auto& v) { return v.code == serialization_code; });
    std::string message =
        fmt::format("{} validation error{} detected: ", violations.size(), violations.size() == 1 ? "" : "s");
    for (std::size_t i = 0; i < violations.size() && i < most_told; ++i) {
        if (i > 0) message += "; ";
        message += violations[i].message;
    }
    if (violations.size() > most_told) message += fmt::format("; and {} more", violations.size() - most_told);
    throw ViolationsFault(base::Fault(unreadable ? serialization_code : violation_code(service), std::move(message)),
                          violations);
}

std::string_view content_type(Protocol protocol) {
    switch (protocol) {
    case Protocol::Json10:
        return "application/x-amz-json-1.0";
    case Protocol::Json11:
        return "application/x-amz-json-1.1";
    case Protocol::RestJson:
        return "application/json";
    case Protocol::Query:
        return "text/xml";
    case Protocol::Cbor:
        break;
    }
    return "application/cbor";
}

int status_of(const Service& service, const base::Fault& fault) {
    if (fault.status() != 0) return fault.status();
    if (const ErrorShape* error = find_error(service, fault.code())) return error->status;
    if (fault.code() == "InternalFailure" || fault.code() == "InternalServerError") return 500;
    if (fault.code() == "ServiceUnavailable") return 503;
    return 400;
}

boost::json::object error_body(const Service& service, const base::Fault& fault) {
    boost::json::object body = fault.members();
    body["__type"] = fault.code();
    body[find_error(service, fault.code()) ? service.message_member : "message"] = fault.message();
    return body;
}

void sign(HttpAnswer& answer, std::string_view request_id) {
    answer.headers.add("x-amzn-RequestId", std::string(request_id));
}

} // namespace

void parse_input(const Operation& operation, const HttpRequest& request, void* input) {
    if (!operation.input) return;
    base::Refusals violations;
    parse_document(*operation.input, document_of(operation, request), input, violations);
    if (!violations.empty()) refuse(*operation.service, violations);
}

HttpAnswer render_output(const Operation& operation, const void* output, const HttpRequest& request,
                         std::string_view request_id) {
    const Service& service = *operation.service;
    if (is_plain(request)) return render_plain(operation, output, request_id);
    HttpAnswer answer;
    if (speaks_cbor(service, request)) {
        answer.headers.add("smithy-protocol", "rpc-v2-cbor");
        answer.headers.add("Content-Type", "application/cbor");
        answer.body = operation.output ? render_cbor(*operation.output, output) : "\xa0";
    } else if (service.protocol == Protocol::RestJson) {
        answer = render_rest(operation, output);
    } else if (service.protocol == Protocol::Query) {
        answer.headers.add("Content-Type", "text/xml");
        answer.body = render_xml(operation, output, request_id);
    } else {
        answer.headers.add("Content-Type", std::string(content_type(service.protocol)));
        if (operation.output)
            render_json(*operation.output, output, answer.body);
        else
            answer.body = "{}";
    }
    sign(answer, request_id);
    return answer;
}

HttpAnswer render_fault(const Service& service, const base::Fault& fault, const HttpRequest& request,
                        std::string_view request_id) {
    HttpAnswer answer{status_of(service, fault), {}, {}};
    if (is_plain(request)) return render_plain_fault(fault, answer.status, request_id);
    if (speaks_cbor(service, request)) {
        answer.headers.add("smithy-protocol", "rpc-v2-cbor");
        answer.headers.add("Content-Type", "application/cbor");
        answer.body = render_cbor(base::Document(error_body(service, fault)));
    } else {
        answer.headers.add("Content-Type", std::string(content_type(service.protocol)));
        answer.body = service.protocol == Protocol::Query ? render_xml_fault(service, fault, answer.status, request_id)
                                                          : boost::json::serialize(error_body(service, fault));
    }
    answer.headers.add("x-amzn-ErrorType", fault.code());
    sign(answer, request_id);
    return answer;
}

} // namespace wire
