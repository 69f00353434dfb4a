#include "http/upstream.hpp"

#include "http/file.hpp"
#include "http/loop.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cerrno>
#include <fmt/format.h>
#include <optional>
#include <sys/socket.h>

namespace http {

namespace beast = boost::beast;

namespace {

using Outcome = wire::UpstreamReply::Outcome;

// "The container must accept the connection within 250 ms."
constexpr std::chrono::milliseconds connect_time{250};
constexpr std::size_t read_size = 64u << 10;

std::string request_head(const wire::Forward& forward) {
    const std::uint64_t size = forward.spooled ? forward.spooled->size() : forward.body.size();
    std::string head = fmt::format("{} {} HTTP/1.1\r\nHost: {}:{}\r\nContent-Length: {}\r\n", forward.method,
                                   forward.target, forward.host, forward.port, size);
    for (const auto& [name, value] : forward.headers.items()) {
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
    head += "\r\n";
    return head;
}

asio::awaitable<std::unique_ptr<tcp::socket>> connect(Loop& loop, const wire::Forward& forward, Outcome& outcome) {
    auto socket = std::make_unique<tcp::socket>(loop.context);
    Error error;
    const tcp::endpoint endpoint(asio::ip::make_address(forward.host, error), forward.port);
    Watched watch(loop.watched, *socket);
    watch.expect_within(connect_time);
    if (!error) {
        const auto [failed] = co_await socket->async_connect(endpoint, no_throw);
        error = failed;
    }
    if (error) {
        outcome = watch.expired() ? Outcome::TimedOut : Outcome::Refused;
        co_return nullptr;
    }
    Error ignored;
    socket->set_option(tcp::no_delay(true), ignored);
    co_return socket;
}

asio::awaitable<Error> send(tcp::socket& socket, const wire::Forward& forward) {
    const std::string head = request_head(forward);
    const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head), asio::buffer(forward.body)};
    const auto [error, written] = co_await asio::async_write(socket, buffers, no_throw);
    if (error || !forward.spooled) co_return error;
    File file(forward.spooled->path());
    for (std::uint64_t offset = 0; offset < forward.spooled->size();) {
        const std::string_view piece = file.read(offset);
        if (piece.empty()) co_return asio::error::eof;
        offset += piece.size();
        const auto [failed, sent] = co_await asio::async_write(socket, asio::buffer(piece), no_throw);
        if (failed) co_return failed;
    }
    co_return Error();
}

using Parser = beast::http::response_parser<beast::http::string_body>;

// A reply while it is read.
struct Incoming {
    explicit Incoming(std::uint64_t most) : limit(most) { begin(); }
    void begin() {
        parser.emplace();
        parser->body_limit(limit);
    }
    // Takes what is in the buffer. A 1xx is not the reply, but goes before it.
    Error parse() {
        Error error;
        while (buffer.size() > 0 && !parser->is_done()) {
            buffer.consume(parser->put(buffer.data(), error));
            if (error == beast::http::error::need_more) return Error();
            if (error) return error;
            if (parser->is_done() && parser->get().result_int() < 200) begin();
        }
        return Error();
    }
    // Whether the connection can serve again: the reply ended by itself, and nothing came after it.
    bool leaves_connection_clean() const {
        return parser->get().keep_alive() && !parser->get().need_eof() && buffer.size() == 0;
    }

    const std::uint64_t limit;
    std::optional<Parser> parser;
    beast::flat_buffer buffer;
    bool started = false; // any byte of it came
};

asio::awaitable<Error> receive(tcp::socket& socket, Incoming& incoming) {
    while (!incoming.parser->is_done()) {
        const auto [error, count] = co_await socket.async_read_some(incoming.buffer.prepare(read_size), no_throw);
        if (error == asio::error::eof && incoming.started) {
            Error torn;
            incoming.parser->put_eof(torn);
            co_return torn;
        }
        if (error) co_return error;
        incoming.started = true;
        incoming.buffer.commit(count);
        const Error wrong = incoming.parse();
        if (wrong) co_return wrong;
    }
    co_return Error();
}

// Whether a connection at rest is still open, and nothing was said on it unasked.
bool is_silent(tcp::socket& socket) {
    char byte = 0;
    return recv(socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
           (errno == EAGAIN || errno == EWOULDBLOCK);
}

wire::UpstreamReply reply_of(Parser& parser) {
    wire::UpstreamReply reply;
    auto& message = parser.get();
    reply.status = static_cast<int>(message.result_int());
    for (const auto& field : message)
        reply.headers.add(std::string(field.name_string()), std::string(field.value()));
    reply.body = std::move(message.body());
    return reply;
}

Outcome outcome_of(const Error& error, const Watched& watch) {
    if (watch.expired()) return Outcome::TimedOut;
    if (error == beast::http::error::body_limit) return Outcome::TooLarge;
    return Outcome::Broken;
}

} // namespace

std::unique_ptr<tcp::socket> UpstreamPool::take(const Address& address) {
    const auto found = idle_.find(address);
    if (found == idle_.end() || found->second.empty()) return nullptr;
    auto socket = std::move(found->second.back().socket);
    found->second.pop_back();
    if (is_silent(*socket)) return socket;
    return nullptr;
}

void UpstreamPool::give_back(const Address& address, std::unique_ptr<tcp::socket> socket, Time now) {
    auto& kept = idle_[address];
    if (kept.size() < most_idle) kept.push_back({std::move(socket), now});
}

void UpstreamPool::drop_unused_since(Time time) {
    for (auto& [address, kept] : idle_)
        kept.erase(kept.begin(), std::ranges::find_if(kept, [&](const Kept& one) { return one.since > time; }));
    std::erase_if(idle_, [](const auto& entry) { return entry.second.empty(); });
}

std::size_t UpstreamPool::size() const {
    std::size_t count = 0;
    for (const auto& [address, kept] : idle_)
        count += kept.size();
    return count;
}

namespace {

// One try on one connection; gives it back to the pool where it can serve again. `stale` where it was closed before
// anything of a reply came.
asio::awaitable<wire::UpstreamReply> exchange(Loop& loop, const wire::Forward& forward,
                                              std::unique_ptr<tcp::socket> socket, bool& stale) {
    Incoming incoming(forward.reply_limit);
    Error error;
    wire::UpstreamReply reply;
    {
        Watched watch(loop.watched, *socket);
        watch.expect_within(forward.timeout);
        error = co_await send(*socket, forward);
        if (!error) error = co_await receive(*socket, incoming);
        reply.outcome = outcome_of(error, watch);
        stale = error && !incoming.started && !watch.expired();
    }
    if (error) co_return reply;
    if (incoming.leaves_connection_clean())
        loop.upstreams.give_back({forward.host, forward.port}, std::move(socket), std::chrono::steady_clock::now());
    co_return reply_of(*incoming.parser);
}

} // namespace

asio::awaitable<wire::UpstreamReply> relay(Loop& loop, const wire::Forward& forward) {
    bool stale = false;
    if (auto kept = loop.upstreams.take({forward.host, forward.port})) {
        wire::UpstreamReply reply = co_await exchange(loop, forward, std::move(kept), stale);
        if (!stale) co_return reply;
    }
    wire::UpstreamReply reply;
    auto fresh = co_await connect(loop, forward, reply.outcome);
    if (!fresh) co_return reply;
    co_return co_await exchange(loop, forward, std::move(fresh), stale);
}

} // namespace http
