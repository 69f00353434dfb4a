#include "outside/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

namespace outside {
namespace {

namespace fs = std::filesystem;

class ArchiveTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "souk-archive-XXXXXX").string();
        root_ = mkdtemp(pattern.data());
        fs::create_directory(root_ / "out");
    }
    void TearDown() override { fs::remove_all(root_); }

    struct Item {
        std::string name;
        std::string content;
        unsigned type = AE_IFREG;
        std::string link = {};
    };
    fs::path make(const std::vector<Item>& items) {
        const fs::path path = root_ / "a.tar.gz";
        archive* writer = archive_write_new();
        archive_write_add_filter_gzip(writer);
        archive_write_set_format_pax_restricted(writer);
        archive_write_open_filename(writer, path.c_str());
        for (const auto& item : items) {
            archive_entry* entry = archive_entry_new();
            archive_entry_set_pathname(entry, item.name.c_str());
            archive_entry_set_perm(entry, 0644);
            archive_entry_set_filetype(entry, item.type);
            if (item.type == AE_IFLNK)
                archive_entry_set_symlink(entry, item.link.c_str());
            else if (!item.link.empty())
                archive_entry_set_hardlink(entry, item.link.c_str());
            else
                archive_entry_set_size(entry, static_cast<la_int64_t>(item.content.size()));
            archive_write_header(writer, entry);
            archive_write_data(writer, item.content.data(), item.content.size());
            archive_entry_free(entry);
        }
        archive_write_close(writer);
        archive_write_free(writer);
        return path;
    }
    std::string read(const fs::path& path) {
        std::ifstream in(path, std::ios::binary);
        return (std::ostringstream() << in.rdbuf()).str();
    }
    fs::path root_;
};

TEST_F(ArchiveTest, WhatWasPackedComesOut) {
    fs::create_directories(root_ / "in/sub");
    std::ofstream(root_ / "in/sub/model.bin") << "trees";
    std::ofstream(root_ / "in/readme") << "text";
    fs::create_symlink("sub/model.bin", root_ / "in/current");
    pack_tar_gz(root_ / "in", root_ / "p.tar.gz");
    unpack_tar_gz(root_ / "p.tar.gz", root_ / "out");
    EXPECT_EQ(read(root_ / "out/sub/model.bin"), "trees");
    EXPECT_EQ(read(root_ / "out/current"), "trees");
    EXPECT_EQ(read(root_ / "out/readme"), "text");
}

TEST_F(ArchiveTest, NothingLeavesTheFolder) {
    const std::vector<std::vector<Item>> hostile = {
        {{"../evil", "x"}},
        {{"/etc/evil", "x"}},
        {{"a/../../evil", "x"}},
        {{"l", "", AE_IFLNK, "/etc/passwd"}},
        {{"l", "", AE_IFLNK, "../evil"}},
        {{"a/l", "", AE_IFLNK, "../../evil"}},
        {{"l", "", AE_IFREG, "../evil"}},
        {{"p", "", AE_IFLNK, "."}, {"p/l", "", AE_IFLNK, "../x"}},
        {{"pipe", "", AE_IFIFO}},
    };
    for (const auto& items : hostile) {
        EXPECT_THROW(unpack_tar_gz(make(items), root_ / "out"), BadArchive) << items[0].name << " " << items[0].link;
        EXPECT_FALSE(fs::exists(root_ / "evil"));
        fs::remove_all(root_ / "out");
        fs::create_directory(root_ / "out");
    }
}

TEST_F(ArchiveTest, AFileIsNotWrittenThroughALinkOfTheSameName) {
    EXPECT_THROW(unpack_tar_gz(make({{"l", "", AE_IFLNK, "a"}, {"l", "x"}}), root_ / "out"), BadArchive);
}

TEST_F(ArchiveTest, BombsAreRefused) {
    const auto bomb = make({{"zeros", std::string(200'000'000, '\0')}});
    EXPECT_THROW(unpack_tar_gz(bomb, root_ / "out", {.bytes = 300'000'000, .ratio = 500}), BadArchive);
    const auto small = make({{"a", std::string(2000, 'x')}, {"b", "y"}, {"c", "z"}});
    EXPECT_THROW(unpack_tar_gz(small, root_ / "out", {.bytes = 1000}), BadArchive);
    EXPECT_THROW(unpack_tar_gz(small, root_ / "out", {.entries = 2}), BadArchive);
}

TEST_F(ArchiveTest, OneStreamIsUnpacked) {
    std::ofstream(root_ / "plain") << "1,2\n";
    fs::create_directory(root_ / "in");
    std::ofstream(root_ / "in/x") << "1,2\n";
    pack_tar_gz(root_ / "in", root_ / "p.tar.gz");
    const std::string packed = read(root_ / "p.tar.gz");
    EXPECT_NE(gunzip(packed, 1 << 20).find("1,2\n"), std::string::npos);
    EXPECT_THROW(gunzip(packed, 100), BadArchive);
    EXPECT_THROW(gunzip("1,2\n", 100), BadArchive);
}

TEST_F(ArchiveTest, WhatIsNoArchiveIsSaidSo) {
    std::ofstream(root_ / "x") << "not an archive";
    EXPECT_THROW(unpack_tar_gz(root_ / "x", root_ / "out"), BadArchive);
    const auto whole = make({{"a", std::string(100'000, 'x')}});
    fs::resize_file(whole, fs::file_size(whole) / 2);
    EXPECT_THROW(unpack_tar_gz(whole, root_ / "out"), BadArchive);
}

} // namespace
} // namespace outside
