// An HTTP/1.1 server as small as the container contract needs: keep-alive, Content-Length and chunked bodies,
// Expect: 100-continue, limits. A few threads, each with its own epoll, share the listening socket; a request is
// answered in the thread that read it. Never blocks on a slow client; ends in order when told to stop.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct Request {
    std::string method, path, content_type, accept;
    std::string body;
};

struct Response {
    int status = 200;
    std::string content_type = "text/plain";
    std::string body;
    std::string headers = {}; // further lines, each with its CRLF
};

using Answer = std::function<Response(const Request&)>;

struct ServerOptions {
    int port = 8080;
    unsigned threads = 2;
    std::size_t largest_body = 100U << 20; // what batch transform may send at most
};

// Serves until SIGTERM or SIGINT, then finishes the requests it has and returns.
// make_answer is called once in every thread. Throws std::system_error if the port is taken.
void serve_http(const ServerOptions& options, const std::function<Answer()>& make_answer);
