#include "wire/rest.hpp"

#include "base/digest.hpp"
#include "base/fault.hpp"
#include "wire/codec.hpp"
#include "wire/constraints.hpp"
#include "wire/route.hpp"

#include <charconv>
#include <fmt/format.h>

namespace wire {

namespace {

namespace json = boost::json;

// A bound text as the JSON that its shape expects; text that does not fit stays text and is refused as such.
json::value bound(const Shape& shape, const std::string& text) {
    if (shape.kind == Kind::Boolean && (text == "true" || text == "false")) return text == "true";
    if (shape.kind == Kind::Integer) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size()) return number;
    }
    return json::value(text);
}

json::value bound_query(const Shape& shape, const std::vector<std::pair<std::string, std::string>>& query,
                        std::string_view name) {
    json::array all;
    for (const auto& [key, value] : query)
        if (key == name) all.push_back(bound(shape.kind == Kind::List ? *shape.element : shape, value));
    if (shape.kind == Kind::List) return all.empty() ? json::value(nullptr) : json::value(std::move(all));
    return all.empty() ? json::value(nullptr) : all.front();
}

json::object body_of(const Operation& operation, const HttpRequest& request) {
    for (const Member& member : operation.input->members) {
        if (!member.payload) continue;
        if (member.shape->kind != Kind::Blob) break;
        return {{member.wire, base::base64(request.body)}};
    }
    if (request.body.empty()) return {};
    auto parsed = base::parse_document(request.body);
    if (!parsed || !parsed->is_object())
        throw base::Fault(serialization_code, "The request body is not a JSON object.");
    return std::move(parsed->get_object());
}

std::string text_of(const Shape& shape, const void* value, TimeForm time) {
    switch (shape.kind) {
    case Kind::Boolean:
        return *static_cast<const bool*>(value) ? "true" : "false";
    case Kind::Integer:
        return std::to_string(*static_cast<const std::int64_t*>(value));
    case Kind::Timestamp:
        return time == TimeForm::Iso ? base::render_iso(*static_cast<const base::Instant*>(value))
                                     : base::render_http_date(*static_cast<const base::Instant*>(value));
    default:
        return *static_cast<const std::string*>(value);
    }
}

} // namespace

base::Document document_of_request(const Operation& operation, const HttpRequest& request) {
    if (!operation.input) return json::object();
    json::object document = body_of(operation, request);
    const auto labels = match_path(operation.uri, request.path).value_or(std::map<std::string, std::string>{});
    const auto query = parse_query(request.query);
    for (const Member& member : operation.input->members) {
        json::value value;
        switch (member.location) {
        case Location::Uri:
            if (const auto label = labels.find(std::string(member.wire)); label != labels.end())
                value = bound(*member.shape, label->second);
            break;
        case Location::Query:
            value = bound_query(*member.shape, query, member.wire);
            break;
        case Location::Header:
            if (const std::string* header = request.headers.find(member.wire)) value = bound(*member.shape, *header);
            break;
        default:
            continue;
        }
        if (!value.is_null()) document[member.wire] = std::move(value);
    }
    return document;
}

HttpAnswer render_rest(const Operation& operation, const void* output) {
    HttpAnswer answer{operation.status, {}, {}};
    if (!operation.output) return answer;
    bool raw = false; // the body is one member's bytes, not a JSON object of the rest
    for (const Member& member : operation.output->members) {
        const bool payload = member.payload && member.shape->kind == Kind::Blob;
        raw = raw || payload;
        const void* value = static_cast<const char*>(output) + member.offset;
        if (member.optional) value = member.optional->find(value);
        if (!value) continue;
        if (member.location == Location::Header)
            answer.headers.add(std::string(member.wire), text_of(*member.shape, value, member.time));
        if (payload) answer.body = *static_cast<const std::string*>(value);
    }
    if (raw) return answer;
    render_json(*operation.output, output, answer.body);
    answer.headers.add("Content-Type", "application/json");
    return answer;
}

} // namespace wire
