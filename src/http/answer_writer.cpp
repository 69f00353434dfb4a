#include "http/answer_writer.hpp"

#include "base/document.hpp"
#include "base/instant.hpp"

#include <boost/beast/http/status.hpp>
#include <ctime>
#include <fmt/format.h>

namespace http {

namespace {

// Formatted once a second.
std::string_view date() {
    thread_local std::time_t second = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now != second) {
        second = now;
        text = base::render_http_date(base::Instant::from_seconds(now));
    }
    return text;
}

std::string_view reason_of(int status) {
    const auto text = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return {text.data(), text.size()};
}

// A header's value cannot end its line.
void append_value(std::string_view value, std::string& out) {
    for (const char c : value)
        if (c != '\r' && c != '\n' && c != '\0') out += c;
}

} // namespace

std::string render_head(const wire::HttpAnswer& answer, std::optional<std::uint64_t> length, bool keep_alive) {
    std::string head;
    head.reserve(512);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nServer: souk\r\nDate: {}\r\n", answer.status,
                   reason_of(answer.status), date());
    for (const auto& [name, value] : answer.headers.items()) {
        head += name;
        head += ": ";
        append_value(value, head);
        head += "\r\n";
    }
    if (length) fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", *length);
    if (!keep_alive) head += "Connection: close\r\n";
    head += "\r\n";
    return head;
}

std::string render_refusal(int status, std::string_view reason) {
    wire::HttpAnswer answer{status, {}, {}};
    answer.headers.add("Content-Type", "application/json");
    answer.body = boost::json::serialize(boost::json::object{{"message", reason}});
    return render_head(answer, answer.body.size(), false) + answer.body;
}

} // namespace http
