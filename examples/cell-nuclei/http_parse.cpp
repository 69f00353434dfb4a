#include "http_parse.hpp"

#include <algorithm>
#include <charconv>
#include <strings.h>

namespace {

constexpr std::size_t largest_head = 16384;

bool same(std::string_view left, std::string_view right) {
    return left.size() == right.size() && strncasecmp(left.data(), right.data(), left.size()) == 0;
}

std::string_view trim(std::string_view text) {
    auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool parse_size(std::string_view text, std::size_t& size, int base) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size, base);
    return !text.empty() && error == std::errc() && end == text.data() + text.size();
}

} // namespace

RequestReader::Progress RequestReader::refuse(int status, std::string text) {
    if (state_ != State::bad) { // the first reason is the one to tell
        state_ = State::bad;
        bad_status_ = status;
        bad_text_ = std::move(text);
    }
    return Progress::bad;
}

RequestReader::Progress RequestReader::next() {
    starved_ = false;
    while (!starved_ && state_ != State::done && state_ != State::bad) {
        switch (state_) {
        case State::head:
            if (head() && expects_continue_ && read_ == input_.size() && state_ != State::bad)
                return Progress::send_continue;
            break;
        case State::body:
            body();
            break;
        case State::chunk_size:
            chunk_size();
            break;
        case State::chunk:
            chunk();
            break;
        case State::chunk_end:
            chunk_end();
            break;
        case State::trailer:
            trailer();
            break;
        default:
            break;
        }
    }
    if (read_ == input_.size()) {
        input_.clear();
        read_ = 0;
    }
    if (state_ == State::bad) return Progress::bad;
    return state_ == State::done ? Progress::ready : Progress::more;
}

void RequestReader::forget() {
    input_.erase(0, read_);
    read_ = 0;
    request_ = {};
    state_ = State::head;
    has_length_ = chunked_ = expects_continue_ = false;
    keep_alive_ = true;
}

// A whole line without its end, or starved.
bool RequestReader::line(std::string_view& found) {
    auto rest = std::string_view(input_).substr(read_);
    auto end = rest.find('\n');
    if (end == std::string_view::npos) {
        if (rest.size() > largest_head) refuse(431, "a line of the request is too long");
        starved_ = true;
        return false;
    }
    read_ += end + 1;
    found = rest.substr(0, end > 0 && rest[end - 1] == '\r' ? end - 1 : end);
    return true;
}

// True once the whole head is read.
bool RequestReader::head() {
    auto rest = std::string_view(input_).substr(read_);
    auto end = rest.find("\r\n\r\n");
    if (std::min(end, rest.size()) > largest_head) {
        refuse(431, "the request's headers are larger than 16384 bytes");
        return false;
    }
    if (end == std::string_view::npos) {
        starved_ = true;
        return false;
    }
    std::string_view text;
    line(text);
    request_line(text);
    while (state_ == State::head && line(text) && !text.empty()) {
        auto colon = text.find(':');
        if (colon == std::string_view::npos || colon == 0)
            refuse(400, "a header has no name");
        else
            header(text.substr(0, colon), trim(text.substr(colon + 1)));
    }
    if (state_ == State::bad) return false;
    if (chunked_ && has_length_)
        refuse(400, "Content-Length and Transfer-Encoding exclude each other");
    else
        state_ = chunked_ ? State::chunk_size : State::body;
    return true;
}

void RequestReader::request_line(std::string_view line) {
    auto first = line.find(' ');
    auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || !line.substr(last + 1).starts_with("HTTP/1.")) {
        refuse(400, "the request line is not HTTP/1.1");
        return;
    }
    request_.method = line.substr(0, first);
    auto target = line.substr(first + 1, last - first - 1);
    request_.path = target.substr(0, target.find('?'));
    keep_alive_ = line.substr(last + 1) != "HTTP/1.0";
}

void RequestReader::header(std::string_view name, std::string_view value) {
    if (same(name, "content-length")) {
        if (has_length_ || !parse_size(value, remaining_, 10))
            refuse(400, "Content-Length must be one number");
        else if (remaining_ > largest_body_)
            refuse(413, "the body is larger than " + std::to_string(largest_body_) + " bytes");
        has_length_ = true;
    } else if (same(name, "transfer-encoding")) {
        if (!same(value, "chunked") || chunked_) refuse(501, "the only Transfer-Encoding is chunked");
        chunked_ = true;
    } else if (same(name, "connection")) {
        if (same(value, "close"))
            keep_alive_ = false;
        else if (same(value, "keep-alive"))
            keep_alive_ = true;
    } else if (same(name, "expect")) {
        expects_continue_ = same(value, "100-continue");
    } else if (same(name, "content-type")) {
        request_.content_type = value;
    } else if (same(name, "accept")) {
        request_.accept = value;
    }
}

void RequestReader::body() {
    auto size = has_length_ ? std::min(remaining_, input_.size() - read_) : 0;
    if (has_length_ && request_.body.empty())
        request_.body.reserve(std::min<std::size_t>(remaining_, 1U << 20)); // a claim alone takes no memory
    request_.body.append(input_, read_, size);
    read_ += size;
    remaining_ -= size;
    if (!has_length_ || remaining_ == 0)
        state_ = State::done;
    else
        starved_ = true;
}

void RequestReader::chunk_size() {
    std::string_view text;
    if (!line(text)) return;
    if (!parse_size(trim(text.substr(0, text.find(';'))), remaining_, 16))
        refuse(400, "the size of a chunk is not a hexadecimal number");
    else if (remaining_ > largest_body_ - request_.body.size())
        refuse(413, "the body is larger than " + std::to_string(largest_body_) + " bytes");
    else
        state_ = remaining_ == 0 ? State::trailer : State::chunk;
}

void RequestReader::chunk() {
    auto size = std::min(remaining_, input_.size() - read_);
    request_.body.append(input_, read_, size);
    read_ += size;
    remaining_ -= size;
    if (remaining_ == 0)
        state_ = State::chunk_end;
    else
        starved_ = true;
}

void RequestReader::chunk_end() {
    std::string_view text;
    if (!line(text)) return;
    if (text.empty())
        state_ = State::chunk_size;
    else
        refuse(400, "a chunk is longer than its size");
}

void RequestReader::trailer() {
    std::string_view text;
    if (line(text) && text.empty()) state_ = State::done;
}
