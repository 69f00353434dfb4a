// The objects of the embedded store, as runs see them.
#pragma once

#include "base/instant.hpp"
#include "control/objects.hpp"
#include "store/database.hpp"

namespace outside {
class Blobs;
}

namespace control {

class StoredObjects final : public Objects {
  public:
    StoredObjects(store::Database& database, outside::Blobs& blobs, const base::Clock& clock)
        : database_(database), blobs_(blobs), clock_(clock) {}

    std::optional<Object> find(const Access& access, const domain::S3Address& address) override;
    std::vector<Object> list(const Access& access, const domain::S3Address& address) override;
    void put(const Access& access, const domain::S3Address& address, const std::filesystem::path& file) override;

  private:
    store::Database& database_;
    outside::Blobs& blobs_;
    const base::Clock& clock_;
};

} // namespace control
