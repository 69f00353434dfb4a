// /healthz, /readyz and /metrics: what supervisors ask, without a signature. A signed request of the same path is an
// S3 request and not meant for here.
#pragma once

#include "app/metrics.hpp"
#include "wire/http.hpp"

#include <functional>
#include <optional>

namespace app {

struct StatusPages {
    std::function<bool()> ready;          // the database answers
    std::function<std::string()> metrics; // empty function: not offered

    static bool is_health(const wire::HttpRequest& request);
    // Absent where the request is for somebody else.
    std::optional<wire::HttpAnswer> answer(const wire::HttpRequest& request) const;
};

} // namespace app
