#include "http/connection.hpp"

#include "base/log.hpp"
#include "http/answer_writer.hpp"
#include "http/bell.hpp"
#include "http/file.hpp"
#include "http/request_reader.hpp"

#include <array>
#include <boost/asio/ssl/stream.hpp>
#include <exception>
#include <type_traits>

namespace http {

namespace {

constexpr std::size_t read_size = 64u << 10;
// How long a connection that is given up is still listened to.
constexpr std::chrono::milliseconds most_linger{2000};
constexpr std::chrono::milliseconds short_linger{200};

template<class Stream>
class Connection {
  public:
    Connection(Loop& loop, Shared& shared, Stream& stream, Watched& watch, std::string remote)
        : loop_(loop), shared_(shared), stream_(stream), watch_(watch), remote_(std::move(remote)) {}

    asio::awaitable<void> run() {
        for (bool open = true; open;) {
            wire::HttpRequest request;
            const ReadResult read = co_await read_request(request);
            if (read.kind == ReadResult::Kind::Closed) co_return;
            if (read.kind == ReadResult::Kind::Refuse) {
                co_await refuse(read.refusal, most_linger);
                co_return;
            }
            const Counted counted(shared_.in_flight);
            keep_alive_ = read.keep_alive;
            head_only_ = read.head_only;
            const bool answered = co_await answer(request);
            open = answered && keeps_alive();
        }
    }

    // Says why the connection ends, and reads and forgets for a moment what the client still sends: closing on it would
    // reset the connection, and the client might never see the reason.
    asio::awaitable<void> refuse(const std::string& refusal, std::chrono::milliseconds linger) {
        if (!co_await send(asio::buffer(refusal))) co_return;
        if constexpr (std::is_same_v<Stream, tcp::socket>) {
            Error ignored;
            stream_.shutdown(tcp::socket::shutdown_send, ignored);
        }
        watch_.idle = true;
        watch_.expect_within(linger);
        while (!loop_.stopping && !watch_.expired()) {
            buffer_.clear();
            const Error ended = co_await fill();
            if (ended) co_return;
        }
    }

  private:
    // Adds what the client sent to the buffer.
    asio::awaitable<Error> fill() {
        const auto [error, count] = co_await stream_.async_read_some(buffer_.prepare(read_size), no_throw);
        if (!error) buffer_.commit(count);
        co_return error;
    }

    asio::awaitable<ReadResult> read_request(wire::HttpRequest& request) {
        RequestParser parser;
        parser.header_limit(static_cast<std::uint32_t>(shared_.options.header_limit));
        parser.body_limit(boost::none);
        const ReadResult head = co_await read_head(parser);
        if (head.kind != ReadResult::Kind::Request) co_return head;
        request = request_of(parser);
        request.remote_address = remote_;
        request.tls = shared_.tls != nullptr;
        ReadResult body = co_await read_body(parser, request);
        body.keep_alive = parser.get().keep_alive();
        body.head_only = parser.get().method() == beast::http::verb::head;
        co_return body;
    }

    asio::awaitable<ReadResult> read_head(RequestParser& parser) {
        bool begun = buffer_.size() > 0;
        watch_.idle = !begun;
        if (loop_.stopping && !begun) co_return ReadResult::closed();
        watch_.expect_within(begun ? shared_.options.header_timeout : shared_.options.idle_timeout);
        while (!parser.is_header_done()) {
            if (buffer_.size() > 0) {
                Error error;
                // The parser takes the first line before it counts the rest.
                const std::size_t used = parser.put(buffer_.data(), error);
                const bool has_target = used > 0 || has_line();
                buffer_.consume(used);
                if (parser.is_header_done()) break;
                if (error == beast::http::error::header_limit && !has_target) co_return target_too_long();
                if (error && error != beast::http::error::need_more) co_return refusal_of(error);
            }
            const Error error = co_await fill();
            if (error && begun && watch_.expired())
                co_return ReadResult::refuse(408, "The request's head took too long.");
            if (error) co_return ReadResult::closed();
            if (!begun) {
                begun = true;
                watch_.idle = false;
                watch_.expect_within(shared_.options.header_timeout);
            }
        }
        co_return ReadResult::request();
    }

    asio::awaitable<ReadResult> read_body(RequestParser& parser, wire::HttpRequest& request) {
        // Whose end cannot be told would be read as the next request.
        const auto coding = parser.get()[beast::http::field::transfer_encoding];
        if (!coding.empty() && !beast::iequals(coding, "chunked"))
            co_return ReadResult::refuse(501, "Of transfer codings, this server knows only chunked.");
        const std::uint64_t announced = parser.content_length().value_or(0);
        if (announced > shared_.options.body_limit) co_return too_large();
        if (announced == 0 && !parser.chunked()) co_return ReadResult::request();
        std::uint64_t limit = shared_.options.body_limit;
        if (announced > shared_.options.spool_limit || parser.chunked()) {
            const wire::Admission admission = shared_.admit(request);
            if (admission.refusal) co_return ReadResult::refuse(*admission.refusal);
            limit = std::min(limit, admission.limit);
            if (announced > limit) co_return too_large();
        }
        if (beast::iequals(parser.get()[beast::http::field::expect], "100-continue") && buffer_.size() == 0) {
            static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            if (!co_await send(asio::buffer(go_on))) co_return ReadResult::closed();
        }
        BodySink sink(shared_.options);
        sink.expect(announced);
        ReadResult result;
        if (parser.chunked())
            result = co_await read_chunks(parser, sink, limit);
        else
            result = co_await read_counted(announced, sink);
        if (result.kind == ReadResult::Kind::Request) sink.move_into(request);
        co_return result;
    }

    asio::awaitable<ReadResult> read_counted(std::uint64_t left, BodySink& sink) {
        while (left > 0) {
            if (buffer_.size() == 0) {
                const ReadResult more = co_await more_body();
                if (more.kind != ReadResult::Kind::Request) co_return more;
            }
            const std::size_t count = std::min<std::uint64_t>(left, buffer_.size());
            if (!sink.append({static_cast<const char*>(buffer_.data().data()), count})) co_return no_space();
            buffer_.consume(count);
            left -= count;
        }
        co_return ReadResult::request();
    }

    asio::awaitable<ReadResult> read_chunks(RequestParser& parser, BodySink& sink, std::uint64_t limit) {
        std::array<char, 16384> piece;
        while (!parser.is_done()) {
            // Within a chunk the parser takes nothing for an answer: it would be asked for ever.
            if (buffer_.size() == 0) {
                const ReadResult more = co_await more_body();
                if (more.kind != ReadResult::Kind::Request) co_return more;
            }
            auto& body = parser.get().body();
            body.data = piece.data();
            body.size = piece.size();
            Error error;
            buffer_.consume(parser.put(buffer_.data(), error));
            const std::size_t count = piece.size() - body.size;
            if (sink.size() + count > limit) co_return too_large();
            if (!sink.append({piece.data(), count})) co_return no_space();
            if (error && error != beast::http::error::need_more && error != beast::http::error::need_buffer)
                co_return refusal_of(error);
            if (error == beast::http::error::need_more) {
                const ReadResult more = co_await more_body();
                if (more.kind != ReadResult::Kind::Request) co_return more;
            }
        }
        co_return ReadResult::request();
    }

    asio::awaitable<ReadResult> more_body() {
        watch_.expect_within(shared_.options.body_timeout);
        const Error error = co_await fill();
        if (error && watch_.expired()) co_return ReadResult::refuse(408, "The request's body took too long.");
        co_return error ? ReadResult::closed() : ReadResult::request();
    }

    // Whether the head's first line ends within the limit.
    bool has_line() const {
        const std::string_view waiting(static_cast<const char*>(buffer_.data().data()), buffer_.size());
        return waiting.substr(0, shared_.options.header_limit).find('\n') != std::string_view::npos;
    }
    static ReadResult target_too_long() {
        return ReadResult::refuse(414, "The request's target is longer than this server takes.");
    }
    static ReadResult too_large() {
        return ReadResult::refuse(413, "The request's body is larger than this server takes.");
    }
    static ReadResult no_space() { return ReadResult::refuse(507, "The server has no room for the request's body."); }

    // Whether the connection may go on.
    asio::awaitable<bool> answer(wire::HttpRequest& request) {
        watch_.expect_nothing();
        wire::Reply reply;
        if (shared_.quick(request))
            reply = shared_.handle(std::move(request));
        else
            reply = co_await on_worker(request);
        request = wire::HttpRequest();
        if (auto* file = std::get_if<wire::FileAnswer>(&reply)) co_return co_await send_file(*file);
        if (auto* forward = std::get_if<wire::Forward>(&reply)) {
            const wire::HttpAnswer relayed = co_await relayed_answer(*forward);
            co_return co_await send_answer(relayed);
        }
        if (auto* stream = std::get_if<wire::Stream>(&reply)) {
            co_await send_stream(*stream);
            co_return false;
        }
        co_return co_await send_answer(std::get<wire::HttpAnswer>(reply));
    }

    asio::awaitable<wire::Reply> on_worker(wire::HttpRequest& request) {
        auto kept = std::make_shared<wire::HttpRequest>(std::move(request));
        std::function<void(std::function<void(wire::Reply)>)> start = [this, kept](auto resume) {
            shared_.workers.run([this, kept, resume] {
                wire::Reply reply = shared_.handle(std::move(*kept));
                // What the request holds (a spooled body) is gone before its client hears of it.
                *kept = wire::HttpRequest();
                resume(std::move(reply));
            });
        };
        co_return co_await wait_for<wire::Reply>(loop_.context, std::move(start));
    }

    asio::awaitable<wire::HttpAnswer> relayed_answer(wire::Forward& forward) {
        wire::UpstreamReply reply = co_await relay(loop_, forward);
        auto upstream = std::make_shared<wire::UpstreamReply>(std::move(reply));
        std::function<void(std::function<void(wire::HttpAnswer)>)> start = [&forward, upstream](auto resume) {
            try {
                forward.finish(std::move(*upstream), resume);
            } catch (const std::exception& error) {
                base::log::error("a relayed reply could not be finished", {{"what", error.what()}});
                resume(unfinished());
            }
        };
        co_return co_await wait_for<wire::HttpAnswer>(loop_.context, std::move(start));
    }

    static wire::HttpAnswer unfinished() {
        wire::HttpAnswer answer{.status = 500, .body = R"({"message":"The reply could not be finished."})"};
        answer.headers.add("Content-Type", "application/json");
        return answer;
    }

    // The deadline is for each piece that the client takes, not for the whole.
    asio::awaitable<bool> send(asio::const_buffer first, asio::const_buffer second = {}) {
        while (first.size() + second.size() > 0) {
            const std::array<asio::const_buffer, 2> both = {first, second};
            watch_.expect_within(shared_.options.body_timeout);
            const auto [error, count] = co_await stream_.async_write_some(both, no_throw);
            if (error) co_return false;
            const std::size_t of_first = std::min(count, first.size());
            first += of_first;
            second += count - of_first;
        }
        co_return true;
    }

    asio::awaitable<bool> send_answer(const wire::HttpAnswer& answer) {
        const bool bodiless = answer.status == 204 || answer.status == 304 || answer.status < 200;
        std::optional<std::uint64_t> length;
        if (!bodiless && !answer.headers.has("Content-Length")) length = answer.body.size();
        const std::string head = render_head(answer, length, keeps_alive());
        const asio::const_buffer body = bodiless || head_only_ ? asio::const_buffer() : asio::buffer(answer.body);
        co_return co_await send(asio::buffer(head), body);
    }

    asio::awaitable<bool> send_file(wire::FileAnswer& answer) {
        File file(answer.path);
        answer.keep.reset();
        if (!file.ok()) {
            const std::string refusal = render_refusal(500, "The content could not be read.");
            co_await send(asio::buffer(refusal));
            co_return false;
        }
        const std::string head = render_head(answer.head, answer.length, keeps_alive());
        if (!co_await send(asio::buffer(head))) co_return false;
        std::uint64_t left = head_only_ ? 0 : answer.length;
        for (std::uint64_t offset = answer.offset; left > 0;) {
            const std::string_view piece = file.read(offset, left);
            // Shorter than announced: the client must not take it for whole.
            if (piece.empty()) co_return false;
            offset += piece.size();
            left -= piece.size();
            if (!co_await send(asio::buffer(piece))) co_return false;
        }
        co_return true;
    }

    asio::awaitable<void> send_stream(const wire::Stream& stream) {
        const auto bell = std::make_shared<Bell>(loop_.context, watch_);
        const Bell::Place place(*bell);
        const auto heard = stream.listen([bell] { bell->ring(); });
        std::string piece = render_head(stream.head, std::nullopt, false) + stream.head.body;
        while (co_await send(asio::buffer(piece)) && !loop_.stopping) {
            watch_.expect_nothing();
            bell->silence(); // what rings from here on may not be among what is looked for now
            std::optional<std::string> next = co_await next_piece(stream);
            if (!next) break;
            piece = *std::move(next);
            if (!piece.empty()) continue;
            const bool there = co_await rest(*bell, stream.silence);
            if (!there) break;
            if (watch_.expired()) piece = stream.heartbeat;
        }
    }

    asio::awaitable<std::optional<std::string>> next_piece(const wire::Stream& stream) {
        using Piece = std::optional<std::string>;
        std::function<void(std::function<void(Piece)>)> start = [this, next = stream.next](auto resume) {
            shared_.workers.run([next, resume] { resume(next()); });
        };
        co_return co_await wait_for<Piece>(loop_.context, std::move(start));
    }

    // Until the bell rings or the time is over; false where the client has gone. What he says meanwhile is forgotten.
    asio::awaitable<bool> rest(const Bell& bell, std::chrono::milliseconds time) {
        watch_.idle = true;
        watch_.expect_within(time);
        bool there = true;
        while (there && !bell.rung() && !watch_.expired() && !loop_.stopping) {
            buffer_.clear();
            const Error error = co_await fill();
            there = !error || error == asio::error::operation_aborted;
        }
        watch_.idle = false;
        co_return there;
    }

    bool keeps_alive() const { return keep_alive_ && !loop_.stopping; }

    Loop& loop_;
    Shared& shared_;
    Stream& stream_;
    Watched& watch_;
    std::string remote_;
    beast::flat_buffer buffer_;
    bool keep_alive_ = true; // of the request that is answered
    bool head_only_ = false;
};

std::string address_of(const tcp::socket& socket) {
    Error error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string();
}

} // namespace

asio::awaitable<void> serve(Loop& loop, Shared& shared, tcp::socket socket) {
    const Counted counted(shared.connections);
    const bool full = static_cast<std::size_t>(shared.connections) > shared.options.connection_limit;
    Error ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    std::string remote = address_of(socket);
    if (!shared.tls) {
        Watched watch(loop.watched, socket);
        Connection<tcp::socket> connection(loop, shared, socket, watch, std::move(remote));
        if (full) {
            const std::string refusal = render_refusal(503, "This server has as many connections as it takes.");
            co_await connection.refuse(refusal, short_linger);
        } else
            co_await connection.run();
        socket.shutdown(tcp::socket::shutdown_both, ignored);
        co_return;
    }
    // A handshake costs more than the refusal is worth.
    if (full) co_return;
    asio::ssl::stream<tcp::socket> stream(std::move(socket), *shared.tls);
    Watched watch(loop.watched, stream.next_layer());
    watch.expect_within(shared.options.header_timeout);
    const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, no_throw);
    if (error) co_return;
    Connection<asio::ssl::stream<tcp::socket>> connection(loop, shared, stream, watch, std::move(remote));
    co_await connection.run();
    // Says good-bye; a client at rest does not answer it.
    watch.expect_within(loop.stopping ? short_linger : most_linger);
    co_await stream.async_shutdown(no_throw);
}

} // namespace http
