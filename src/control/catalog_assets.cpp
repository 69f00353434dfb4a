#include "control/catalog_assets.hpp"

#include "base/digest.hpp"

#include <fmt/format.h>

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

} // namespace

AssetKeeper make_asset_keeper(const outside::Docker& docker, Objects& objects, std::string marketplace_account,
                              std::filesystem::path folder) {
    AssetKeeper keeper;
    keeper.keep_image = [&docker](const std::string& image, const std::string& repository, const std::string& tag) {
        keep_image(docker, image, repository, tag);
    };
    keeper.keep_object = ObjectCopy(objects, std::move(marketplace_account), std::move(folder));
    return keeper;
}

} // namespace control
