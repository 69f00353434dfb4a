#include "control/stored_objects.hpp"

#include "base/digest.hpp"
#include "control/host.hpp"
#include "outside/blobs/blobs.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"

#include <fmt/format.h>
#include <fstream>

namespace control {
namespace {

bool reachable(store::Reader& reader, const Access& access, const domain::S3Address& address) {
    const auto bucket = store::find_bucket(reader, address.bucket);
    return bucket && access.allows(bucket->account, address.key);
}

// Digests of a file as S3 shows them.
void digest(const std::filesystem::path& file, store::Object& object) {
    base::Digester md5("MD5"), crc("CRC64NVME");
    std::ifstream in(file, std::ios::binary);
    std::string buffer(1 << 20, '\0');
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(in.gcount()));
        md5.update(piece);
        crc.update(piece);
    }
    object.etag = base::hex(md5.finish());
    object.checksum = {.kind = "CRC64NVME", .value = base::base64(crc.finish())};
}

} // namespace

std::optional<Object> StoredObjects::find(const Access& access, const domain::S3Address& address) {
    for (;;) {
        const auto row = database_.read([&](store::Reader& reader) {
            return reachable(reader, access, address) ? store::find_object(reader, address.bucket, address.key)
                                                      : std::nullopt;
        });
        if (!row) return std::nullopt;
        // Overwritten between the two: look again.
        if (auto file = blobs_.open(row->blob))
            return Object{
                .bucket = row->bucket, .key = row->key, .size = row->size, .path = file->path(), .holder = file};
    }
}

std::vector<Object> StoredObjects::list(const Access& access, const domain::S3Address& address) {
    return database_.read([&](store::Reader& reader) {
        std::vector<Object> found;
        if (!reachable(reader, access, address)) return found;
        for (const auto& row : store::list_prefix(reader, address.bucket, address.key))
            found.push_back({.bucket = row.bucket, .key = row.key, .size = row.size});
        return found;
    });
}

void StoredObjects::put(const Access& access, const domain::S3Address& address, const std::filesystem::path& file) {
    store::Object object{.bucket = address.bucket, .key = address.key};
    digest(file, object);
    auto fresh = blobs_.adopt(file);
    object.blob = fresh.id();
    object.size = fresh.size();
    object.modified = clock_.now();
    object.headers["Content-Type"] = "application/octet-stream";
    const auto replaced = database_.write([&](store::Transaction& tx) {
        if (!reachable(tx, access, address))
            throw RunFailed(fmt::format("ClientError: bucket {} does not exist or does not belong to this account.",
                                        address.bucket));
        return store::save_object(tx, object);
    });
    fresh.keep();
    if (replaced) blobs_.remove(*replaced);
}

} // namespace control
