#include "http.hpp"

#include "http_parse.hpp"

#include <arpa/inet.h>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <unordered_map>

namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

const char* reason(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    default:
        return "Internal Server Error";
    }
}

void render(const Response& response, bool keep, std::string& out) {
    out += "HTTP/1.1 " + std::to_string(response.status) + " " + reason(response.status) +
           "\r\nContent-Type: " + response.content_type +
           "\r\nContent-Length: " + std::to_string(response.body.size()) + "\r\n" + response.headers;
    out += keep ? "\r\n" : "Connection: close\r\n\r\n";
    out += response.body;
}

struct Connection {
    int socket;
    RequestReader reader;
    std::string out = {};
    std::size_t sent = 0;
    bool closing = false;
    bool waiting_to_send = false;

    Connection(int given, std::size_t largest_body) : socket(given), reader(largest_body) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() { close(socket); }
};

class Worker {
  public:
    Worker(int listener, int stop, const ServerOptions& options, Answer answer)
        : listener_(listener), stop_(stop), options_(options), answer_(std::move(answer)), buffer_(256 << 10) {
        epoll_ = epoll_create1(EPOLL_CLOEXEC);
        if (epoll_ < 0) fail("epoll_create1");
        watch(listener_, EPOLLIN | EPOLLEXCLUSIVE, EPOLL_CTL_ADD);
        watch(stop_, EPOLLIN, EPOLL_CTL_ADD);
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() { close(epoll_); }

    void run() {
        for (bool stopping = false; !stopping;) {
            epoll_event events[64];
            int count = epoll_wait(epoll_, events, 64, -1);
            for (int each = 0; each < count; ++each) {
                int socket = events[each].data.fd;
                if (socket == stop_)
                    stopping = true;
                else if (socket == listener_)
                    accept_all();
                else
                    serve(socket);
            }
        }
        finish();
    }

  private:
    void watch(int socket, std::uint32_t what, int how) {
        epoll_event event{};
        event.events = what;
        event.data.fd = socket;
        if (epoll_ctl(epoll_, how, socket, &event) < 0) fail("epoll_ctl");
    }

    void accept_all() {
        for (int socket; (socket = accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
            int on = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            connections_.emplace(socket, std::make_unique<Connection>(socket, options_.largest_body));
            watch(socket, EPOLLIN, EPOLL_CTL_ADD);
        }
    }

    void serve(int socket) {
        auto found = connections_.find(socket);
        if (found == connections_.end()) return;
        auto& connection = *found->second;
        if (!receive(connection) || !send_out(connection)) connections_.erase(found);
    }

    // False: the client is gone.
    bool receive(Connection& connection) {
        while (!connection.closing && connection.out.empty()) {
            auto size = recv(connection.socket, buffer_.data(), buffer_.size(), 0);
            if (size == 0) return false;
            if (size < 0) return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
            connection.reader.add({buffer_.data(), static_cast<std::size_t>(size)});
            answer_all(connection);
            if (static_cast<std::size_t>(size) < buffer_.size()) return true;
        }
        return true;
    }

    void answer_all(Connection& connection) {
        while (!connection.closing) {
            switch (connection.reader.next()) {
            case RequestReader::Progress::more:
                return;
            case RequestReader::Progress::send_continue:
                connection.out += "HTTP/1.1 100 Continue\r\n\r\n";
                return;
            case RequestReader::Progress::bad:
                connection.closing = true;
                render({connection.reader.bad_status(), "text/plain", connection.reader.bad_text() + "\n"}, false,
                       connection.out);
                return;
            case RequestReader::Progress::ready: {
                bool keep = connection.reader.keep_alive();
                render(answer_(connection.reader.request()), keep, connection.out);
                connection.closing = !keep;
                connection.reader.forget();
            }
            }
        }
    }

    // False: nothing more is to happen on this connection.
    bool send_out(Connection& connection) {
        while (connection.sent < connection.out.size()) {
            auto size = send(connection.socket, connection.out.data() + connection.sent,
                             connection.out.size() - connection.sent, MSG_NOSIGNAL);
            if (size < 0 && errno == EINTR) continue;
            if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
                if (!connection.waiting_to_send) watch(connection.socket, EPOLLOUT, EPOLL_CTL_MOD);
                connection.waiting_to_send = true;
                return true;
            }
            if (size < 0) return false;
            connection.sent += static_cast<std::size_t>(size);
        }
        connection.out.clear();
        connection.sent = 0;
        if (connection.waiting_to_send) watch(connection.socket, EPOLLIN, EPOLL_CTL_MOD);
        connection.waiting_to_send = false;
        return !connection.closing;
    }

    // Answers that are being sent are sent to their end, within a bound.
    void finish() {
        for (auto& [socket, connection] : connections_) {
            timeval bound{2, 0};
            setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &bound, sizeof bound);
            fcntl(socket, F_SETFL, 0);
            send_out(*connection);
        }
        connections_.clear();
    }

    int listener_, stop_, epoll_;
    const ServerOptions& options_;
    Answer answer_;
    std::vector<char> buffer_;
    std::unordered_map<int, std::unique_ptr<Connection>> connections_;
};

int listen_on(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) < 0) fail("bind");
    if (listen(listener, 1024) < 0) fail("listen");
    return listener;
}

} // namespace

void serve_http(const ServerOptions& options, const std::function<Answer()>& make_answer) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // Never read: once a signal is there, every worker sees it.
    int stop = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    int listener = listen_on(options.port);
    std::vector<std::jthread> threads;
    for (unsigned each = 0; each < options.threads; ++each)
        threads.emplace_back([&] { Worker(listener, stop, options, make_answer()).run(); });
    threads.clear();
    close(listener);
    close(stop);
}
