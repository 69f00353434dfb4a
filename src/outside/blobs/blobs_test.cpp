#include "outside/blobs/blobs.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <stdlib.h>
#include <sys/stat.h>

namespace outside {
namespace {

namespace fs = std::filesystem;

class BlobsTest : public testing::Test {
  protected:
    BlobsTest() {
        char name[] = "/tmp/souk-blobs-XXXXXX";
        folder_ = mkdtemp(name);
        blobs_ = std::make_unique<Blobs>(folder_ / "blobs");
    }
    ~BlobsTest() override { fs::remove_all(folder_); }

    std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder_ / "blobs"))
            count += entry.is_regular_file();
        return count;
    }
    fs::path spooled(std::string_view bytes) const {
        std::ofstream(folder_ / "spooled") << bytes;
        return folder_ / "spooled";
    }
    // The blobs as the next process finds them: every file that is there has an earlier time than its start.
    void restart() {
        const auto time_of = [&](const fs::path& file) {
            struct stat status {};
            ::stat(file.c_str(), &status);
            return std::pair(status.st_ctim.tv_sec, status.st_ctim.tv_nsec);
        };
        std::ofstream(folder_ / "before") << "x";
        do
            std::ofstream(folder_ / "after") << "x";
        while (time_of(folder_ / "after") <= time_of(folder_ / "before"));
        blobs_ = std::make_unique<Blobs>(folder_ / "blobs");
    }
    static std::string keep(Blobs::Fresh fresh) {
        fresh.keep();
        return fresh.id();
    }

    fs::path folder_;
    std::unique_ptr<Blobs> blobs_;
};

TEST_F(BlobsTest, WhatIsKeptCanBeRead) {
    const std::string id = keep(blobs_->put("bytes"));
    EXPECT_EQ(blobs_->read(id), "bytes");
    EXPECT_EQ(files(), 1u);
}

TEST_F(BlobsTest, WhatIsNotKeptLeavesNothing) {
    {
        const auto fresh = blobs_->put("bytes");
        EXPECT_EQ(fresh.size(), 5u);
    }
    {
        Blobs::Writer writer(*blobs_);
        writer.write("torn");
    }
    EXPECT_EQ(files(), 0u);
}

TEST_F(BlobsTest, AdoptTakesTheFileAway) {
    const std::string id = keep(blobs_->adopt(spooled("large")));
    EXPECT_EQ(blobs_->read(id), "large");
    EXPECT_FALSE(fs::exists(folder_ / "spooled"));
}

TEST_F(BlobsTest, AdoptCopiesFromAnotherFileSystem) {
    char name[] = "/dev/shm/souk-blobs-XXXXXX";
    const int descriptor = mkstemp(name);
    ASSERT_GE(descriptor, 0);
    const File file(descriptor);
    ASSERT_EQ(::write(descriptor, "far", 3), 3);
    EXPECT_EQ(blobs_->read(keep(blobs_->adopt(name))), "far");
    EXPECT_FALSE(fs::exists(name));
}

TEST_F(BlobsTest, ConcatenatesInTheOrderGiven) {
    const std::string a = keep(blobs_->put("first,")), b = keep(blobs_->put("second"));
    const auto whole = blobs_->concatenate({a, b, a});
    EXPECT_EQ(blobs_->read(whole.id()), "first,secondfirst,");
    EXPECT_EQ(whole.size(), 18u);
    EXPECT_THROW(blobs_->concatenate({a, "abcdef"}), BlobGone);
}

TEST_F(BlobsTest, ALinkSurvivesTheRemovalOfWhatItLinksTo) {
    const std::string first = keep(blobs_->put("shared"));
    const std::string second = keep(blobs_->link(first));
    EXPECT_NE(first, second);
    blobs_->remove(first);
    EXPECT_EQ(blobs_->read(second), "shared");
    EXPECT_THROW(blobs_->link(first), BlobGone);
}

TEST_F(BlobsTest, AnOpenContentCanBeReadAfterItsRemoval) {
    const std::string id = keep(blobs_->put("still here"));
    const auto file = blobs_->open(id);
    blobs_->remove(id);
    EXPECT_EQ(blobs_->open(id), nullptr);
    std::ifstream again(file->path());
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(again), {}), "still here");
    std::string part;
    file->read(6, 4, [&](std::string_view bytes) { part += bytes; });
    EXPECT_EQ(part, "here");
}

TEST_F(BlobsTest, SweepRemovesWhatAnEarlierProcessLeftWithoutAnOwner) {
    const std::string owned = keep(blobs_->put("owned"));
    const std::string orphan = keep(blobs_->put("orphan"));
    std::ofstream(folder_ / "blobs" / "unfinished" / "0123") << "torn";
    restart();
    const std::string fresh = keep(blobs_->put("its row is not there yet"));
    const std::string copy = keep(blobs_->link(owned)); // with the write time of an old file
    EXPECT_EQ(blobs_->sweep([&](const std::string& id) { return id == owned || id == copy; }), 2u);
    EXPECT_EQ(blobs_->open(orphan), nullptr);
    EXPECT_EQ(blobs_->read(owned), "owned");
    EXPECT_EQ(blobs_->read(fresh), "its row is not there yet");
}

TEST_F(BlobsTest, AnIdIsNeverAPath) {
    EXPECT_THROW(blobs_->path("../../etc/passwd"), std::invalid_argument);
    EXPECT_THROW(blobs_->path(""), std::invalid_argument);
}

} // namespace
} // namespace outside
