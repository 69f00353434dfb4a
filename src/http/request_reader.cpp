#include "http/request_reader.hpp"

#include "base/ids.hpp"
#include "http/answer_writer.hpp"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace http {

namespace {

base::IdSource& ids() {
    thread_local base::IdSource source;
    return source;
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace

ReadResult ReadResult::refuse(int status, std::string_view reason) {
    return {Kind::Refuse, render_refusal(status, reason)};
}

ReadResult ReadResult::refuse(const wire::HttpAnswer& answer) {
    return {Kind::Refuse, render_head(answer, answer.body.size(), false) + answer.body};
}

std::filesystem::path spool_path(const Options& options) {
    return options.spool / ("body-" + ids().hex(24));
}

BodySink::~BodySink() {
    if (descriptor_ < 0) return;
    close(descriptor_);
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
}

void BodySink::expect(std::uint64_t size) {
    // A length that was merely announced reserves no more than what may stay in memory anyway.
    memory_.reserve(std::min(size, options_.spool_limit));
}

bool BodySink::spill() {
    path_ = spool_path(options_);
    descriptor_ = open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ < 0 || !write_all(descriptor_, memory_)) return false;
    memory_ = {};
    return true;
}

bool BodySink::append(std::string_view bytes) {
    size_ += bytes.size();
    if (descriptor_ < 0 && size_ <= options_.spool_limit) {
        memory_ += bytes;
        return true;
    }
    if (descriptor_ < 0 && !spill()) return false;
    return write_all(descriptor_, bytes);
}

void BodySink::move_into(wire::HttpRequest& request) {
    request.body = std::move(memory_);
    if (descriptor_ >= 0) request.spooled = std::make_shared<wire::SpooledFile>(std::exchange(path_, {}), size_);
}

wire::HttpRequest request_of(const RequestParser& parser) {
    const auto& message = parser.get();
    wire::HttpRequest request;
    request.method = message.method_string();
    request.target = message.target();
    const std::size_t mark = request.target.find('?');
    request.path = request.target.substr(0, mark);
    if (mark != std::string::npos) request.query = request.target.substr(mark + 1);
    for (const auto& field : message)
        request.headers.add(std::string(field.name_string()), std::string(field.value()));
    request.request_id = ids().uuid();
    return request;
}

ReadResult refusal_of(const Error& error) {
    if (error == beast::http::error::header_limit)
        return ReadResult::refuse(431, "The request's head is larger than this server takes.");
    if (error == beast::http::error::bad_version) return ReadResult::refuse(505, "This server speaks HTTP/1.1.");
    return ReadResult::refuse(400, fmt::format("The request is not HTTP: {}.", error.message()));
}

} // namespace http
