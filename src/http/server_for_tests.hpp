// A server on a free port of loopback and a client that says exactly what it is told to, for tests.
#pragma once

#include "http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <gmock/gmock.h>
#include <stdlib.h>

namespace http {

using boost::asio::ip::tcp;
using testing::HasSubstr;
using testing::StartsWith;

inline wire::HttpAnswer text(std::string body) {
    wire::HttpAnswer answer;
    answer.body = std::move(body);
    return answer;
}

// A client that says exactly what it is told to.
class Client {
  public:
    explicit Client(std::uint16_t port) : socket_(context_) {
        socket_.connect({boost::asio::ip::make_address("127.0.0.1"), port});
    }
    void send(std::string_view bytes) { boost::asio::write(socket_, boost::asio::buffer(bytes)); }
    // One answer: head and counted body.
    std::string receive(bool without_body = false) {
        const std::size_t head = boost::asio::read_until(socket_, boost::asio::dynamic_buffer(read_), "\r\n\r\n");
        std::size_t total = head;
        const std::size_t at = read_.find("Content-Length: ");
        if (!without_body && at != std::string::npos && at < head) total += std::stoul(read_.substr(at + 16));
        if (read_.size() < total)
            boost::asio::read(socket_, boost::asio::dynamic_buffer(read_),
                              boost::asio::transfer_exactly(total - read_.size()));
        std::string answer = read_.substr(0, total);
        read_.erase(0, total);
        return answer;
    }
    // What comes, to the end of the first `mark` in it.
    std::string receive_until(std::string_view mark) {
        const std::size_t end = boost::asio::read_until(socket_, boost::asio::dynamic_buffer(read_), mark);
        std::string piece = read_.substr(0, end);
        read_.erase(0, end);
        return piece;
    }
    // Everything until the server closes.
    std::string receive_all() {
        boost::system::error_code error;
        boost::asio::read(socket_, boost::asio::dynamic_buffer(read_), error);
        return std::exchange(read_, {});
    }
    // Up to so many bytes of what comes next; 0 when the server closed.
    std::size_t take(std::size_t most) {
        read_.resize(most);
        boost::system::error_code ignored;
        const std::size_t count = socket_.read_some(boost::asio::buffer(read_), ignored);
        read_.clear();
        return count;
    }
    void end_sending() { socket_.shutdown(tcp::socket::shutdown_send); }

  private:
    boost::asio::io_context context_;
    tcp::socket socket_;
    std::string read_;
};

inline wire::Admission admit_all(const wire::HttpRequest&) {
    return {.limit = 1u << 30, .refusal = {}};
}

class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        char name[] = "/tmp/souk-http-XXXXXX";
        options_.spool = mkdtemp(name);
        options_.port = 0;
        options_.io_threads = 1;
        options_.workers = 4;
        options_.spool_limit = 1024;
    }
    ~ServerTest() override {
        if (server_) server_->stop();
        std::filesystem::remove_all(options_.spool);
    }

    Client start(Server::Handle handle, bool quick = false) {
        server_ = std::make_unique<Server>(
            options_, std::move(handle), [quick](const auto&) { return quick; }, admit_);
        server_->start();
        return Client(server_->port());
    }

    std::size_t spooled_files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(options_.spool), {}));
    }

    Options options_;
    Server::Admit admit_ = admit_all;
    std::unique_ptr<Server> server_;
};

inline wire::Reply echo(wire::HttpRequest&& request) {
    return text(request.method + " " + request.target + " " + request.body);
}

} // namespace http
