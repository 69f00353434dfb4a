#include "services/dispatch.hpp"

#include "api/souk.hpp"
#include "base/log.hpp"
#include "services/browser.hpp"
#include "services/discovery/catalogue.hpp"
#include "services/public_assets.hpp"
#include "services/storefront/storefront.hpp"
#include "services/visitors.hpp"
#include "store/audit/scope.hpp"
#include "wire/codec.hpp"
#include "wire/plain.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace services {

namespace {

// The service that the request says it was signed for, before anything of it is believed: it decides only in which
// names a refusal is told, and what a path without other marks belongs to.
std::string_view claimed_service(const wire::HttpRequest& request, std::string& scratch) {
    std::string_view scope = request.headers.get("Authorization");
    const std::size_t credential = scope.find("Credential=");
    if (credential != std::string_view::npos) {
        scope.remove_prefix(credential + sizeof("Credential=") - 1);
    } else if (auto query = wire::find_query(request, "X-Amz-Credential")) {
        scratch = *std::move(query);
        scope = scratch;
    } else {
        return "";
    }
    for (int slash = 0; slash < 3; ++slash) {
        const std::size_t at = scope.find('/');
        if (at == std::string_view::npos) return "";
        scope.remove_prefix(at + 1);
    }
    return scope.substr(0, scope.find_first_of("/, "));
}

// Whether the operation's body is passed on as it is, however large.
bool relays_payload(const wire::Operation& operation) {
    const auto& members = operation.input->members;
    return std::any_of(members.begin(), members.end(), [](const wire::Member& m) { return m.payload; });
}

[[noreturn]] void refuse_unoffered(const wire::Route& route) {
    if (!route.known)
        throw base::Fault("UnknownOperationException",
                          fmt::format("{} has no operation {}.", route.service->page, route.name));
    throw base::Fault("UnsupportedOperationException",
                      fmt::format("{} is not offered here. {} See docs/compat/{}.md.", route.name,
                                  route.service->others_reason, route.service->page));
}

base::Fault internal_failure(const std::string& request_id, std::string_view what) {
    base::log::error("a request failed", {{"incident", request_id}, {"what", what}});
    return base::Fault(
               "InternalFailure",
               fmt::format("The request could not be completed. Incident {} is in the server's log.", request_id))
        .status(500);
}

// An operation whose handler relays bytes gets them as its own protocol has them, and its answer is told in JSON.
wire::Reply relay_for_browser(const wire::Operation& operation, const Registry::Handler& handler, Call& call,
                              const wire::HttpRequest& request) {
    wire::Reply reply = handler(call, wire::rest_request_of_plain(operation, request));
    if (auto* answer = std::get_if<wire::HttpAnswer>(&reply))
        return wire::plain_answer_of_rest(operation, std::move(*answer), request.request_id);
    if (auto* forward = std::get_if<wire::Forward>(&reply))
        forward->finish = [&operation, id = request.request_id,
                           inner = std::move(forward->finish)](wire::UpstreamReply upstream, wire::Forward::Done done) {
            inner(std::move(upstream), [&operation, id, done = std::move(done)](wire::HttpAnswer answer) {
                done(wire::plain_answer_of_rest(operation, std::move(answer), id));
            });
        };
    return reply;
}

// Codes that say: not you, or not this.
constexpr std::array access_codes = {"AccessDenied",
                                     "AccessDeniedException",
                                     "AccountBarredException",
                                     "ExpiredToken",
                                     "ExpiredTokenException",
                                     "ForeignPageException",
                                     "IncompleteSignature",
                                     "IncompleteSignatureException",
                                     "InvalidAccessKeyId",
                                     "InvalidClientTokenId",
                                     "InvalidSignatureException",
                                     "InvalidToken",
                                     "MissingAuthenticationToken",
                                     "MissingAuthenticationTokenException",
                                     "PasswordChangeRequiredException",
                                     "ReadOnlyViewException",
                                     "SessionRequiredException",
                                     "SignatureDoesNotMatch",
                                     "SignInFailedException",
                                     "TooManyAttemptsException",
                                     "UnrecognizedClientException"};

// A page that is opened asks GetSession whether anybody is signed in: that nobody is, is the answer.
bool refuses_access(const Trace& trace) {
    return std::ranges::find(access_codes, trace.error_code) != access_codes.end() &&
           !(trace.error_code == "SessionRequiredException" && trace.operation == "GetSession");
}

constexpr int most_refusals_underway = 1000;

store::AuditRecord record_of(const Trace& trace, base::Instant now, store::AuditRecord record) {
    record.at = now;
    record.account = trace.account;
    record.from = address_of(trace.remote_address);
    record.service = trace.service;
    record.operation = trace.operation;
    record.request_id = trace.request_id;
    return record;
}

std::uint64_t size_of(const wire::HttpRequest& request) {
    return request.spooled ? request.spooled->size() : request.body.size();
}

} // namespace

Dispatch::Dispatch(World world, Registry registry, std::function<void(const Trace&)> observe)
    : world_(std::move(world)), registry_(std::move(registry)), event_streams_(world_.database),
      observe_(std::move(observe)) {}

wire::Reply Dispatch::operator()(wire::HttpRequest&& request) const {
    const base::Instant started = world_.real_clock.now();
    store::AuditScope audit;
    Trace trace{
        .request_id = request.request_id, .remote_address = request.remote_address, .bytes_in = size_of(request)};
    std::string scratch;
    const std::string claimed(claimed_service(request, scratch));
    if (claimed.empty() && !request.headers.has("Authorization") &&
        is_public_asset(request, world_.settings.base_url)) {
        trace.service = "assets";
        trace.operation = "GetAsset";
        wire::Reply reply = answer_asset(request, trace);
        finish(std::move(trace), reply, started);
        return reply;
    }
    if (EventStreams::asks(request, claimed)) {
        trace.service = "souk";
        trace.operation = "GetEvents";
        wire::Reply reply = answer_events(request, trace);
        finish(std::move(trace), reply, started);
        return reply;
    }
    if (wire::is_plain(request)) {
        wire::Reply reply = answer_browser(request, trace);
        finish(std::move(trace), reply, started);
        return reply;
    }
    const wire::Route route = wire::route(request, claimed);
    trace.service = route.service ? std::string(route.service->name) : "s3";
    trace.operation = route.name;

    wire::Reply reply = route.service ? answer(request, trace, route) : answer_s3(request, trace);
    finish(std::move(trace), reply, started);
    return reply;
}

wire::Reply Dispatch::answer(wire::HttpRequest& request, Trace& trace, const wire::Route& route) const {
    const auto render = [&](const base::Fault& fault) {
        trace.error_code = fault.code();
        return wire::render_fault(*route.service, fault, request, trace.request_id);
    };
    try {
        const auto caller = world_.authenticator.authenticate(request, route.service->signing, world_.real_clock.now());
        trace.account = caller.principal.account;
        const Registry::Handler* handler = route.operation ? registry_.find(*route.operation) : nullptr;
        if (!handler) refuse_unoffered(route);
        if (request.spooled && !relays_payload(*route.operation))
            throw base::Fault("RequestEntityTooLargeException",
                              fmt::format("The request has {} bytes; {} takes at most one mebibyte.",
                                          request.spooled->size(), route.name))
                .status(413);
        Call call = call_for(caller.principal, caller.region, request, trace);
        return (*handler)(call, std::move(request));
    } catch (const base::Fault& fault) {
        return render(fault);
    } catch (const store::Conflict& conflict) {
        // Two writers met, and this one lost; everything that it would have done is undone.
        base::log::info("a write lost a race", {{"request", trace.request_id}, {"what", conflict.what()}});
        return render(base::Fault("ConflictException", "The resource was changed at the same moment: try again."));
    } catch (const std::exception& error) {
        return render(internal_failure(trace.request_id, error.what()));
    }
}

wire::Reply Dispatch::answer_browser(wire::HttpRequest& request, Trace& trace) const {
    const wire::Route route = wire::route_plain(request);
    trace.service = route.service ? std::string(route.service->name) : "browser";
    trace.operation = route.name;
    const wire::HttpRequest asked{.path = request.path}; // the handler takes the request away
    const auto render = [&](const base::Fault& fault) {
        trace.error_code = fault.code();
        const wire::Service& service = route.service ? *route.service : *api::souk::CreateSession::operation.service;
        return wire::render_fault(service, fault, asked, trace.request_id);
    };
    try {
        require_own_page(request);
        if (!route.service || request.method != "POST")
            throw base::Fault("UnknownOperationException", "Call POST /api/<service>/<Operation>.").status(404);
        const Registry::Handler* handler = route.operation ? registry_.find(*route.operation) : nullptr;
        if (!handler) refuse_unoffered(route);
        if (request.spooled)
            throw base::Fault("RequestEntityTooLargeException", "The request is larger than one mebibyte.").status(413);
        const Principal caller = require_caller(world_.authenticator, world_.database, request, *route.operation,
                                                registry_.is_open(*route.operation), world_.real_clock.now());
        trace.account = caller.account;
        const std::string_view region = request.headers.get("X-Souk-Region");
        Call call = call_for(caller, region.empty() ? world_.settings.region : std::string(region), request, trace);
        require_view_allows(caller, *route.operation);
        if (relays_payload(*route.operation)) return relay_for_browser(*route.operation, *handler, call, request);
        return (*handler)(call, std::move(request));
    } catch (const PermissionFault& denied) {
        return render(explain_denial(denied));
    } catch (const base::Fault& fault) {
        return render(fault);
    } catch (const store::Conflict& conflict) {
        base::log::info("a write lost a race", {{"request", trace.request_id}, {"what", conflict.what()}});
        return render(
            base::Fault("ConflictException", "The resource was changed at the same moment: try again.").status(409));
    } catch (const std::exception& error) {
        return render(internal_failure(trace.request_id, error.what()));
    }
}

void Dispatch::warm() const {
    try {
        shelf_.get<discovery::Catalogue>().warm(world_.database);
    } catch (const std::exception& error) {
        base::log::warn("the search index is read at the first question", {{"why", error.what()}});
    }
}

std::optional<wire::WrittenPage> Dispatch::write_page(const wire::HttpRequest& request) const {
    try {
        const auto person = find_person(world_.authenticator, world_.database, request, world_.real_clock.now());
        if (!person && !visitors_welcome(world_.database)) return std::nullopt;
        const Principal caller = person ? person->principal : visitor(request);
        Call call = call_for(caller, world_.settings.region, request, {});
        return storefront::write_page(call, request);
    } catch (const std::exception& error) {
        internal_failure(request.request_id, error.what());
        return std::nullopt;
    }
}

wire::Reply Dispatch::answer_asset(const wire::HttpRequest& request, Trace& trace) const {
    try {
        return answer_public_asset(request, world_.database, world_.blobs, world_.marketplace_bucket);
    } catch (const std::exception& error) {
        trace.error_code = internal_failure(trace.request_id, error.what()).code();
        return wire::HttpAnswer{.status = 500};
    }
}

wire::Reply Dispatch::answer_s3(wire::HttpRequest& request, Trace& trace) const {
    // Copied: the handler takes the request away, and a refusal is told in its terms.
    const wire::HttpRequest asked{.method = request.method,
                                  .target = request.target,
                                  .path = request.path,
                                  .query = request.query,
                                  .headers = request.headers};
    const auto render = [&](const base::Fault& fault) {
        trace.error_code = fault.code();
        return S3::render_fault(fault, asked, trace.request_id);
    };
    try {
        const auto caller = world_.authenticator.authenticate(request, "s3", world_.real_clock.now());
        trace.account = caller.principal.account;
        Call call = call_for(caller.principal, caller.region, request, trace);
        return s3_.handle(call, std::move(request), caller.payload, trace.operation);
    } catch (const base::Fault& fault) {
        return render(fault);
    } catch (const store::Conflict&) {
        return render(
            base::Fault("OperationAborted", "A conflicting operation is in progress: try again.").status(409));
    } catch (const std::exception& error) {
        internal_failure(trace.request_id, error.what());
        return render(base::Fault("InternalError", fmt::format("Incident {} is in the server's log.", trace.request_id))
                          .status(500));
    }
}

wire::Admission Dispatch::admit(const wire::HttpRequest& head) const {
    std::string scratch;
    const std::string claimed(claimed_service(head, scratch));
    const wire::Route route = wire::route(head, claimed);
    if (route.service) return {.limit = world_.settings.invoke_limit, .refusal = {}};
    const base::Instant started = world_.real_clock.now();
    Trace trace{
        .request_id = head.request_id, .service = "s3", .operation = route.name, .remote_address = head.remote_address};
    wire::Admission admission{.limit = std::numeric_limits<std::uint64_t>::max(), .refusal = {}};
    try {
        world_.authenticator.authenticate(head, "s3", started, wire::Body::Awaited);
        return admission;
    } catch (const base::Fault& fault) {
        trace.error_code = fault.code();
        admission.refusal = S3::render_fault(fault, head, trace.request_id);
    } catch (const std::exception& error) {
        const base::Fault fault = internal_failure(trace.request_id, error.what());
        trace.error_code = fault.code();
        admission.refusal = S3::render_fault(fault, head, trace.request_id);
    }
    record_refusal(trace);
    trace.status = admission.refusal->status;
    trace.took = world_.real_clock.now() - started;
    observe_(trace);
    return admission;
}

Call Dispatch::call_for(const Principal& caller, const std::string& region, const wire::HttpRequest& request,
                        const Trace& trace) const {
    if (store::AuditScope* audit = store::AuditScope::current()) {
        audit->record.principal = viewer_of(caller).empty() ? caller.arn : std::string(viewer_of(caller));
        audit->record = record_of(trace, world_.real_clock.now(), std::move(audit->record));
        audit->writes = true;
    }
    return Call{.caller = caller,
                .settings = world_.settings,
                .database = world_.database,
                .blobs = world_.blobs,
                .ids = world_.ids,
                .shelf = shelf_,
                .now = world_.clock.now(),
                .real_now = world_.real_clock.now(),
                .request_id = request.request_id,
                .region = region,
                .language = wire::preferred_language(request),
                .sealer = &world_.authenticator.sealer(),
                .movable_clock = world_.movable_clock};
}

void Dispatch::record_refusal(const Trace& trace) const {
    if (!refuses_access(trace)) return;
    if (refusals_->underway >= most_refusals_underway) {
        ++refusals_->unrecorded;
        return;
    }
    const store::AuditScope* audit = store::AuditScope::current();
    store::AuditRecord record = record_of(trace, world_.real_clock.now(), audit ? audit->record : store::AuditRecord());
    record.outcome = store::AuditOutcome::Refused;
    record.error = trace.error_code;
    record.changed.clear();
    record.unrecorded = refusals_->unrecorded.exchange(0);
    ++refusals_->underway;
    world_.database.write_later([record](store::Transaction& tx) { store::append_audit(tx, record); },
                                [refusals = refusals_](const std::exception_ptr&) { --refusals->underway; });
}

// An answer that is relayed is finished when its last byte is there, whoever calls that.
void Dispatch::finish(Trace trace, wire::Reply& reply, base::Instant started) const {
    if (auto* forward = std::get_if<wire::Forward>(&reply)) {
        forward->finish = [this, trace = std::move(trace), started,
                           inner = std::move(forward->finish)](wire::UpstreamReply upstream, wire::Forward::Done done) {
            inner(std::move(upstream), [this, trace, started, done = std::move(done)](wire::HttpAnswer answer) mutable {
                trace.status = answer.status;
                trace.error_code = std::string(answer.headers.get("x-amzn-ErrorType"));
                trace.took = world_.real_clock.now() - started;
                observe_(trace);
                done(std::move(answer));
            });
        };
        return;
    }
    record_refusal(trace);
    if (const auto* file = std::get_if<wire::FileAnswer>(&reply))
        trace.status = file->head.status;
    else if (const auto* stream = std::get_if<wire::Stream>(&reply))
        trace.status = stream->head.status;
    else
        trace.status = std::get<wire::HttpAnswer>(reply).status;
    trace.took = world_.real_clock.now() - started;
    observe_(trace);
}

bool Dispatch::quick(const wire::HttpRequest& request) {
    const std::string_view target = request.headers.get("X-Amz-Target");
    if (!target.empty()) {
        const std::string_view name = target.substr(target.rfind('.') + 1);
        return name.starts_with("Describe");
    }
    if (request.spooled) return false;
    return request.path == "/DescribeEntity" || (request.method == "POST" && request.path.starts_with("/endpoints/") &&
                                                 request.path.ends_with("/invocations"));
}

} // namespace services
