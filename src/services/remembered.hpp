// Remembered<T>: what was read from the database, kept in memory while it holds. A stamp says how long: database
// generations, which only grow. What was kept at one stamp is forgotten as soon as a later one is seen. Thread-safe;
// bounded.
#pragma once

#include "services/call.hpp"
#include "wire/http.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace services {

// What tells a question from every other: who asks, for which region, in which form (the target: services' protocols
// and the portal's way have one each), and what (in the target or in the body).
inline std::string key_of(const Call& call, const wire::HttpRequest& request) {
    std::string key;
    key.reserve(call.caller.account.size() + call.region.size() + request.target.size() + request.body.size() + 3);
    return key.append(call.caller.account)
        .append(" ")
        .append(call.region)
        .append(" ")
        .append(request.target)
        .append(" ")
        .append(request.body);
}

template<class T>
class Remembered {
  public:
    // `absent` tells a key that was never asked at this stamp from one that was, and has nothing (null).
    std::shared_ptr<const T> find(std::uint64_t stamp, const std::string& key, bool& absent) const {
        std::shared_lock lock(mutex_);
        const auto found = stamp == stamp_ ? known_.find(key) : known_.end();
        absent = found == known_.end();
        return absent ? nullptr : found->second;
    }

    // The stamp must have been taken before the value was read.
    void keep(std::uint64_t stamp, const std::string& key, std::shared_ptr<const T> value) {
        std::unique_lock lock(mutex_);
        if (stamp < stamp_) return;
        if (stamp > stamp_ || known_.size() >= most) known_.clear();
        stamp_ = stamp;
        known_[key] = std::move(value);
    }

  private:
    static constexpr std::size_t most = 10'000;
    mutable std::shared_mutex mutex_;
    std::uint64_t stamp_ = 0;
    std::unordered_map<std::string, std::shared_ptr<const T>> known_;
};

} // namespace services
