// Flight: writes that are on their way together, so that they share fsyncs, and what became of each. It never forgets
// one: wait, and the end of its life, come after all of them have landed.
#pragma once

#include <condition_variable>
#include <exception>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace control {

class Flight {
  public:
    using Landed = std::vector<std::pair<std::string, std::exception_ptr>>; // null where it is durable

    Flight() = default;
    Flight(const Flight&) = delete;
    Flight& operator=(const Flight&) = delete;
    ~Flight() { wait(); }

    // One more is on its way; it may have landed already.
    void depart() {
        std::lock_guard lock(mutex_);
        ++departed_;
    }
    void land(const std::string& id, const std::exception_ptr& error) {
        std::lock_guard lock(mutex_);
        landed_.emplace_back(id, error);
        ++arrived_;
        all_landed_.notify_all();
    }
    // It did not even depart.
    void fail(const std::string& id, const std::exception_ptr& error) {
        std::lock_guard lock(mutex_);
        landed_.emplace_back(id, error);
    }
    // All that have landed since it was last asked.
    Landed wait() {
        std::unique_lock lock(mutex_);
        all_landed_.wait(lock, [&] { return arrived_ == departed_; });
        return std::exchange(landed_, {});
    }

  private:
    std::mutex mutex_;
    std::condition_variable all_landed_;
    std::size_t departed_ = 0;
    std::size_t arrived_ = 0;
    Landed landed_;
};

} // namespace control
