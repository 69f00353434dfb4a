#include "control/workers.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <latch>
#include <set>

namespace control {
namespace {

TEST(Workers, LookAfterManyThingsAtOnceButEachAlone) {
    std::mutex mutex;
    std::set<std::int64_t> busy;
    std::atomic<int> overlaps = 0;
    std::latch all(40);
    {
        Workers workers(4, [&](const Workers::Key& key) -> std::optional<std::chrono::milliseconds> {
            {
                std::lock_guard lock(mutex);
                overlaps += !busy.insert(key.second).second;
            }
            std::this_thread::yield();
            {
                std::lock_guard lock(mutex);
                busy.erase(key.second);
            }
            all.count_down();
            return std::nullopt;
        });
        for (int id = 0; id < 40; ++id)
            workers.wake({"endpoint", id});
        all.wait();
    }
    EXPECT_EQ(overlaps, 0);
}

TEST(Workers, AWakeDuringTheWorkIsNotLost) {
    std::latch started(1), woken(1), again(1);
    std::atomic<int> runs = 0;
    Workers workers(2, [&](const Workers::Key&) -> std::optional<std::chrono::milliseconds> {
        if (++runs == 1) {
            started.count_down();
            woken.wait();
        } else {
            again.count_down();
        }
        return std::nullopt;
    });
    workers.wake({"endpoint", 1});
    started.wait();
    workers.wake({"endpoint", 1});
    EXPECT_EQ(runs, 1); // not by the second thread
    woken.count_down();
    again.wait();
    EXPECT_EQ(runs, 2);
}

TEST(Workers, ComeBackWhenTheyWereAskedTo) {
    std::latch thrice(3);
    std::atomic<int> runs = 0;
    Workers workers(1, [&](const Workers::Key&) -> std::optional<std::chrono::milliseconds> {
        if (++runs > 3) return std::nullopt;
        thrice.count_down();
        return std::chrono::milliseconds(1);
    });
    workers.wake({"endpoint", 1});
    thrice.wait();
    SUCCEED();
}

} // namespace
} // namespace control
