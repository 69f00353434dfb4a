// Reads one request from a stream: its head by Beast's parser, its body into memory or, above the limit, a spool file.
#pragma once

#include "http/asio.hpp"
#include "http/loop.hpp"
#include "http/server.hpp"
#include "wire/http.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

namespace http {

namespace beast = boost::beast;
using RequestParser = beast::http::request_parser<beast::http::buffer_body>;

// What became of reading: a request, a refusal to be answered before closing, or the end of the connection.
struct ReadResult {
    enum class Kind { Request, Refuse, Closed } kind = Kind::Closed;
    std::string refusal; // the whole answer, as bytes
    bool keep_alive = true;
    bool head_only = false;

    // Made by functions: g++ 12 destroys an aggregate twice that is written inside a coroutine's expression.
    static ReadResult request() { return {Kind::Request}; }
    static ReadResult closed() { return {}; }
    static ReadResult refuse(int status, std::string_view reason);
    static ReadResult refuse(const wire::HttpAnswer& answer);
};

// A new spool file's path below the folder.
std::filesystem::path spool_path(const Options& options);

// Collects a body in memory, and on disk once it is larger than the limit. Throws nothing; ok() tells a full disk.
class BodySink {
  public:
    explicit BodySink(const Options& options) : options_(options) {}
    ~BodySink();
    BodySink(const BodySink&) = delete;
    BodySink& operator=(const BodySink&) = delete;
    void expect(std::uint64_t size);
    bool append(std::string_view bytes);
    std::uint64_t size() const { return size_; }
    void move_into(wire::HttpRequest& request);

  private:
    bool spill();
    const Options& options_;
    std::string memory_;
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t size_ = 0;
};

// Method, target, path, query and headers of a parsed head.
wire::HttpRequest request_of(const RequestParser& parser);
// The refusal for what the parser could not take.
ReadResult refusal_of(const Error& error);

} // namespace http
