// Tables of Desk. Generated from its model: do not edit.
#include "api/desk.hpp"

#include <cstddef>

namespace api::desk {
namespace {

constexpr wire::Shape shape_Id = {.kind = wire::Kind::String, .name = "Id"};
constexpr wire::Shape shape_Ids = {.kind = wire::Kind::List, .name = "Ids", .element = &shape_Id, .list = &wire::list_access<std::string>};
constexpr wire::Member members_DescribeDeskRequest[] = {
    {.name = "Ids", .wire = "Ids", .shape = &shape_Ids, .offset = offsetof(DescribeDeskRequest, Ids), .optional = &wire::optional_access<std::vector<std::string>>},
};
constexpr wire::Shape shape_DescribeDeskRequest = {.kind = wire::Kind::Structure, .name = "DescribeDeskRequest", .members = members_DescribeDeskRequest};
constexpr wire::Shape shape_Count = {.kind = wire::Kind::Integer, .name = "Count"};
constexpr wire::Shape shape_Time = {.kind = wire::Kind::Timestamp, .name = "Time"};
constexpr wire::Member members_Desk[] = {
    {.name = "Legs", .wire = "Legs", .shape = &shape_Count, .offset = offsetof(Desk, Legs), .optional = &wire::optional_access<std::int64_t>},
    {.name = "Bought", .wire = "Bought", .shape = &shape_Time, .offset = offsetof(Desk, Bought), .optional = &wire::optional_access<base::Instant>},
};
constexpr wire::Shape shape_Desk = {.kind = wire::Kind::Structure, .name = "Desk", .members = members_Desk};
constexpr wire::Member members_DescribeDeskResponse[] = {
    {.name = "Desk", .wire = "Desk", .shape = &shape_Desk, .offset = offsetof(DescribeDeskResponse, Desk), .optional = nullptr},
};
constexpr wire::Shape shape_DescribeDeskResponse = {.kind = wire::Kind::Structure, .name = "DescribeDeskResponse", .members = members_DescribeDeskResponse};

} // namespace

const wire::Operation DescribeDesk::operation = {&service, "DescribeDesk", "POST", "/", &shape_DescribeDeskRequest, &shape_DescribeDeskResponse, "DescribeDeskResult", 200};

namespace {
const wire::Operation* const operations[] = {
    &DescribeDesk::operation,
};
constexpr wire::Other others[] = {
    {"MoveDesk", "POST", "/"},
};
constexpr wire::ErrorShape errors[] = {
    {"NoSuchDesk", 404},
};
} // namespace

const wire::Service service = {
    .name = "desk",
    .page = "desk",
    .signing = "desk",
    .version = "2024-03-03",
    .target = "",
    .xml_namespace = "https://desk.example/doc/2024-03-03/",
    .message_member = "message",
    .protocol = wire::Protocol::Query,
    .cbor = false,
    .operations = operations,
    .others = others,
    .others_reason = "Desks are not moved.",
    .errors = errors,
};

} // namespace api::desk

namespace wire {

template<>
const Shape& shape_of<api::desk::DescribeDeskRequest>() {
    return api::desk::shape_DescribeDeskRequest;
}
template<>
const Shape& shape_of<api::desk::Desk>() {
    return api::desk::shape_Desk;
}
template<>
const Shape& shape_of<api::desk::DescribeDeskResponse>() {
    return api::desk::shape_DescribeDeskResponse;
}

} // namespace wire
