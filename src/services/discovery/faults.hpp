// Refusals of the discovery service.
#pragma once

#include "base/fault.hpp"

#include <string>

namespace services::discovery {

// One text for what is hidden and for what never was, so that nobody can tell the two apart.
inline base::Fault not_found(std::string_view what, std::string_view id) {
    return base::Fault("ResourceNotFoundException", std::string(what) + " " + std::string(id) + " was not found.");
}

inline base::Fault bad_page_token() {
    return base::Fault("ValidationException", "nextToken does not continue this request: repeat it without the token.")
        .with("reason", "INVALID_PAGINATION_TOKEN");
}

inline base::Fault malformed(std::string message) {
    return base::Fault("ValidationException", std::move(message)).with("reason", "MALFORMED_REQUEST_PARAMETERS");
}

} // namespace services::discovery
