#include "http/server_for_tests.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <mutex>

namespace http {
namespace {

// What a stream tells, from any thread.
class Teller {
  public:
    wire::Stream stream(std::chrono::milliseconds silence = std::chrono::seconds(60)) {
        wire::Stream made;
        made.head.headers.add("Content-Type", "text/event-stream");
        made.head.body = "begin;";
        made.heartbeat = "beat;";
        made.silence = silence;
        made.next = [this]() -> std::optional<std::string> {
            std::lock_guard lock(mutex_);
            if (ended_ && waiting_.empty()) return std::nullopt;
            return std::exchange(waiting_, {});
        };
        made.listen = [this](std::function<void()> wake) -> std::shared_ptr<const void> {
            std::lock_guard lock(mutex_);
            wake_ = std::move(wake);
            ++listeners;
            return {this, [this](const void*) {
                        std::lock_guard guard(mutex_);
                        wake_ = nullptr;
                        --listeners;
                    }};
        };
        return made;
    }

    void tell(std::string_view piece) {
        std::lock_guard lock(mutex_);
        waiting_ += piece;
        if (wake_) wake_();
    }
    void end() {
        std::lock_guard lock(mutex_);
        ended_ = true;
        if (wake_) wake_();
    }

    std::atomic<int> listeners = 0;

  private:
    std::mutex mutex_;
    std::string waiting_;
    std::function<void()> wake_;
    bool ended_ = false;
};

class StreamTest : public ServerTest {
  protected:
    // Streams that are still open end with the server, and tell the teller so.
    void TearDown() override { server_.reset(); }

    Server::Handle telling(std::chrono::milliseconds silence = std::chrono::seconds(60)) {
        return [this, silence](wire::HttpRequest&&) -> wire::Reply { return teller_.stream(silence); };
    }
    static void ask(Client& client) { client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n"); }

    Teller teller_;
};

TEST_F(StreamTest, TellsWhatComesAsItComes) {
    Client client = start(telling());
    ask(client);
    EXPECT_THAT(client.receive_until("begin;"), HasSubstr("Connection: close\r\n"));
    for (int i = 0; i < 100; ++i) {
        const std::string piece = "piece " + std::to_string(i) + ";";
        teller_.tell(piece);
        EXPECT_EQ(client.receive_until(";"), piece);
    }
    teller_.tell("last;");
    teller_.end();
    EXPECT_EQ(client.receive_all(), "last;");
    EXPECT_EQ(server_->counters().workers_busy, 0);
}

TEST_F(StreamTest, BeatsInSilence) {
    options_.header_timeout = options_.body_timeout = std::chrono::milliseconds(400);
    Client client = start(telling(std::chrono::milliseconds(30)));
    ask(client);
    client.receive_until("begin;");
    EXPECT_EQ(client.receive_until(";"), "beat;");
    EXPECT_EQ(client.receive_until(";"), "beat;");
}

TEST_F(StreamTest, EndsWithItsClient) {
    {
        Client client = start(telling());
        ask(client);
        client.receive_until("begin;");
        EXPECT_EQ(teller_.listeners, 1);
    }
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (teller_.listeners > 0 && std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    EXPECT_EQ(teller_.listeners, 0);
}

TEST_F(StreamTest, EndsWhenTheServerStops) {
    Client client = start(telling());
    ask(client);
    client.receive_until("begin;");
    const auto begun = std::chrono::steady_clock::now();
    server_->stop();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
    EXPECT_EQ(client.receive_all(), "");
    EXPECT_EQ(teller_.listeners, 0);
}

TEST_F(StreamTest, ForgetsWhatTheClientSaysMeanwhile) {
    Client client = start(telling());
    ask(client);
    client.receive_until("begin;");
    client.send("GET /other HTTP/1.1\r\nHost: a\r\n\r\n");
    teller_.tell("still;");
    EXPECT_EQ(client.receive_until(";"), "still;");
}

} // namespace
} // namespace http
