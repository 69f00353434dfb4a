#include "control/workers.hpp"

#include <algorithm>

namespace control {

using Steady = std::chrono::steady_clock;

Workers::Workers(int threads, Work work) : work_(std::move(work)) {
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
    stop();
}

void Workers::wake(const Key& key) {
    std::lock_guard lock(mutex_);
    auto& entry = entries_[key];
    entry.due = Steady::now();
    entry.again = entry.busy;
    wake_.notify_one();
}

void Workers::stop() {
    {
        std::lock_guard lock(mutex_);
        stopped_ = true;
        wake_.notify_all();
    }
    threads_.clear();
}

// The idle entry that is due first.
std::map<Workers::Key, Workers::Entry>::iterator Workers::next() {
    auto best = entries_.end();
    for (auto entry = entries_.begin(); entry != entries_.end(); ++entry)
        if (!entry->second.busy && (best == entries_.end() || entry->second.due < best->second.due)) best = entry;
    return best;
}

void Workers::run() {
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        const auto entry = next();
        if (entry == entries_.end()) {
            wake_.wait(lock);
            continue;
        }
        if (entry->second.due > Steady::now()) {
            wake_.wait_until(lock, Time(entry->second.due));
            continue;
        }
        const Key key = entry->first;
        entry->second.busy = true;
        entry->second.again = false;
        lock.unlock();
        const auto pause = work_(key);
        lock.lock();
        auto& done = entries_.at(key);
        done.busy = false;
        if (done.again)
            done.due = Steady::now();
        else if (pause)
            done.due = Steady::now() + *pause;
        else
            entries_.erase(key);
    }
}

} // namespace control
