// The objects that runs read and write by s3:// address. A run reaches what its Access allows, and nothing else: what
// is out of reach is answered as what does not exist.
#pragma once

#include "domain/runs/batches.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace control {

// Whose buckets a run may use: its account's own, and of the market's bucket what belongs to the version it bought.
struct Access {
    std::string account;
    std::string market_account; // "" where nothing was bought
    std::string market_version; // keys "<version>/…"

    bool allows(std::string_view owner, std::string_view key) const {
        if (owner == account) return true;
        return !market_version.empty() && owner == market_account && key.starts_with(market_version + "/");
    }
};

struct Object {
    std::string bucket;
    std::string key;
    std::uint64_t size = 0;
    // Of one that was found: its content, to be read only, there as long as this value lives.
    std::filesystem::path path = {};
    std::shared_ptr<const void> holder = {};
};

class Objects {
  public:
    virtual ~Objects() = default;
    virtual std::optional<Object> find(const Access& access, const domain::S3Address& address) = 0;
    // Keys that start with address.key, in UTF-8 order; their contents are to be found one by one.
    virtual std::vector<Object> list(const Access& access, const domain::S3Address& address) = 0;
    // Takes the file away. Throws RunFailed where the bucket does not exist or is out of reach.
    virtual void put(const Access& access, const domain::S3Address& address, const std::filesystem::path& file) = 0;
};

} // namespace control
