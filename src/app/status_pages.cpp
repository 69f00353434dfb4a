#include "app/status_pages.hpp"

namespace app {

namespace {

bool asks(const wire::HttpRequest& request, std::string_view path) {
    return request.path == path && (request.method == "GET" || request.method == "HEAD") &&
           !request.headers.has("Authorization") && request.query.empty();
}

wire::HttpAnswer text(int status, std::string body, const char* type = "text/plain; charset=utf-8") {
    wire::HttpAnswer answer{.status = status, .body = std::move(body)};
    answer.headers.add("Content-Type", type);
    answer.headers.add("Cache-Control", "no-store");
    return answer;
}

} // namespace

bool StatusPages::is_health(const wire::HttpRequest& request) {
    return asks(request, "/healthz");
}

std::optional<wire::HttpAnswer> StatusPages::answer(const wire::HttpRequest& request) const {
    if (is_health(request)) return text(200, "ok\n");
    if (asks(request, "/readyz")) return ready() ? text(200, "ready\n") : text(503, "the database does not answer\n");
    if (metrics && asks(request, "/metrics")) return text(200, metrics(), "text/plain; version=0.0.4; charset=utf-8");
    return std::nullopt;
}

} // namespace app
