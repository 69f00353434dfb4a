#include "control/fetches.hpp"

#include <gtest/gtest.h>
#include <set>

namespace control {
namespace {

WantedFile wanted(const std::string& owner, const std::string& account, const std::string& url) {
    return {owner, account, url, 100};
}

// Fetches whose files arrive when the test says so.
class FetchesTest : public testing::Test {
  protected:
    ~FetchesTest() override {
        {
            std::lock_guard lock(mutex_);
            open_ = true;
        }
        changed_.notify_all();
        fetches_.stop();
    }

    FetchedFile fetch(const WantedFile& file, const std::stop_token&) {
        std::unique_lock lock(mutex_);
        begun_.push_back(file.url);
        changed_.notify_all();
        changed_.wait(lock, [&] { return open_ || arrived_.contains(file.url); });
        if (file.url == "broken") throw std::runtime_error("no memory");
        return {domain::Attachment{file.url.size(), file.url}, ""};
    }
    void landed() {
        std::lock_guard lock(mutex_);
        ++landed_;
        changed_.notify_all();
    }
    void await_begun(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return begun_.size() >= count; });
    }
    void let_arrive(const std::string& url) {
        std::unique_lock lock(mutex_);
        const int before = landed_;
        arrived_.insert(url);
        changed_.notify_all();
        changed_.wait(lock, [&] { return landed_ > before; });
    }
    std::vector<std::string> begun() {
        std::lock_guard lock(mutex_);
        return begun_;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> begun_;
    std::set<std::string> arrived_;
    int landed_ = 0;
    bool open_ = false;
    Fetches fetches_{4, [this](const auto& file, const auto& stop) { return fetch(file, stop); }, [this] { landed(); }};
};

TEST_F(FetchesTest, AnAddressIsVisitedOnceForEachOwner) {
    EXPECT_FALSE(fetches_.find(wanted("cs1", "1", "a")));
    EXPECT_FALSE(fetches_.find(wanted("cs1", "1", "a")));
    await_begun(1);
    let_arrive("a");
    const auto file = fetches_.find(wanted("cs1", "1", "a"));
    ASSERT_TRUE(file && file->found);
    EXPECT_EQ(file->found->content, "a");
    EXPECT_EQ(begun().size(), 1u);
    fetches_.forget("cs1");
    EXPECT_FALSE(fetches_.find(wanted("cs1", "1", "a")));
    await_begun(2);
}

TEST_F(FetchesTest, AnAccountKeepsNoMoreThanTwoBusy) {
    for (const char* url : {"a", "b", "c"})
        fetches_.find(wanted("cs1", "1", url));
    fetches_.find(wanted("cs2", "2", "z"));
    await_begun(3);
    const auto first = begun();
    EXPECT_EQ(std::set(first.begin(), first.end()), (std::set<std::string>{"a", "b", "z"}));
    let_arrive("a");
    await_begun(4);
    EXPECT_EQ(begun().back(), "c");
}

TEST_F(FetchesTest, WhatNobodyWaitsForAnyMoreIsDropped) {
    for (const char* url : {"a", "b", "c"})
        fetches_.find(wanted("cs1", "1", url));
    await_begun(2);
    fetches_.forget("cs1");
    let_arrive("a");
    let_arrive("b");
    EXPECT_EQ(begun().size(), 2u);
}

TEST_F(FetchesTest, WhatBreaksIsAProblemOfTheFile) {
    fetches_.find(wanted("cs1", "1", "broken"));
    await_begun(1);
    let_arrive("broken");
    const auto file = fetches_.find(wanted("cs1", "1", "broken"));
    ASSERT_TRUE(file);
    EXPECT_FALSE(file->found);
    EXPECT_EQ(file->problem, "no memory");
}

} // namespace
} // namespace control
