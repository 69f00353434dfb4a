// Fetches: files at addresses elsewhere, fetched beside the loop that waits for them, a few at once and of one account
// no more than two, so that slow servers hold up nobody but their sellers. Promises: an address is visited once for
// each owner, until that is forgotten; everything that was asked for lands. Remembers nothing across a restart: it is
// asked for again then.
#pragma once

#include "domain/listing/attachments.hpp"

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace control {

// Either of the two.
struct FetchedFile {
    std::optional<domain::Attachment> found;
    std::string problem; // "it answered 404"
};

struct WantedFile {
    std::string owner; // a change set
    std::string account;
    std::string url;
    std::uint64_t limit = 0; // bytes
};

class Fetches {
  public:
    using Fetch = std::function<FetchedFile(const WantedFile&, const std::stop_token&)>;

    // `landed` is called from the threads here, after each.
    Fetches(int threads, Fetch fetch, std::function<void()> landed);
    ~Fetches() { stop(); }

    // Null while it is on its way; the first who asks sends for it.
    std::shared_ptr<const FetchedFile> find(const WantedFile& wanted);
    void forget(const std::string& owner);
    // Interrupts what is on its way.
    void stop();

  private:
    using Key = std::pair<std::string, std::string>; // owner and address

    void run(const std::stop_token& stop);
    FetchedFile visit(const WantedFile& wanted, const std::stop_token& stop) const;
    std::list<WantedFile>::iterator next();

    Fetch fetch_;
    std::function<void()> landed_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::list<WantedFile> queue_;
    std::map<std::string, int> busy_;                         // by account
    std::map<Key, std::shared_ptr<const FetchedFile>> files_; // null while on the way
    std::vector<std::jthread> threads_;
};

// Fetches by http and https; into private networks only where that is allowed.
FetchedFile fetch_file(const WantedFile& wanted, const std::stop_token& stop, bool private_networks);

} // namespace control
