// The edge against real sockets on loopback.
#include "http/upstream_for_tests.hpp"

#include <fstream>
#include <future>
#include <latch>

namespace http {
namespace {

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
