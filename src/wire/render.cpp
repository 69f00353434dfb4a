#include "base/digest.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>
#include <iterator>

namespace wire {

namespace {

namespace json = boost::json;

TimeForm form_of(const Member& member) {
    return member.time != TimeForm::Default ? member.time : member.shape->time;
}

// The member's value inside its struct; null where it is optional and empty.
const void* value_of(const Member& member, const void* structure) {
    const void* at = static_cast<const char*>(structure) + member.offset;
    return member.optional ? member.optional->find(at) : at;
}

// --- text -----------------------------------------------------------------------------------------------------------

void write_text(std::string_view text, std::string& out) {
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        }
    }
    out.append(text, plain);
    out += '"';
}

void write_instant(base::Instant t, TimeForm form, std::string& out) {
    if (form == TimeForm::Iso) return write_text(base::render_iso(t), out);
    if (form == TimeForm::Http) return write_text(base::render_http_date(t), out);
    // Milliseconds, without the exponent that a general number writer would choose.
    const std::int64_t millis = t.micros() / 1000;
    fmt::format_to(std::back_inserter(out), "{}", millis / 1000);
    if (millis % 1000 != 0) fmt::format_to(std::back_inserter(out), ".{:03}", millis % 1000);
}

void write(const Shape& shape, const void* value, TimeForm form, std::string& out);

void write_structure(const Shape& shape, const void* structure, std::string& out) {
    out += '{';
    bool first = true;
    for (const Member& member : shape.members) {
        if (member.location != Location::Body) continue;
        const void* value = value_of(member, structure);
        if (!value) continue;
        if (!first) out += ',';
        first = false;
        write_text(member.wire, out);
        out += ':';
        write(*member.shape, value, form_of(member), out);
    }
    out += '}';
}

void write_list(const Shape& shape, const void* list, std::string& out) {
    out += '[';
    const std::size_t size = shape.list->size(list);
    for (std::size_t i = 0; i < size; ++i) {
        if (i > 0) out += ',';
        write(*shape.element, shape.list->at(list, i), shape.element->time, out);
    }
    out += ']';
}

void write_map(const Shape& shape, const void* map, std::string& out) {
    struct Context {
        const Shape& element;
        std::string& out;
        bool first = true;
    } context{*shape.element, out};
    out += '{';
    shape.map->each(map, &context, [](void* raw, const std::string& key, const void* value) {
        auto& c = *static_cast<Context*>(raw);
        if (!c.first) c.out += ',';
        c.first = false;
        write_text(key, c.out);
        c.out += ':';
        write(c.element, value, c.element.time, c.out);
    });
    out += '}';
}

void write(const Shape& shape, const void* value, TimeForm form, std::string& out) {
    switch (shape.kind) {
    case Kind::String:
        return write_text(*static_cast<const std::string*>(value), out);
    case Kind::Blob:
        return write_text(base::base64(*static_cast<const std::string*>(value)), out);
    case Kind::Boolean:
        out += *static_cast<const bool*>(value) ? "true" : "false";
        return;
    case Kind::Integer:
        fmt::format_to(std::back_inserter(out), "{}", *static_cast<const std::int64_t*>(value));
        return;
    case Kind::Double:
        out += json::serialize(json::value(*static_cast<const double*>(value)));
        return;
    case Kind::Timestamp:
        return write_instant(*static_cast<const base::Instant*>(value), form, out);
    case Kind::Document:
        out += json::serialize(*static_cast<const base::Document*>(value));
        return;
    case Kind::Structure:
        return write_structure(shape, value, out);
    case Kind::List:
        return write_list(shape, value, out);
    case Kind::Map:
        return write_map(shape, value, out);
    }
}

// --- documents ------------------------------------------------------------------------------------------------------

json::value document_of(const Shape& shape, const void* value, TimeForm form);

json::value document_of_instant(base::Instant t, TimeForm form) {
    if (form == TimeForm::Iso) return json::value(base::render_iso(t));
    if (form == TimeForm::Http) return json::value(base::render_http_date(t));
    return t.epoch_seconds();
}

json::value document_of_structure(const Shape& shape, const void* structure) {
    json::object object;
    for (const Member& member : shape.members)
        if (const void* value = value_of(member, structure))
            object.emplace(member.wire, document_of(*member.shape, value, form_of(member)));
    return object;
}

json::value document_of_list(const Shape& shape, const void* list) {
    json::array array;
    const std::size_t size = shape.list->size(list);
    array.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
        array.push_back(document_of(*shape.element, shape.list->at(list, i), shape.element->time));
    return array;
}

json::value document_of_map(const Shape& shape, const void* map) {
    struct Context {
        const Shape& element;
        json::object object;
    } context{*shape.element, {}};
    shape.map->each(map, &context, [](void* raw, const std::string& key, const void* value) {
        auto& c = *static_cast<Context*>(raw);
        c.object.emplace(key, document_of(c.element, value, c.element.time));
    });
    return std::move(context.object);
}

json::value document_of(const Shape& shape, const void* value, TimeForm form) {
    switch (shape.kind) {
    case Kind::String:
        return json::value(*static_cast<const std::string*>(value));
    case Kind::Blob:
        return json::value(base::base64(*static_cast<const std::string*>(value)));
    case Kind::Boolean:
        return *static_cast<const bool*>(value);
    case Kind::Integer:
        return *static_cast<const std::int64_t*>(value);
    case Kind::Double:
        return *static_cast<const double*>(value);
    case Kind::Timestamp:
        return document_of_instant(*static_cast<const base::Instant*>(value), form);
    case Kind::Document:
        return *static_cast<const base::Document*>(value);
    case Kind::Structure:
        return document_of_structure(shape, value);
    case Kind::List:
        return document_of_list(shape, value);
    case Kind::Map:
        return document_of_map(shape, value);
    }
    return nullptr;
}

} // namespace

void render_json(const Shape& shape, const void* value, std::string& out) {
    write(shape, value, shape.time, out);
}

base::Document render_document(const Shape& shape, const void* value) {
    return document_of(shape, value, shape.time);
}

} // namespace wire
