// Workers: threads that look after many things, each by one thread at a time. What to do is asked of the thing itself;
// a thing that was woken while it was being looked after is looked at again.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace control {

class Workers {
  public:
    using Key = std::pair<std::string, std::int64_t>; // what kind of thing, and which
    // When to look again without a wake; absent: not until woken. Must not throw.
    using Work = std::function<std::optional<std::chrono::milliseconds>(const Key&)>;

    Workers(int threads, Work work);
    ~Workers();

    void wake(const Key& key);
    // Starts no more work and returns when what runs has ended; whoever calls it interrupts long work first.
    void stop();

  private:
    using Time = std::chrono::steady_clock::time_point;
    struct Entry {
        Time due;
        bool busy = false;
        bool again = false; // woken while busy
    };

    void run();
    std::map<Key, Entry>::iterator next();

    Work work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::map<Key, Entry> entries_;
    bool stopped_ = false;
    std::vector<std::jthread> threads_;
};

} // namespace control
