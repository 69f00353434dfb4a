#include "wire/query.hpp"

#include "base/digest.hpp"
#include "wire/http.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

namespace wire {

namespace {

namespace json = boost::json;

// A form's dotted names as a tree.
struct Node {
    std::optional<std::string> value;
    std::map<std::string, Node, std::less<>> children;
};

// Deeper than any shape of the models; keeps a hostile name from making a tree too deep to walk.
constexpr std::ptrdiff_t deepest = 64;

Node tree_of(std::string_view form) {
    Node root;
    for (auto& [name, value] : parse_query(form)) {
        if (std::count(name.begin(), name.end(), '.') > deepest)
            throw base::Fault("MalformedInput", "A parameter's name has more parts than any that this service knows.");
        Node* at = &root;
        std::string_view rest = name;
        while (!rest.empty()) {
            const std::size_t dot = rest.find('.');
            at = &at->children[std::string(rest.substr(0, dot))];
            rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
        }
        at->value = std::move(value);
    }
    return root;
}

json::value document_of(const Shape& shape, const Node& node);

json::value scalar_of(const Shape& shape, const std::string& text) {
    if (shape.kind == Kind::Boolean && (text == "true" || text == "false")) return text == "true";
    if (shape.kind == Kind::Integer) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size()) return number;
    }
    return json::value(text);
}

// Children "1", "2", … in the order of their numbers, whatever gaps there are.
std::map<int, const Node*> numbered(const Node& node) {
    std::map<int, const Node*> sorted;
    for (const auto& [name, child] : node.children) {
        int number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && end == name.data() + name.size()) sorted.emplace(number, &child);
    }
    return sorted;
}

const Node& child(const Node& node, std::string_view name) {
    static const Node none;
    const auto found = node.children.find(name);
    return found == node.children.end() ? none : found->second;
}

json::value document_of(const Shape& shape, const Node& node) {
    switch (shape.kind) {
    case Kind::Structure: {
        json::object object;
        for (const Member& member : shape.members) {
            const auto found = node.children.find(member.wire);
            if (found != node.children.end()) object.emplace(member.wire, document_of(*member.shape, found->second));
        }
        return object;
    }
    case Kind::List: {
        json::array array;
        for (const auto& [number, item] : numbered(child(node, "member")))
            array.push_back(document_of(*shape.element, *item));
        return array;
    }
    case Kind::Map: {
        json::object object;
        for (const auto& [number, entry] : numbered(child(node, "entry")))
            object.emplace(child(*entry, "key").value.value_or(""),
                           document_of(*shape.element, child(*entry, "value")));
        return object;
    }
    default:
        return scalar_of(shape, node.value.value_or(""));
    }
}

// --- XML ------------------------------------------------------------------------------------------------------------

void append_escaped(std::string_view text, std::string& out) {
    for (const char c : text)
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\r':
            out += "&#xD;";
            break;
        default:
            // XML 1.0 has no other control characters, not even as references.
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
        }
}

void element(std::string_view name, std::string_view text, std::string& out) {
    fmt::format_to(std::back_inserter(out), "<{}>", name);
    append_escaped(text, out);
    fmt::format_to(std::back_inserter(out), "</{}>", name);
}

void write(std::string_view name, const Shape& shape, const void* value, std::string& out);

void write_members(const Shape& shape, const void* structure, std::string& out) {
    for (const Member& member : shape.members) {
        const void* at = static_cast<const char*>(structure) + member.offset;
        if (member.optional) at = member.optional->find(at);
        if (at) write(member.wire, *member.shape, at, out);
    }
}

void write(std::string_view name, const Shape& shape, const void* value, std::string& out) {
    switch (shape.kind) {
    case Kind::String:
        return element(name, *static_cast<const std::string*>(value), out);
    case Kind::Blob:
        return element(name, base::base64(*static_cast<const std::string*>(value)), out);
    case Kind::Boolean:
        return element(name, *static_cast<const bool*>(value) ? "true" : "false", out);
    case Kind::Integer:
        return element(name, std::to_string(*static_cast<const std::int64_t*>(value)), out);
    case Kind::Double:
        return element(name, fmt::format("{}", *static_cast<const double*>(value)), out);
    case Kind::Timestamp:
        return element(name, base::render_iso(*static_cast<const base::Instant*>(value)), out);
    case Kind::Document:
        return element(name, base::render(*static_cast<const base::Document*>(value)), out);
    case Kind::Structure:
        fmt::format_to(std::back_inserter(out), "<{}>", name);
        write_members(shape, value, out);
        break;
    case Kind::List:
        fmt::format_to(std::back_inserter(out), "<{}>", name);
        for (std::size_t i = 0; i < shape.list->size(value); ++i)
            write("member", *shape.element, shape.list->at(value, i), out);
        break;
    case Kind::Map: {
        fmt::format_to(std::back_inserter(out), "<{}>", name);
        struct Context {
            const Shape& element;
            std::string& out;
        } context{*shape.element, out};
        shape.map->each(value, &context, [](void* raw, const std::string& key, const void* item) {
            auto& c = *static_cast<Context*>(raw);
            c.out += "<entry>";
            element("key", key, c.out);
            write("value", c.element, item, c.out);
            c.out += "</entry>";
        });
        break;
    }
    }
    fmt::format_to(std::back_inserter(out), "</{}>", name);
}

} // namespace

base::Document document_of_form(const Shape& shape, std::string_view form) {
    return document_of(shape, tree_of(form));
}

std::string render_xml(const Operation& operation, const void* output, std::string_view request_id) {
    std::string xml = fmt::format("<{}Response xmlns=\"{}\">", operation.name, operation.service->xml_namespace);
    if (operation.output) {
        fmt::format_to(std::back_inserter(xml), "<{}>", operation.result_wrapper);
        write_members(*operation.output, output, xml);
        fmt::format_to(std::back_inserter(xml), "</{}>", operation.result_wrapper);
    }
    fmt::format_to(std::back_inserter(xml),
                   "<ResponseMetadata><RequestId>{}</RequestId></ResponseMetadata></{}Response>", request_id,
                   operation.name);
    return xml;
}

std::string render_xml_fault(const Service& service, const base::Fault& fault, int status,
                             std::string_view request_id) {
    std::string xml = fmt::format("<ErrorResponse xmlns=\"{}\"><Error>", service.xml_namespace);
    element("Type", status < 500 ? "Sender" : "Receiver", xml);
    element("Code", fault.code(), xml);
    element("Message", fault.message(), xml);
    fmt::format_to(std::back_inserter(xml), "</Error><RequestId>{}</RequestId></ErrorResponse>", request_id);
    return xml;
}

} // namespace wire
