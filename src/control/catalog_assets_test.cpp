#include "control/catalog_assets.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <stdlib.h>

namespace control {
namespace {

// Objects in a folder, by bucket owner: what the store and the blobs are to the program.
class FolderObjects : public Objects {
  public:
    explicit FolderObjects(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::optional<Object> find(const Access& access, const domain::S3Address& address) override {
        const auto path = place(access, address);
        if (!std::filesystem::exists(path)) return std::nullopt;
        return Object{address.bucket, address.key, std::filesystem::file_size(path), path, {}};
    }
    std::vector<Object> list(const Access&, const domain::S3Address&) override { return {}; }
    void put(const Access& access, const domain::S3Address& address, const std::filesystem::path& file) override {
        const auto path = place(access, address);
        std::filesystem::create_directories(path.parent_path());
        std::filesystem::rename(file, path);
        ++puts;
    }

    std::filesystem::path place(const Access& access, const domain::S3Address& address) const {
        return folder_ / access.account / address.bucket / address.key;
    }
    int puts = 0;

  private:
    std::filesystem::path folder_;
};

class CatalogAssetsTest : public testing::Test {
  protected:
    CatalogAssetsTest() {
        char name[] = "/tmp/souk-assets-XXXXXX";
        folder_ = mkdtemp(name);
        objects_ = std::make_unique<FolderObjects>(folder_ / "objects");
        keeper_ = make_asset_keeper(docker_, *objects_, fetches_, "865070037744", folder_);
    }
    ~CatalogAssetsTest() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path put(const std::string& account, const std::string& bucket, const std::string& text) {
        const auto path = objects_->place({.account = account}, {bucket, "model.tar.gz"});
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
        return path;
    }

    std::filesystem::path folder_;
    outside::Docker docker_{"unix:///nowhere/souk-test.sock"};
    std::unique_ptr<FolderObjects> objects_;
    Fetches fetches_{0, {}, {}};
    AssetKeeper keeper_;
};

TEST_F(CatalogAssetsTest, ACopyOutlivesTheSellersObject) {
    const auto original = put("111122223333", "seller", "weights");
    keeper_.keep_object("111122223333", "s3://seller/model.tar.gz", "s3://market/v1/0/model.tar.gz");
    std::filesystem::remove(original);
    const auto copy = objects_->find({.account = "865070037744"}, {"market", "v1/0/model.tar.gz"});
    ASSERT_TRUE(copy);
    std::string text;
    std::getline(std::ifstream(copy->path), text);
    EXPECT_EQ(text, "weights");
}

TEST_F(CatalogAssetsTest, ASecondAttemptFindsTheFirst) {
    put("111122223333", "seller", "weights");
    for (int attempt = 0; attempt < 2; ++attempt)
        keeper_.keep_object("111122223333", "s3://seller/model.tar.gz", "s3://market/v1/0/model.tar.gz");
    EXPECT_EQ(objects_->puts, 1);
}

TEST_F(CatalogAssetsTest, WhatIsNotTheSellersIsNotTaken) {
    put("999900001111", "other", "secret");
    EXPECT_THROW(keeper_.keep_object("111122223333", "s3://other/model.tar.gz", "s3://market/v1/0/model.tar.gz"),
                 AssetUnusable);
    EXPECT_THROW(keeper_.keep_object("111122223333", "nonsense", "s3://market/v1/0/x"), AssetUnusable);
}

TEST_F(CatalogAssetsTest, ReadsWhatIsTheSellersAndKeepsAContent) {
    put("111122223333", "seller", "the licence");
    EXPECT_EQ(keeper_.read_object("111122223333", {"seller", "model.tar.gz"}, domain::attachment_limit)->content,
              "the licence");
    EXPECT_FALSE(keeper_.read_object("999900001111", {"seller", "model.tar.gz"}, domain::attachment_limit));
    for (int attempt = 0; attempt < 2; ++attempt)
        keeper_.keep_content({"market", "legal/offer-1/00"}, "the licence");
    EXPECT_EQ(objects_->puts, 1);
    EXPECT_EQ(keeper_.read_object("865070037744", {"market", "legal/offer-1/00"}, domain::attachment_limit)->content,
              "the licence");
}

TEST_F(CatalogAssetsTest, TooLargeAContentIsNotRead) {
    const auto file = put("111122223333", "seller", "");
    std::filesystem::resize_file(file, domain::attachment_limit + 1);
    const auto found = keeper_.read_object("111122223333", {"seller", "model.tar.gz"}, domain::attachment_limit);
    EXPECT_EQ(found->size, domain::attachment_limit + 1);
    EXPECT_EQ(found->content, "");
}

TEST_F(CatalogAssetsTest, AnEngineThatDoesNotAnswerIsNotTheSellersFault) {
    EXPECT_THROW(keeper_.keep_image("sha256:11", "souk-market/v1", "0"), outside::DockerError);
}

} // namespace
} // namespace control
