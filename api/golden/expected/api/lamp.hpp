// Structs of Lamp. Generated from its model: do not edit.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"
#include "wire/shape.hpp"

namespace api::lamp {

extern const wire::Service service;

namespace Colour {
inline constexpr std::string_view warm_white = "warm-white";
inline constexpr std::string_view _2700K = "2700K";
inline constexpr std::string_view auto_ = "auto";
}

struct Lamp {
    std::string name;
};

struct ListLampsOutput {
    std::optional<std::vector<api::lamp::Lamp>> lamps;
    std::optional<std::map<std::string, std::vector<api::lamp::Lamp>>> byRoom;
};

struct SwitchLampInput {
    std::string name;
    bool on{};
    std::optional<std::string> colour;
    std::optional<std::string> default_;
    std::optional<base::Instant> until;
    std::optional<std::int64_t> brightness;
    std::optional<double> dimming;
};

struct ListLamps {
    using Input = wire::Empty;
    using Output = api::lamp::ListLampsOutput;
    static const wire::Operation operation;
};

struct SwitchLamp {
    using Input = api::lamp::SwitchLampInput;
    using Output = wire::Empty;
    static const wire::Operation operation;
};

} // namespace api::lamp

namespace wire {

template<>
const Shape& shape_of<api::lamp::Lamp>();
template<>
const Shape& shape_of<api::lamp::ListLampsOutput>();
template<>
const Shape& shape_of<api::lamp::SwitchLampInput>();

} // namespace wire
