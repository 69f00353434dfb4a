// Stand-ins for containers, and a server that relays to them, for tests.
#pragma once

#include "http/server_for_tests.hpp"

#include <atomic>
#include <thread>

namespace http {

// A container's stand-in: answers each connection by the given function of (socket), on a thread of its own.
class Upstream {
  public:
    explicit Upstream(std::function<void(tcp::socket&)> serve)
        : acceptor_(context_, {boost::asio::ip::make_address("127.0.0.1"), 0}), serve_(std::move(serve)),
          thread_([this] { run(); }) {}
    ~Upstream() {
        stopping_ = true;
        // Wakes the accept that waits.
        boost::asio::io_context context;
        tcp::socket knock(context);
        boost::system::error_code ignored;
        knock.connect(acceptor_.local_endpoint(), ignored);
        thread_.join();
    }
    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    int connections() const { return connections_; }

    static std::string read_request(tcp::socket& socket) {
        std::string bytes;
        boost::system::error_code error;
        const std::size_t head = boost::asio::read_until(socket, boost::asio::dynamic_buffer(bytes), "\r\n\r\n", error);
        if (error) return "";
        const std::size_t at = bytes.find("Content-Length: ");
        const std::size_t total = head + std::stoul(bytes.substr(at + 16));
        if (bytes.size() < total)
            boost::asio::read(socket, boost::asio::dynamic_buffer(bytes),
                              boost::asio::transfer_exactly(total - bytes.size()));
        return bytes;
    }
    static void answer(tcp::socket& socket, std::string_view body) {
        const std::string bytes =
            "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
        boost::system::error_code ignored;
        boost::asio::write(socket, boost::asio::buffer(bytes), ignored);
    }

  private:
    void run() {
        for (;;) {
            tcp::socket socket(context_);
            acceptor_.accept(socket);
            if (stopping_) return;
            ++connections_;
            serve_(socket);
        }
    }
    boost::asio::io_context context_;
    tcp::acceptor acceptor_;
    std::function<void(tcp::socket&)> serve_;
    std::atomic<bool> stopping_{false};
    std::atomic<int> connections_{0};
    std::thread thread_;
};

class ForwardTest : public ServerTest {
  protected:
    std::string relay(std::uint16_t port, std::chrono::milliseconds timeout = std::chrono::seconds(5)) {
        if (!server_) {
            start([this](wire::HttpRequest&& request) -> wire::Reply {
                wire::Forward forward;
                forward.host = "127.0.0.1";
                forward.port = port_;
                forward.body = std::move(request.body);
                forward.timeout = timeout_;
                forward.reply_limit = 100;
                forward.finish = [](wire::UpstreamReply reply, wire::Forward::Done done) {
                    std::thread([reply = std::move(reply), done] {
                        done(text(std::to_string(static_cast<int>(reply.outcome)) + ":" + reply.body));
                    }).detach();
                };
                return forward;
            });
            client_ = std::make_unique<Client>(server_->port());
        }
        port_ = port;
        timeout_ = timeout;
        client_->send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nping");
        const std::string answer = client_->receive();
        return answer.substr(answer.find("\r\n\r\n") + 4);
    }
    std::uint16_t port_ = 0;
    std::chrono::milliseconds timeout_{5000};
    std::unique_ptr<Client> client_;
};

} // namespace http
