// Tables of Shelf. Generated from its model: do not edit.
#include "api/shelf.hpp"

#include <cstddef>

namespace api::shelf {
namespace {

constexpr wire::Shape shape_Title = {.kind = wire::Kind::String, .name = "Title", .pattern = "[\\w ]+"};
constexpr wire::Member members_GetBookRequest[] = {
    {.name = "Title", .wire = "title", .shape = &shape_Title, .offset = offsetof(GetBookRequest, Title), .optional = nullptr, .location = wire::Location::Uri},
};
constexpr wire::Shape shape_GetBookRequest = {.kind = wire::Kind::Structure, .name = "GetBookRequest", .members = members_GetBookRequest};
constexpr wire::Shape shape_Pages = {.kind = wire::Kind::Blob, .name = "Pages", .most = 1024};
constexpr wire::Member members_GetBookResponse[] = {
    {.name = "Pages", .wire = "Pages", .shape = &shape_Pages, .offset = offsetof(GetBookResponse, Pages), .optional = &wire::optional_access<std::string>, .payload = true},
};
constexpr wire::Shape shape_GetBookResponse = {.kind = wire::Kind::Structure, .name = "GetBookResponse", .members = members_GetBookResponse};
constexpr wire::Shape shape_Text = {.kind = wire::Kind::String, .name = "Text"};
constexpr wire::Shape shape_Shelves = {.kind = wire::Kind::List, .name = "Shelves", .element = &shape_Text, .list = &wire::list_access<std::string>};
constexpr wire::Shape shape_Grams = {.kind = wire::Kind::Integer, .name = "Grams", .least = 1};
constexpr wire::Member members_Cover[] = {
    {.name = "Cloth", .wire = "Cloth", .shape = &shape_Text, .offset = offsetof(Cover, Cloth), .optional = &wire::optional_access<std::string>},
    {.name = "Paper", .wire = "Paper", .shape = &shape_Grams, .offset = offsetof(Cover, Paper), .optional = &wire::optional_access<std::int64_t>},
};
constexpr wire::Shape shape_Cover = {.kind = wire::Kind::Structure, .name = "Cover", .members = members_Cover, .is_union = true};
constexpr wire::Shape shape_Anything = {.kind = wire::Kind::Document, .name = "Anything"};
constexpr wire::Shape shape_Day = {.kind = wire::Kind::Timestamp, .name = "Day", .time = wire::TimeForm::Iso};
constexpr wire::Member members_PutBookRequest[] = {
    {.name = "Title", .wire = "title", .shape = &shape_Title, .offset = offsetof(PutBookRequest, Title), .optional = nullptr, .location = wire::Location::Uri},
    {.name = "Note", .wire = "x-note", .shape = &shape_Text, .offset = offsetof(PutBookRequest, Note), .optional = &wire::optional_access<std::string>, .location = wire::Location::Header},
    {.name = "Shelves", .wire = "shelf", .shape = &shape_Shelves, .offset = offsetof(PutBookRequest, Shelves), .optional = &wire::optional_access<std::vector<std::string>>, .location = wire::Location::Query},
    {.name = "Cover", .wire = "Cover", .shape = &shape_Cover, .offset = offsetof(PutBookRequest, Cover), .optional = nullptr},
    {.name = "Extra", .wire = "Extra", .shape = &shape_Anything, .offset = offsetof(PutBookRequest, Extra), .optional = &wire::optional_access<base::Document>},
    {.name = "Printed", .wire = "Printed", .shape = &shape_Day, .offset = offsetof(PutBookRequest, Printed), .optional = &wire::optional_access<base::Instant>},
};
constexpr wire::Shape shape_PutBookRequest = {.kind = wire::Kind::Structure, .name = "PutBookRequest", .members = members_PutBookRequest};
constexpr wire::Member members_PutBookResponse[] = {
    {.name = "Tag", .wire = "ETag", .shape = &shape_Text, .offset = offsetof(PutBookResponse, Tag), .optional = &wire::optional_access<std::string>, .location = wire::Location::Header},
};
constexpr wire::Shape shape_PutBookResponse = {.kind = wire::Kind::Structure, .name = "PutBookResponse", .members = members_PutBookResponse};

} // namespace

const wire::Operation GetBook::operation = {&service, "GetBook", "GET", "/books/{title}?form=raw", &shape_GetBookRequest, &shape_GetBookResponse, "", 200};
const wire::Operation PutBook::operation = {&service, "PutBook", "PUT", "/books/{title}", &shape_PutBookRequest, &shape_PutBookResponse, "", 201};

namespace {
const wire::Operation* const operations[] = {
    &GetBook::operation,
    &PutBook::operation,
};
constexpr wire::ErrorShape errors[] = {
    {"ShelfFull", 409},
};
} // namespace

const wire::Service service = {
    .name = "shelf",
    .page = "shelf",
    .signing = "shelf",
    .version = "2024-02-02",
    .target = "",
    .xml_namespace = "",
    .message_member = "message",
    .protocol = wire::Protocol::RestJson,
    .cbor = false,
    .operations = operations,
    .others = {},
    .others_reason = "",
    .errors = errors,
};

} // namespace api::shelf

namespace wire {

template<>
const Shape& shape_of<api::shelf::GetBookRequest>() {
    return api::shelf::shape_GetBookRequest;
}
template<>
const Shape& shape_of<api::shelf::GetBookResponse>() {
    return api::shelf::shape_GetBookResponse;
}
template<>
const Shape& shape_of<api::shelf::Cover>() {
    return api::shelf::shape_Cover;
}
template<>
const Shape& shape_of<api::shelf::PutBookRequest>() {
    return api::shelf::shape_PutBookRequest;
}
template<>
const Shape& shape_of<api::shelf::PutBookResponse>() {
    return api::shelf::shape_PutBookResponse;
}

} // namespace wire
