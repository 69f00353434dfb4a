#include "wire/cbor.hpp"

#include "base/digest.hpp"
#include "base/instant.hpp"

#include <bit>
#include <cbor.h>
#include <memory>

namespace wire {

namespace {

namespace json = boost::json;

constexpr int deepest = 32;

struct ItemDeleter {
    void operator()(cbor_item_t* item) const {
        if (item) cbor_decref(&item);
    }
};
using Item = std::unique_ptr<cbor_item_t, ItemDeleter>;

using Parsed = std::optional<json::value>;
Parsed value_of(const cbor_item_t* item, int depth);

std::string text_of(const cbor_item_t* item) {
    const auto piece = [](const cbor_item_t* part) {
        const bool text = cbor_isa_string(part);
        const auto* bytes = text ? cbor_string_handle(part) : cbor_bytestring_handle(part);
        return std::string(reinterpret_cast<const char*>(bytes),
                           text ? cbor_string_length(part) : cbor_bytestring_length(part));
    };
    const bool text = cbor_isa_string(item);
    if (text ? cbor_string_is_definite(item) : cbor_bytestring_is_definite(item)) return piece(item);
    std::string whole;
    cbor_item_t** chunks = text ? cbor_string_chunks_handle(item) : cbor_bytestring_chunks_handle(item);
    const std::size_t count = text ? cbor_string_chunk_count(item) : cbor_bytestring_chunk_count(item);
    for (std::size_t i = 0; i < count; ++i)
        whole += piece(chunks[i]);
    return whole;
}

Parsed array_of(const cbor_item_t* item, int depth) {
    json::array array;
    for (std::size_t i = 0; i < cbor_array_size(item); ++i) {
        auto element = value_of(cbor_array_handle(item)[i], depth + 1);
        if (!element) return std::nullopt;
        array.push_back(*std::move(element));
    }
    return array;
}

Parsed map_of(const cbor_item_t* item, int depth) {
    json::object object;
    const cbor_pair* pairs = cbor_map_handle(item);
    for (std::size_t i = 0; i < cbor_map_size(item); ++i) {
        if (!cbor_isa_string(pairs[i].key)) return std::nullopt;
        auto value = value_of(pairs[i].value, depth + 1);
        if (!value) return std::nullopt;
        object.insert_or_assign(text_of(pairs[i].key), *std::move(value));
    }
    return object;
}

Parsed simple_of(const cbor_item_t* item) {
    if (cbor_is_float(item)) return json::value(cbor_float_get_float(item));
    if (cbor_is_bool(item)) return json::value(cbor_get_bool(item));
    if (cbor_is_null(item) || cbor_is_undef(item)) return json::value(nullptr);
    return std::nullopt;
}

Parsed value_of(const cbor_item_t* item, int depth) {
    if (depth > deepest) return std::nullopt;
    switch (cbor_typeof(item)) {
    case CBOR_TYPE_UINT: {
        const std::uint64_t number = cbor_get_int(item);
        return number <= INT64_MAX ? json::value(static_cast<std::int64_t>(number)) : json::value(number);
    }
    case CBOR_TYPE_NEGINT: {
        const std::uint64_t number = cbor_get_int(item);
        if (number > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
        return json::value(-1 - static_cast<std::int64_t>(number));
    }
    case CBOR_TYPE_BYTESTRING:
        return json::value(base::base64(text_of(item)));
    case CBOR_TYPE_STRING:
        return json::value(text_of(item));
    case CBOR_TYPE_ARRAY:
        return array_of(item, depth);
    case CBOR_TYPE_MAP:
        return map_of(item, depth);
    case CBOR_TYPE_TAG: {
        // What a tag says of its item (a time, a big number) the model says already.
        const Item tagged(cbor_tag_item(item));
        return value_of(tagged.get(), depth + 1);
    }
    case CBOR_TYPE_FLOAT_CTRL:
        return simple_of(item);
    }
    return std::nullopt;
}

// An array's or map's head says how many items follow, and the parser makes room for them at once. Every item takes at
// least a byte, so together they cannot promise more items than there are bytes; who promises more wants our memory.
// Heads lie one after another whatever their nesting, so that one pass over them tells.
bool sizes_are_honest(std::string_view bytes) {
    std::uint64_t promised = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto head = static_cast<unsigned char>(bytes[at++]);
        const unsigned major = head >> 5;
        std::uint64_t argument = head & 31;
        if (argument >= 24 && argument <= 27) {
            const std::size_t length = std::size_t{1} << (argument - 24);
            if (bytes.size() - at < length) return false;
            argument = 0;
            for (std::size_t i = 0; i < length; ++i)
                argument = argument << 8 | static_cast<unsigned char>(bytes[at++]);
        } else if (argument > 27) {
            continue; // of indefinite length, or its end
        }
        const std::uint64_t left = bytes.size() - at;
        if (major >= 2 && major <= 5 && argument > left) return false;
        if (major == 2 || major == 3) at += argument;
        if (major == 4 || major == 5) promised += major == 4 ? argument : 2 * argument;
        if (promised > bytes.size()) return false;
    }
    return true;
}

// --- writing --------------------------------------------------------------------------------------------------------

void write_head(unsigned major, std::uint64_t value, std::string& out) {
    const auto first = static_cast<char>(major << 5);
    const auto put = [&](unsigned char additional, int bytes) {
        out += static_cast<char>(static_cast<unsigned char>(first) | additional);
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
            out += static_cast<char>(value >> shift);
    };
    if (value < 24)
        put(static_cast<unsigned char>(value), 0);
    else if (value <= 0xFF)
        put(24, 1);
    else if (value <= 0xFFFF)
        put(25, 2);
    else if (value <= 0xFFFFFFFF)
        put(26, 4);
    else
        put(27, 8);
}

void write_integer(std::int64_t value, std::string& out) {
    if (value >= 0)
        write_head(0, static_cast<std::uint64_t>(value), out);
    else
        write_head(1, static_cast<std::uint64_t>(-1 - value), out);
}

void write_text(std::string_view text, std::string& out) {
    write_head(3, text.size(), out);
    out += text;
}

void write_double(double value, std::string& out) {
    out += '\xfb';
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>(bits >> shift);
}

void write_bool(bool value, std::string& out) {
    out += value ? '\xf5' : '\xf4';
}

void write_document(const json::value& value, std::string& out) {
    switch (value.kind()) {
    case json::kind::null:
        out += '\xf6';
        break;
    case json::kind::bool_:
        write_bool(value.get_bool(), out);
        break;
    case json::kind::int64:
        write_integer(value.get_int64(), out);
        break;
    case json::kind::uint64:
        write_head(0, value.get_uint64(), out);
        break;
    case json::kind::double_:
        write_double(value.get_double(), out);
        break;
    case json::kind::string:
        write_text(value.get_string(), out);
        break;
    case json::kind::array:
        write_head(4, value.get_array().size(), out);
        for (const auto& element : value.get_array())
            write_document(element, out);
        break;
    case json::kind::object:
        write_head(5, value.get_object().size(), out);
        for (const auto& [key, element] : value.get_object()) {
            write_text(key, out);
            write_document(element, out);
        }
        break;
    }
}

void write(const Shape& shape, const void* value, std::string& out);

void write_structure(const Shape& shape, const void* structure, std::string& out) {
    std::vector<std::pair<const Member*, const void*>> present;
    for (const Member& member : shape.members) {
        const void* at = static_cast<const char*>(structure) + member.offset;
        if (member.optional) at = member.optional->find(at);
        if (at) present.emplace_back(&member, at);
    }
    write_head(5, present.size(), out);
    for (const auto& [member, at] : present) {
        write_text(member->wire, out);
        write(*member->shape, at, out);
    }
}

void write(const Shape& shape, const void* value, std::string& out) {
    switch (shape.kind) {
    case Kind::String:
        return write_text(*static_cast<const std::string*>(value), out);
    case Kind::Blob: {
        const auto& bytes = *static_cast<const std::string*>(value);
        write_head(2, bytes.size(), out);
        out += bytes;
        return;
    }
    case Kind::Boolean:
        return write_bool(*static_cast<const bool*>(value), out);
    case Kind::Integer:
        return write_integer(*static_cast<const std::int64_t*>(value), out);
    case Kind::Double:
        return write_double(*static_cast<const double*>(value), out);
    case Kind::Timestamp:
        write_head(6, 1, out);
        return write_double(static_cast<const base::Instant*>(value)->epoch_seconds(), out);
    case Kind::Document:
        return write_document(*static_cast<const base::Document*>(value), out);
    case Kind::Structure:
        return write_structure(shape, value, out);
    case Kind::List:
        write_head(4, shape.list->size(value), out);
        for (std::size_t i = 0; i < shape.list->size(value); ++i)
            write(*shape.element, shape.list->at(value, i), out);
        return;
    case Kind::Map: {
        write_head(5, shape.map->size(value), out);
        struct Context {
            const Shape& element;
            std::string& out;
        } context{*shape.element, out};
        shape.map->each(value, &context, [](void* raw, const std::string& key, const void* item) {
            auto& c = *static_cast<Context*>(raw);
            write_text(key, c.out);
            write(c.element, item, c.out);
        });
    }
    }
}

} // namespace

std::optional<base::Document> parse_cbor(std::string_view bytes) {
    if (!sizes_are_honest(bytes)) return std::nullopt;
    cbor_load_result result{};
    const Item item(cbor_load(reinterpret_cast<cbor_data>(bytes.data()), bytes.size(), &result));
    if (!item || result.error.code != CBOR_ERR_NONE || result.read != bytes.size()) return std::nullopt;
    return value_of(item.get(), 0);
}

std::string render_cbor(const Shape& shape, const void* value) {
    std::string out;
    write(shape, value, out);
    return out;
}

std::string render_cbor(const base::Document& document) {
    std::string out;
    write_document(document, out);
    return out;
}

} // namespace wire
