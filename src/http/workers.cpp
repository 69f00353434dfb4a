#include "http/workers.hpp"

namespace http {

Workers::Workers(int count) {
    for (int i = 0; i < count; ++i)
        threads_.emplace_back([this] { loop(); });
}

Workers::~Workers() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    filled_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

void Workers::run(std::function<void()> job) {
    {
        std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
}

void Workers::loop() {
    std::unique_lock lock(mutex_);
    for (;;) {
        filled_.wait(lock, [&] { return !jobs_.empty() || stopping_; });
        if (jobs_.empty()) return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        busy_.fetch_add(1, std::memory_order_relaxed);
        job();
        job = nullptr;
        busy_.fetch_sub(1, std::memory_order_relaxed);
        lock.lock();
    }
}

} // namespace http
