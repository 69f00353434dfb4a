// Every service that is offered. Generated: do not edit.
#include "wire/services.hpp"

#include "api/lamp.hpp"
#include "api/shelf.hpp"
#include "api/desk.hpp"

namespace wire {

std::span<const Service* const> services() {
    static const Service* const all[] = {
        &api::lamp::service,
        &api::shelf::service,
        &api::desk::service,
    };
    return all;
}

} // namespace wire
