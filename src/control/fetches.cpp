#include "control/fetches.hpp"

#include "outside/fetch.hpp"

#include <algorithm>

namespace control {

namespace {

constexpr int most_of_an_account = 2;
constexpr std::chrono::seconds deadline{15};

} // namespace

Fetches::Fetches(int threads, Fetch fetch, std::function<void()> landed)
    : fetch_(std::move(fetch)), landed_(std::move(landed)) {
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
}

std::shared_ptr<const FetchedFile> Fetches::find(const WantedFile& wanted) {
    std::lock_guard lock(mutex_);
    const auto [entry, first] = files_.try_emplace({wanted.owner, wanted.url});
    if (first) {
        queue_.push_back(wanted);
        wake_.notify_one();
    }
    return entry->second;
}

void Fetches::forget(const std::string& owner) {
    std::lock_guard lock(mutex_);
    queue_.remove_if([&](const WantedFile& wanted) { return wanted.owner == owner; });
    std::erase_if(files_, [&](const auto& entry) { return entry.first.first == owner; });
}

void Fetches::stop() {
    for (std::jthread& thread : threads_)
        thread.request_stop();
    threads_.clear();
}

std::list<WantedFile>::iterator Fetches::next() {
    return std::find_if(queue_.begin(), queue_.end(), [&](const WantedFile& wanted) {
        const auto busy = busy_.find(wanted.account);
        return busy == busy_.end() || busy->second < most_of_an_account;
    });
}

FetchedFile Fetches::visit(const WantedFile& wanted, const std::stop_token& stop) const {
    try {
        return fetch_(wanted, stop);
    } catch (const std::exception& error) {
        return {std::nullopt, error.what()};
    }
}

void Fetches::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (wake_.wait(lock, stop, [&] { return next() != queue_.end(); })) {
        const auto first = next();
        const WantedFile wanted = std::move(*first);
        queue_.erase(first);
        ++busy_[wanted.account];
        lock.unlock();
        auto file = std::make_shared<const FetchedFile>(visit(wanted, stop));
        lock.lock();
        if (--busy_[wanted.account] == 0) busy_.erase(wanted.account);
        const auto entry = files_.find({wanted.owner, wanted.url}); // gone where nobody waits any more
        if (entry != files_.end()) entry->second = std::move(file);
        wake_.notify_one(); // another one of this account's may go
        if (stop.stop_requested()) return;
        lock.unlock();
        landed_();
        lock.lock();
    }
}

FetchedFile fetch_file(const WantedFile& wanted, const std::stop_token& stop, bool private_networks) {
    outside::Fetched fetched = outside::fetch({.url = wanted.url,
                                               .limit = wanted.limit,
                                               .deadline = deadline,
                                               .private_networks = private_networks,
                                               .stop = stop});
    if (fetched.outcome == outside::Fetched::Outcome::TooLarge) return {domain::Attachment{wanted.limit + 1, {}}, ""};
    if (!fetched.good()) return {std::nullopt, fetched.problem};
    const std::uint64_t size = fetched.content.size();
    return {domain::Attachment{size, std::move(fetched.content)}, ""};
}

} // namespace control
