// The edge against real sockets on loopback.
#include "http/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <fstream>
#include <future>
#include <gmock/gmock.h>
#include <latch>
#include <stdlib.h>
#include <thread>

namespace http {
namespace {

using boost::asio::ip::tcp;
using testing::HasSubstr;
using testing::StartsWith;

wire::HttpAnswer text(std::string body) {
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
    // Everything until the server closes.
    std::string receive_all() {
        boost::system::error_code error;
        boost::asio::read(socket_, boost::asio::dynamic_buffer(read_), error);
        return std::exchange(read_, {});
    }
    void end_sending() { socket_.shutdown(tcp::socket::shutdown_send); }

  private:
    boost::asio::io_context context_;
    tcp::socket socket_;
    std::string read_;
};

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
        server_ = std::make_unique<Server>(options_, std::move(handle), [quick](const auto&) { return quick; });
        server_->start();
        return Client(server_->port());
    }

    std::size_t spooled_files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(options_.spool), {}));
    }

    Options options_;
    std::unique_ptr<Server> server_;
};

wire::Reply echo(wire::HttpRequest&& request) {
    return text(request.method + " " + request.target + " " + request.body);
}

TEST_F(ServerTest, KeepsTheConnectionAndTheTargetByteForByte) {
    Client client = start(echo);
    client.send("GET /a%2Fb?x=%20&y HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(client.receive(), HasSubstr("GET /a%2Fb?x=%20&y "));
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_THAT(client.receive(), HasSubstr("POST / abc"));
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
    Client client = start(echo);
    std::string both;
    for (int i = 0; i < 20; ++i)
        both += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nxy";
    client.send(both);
    for (int i = 0; i < 20; ++i)
        EXPECT_THAT(client.receive(), HasSubstr("POST /" + std::to_string(i) + " xy"));
}

TEST_F(ServerTest, ReadsChunkedBodies) {
    Client client = start(echo);
    client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    EXPECT_THAT(client.receive(), HasSubstr("POST / abcde"));
    client.send("GET /next HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(client.receive(), HasSubstr("GET /next "));
}

TEST_F(ServerTest, SpoolsLargeBodiesAndRemovesThem) {
    std::string seen;
    Client client = start([&](wire::HttpRequest&& request) -> wire::Reply {
        std::ifstream file(request.spooled->path());
        seen.assign(std::istreambuf_iterator<char>(file), {});
        return text(std::to_string(request.spooled->size()));
    });
    const std::string body(100'000, 'z');
    client.send("PUT /b HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n" + body);
    EXPECT_THAT(client.receive(), HasSubstr("100000"));
    EXPECT_EQ(seen, body);
    EXPECT_EQ(spooled_files(), 0u);
}

TEST_F(ServerTest, ATornBodyLeavesNothing) {
    Client client = start(echo);
    client.send("PUT /b HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n" + std::string(50'000, 'z'));
    client.end_sending();
    EXPECT_EQ(client.receive_all(), "");
    EXPECT_EQ(spooled_files(), 0u);
}

TEST_F(ServerTest, SaysContinueToThoseWhoWait) {
    Client client = start(echo);
    client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    EXPECT_THAT(client.receive(), HasSubstr("PUT / ok"));
}

TEST_F(ServerTest, HeadHasLengthButNoBody) {
    Client client = start(echo);
    client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\nGET /y HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(client.receive(true), HasSubstr("Content-Length: 8"));
    EXPECT_THAT(client.receive(), HasSubstr("GET /y "));
}

TEST_F(ServerTest, SendsRangesOfFiles) {
    const auto path = options_.spool / "content";
    std::ofstream(path) << "0123456789";
    Client client = start([&](wire::HttpRequest&&) -> wire::Reply {
        wire::FileAnswer answer;
        answer.head.status = 206;
        answer.path = path;
        answer.offset = 2;
        answer.length = 5;
        return answer;
    });
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    const std::string answer = client.receive();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 206 Partial Content\r\n"));
    EXPECT_THAT(answer, testing::EndsWith("\r\n\r\n23456"));
}

TEST_F(ServerTest, RefusesClearly) {
    options_.body_limit = 1000;
    options_.header_limit = 2048;
    start(echo);
    const auto answer = [&](const std::string& bytes) {
        Client client(server_->port());
        client.send(bytes);
        return client.receive_all();
    };
    EXPECT_THAT(answer("nonsense\r\n\r\n"), StartsWith("HTTP/1.1 400 "));
    EXPECT_THAT(answer("GET / HTTP/1.1\r\nX: " + std::string(4000, 'x') + "\r\n\r\n"), StartsWith("HTTP/1.1 431 "));
    EXPECT_THAT(answer("PUT / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n"), StartsWith("HTTP/1.1 413 "));
    EXPECT_THAT(answer("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x') + "\r\n"),
                StartsWith("HTTP/1.1 413 "));
}

TEST_F(ServerTest, ASlowHeadIsTimedOut) {
    options_.header_timeout = std::chrono::milliseconds(100);
    Client client = start(echo);
    client.send("GET / HTTP/1.1\r\nHo");
    EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 408 "));
}

TEST_F(ServerTest, AnIdleConnectionIsClosedWithoutAWord) {
    options_.idle_timeout = std::chrono::milliseconds(100);
    Client client = start(echo);
    EXPECT_EQ(client.receive_all(), "");
}

TEST_F(ServerTest, TooManyConnectionsAreToldSo) {
    options_.connection_limit = 1;
    Client first = start(echo);
    first.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    first.receive();
    Client second(server_->port());
    EXPECT_THAT(second.receive_all(), StartsWith("HTTP/1.1 503 "));
}

TEST_F(ServerTest, StopLetsRequestsInFlightFinish) {
    std::latch entered(1), go_on(1);
    Client client = start([&](wire::HttpRequest&&) -> wire::Reply {
        entered.count_down();
        go_on.wait();
        return text("done");
    });
    Client idle(server_->port());
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    entered.wait();
    auto stopped = std::async(std::launch::async, [&] { server_->stop(); });
    EXPECT_EQ(idle.receive_all(), "");
    go_on.count_down();
    const std::string answer = client.receive_all();
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_THAT(answer, testing::EndsWith("done"));
    stopped.wait();
}

// --- relaying -------------------------------------------------------------------------------------------------------

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

TEST_F(ForwardTest, RelaysOverOneKeptConnection) {
    Upstream upstream([](tcp::socket& socket) {
        for (;;) {
            const std::string request = Upstream::read_request(socket);
            if (request.empty()) return;
            EXPECT_THAT(request, StartsWith("POST /invocations HTTP/1.1\r\n"));
            Upstream::answer(socket, request.substr(request.size() - 4));
        }
    });
    EXPECT_EQ(relay(upstream.port()), "0:ping");
    EXPECT_EQ(relay(upstream.port()), "0:ping");
    EXPECT_EQ(upstream.connections(), 1);
    server_->stop();
}

TEST_F(ForwardTest, ReplacesAKeptConnectionThatWasClosed) {
    Upstream upstream([](tcp::socket& socket) {
        if (!Upstream::read_request(socket).empty()) Upstream::answer(socket, "once");
    });
    EXPECT_EQ(relay(upstream.port()), "0:once");
    EXPECT_EQ(relay(upstream.port()), "0:once");
    EXPECT_EQ(upstream.connections(), 2);
}

TEST_F(ForwardTest, TellsWhyThereIsNoReply) {
    std::uint16_t free_port = 0;
    {
        Upstream gone([](tcp::socket&) {});
        free_port = gone.port();
    }
    EXPECT_EQ(relay(free_port), "1:");
    Upstream silent([](tcp::socket& socket) {
        Upstream::read_request(socket);
        std::string rest;
        boost::system::error_code ignored;
        boost::asio::read(socket, boost::asio::dynamic_buffer(rest), ignored);
    });
    EXPECT_EQ(relay(silent.port(), std::chrono::milliseconds(150)), "2:");
    Upstream torn([](tcp::socket& socket) {
        Upstream::read_request(socket);
        boost::asio::write(socket,
                           boost::asio::buffer(std::string("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")));
    });
    EXPECT_EQ(relay(torn.port()), "3:");
    Upstream endless([](tcp::socket& socket) {
        Upstream::read_request(socket);
        Upstream::answer(socket, std::string(101, 'x'));
    });
    EXPECT_EQ(relay(endless.port()), "4:");
}

} // namespace
} // namespace http
