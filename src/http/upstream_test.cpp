#include "http/upstream.hpp"

#include <gtest/gtest.h>

namespace http {
namespace {

class UpstreamPoolTest : public testing::Test {
  protected:
    // A connected pair: what the pool keeps, and the container's end of it.
    std::pair<std::unique_ptr<tcp::socket>, tcp::socket> connect() {
        tcp::acceptor acceptor(context_, {asio::ip::make_address("127.0.0.1"), 0});
        auto ours = std::make_unique<tcp::socket>(context_);
        ours->connect(acceptor.local_endpoint());
        return {std::move(ours), acceptor.accept()};
    }

    asio::io_context context_;
    UpstreamPool pool_;
    const UpstreamPool::Address here_{"127.0.0.1", 8080};
    const Time start_{};
};

TEST_F(UpstreamPoolTest, KeepsByAddressAndGivesTheLastUsedFirst) {
    auto [first, first_end] = connect();
    auto [second, second_end] = connect();
    const tcp::socket* last = second.get();
    pool_.give_back(here_, std::move(first), start_);
    pool_.give_back(here_, std::move(second), start_);
    EXPECT_EQ(pool_.take({"127.0.0.1", 8081}), nullptr);
    EXPECT_EQ(pool_.take(here_).get(), last);
    EXPECT_EQ(pool_.size(), 1u);
}

TEST_F(UpstreamPoolTest, DropsWhatNobodyUsed) {
    auto [old, old_end] = connect();
    auto [young, young_end] = connect();
    pool_.give_back(here_, std::move(old), start_);
    pool_.give_back(here_, std::move(young), start_ + std::chrono::seconds(2));
    pool_.drop_unused_since(start_ + std::chrono::seconds(1));
    EXPECT_EQ(pool_.size(), 1u);
    pool_.drop_unused_since(start_ + std::chrono::seconds(2));
    EXPECT_EQ(pool_.size(), 0u);
}

TEST_F(UpstreamPoolTest, GivesNoneThatWasClosed) {
    auto [kept, end] = connect();
    pool_.give_back(here_, std::move(kept), start_);
    end.close();
    EXPECT_EQ(pool_.take(here_), nullptr);
}

TEST_F(UpstreamPoolTest, GivesNoneThatSpokeUnasked) {
    auto [kept, end] = connect();
    pool_.give_back(here_, std::move(kept), start_);
    end.send(asio::buffer("HTTP/1.1 200 OK\r\n", 17));
    EXPECT_EQ(pool_.take(here_), nullptr);
}

} // namespace
} // namespace http
