// How GET /events is let in: signed as any call of the service souk, or with the portal's session.
#include "api/souk.hpp"
#include "base/log.hpp"
#include "services/browser.hpp"
#include "services/dispatch.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

const wire::Operation& operation = api::souk::ListEvents::operation;

struct Listener {
    Principal principal;
    std::string region;
};

// Who asks, as he stands now. A signature was timely when it came, and need not be so later.
Listener require_listener(const World& world, const wire::HttpRequest& request, base::Instant came) {
    if (request.headers.has("Authorization") || wire::find_query(request, "X-Amz-Credential")) {
        Authenticated found = world.authenticator.authenticate(request, operation.service->signing, came);
        return {std::move(found.principal), std::move(found.region)};
    }
    require_own_origin(request);
    return {require_caller(world.authenticator, world.database, request, operation, false, world.real_clock.now()),
            world.settings.region};
}

} // namespace

wire::Reply Dispatch::answer_events(const wire::HttpRequest& request, Trace& trace) const {
    const auto refuse = [&](const base::Fault& fault) {
        trace.error_code = fault.code();
        return wire::render_fault(*operation.service, fault, request, trace.request_id);
    };
    const base::Instant came = world_.real_clock.now();
    try {
        const Listener listener = require_listener(world_, request, came);
        trace.account = listener.principal.account;
        const Call call = call_for(listener.principal, listener.region, request, trace);
        call.require("souk:ListEvents", "*");
        auto still_allowed = [this, request, trace, came] {
            try {
                const Listener now = require_listener(world_, request, came);
                return call_for(now.principal, now.region, request, trace).allowed("souk:ListEvents", "*");
            } catch (const base::Fault&) {
                return false;
            }
        };
        return event_streams_.open(call, request, std::move(still_allowed));
    } catch (const base::Fault& fault) {
        return refuse(fault);
    } catch (const std::exception& error) {
        base::log::error("a request failed", {{"incident", trace.request_id}, {"what", error.what()}});
        return refuse(
            base::Fault("InternalFailure", fmt::format("Incident {} is in the server's log.", trace.request_id))
                .status(500));
    }
}

} // namespace services
