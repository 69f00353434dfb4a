#include "app/access_log.hpp"

#include "base/log.hpp"

namespace app {

void log_access(const services::Trace& trace) {
    if (!base::log::enabled(base::log::Level::Info)) return;
    base::log::info("request", {{"request", trace.request_id},
                                {"service", trace.service},
                                {"operation", trace.operation},
                                {"account", trace.account},
                                {"from", trace.remote_address},
                                {"status", trace.status},
                                {"error", trace.error_code},
                                {"micros", trace.took.count()},
                                {"bytes_in", trace.bytes_in}});
}

} // namespace app
