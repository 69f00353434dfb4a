// Structs of Desk. Generated from its model: do not edit.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"
#include "wire/shape.hpp"

namespace api::desk {

extern const wire::Service service;

struct DescribeDeskRequest {
    std::optional<std::vector<std::string>> Ids;
};

struct Desk {
    std::optional<std::int64_t> Legs;
    std::optional<base::Instant> Bought;
};

struct DescribeDeskResponse {
    api::desk::Desk Desk;
};

struct DescribeDesk {
    using Input = api::desk::DescribeDeskRequest;
    using Output = api::desk::DescribeDeskResponse;
    static const wire::Operation operation;
};

} // namespace api::desk

namespace wire {

template<>
const Shape& shape_of<api::desk::DescribeDeskRequest>();
template<>
const Shape& shape_of<api::desk::Desk>();
template<>
const Shape& shape_of<api::desk::DescribeDeskResponse>();

} // namespace wire
