// Structs of Shelf. Generated from its model: do not edit.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"
#include "wire/shape.hpp"

namespace api::shelf {

extern const wire::Service service;

struct GetBookRequest {
    std::string Title;
};

struct GetBookResponse {
    std::optional<std::string> Pages;
};

struct Cover {
    std::optional<std::string> Cloth;
    std::optional<std::int64_t> Paper;
};

struct PutBookRequest {
    std::string Title;
    std::optional<std::string> Note;
    std::optional<std::vector<std::string>> Shelves;
    api::shelf::Cover Cover;
    std::optional<base::Document> Extra;
    std::optional<base::Instant> Printed;
};

struct PutBookResponse {
    std::optional<std::string> Tag;
};

struct GetBook {
    using Input = api::shelf::GetBookRequest;
    using Output = api::shelf::GetBookResponse;
    static const wire::Operation operation;
};

struct PutBook {
    using Input = api::shelf::PutBookRequest;
    using Output = api::shelf::PutBookResponse;
    static const wire::Operation operation;
};

} // namespace api::shelf

namespace wire {

template<>
const Shape& shape_of<api::shelf::GetBookRequest>();
template<>
const Shape& shape_of<api::shelf::GetBookResponse>();
template<>
const Shape& shape_of<api::shelf::Cover>();
template<>
const Shape& shape_of<api::shelf::PutBookRequest>();
template<>
const Shape& shape_of<api::shelf::PutBookResponse>();

} // namespace wire
