// The contract as constant tables: shapes with their constraints, operations, services. The generator (api/generate)
// writes them from the published models; the walker (codec.hpp) reads structs by them. Everything here has static
// storage and never changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

enum class Kind : std::uint8_t { String, Blob, Boolean, Integer, Double, Timestamp, Document, Structure, List, Map };
enum class Protocol : std::uint8_t { Json10, Json11, RestJson, Query, Cbor };
enum class Location : std::uint8_t { Body, Uri, Query, Header, Headers, StatusCode };
enum class TimeForm : std::uint8_t { Default, Epoch, Iso, Http };

struct Shape;

// How the walker gets into a std::vector, a std::map or a std::optional of a type that it does not know.
struct ListAccess {
    std::size_t (*size)(const void* list);
    const void* (*at)(const void* list, std::size_t index);
    void* (*append)(void* list);
};
struct MapAccess {
    std::size_t (*size)(const void* map);
    void* (*put)(void* map, std::string key);
    void (*each)(const void* map, void* context,
                 void (*visit)(void* context, const std::string& key, const void* value));
};
struct OptionalAccess {
    const void* (*find)(const void* optional); // null where it is empty
    void* (*emplace)(void* optional);
};

struct Member {
    std::string_view name; // as in the model and in the struct
    std::string_view wire; // as it travels
    const Shape* shape;
    std::size_t offset;
    const OptionalAccess* optional; // null for required members, which lie in the struct itself
    Location location = Location::Body;
    TimeForm time = TimeForm::Default;
    bool payload = false; // the whole body
    bool json_value = false;
};

struct Shape {
    Kind kind;
    std::string_view name;
    std::optional<std::int64_t> least{}; // length, size or value
    std::optional<std::int64_t> most{};
    std::string_view pattern{};
    std::span<const std::string_view> values{}; // enumeration
    std::span<const Member> members{};
    bool is_union = false;
    bool sensitive = false;
    const Shape* element = nullptr; // of a list or map
    const Shape* key = nullptr;
    const ListAccess* list = nullptr;
    const MapAccess* map = nullptr;
    TimeForm time = TimeForm::Default;
};

struct ErrorShape {
    std::string_view code; // as it travels
    int status;
};

struct Service;

struct Operation {
    const Service* service;
    std::string_view name;
    std::string_view method;
    std::string_view uri; // "/endpoints/{EndpointName}/invocations", with its fixed query
    const Shape* input;   // null where there is none
    const Shape* output;
    std::string_view result_wrapper; // query protocol: "GetUserResult"
    int status = 200;
};

// An operation of the model that is not offered.
struct Other {
    std::string_view name;
    std::string_view method;
    std::string_view uri;
};

struct Service {
    std::string_view name;    // namespace of its structs
    std::string_view page;    // docs/compat/<page>.md
    std::string_view signing; // name in the credential scope
    std::string_view version; // API version
    std::string_view target;  // prefix of X-Amz-Target, without the dot
    std::string_view xml_namespace;
    std::string_view message_member; // "Message" or "message" in error bodies
    Protocol protocol;
    bool cbor; // rpc-v2-cbor is spoken beside it
    std::span<const Operation* const> operations;
    std::span<const Other> others;
    std::string_view others_reason;
    std::span<const ErrorShape> errors;
};

// Input or output of an operation that has none.
struct Empty {};

// The table of a generated struct; specialised beside each.
template<class T>
const Shape& shape_of();

template<class T>
inline constexpr ListAccess list_access = {
    [](const void* list) { return static_cast<const std::vector<T>*>(list)->size(); },
    [](const void* list, std::size_t index) -> const void* {
        return &(*static_cast<const std::vector<T>*>(list))[index];
    },
    [](void* list) -> void* { return &static_cast<std::vector<T>*>(list)->emplace_back(); },
};

template<class T>
inline constexpr MapAccess map_access = {
    [](const void* map) { return static_cast<const std::map<std::string, T>*>(map)->size(); },
    [](void* map, std::string key) -> void* { return &(*static_cast<std::map<std::string, T>*>(map))[std::move(key)]; },
    [](const void* map, void* context, void (*visit)(void*, const std::string&, const void*)) {
        for (const auto& [key, value] : *static_cast<const std::map<std::string, T>*>(map))
            visit(context, key, &value);
    },
};

template<class T>
inline constexpr OptionalAccess optional_access = {
    [](const void* optional) -> const void* {
        const auto& o = *static_cast<const std::optional<T>*>(optional);
        return o ? &*o : nullptr;
    },
    [](void* optional) -> void* { return &static_cast<std::optional<T>*>(optional)->emplace(); },
};

} // namespace wire
