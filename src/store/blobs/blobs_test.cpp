#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"
#include "store/blobs/uploads.hpp"

#include <filesystem>
#include <gmock/gmock.h>
#include <stdlib.h>

namespace store {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

class BucketStoreTest : public testing::Test {
  protected:
    template<class F>
    auto write(F&& f) {
        return database_->write(f);
    }
    template<class F>
    auto read(F&& f) {
        return database_->read(f);
    }
    BucketStoreTest() {
        char name[] = "/tmp/souk-buckets-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
        write([](Transaction& tx) { save_bucket(tx, {"b", "111122223333", "us-east-1"}); });
    }
    ~BucketStoreTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }
    static Object object(std::string key, std::string blob) {
        return {.bucket = "b", .key = std::move(key), .blob = std::move(blob), .checksum = {"CRC32", "AAAAAA=="}};
    }
    void put(const std::vector<std::string>& keys) {
        write([&](Transaction& tx) {
            for (const std::string& key : keys)
                save_object(tx, object(key, "blob-" + key));
        });
    }
    static std::vector<std::string> keys(const std::vector<Object>& objects) {
        std::vector<std::string> keys;
        for (const Object& o : objects)
            keys.push_back(o.key);
        return keys;
    }

    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

TEST_F(BucketStoreTest, ANameIsTakenForAll) {
    EXPECT_THROW(write([](Transaction& tx) { save_bucket(tx, {"b", "444455556666", "us-east-1"}); }), Conflict);
    EXPECT_EQ(read([](Reader& r) { return find_bucket(r, "b"); })->account, "111122223333");
}

TEST_F(BucketStoreTest, AReplacedObjectTellsItsBlob) {
    EXPECT_EQ(write([](Transaction& tx) { return save_object(tx, object("k", "one")); }), std::nullopt);
    EXPECT_EQ(write([](Transaction& tx) { return save_object(tx, object("k", "two")); }), "one");
    EXPECT_FALSE(read([](Reader& r) { return blob_in_use(r, "one"); }));
    EXPECT_TRUE(read([](Reader& r) { return blob_in_use(r, "two"); }));
    EXPECT_EQ(write([](Transaction& tx) { return remove_object(tx, "b", "k"); }), "two");
    EXPECT_EQ(write([](Transaction& tx) { return remove_object(tx, "b", "k"); }), std::nullopt);
}

TEST_F(BucketStoreTest, WhatIsSavedIsFound) {
    Object o = object("k", "one");
    o.size = 7;
    o.headers["Content-Type"] = "text/csv";
    o.metadata["owner"] = "grüße";
    write([&](Transaction& tx) { save_object(tx, o); });
    const auto found = read([](Reader& r) { return find_object(r, "b", "k"); });
    EXPECT_EQ(found->size, 7u);
    EXPECT_EQ(found->headers, o.headers);
    EXPECT_EQ(found->metadata, o.metadata);
}

TEST_F(BucketStoreTest, KeysAreListedByTheirBytes) {
    // U+FF61 comes before U+1F600 in UTF-8, and after it in UTF-16.
    put({"Z", "a", "B", "\xF0\x9F\x98\x80", "\xEF\xBD\xA1", "a/b", "a!"});
    const auto all = read([](Reader& r) { return list_prefix(r, "b", ""); });
    EXPECT_THAT(keys(all), ElementsAre("B", "Z", "a", "a!", "a/b", "\xEF\xBD\xA1", "\xF0\x9F\x98\x80"));
    EXPECT_THAT(keys(read([](Reader& r) { return list_prefix(r, "b", "a/"); })), ElementsAre("a/b"));
}

TEST_F(BucketStoreTest, ADelimiterFoldsKeysAndPagesGoOnBehindTheFold) {
    put({"a/1", "a/2", "a/3", "b", "c/1", "d"});
    ObjectQuery query{.bucket = "b", .delimiter = "/", .limit = 2};
    const auto first = read([&](Reader& r) { return list_objects(r, query); });
    EXPECT_THAT(first.common_prefixes, ElementsAre("a/"));
    EXPECT_THAT(keys(first.objects), ElementsAre("b"));
    ASSERT_TRUE(first.next);
    query.from = *first.next;
    const auto second = read([&](Reader& r) { return list_objects(r, query); });
    EXPECT_THAT(second.common_prefixes, ElementsAre("c/"));
    EXPECT_THAT(keys(second.objects), ElementsAre("d"));
    EXPECT_FALSE(second.next);
}

TEST_F(BucketStoreTest, TheLastPageIsTheLast) {
    put({"a", "b", "c", "d"});
    ObjectQuery query{.bucket = "b", .limit = 2};
    const auto first = read([&](Reader& r) { return list_objects(r, query); });
    query.from = first.next.value();
    const auto second = read([&](Reader& r) { return list_objects(r, query); });
    EXPECT_THAT(keys(second.objects), ElementsAre("c", "d"));
    EXPECT_FALSE(second.next);
    query.limit = 0;
    EXPECT_FALSE(read([&](Reader& r) { return list_objects(r, query); }).next);
}

TEST_F(BucketStoreTest, ABucketWithObjectsStays) {
    put({"a"});
    EXPECT_EQ(write([](Transaction& tx) { return remove_bucket(tx, "b"); }), std::nullopt);
    write([](Transaction& tx) { remove_object(tx, "b", "a"); });
    write([](Transaction& tx) {
        save_upload(tx, {.id = "u", .bucket = "b", .key = "k"});
        save_part(tx, "u", {.number = 1, .blob = "part-1"});
    });
    EXPECT_THAT(write([](Transaction& tx) { return remove_bucket(tx, "b"); }).value(), ElementsAre("part-1"));
    EXPECT_FALSE(read([](Reader& r) { return find_bucket(r, "b"); }));
}

TEST_F(BucketStoreTest, PartsComeInOrderAndReplaceEachOther) {
    write([](Transaction& tx) {
        save_upload(tx, {.id = "u", .bucket = "b", .key = "k"});
        save_part(tx, "u", {.number = 10, .blob = "ten"});
        save_part(tx, "u", {.number = 2, .blob = "two"});
    });
    EXPECT_EQ(write([](Transaction& tx) { return save_part(tx, "u", {.number = 2, .blob = "two again"}); }), "two");
    const auto parts = read([](Reader& r) { return list_parts(r, "u"); });
    ASSERT_EQ(parts.size(), 2u);
    EXPECT_EQ(parts[0].blob, "two again");
    EXPECT_TRUE(read([](Reader& r) { return blob_in_use(r, "ten"); }));
    EXPECT_FALSE(read([](Reader& r) { return find_upload(r, "u", "b", "another key"); }));
    EXPECT_THAT(write([](Transaction& tx) { return remove_upload(tx, "u"); }),
                UnorderedElementsAre("two again", "ten"));
}

TEST_F(BucketStoreTest, UploadsAreListedByKeyAndId) {
    write([](Transaction& tx) {
        for (const auto& [id, key] : {std::pair("u2", "k"), {"u1", "k"}, {"u3", "l"}, {"u0", "m"}})
            save_upload(tx, {.id = id, .bucket = "b", .key = key});
    });
    const auto ids = [&](std::string_view prefix, std::string_view key, std::string_view id) {
        std::vector<std::string> ids;
        for (const Upload& u : read([&](Reader& r) { return list_uploads(r, "b", prefix, key, id, 10); }))
            ids.push_back(u.id);
        return ids;
    };
    EXPECT_THAT(ids("", "", ""), ElementsAre("u1", "u2", "u3", "u0"));
    EXPECT_THAT(ids("", "k", "u1"), ElementsAre("u2", "u3", "u0"));
    EXPECT_THAT(ids("", "k", ""), ElementsAre("u3", "u0"));
    EXPECT_THAT(ids("l", "", ""), ElementsAre("u3"));
}

} // namespace
} // namespace store
