// Tables of Lamp. Generated from its model: do not edit.
#include "api/lamp.hpp"

#include <cstddef>

namespace api::lamp {
namespace {

constexpr wire::Shape shape_LampName = {.kind = wire::Kind::String, .name = "LampName", .least = 1, .most = 8, .pattern = "[a-z\\-]+\"?"};
constexpr wire::Member members_Lamp[] = {
    {.name = "name", .wire = "name", .shape = &shape_LampName, .offset = offsetof(Lamp, name), .optional = nullptr},
};
constexpr wire::Shape shape_Lamp = {.kind = wire::Kind::Structure, .name = "Lamp", .members = members_Lamp};
constexpr wire::Shape shape_Lamps = {.kind = wire::Kind::List, .name = "Lamps", .most = 10, .element = &shape_Lamp, .list = &wire::list_access<api::lamp::Lamp>};
constexpr wire::Shape shape_LampsByRoom = {.kind = wire::Kind::Map, .name = "LampsByRoom", .least = 0, .most = 3, .element = &shape_Lamps, .key = &shape_LampName, .map = &wire::map_access<std::vector<api::lamp::Lamp>>};
constexpr wire::Member members_ListLampsOutput[] = {
    {.name = "lamps", .wire = "lamps", .shape = &shape_Lamps, .offset = offsetof(ListLampsOutput, lamps), .optional = &wire::optional_access<std::vector<api::lamp::Lamp>>},
    {.name = "byRoom", .wire = "byRoom", .shape = &shape_LampsByRoom, .offset = offsetof(ListLampsOutput, byRoom), .optional = &wire::optional_access<std::map<std::string, std::vector<api::lamp::Lamp>>>},
};
constexpr wire::Shape shape_ListLampsOutput = {.kind = wire::Kind::Structure, .name = "ListLampsOutput", .members = members_ListLampsOutput};
constexpr wire::Shape shape_Flag = {.kind = wire::Kind::Boolean, .name = "Flag"};
constexpr std::string_view values_Colour[] = {"warm-white", "2700K", "auto"};
constexpr wire::Shape shape_Colour = {.kind = wire::Kind::String, .name = "Colour", .values = values_Colour};
constexpr wire::Shape shape_Secret = {.kind = wire::Kind::String, .name = "Secret", .sensitive = true};
constexpr wire::Shape shape_Time = {.kind = wire::Kind::Timestamp, .name = "Time"};
constexpr wire::Shape shape_Brightness = {.kind = wire::Kind::Integer, .name = "Brightness", .least = 0, .most = 100};
constexpr wire::Shape shape_Ratio = {.kind = wire::Kind::Double, .name = "Ratio"};
constexpr wire::Member members_SwitchLampInput[] = {
    {.name = "name", .wire = "name", .shape = &shape_LampName, .offset = offsetof(SwitchLampInput, name), .optional = nullptr},
    {.name = "on", .wire = "on", .shape = &shape_Flag, .offset = offsetof(SwitchLampInput, on), .optional = nullptr},
    {.name = "colour", .wire = "colour", .shape = &shape_Colour, .offset = offsetof(SwitchLampInput, colour), .optional = &wire::optional_access<std::string>},
    {.name = "default", .wire = "default", .shape = &shape_Secret, .offset = offsetof(SwitchLampInput, default_), .optional = &wire::optional_access<std::string>},
    {.name = "until", .wire = "until", .shape = &shape_Time, .offset = offsetof(SwitchLampInput, until), .optional = &wire::optional_access<base::Instant>},
    {.name = "brightness", .wire = "brightness", .shape = &shape_Brightness, .offset = offsetof(SwitchLampInput, brightness), .optional = &wire::optional_access<std::int64_t>},
    {.name = "dimming", .wire = "dimming", .shape = &shape_Ratio, .offset = offsetof(SwitchLampInput, dimming), .optional = &wire::optional_access<double>},
};
constexpr wire::Shape shape_SwitchLampInput = {.kind = wire::Kind::Structure, .name = "SwitchLampInput", .members = members_SwitchLampInput};

} // namespace

const wire::Operation ListLamps::operation = {&service, "ListLamps", "POST", "/", nullptr, &shape_ListLampsOutput, "", 200};
const wire::Operation SwitchLamp::operation = {&service, "SwitchLamp", "POST", "/", &shape_SwitchLampInput, nullptr, "", 200};

namespace {
const wire::Operation* const operations[] = {
    &ListLamps::operation,
    &SwitchLamp::operation,
};
constexpr wire::Other others[] = {
    {"PaintLamp", "POST", "/"},
};
constexpr wire::ErrorShape errors[] = {
    {"LampBroken", 400},
    {"PowerCut", 500},
};
} // namespace

const wire::Service service = {
    .name = "lamp",
    .page = "lamp",
    .signing = "light",
    .version = "2024-01-01",
    .target = "LampService",
    .xml_namespace = "",
    .message_member = "Message",
    .protocol = wire::Protocol::Json10,
    .cbor = true,
    .operations = operations,
    .others = others,
    .others_reason = "Lamps are not painted.",
    .errors = errors,
};

} // namespace api::lamp

namespace wire {

template<>
const Shape& shape_of<api::lamp::Lamp>() {
    return api::lamp::shape_Lamp;
}
template<>
const Shape& shape_of<api::lamp::ListLampsOutput>() {
    return api::lamp::shape_ListLampsOutput;
}
template<>
const Shape& shape_of<api::lamp::SwitchLampInput>() {
    return api::lamp::shape_SwitchLampInput;
}

} // namespace wire
