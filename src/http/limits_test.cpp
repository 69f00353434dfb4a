// What clients and containers may do to the edge that are slow, large, wrong or hostile.
#include "http/upstream_for_tests.hpp"

#include <boost/asio/steady_timer.hpp>
#include <future>

namespace http {
namespace {

using std::chrono::milliseconds;

// A client that takes its time: waits between its acts without being waited for.
void dawdle(milliseconds time) {
    boost::asio::io_context context;
    boost::asio::steady_timer(context, time).wait();
}

TEST_F(ServerTest, ReadsChunksThatComeByteByByte) {
    Client client = start(echo);
    const std::string_view request = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                                     "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";
    for (const char c : request)
        client.send({&c, 1});
    EXPECT_THAT(client.receive(), HasSubstr("POST / abcde"));
}

TEST_F(ServerTest, WaitsForTheRestOfAChunk) {
    Client client = start(echo);
    client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabc");
    dawdle(milliseconds(100));
    client.send("def\r\n0\r\n\r\n");
    EXPECT_THAT(client.receive(), HasSubstr("POST / abcdef"));
}

TEST_F(ServerTest, SaysContinueBeforeChunks) {
    Client client = start(echo);
    client.send("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive(), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("2\r\nok\r\n0\r\n\r\n");
    EXPECT_THAT(client.receive(), HasSubstr("PUT / ok"));
}

TEST_F(ServerTest, ATargetThatIsTooLongIsToldSo) {
    options_.header_limit = 2048;
    Client client = start(echo);
    client.send("GET /" + std::string(4000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 414 "));
}

TEST_F(ServerTest, AHeadWithoutEndIsTooLargeWhateverItsTarget) {
    options_.header_limit = 2048;
    Client client = start(echo);
    client.send("GET / HTTP/1.1\r\nX: " + std::string(4000, 'x'));
    EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 431 "));
}

// A body whose length cannot be told must not be read as the next request.
TEST_F(ServerTest, UnknownTransferCodingsAreRefused) {
    Client client = start(echo);
    client.send("POST /outer HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip\r\n\r\n"
                "GET /inner HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    const std::string answers = client.receive_all();
    EXPECT_THAT(answers, StartsWith("HTTP/1.1 501 "));
    EXPECT_THAT(answers, testing::Not(HasSubstr("/inner")));
}

TEST_F(ServerTest, TwoLengthsAreRefused) {
    start(echo);
    for (const std::string lengths :
         {"Content-Length: 3\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 3",
          "Content-Length: 3\r\nContent-Length: 4", "Content-Length: -1", "Content-Length: 99999999999999999999"}) {
        Client client(server_->port());
        client.send("POST / HTTP/1.1\r\nHost: h\r\n" + lengths + "\r\n\r\n");
        EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 400 ")) << lengths;
    }
}

// The refusal is there to be read even by those who first send all they have.
TEST_F(ServerTest, ARefusalReachesAClientThatIsStillSending) {
    options_.body_limit = 1000;
    Client client = start(echo);
    client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 8000000\r\n\r\n");
    client.send(std::string(8'000'000, 'z'));
    EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 413 "));
}

TEST_F(ServerTest, ALargeAnswerMayBeTakenSlowly) {
    options_.body_timeout = milliseconds(300);
    const std::string body(16u << 20, 'z');
    Client client = start([&](wire::HttpRequest&&) -> wire::Reply { return text(body); });
    client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    std::size_t taken = 0;
    for (std::size_t count = 1; count > 0; taken += count) {
        count = client.take(1u << 20);
        dawdle(milliseconds(60));
    }
    EXPECT_GT(taken, body.size());
}

TEST_F(ServerTest, AnAnswerThatNobodyTakesIsGivenUp) {
    options_.body_timeout = milliseconds(100);
    const std::string body(64u << 20, 'z');
    Client client = start([&](wire::HttpRequest&&) -> wire::Reply { return text(body); });
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    client.take(1);
    while (server_->counters().connections > 0)
        dawdle(milliseconds(5));
    EXPECT_LT(client.receive_all().size(), body.size());
}

TEST_F(ServerTest, ABodyThatStandsStillIsTimedOut) {
    options_.body_timeout = milliseconds(100);
    Client client = start(echo);
    client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
    EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 408 "));
}

// --- relaying -------------------------------------------------------------------------------------------------------

void say(tcp::socket& socket, std::string_view bytes) {
    boost::system::error_code ignored;
    boost::asio::write(socket, boost::asio::buffer(bytes), ignored);
}

TEST_F(ForwardTest, AnEmptyReplyIsWhole) {
    Upstream upstream([](tcp::socket& socket) {
        while (!Upstream::read_request(socket).empty())
            Upstream::answer(socket, "");
    });
    EXPECT_EQ(relay(upstream.port()), "0:");
    EXPECT_EQ(relay(upstream.port()), "0:");
    EXPECT_EQ(upstream.connections(), 1);
    server_->stop();
}

TEST_F(ForwardTest, ReadsChunkedAndUncountedReplies) {
    Upstream chunked([](tcp::socket& socket) {
        Upstream::read_request(socket);
        say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
        say(socket, "2\r\nde\r\n0\r\n\r\n");
    });
    EXPECT_EQ(relay(chunked.port()), "0:abcde");
    Upstream uncounted([](tcp::socket& socket) {
        Upstream::read_request(socket);
        say(socket, "HTTP/1.1 200 OK\r\n\r\nto the end");
    });
    EXPECT_EQ(relay(uncounted.port()), "0:to the end");
}

TEST_F(ForwardTest, AnInterimReplyIsNotTheReply) {
    Upstream upstream([](tcp::socket& socket) {
        Upstream::read_request(socket);
        say(socket, "HTTP/1.1 100 Continue\r\n\r\n");
        Upstream::answer(socket, "real");
    });
    EXPECT_EQ(relay(upstream.port()), "0:real");
}

// What a container says unasked must not become the reply to somebody's next request.
TEST_F(ForwardTest, WhatWasSaidUnaskedIsNoReply) {
    Upstream upstream([](tcp::socket& socket) {
        const std::string request = Upstream::read_request(socket);
        if (request.empty()) return;
        say(socket,
            "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\npingHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstray");
        if (!Upstream::read_request(socket).empty()) Upstream::answer(socket, "second");
    });
    EXPECT_EQ(relay(upstream.port()), "0:ping");
    EXPECT_EQ(relay(upstream.port()), "0:ping");
}

TEST_F(ServerTest, ALargeBodyThatIsNotAdmittedIsNeitherAskedForNorTaken) {
    admit_ = [](const wire::HttpRequest& head) {
        EXPECT_EQ(head.headers.get("X-Who"), "stranger");
        wire::HttpAnswer refusal{.status = 403, .body = "who are you?"};
        return wire::Admission{.limit = 0, .refusal = std::move(refusal)};
    };
    Client client = start(echo);
    client.send(
        "PUT / HTTP/1.1\r\nHost: h\r\nX-Who: stranger\r\nContent-Length: 8000000\r\nExpect: 100-continue\r\n\r\n");
    const std::string answer = client.receive_all();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 403 "));
    EXPECT_THAT(answer, HasSubstr("who are you?"));
    EXPECT_EQ(spooled_files(), 0u);
}

TEST_F(ServerTest, ABodyMayBeAdmittedUpToALimitOfItsOwn) {
    admit_ = [](const wire::HttpRequest&) { return wire::Admission{.limit = 2000, .refusal = {}}; };
    start(echo);
    for (const std::string head : {"Content-Length: 3000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nbb8\r\n"}) {
        Client client(server_->port());
        client.send("PUT / HTTP/1.1\r\nHost: h\r\n" + head + std::string(3000, 'x'));
        EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 413 ")) << head;
    }
}

TEST_F(ServerTest, AnExceptionOfTheFinisherIsAnAnswer) {
    Upstream upstream([](tcp::socket& socket) {
        Upstream::read_request(socket);
        Upstream::answer(socket, "ok");
    });
    Client client = start([&](wire::HttpRequest&&) -> wire::Reply {
        wire::Forward forward;
        forward.host = "127.0.0.1";
        forward.port = upstream.port();
        forward.finish = [](wire::UpstreamReply, wire::Forward::Done) { throw std::runtime_error("broken"); };
        return forward;
    });
    client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.receive_all(), StartsWith("HTTP/1.1 500 "));
    server_->stop();
    EXPECT_EQ(server_->counters().in_flight, 0);
}

} // namespace
} // namespace http
