#include "control/catalog_assets.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>
#include <fstream>

namespace control {

namespace {

void keep_image(const outside::Docker& docker, const std::string& image, const std::string& repository,
                const std::string& tag) {
    try {
        docker.tag_image(image, repository, tag);
    } catch (const outside::DockerError& error) {
        if (error.kind != outside::DockerError::Kind::NotFound) throw;
        throw AssetUnusable(fmt::format("The image {} is no longer there. Build or pull it again, and create the "
                                        "resource from it anew.",
                                        image));
    }
}

class ObjectCopy {
  public:
    ObjectCopy(Objects& objects, std::string marketplace_account, std::filesystem::path folder)
        : objects_(objects), marketplace_account_(std::move(marketplace_account)), folder_(std::move(folder)) {}

    void operator()(const std::string& seller, const std::string& from, const std::string& to) const {
        const auto source = domain::parse_s3_address(from);
        const auto target = domain::parse_s3_address(to);
        if (!source || !target) throw AssetUnusable(fmt::format("{} is not the address of an object.", from));
        const Object found = require(seller, from, *source);
        const auto kept = objects_.find({.account = marketplace_account_}, *target);
        if (kept && kept->size == found.size) return; // an earlier attempt got as far
        // Content is never changed in place, so a second name for it is a copy.
        const std::filesystem::path copy = folder_ / ("keep-" + base::hex(base::sha256(to)));
        std::filesystem::remove(copy);
        std::error_code linked;
        std::filesystem::create_hard_link(found.path, copy, linked);
        if (linked) std::filesystem::copy_file(found.path, copy);
        objects_.put({.account = marketplace_account_}, *target, copy);
    }

  private:
    Object require(const std::string& seller, const std::string& from, const domain::S3Address& address) const {
        if (auto found = objects_.find({.account = seller}, address)) return std::move(*found);
        throw AssetUnusable(fmt::format(
            "The object {} is not, or no longer, in a bucket of your account. Upload it again and retry.", from));
    }

    Objects& objects_;
    std::string marketplace_account_;
    std::filesystem::path folder_;
};

std::optional<domain::Attachment> read_object(Objects& objects, const std::string& account,
                                              const domain::S3Address& address, std::uint64_t limit) {
    const auto found = objects.find({.account = account}, address);
    if (!found) return std::nullopt;
    domain::Attachment attachment{found->size, {}};
    if (found->size > limit) return attachment;
    attachment.content.resize(found->size);
    std::ifstream in(found->path, std::ios::binary);
    if (!in.read(attachment.content.data(), static_cast<std::streamsize>(found->size)))
        throw std::runtime_error(fmt::format("the object {}/{} cannot be read", address.bucket, address.key));
    return attachment;
}

// Keys are named by the digest of their content: one that is there is the one.
void keep_content(Objects& objects, const std::string& account, const std::filesystem::path& folder,
                  const domain::S3Address& to, const std::string& content) {
    const auto kept = objects.find({.account = account}, to);
    if (kept && kept->size == content.size()) return;
    const std::filesystem::path file = folder / ("keep-" + base::hex(base::sha256(to.key)));
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(content.data(), static_cast<std::streamsize>(content.size()));
    out.close();
    if (!out) throw std::runtime_error(fmt::format("{} cannot be written", file.string()));
    objects.put({.account = account}, to, file);
}

} // namespace

AssetKeeper make_asset_keeper(const outside::Docker& docker, Objects& objects, Fetches& fetches,
                              std::string marketplace_account, std::filesystem::path folder) {
    AssetKeeper keeper;
    keeper.keep_image = [&docker](const std::string& image, const std::string& repository, const std::string& tag) {
        keep_image(docker, image, repository, tag);
    };
    keeper.read_object = [&objects](const std::string& account, const domain::S3Address& address, std::uint64_t limit) {
        return read_object(objects, account, address, limit);
    };
    keeper.fetch = [&fetches](const WantedFile& wanted) { return fetches.find(wanted); };
    keeper.forget = [&fetches](const std::string& change_set) { fetches.forget(change_set); };
    keeper.keep_content = [&objects, marketplace_account, folder](const domain::S3Address& to,
                                                                  const std::string& content) {
        keep_content(objects, marketplace_account, folder, to, content);
    };
    keeper.keep_object = ObjectCopy(objects, std::move(marketplace_account), std::move(folder));
    return keeper;
}

} // namespace control
