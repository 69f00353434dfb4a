// A fixed number of threads that run what is given to them, in order of arrival.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Workers {
  public:
    explicit Workers(int count);
    // Runs what was given before, then ends the threads.
    ~Workers();
    void run(std::function<void()> job);
    int busy() const { return busy_.load(std::memory_order_relaxed); }

  private:
    void loop();
    std::mutex mutex_;
    std::condition_variable filled_;
    std::deque<std::function<void()>> jobs_;
    bool stopping_ = false;
    std::atomic<int> busy_{0};
    std::vector<std::thread> threads_;
};

} // namespace http
