#include "base/digest.hpp"
#include "services/s3/world_for_tests.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace services {
namespace {

using testing::ElementsAre;

class S3Uploads : public S3World {
  protected:
    S3Uploads() { limits_.smallest_part = 4; }

    std::string begin(const HeaderList& headers = {}) {
        return ask("POST", "/shop/k?uploads", "", headers).element("UploadId");
    }
    static std::string part_target(const std::string& id, int number) {
        return fmt::format("/shop/k?partNumber={}&uploadId={}", number, id);
    }
    std::string part(const std::string& id, int number, std::string body, const HeaderList& headers = {}) {
        return ask("PUT", part_target(id, number), std::move(body), headers).header("ETag");
    }
    Answer complete(const std::string& id, const std::vector<std::pair<int, std::string>>& parts,
                    const HeaderList& headers = {}) {
        std::string body = "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
        for (const auto& [number, etag] : parts)
            body += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>{}</ETag></Part>", number, etag);
        return ask("POST", "/shop/k?uploadId=" + id, body + "</CompleteMultipartUpload>", headers);
    }
    static std::string checksum(std::string_view kind, std::string_view bytes) {
        base::Digester digester(kind);
        digester.update(bytes);
        return base::base64(digester.finish());
    }
};

TEST_F(S3Uploads, PartsBecomeOneObject) {
    const std::string id = begin({{"Content-Type", "text/csv"}, {"x-amz-meta-a", "1"}});
    const std::string two = part(id, 2, "end"), one = part(id, 1, "begin-"), unused = part(id, 3, "unused");
    EXPECT_EQ(files(), 3u);
    const Answer done = complete(id, {{1, one}, {2, two}});
    EXPECT_EQ(done.status, 200);
    const std::string etag = '"' + base::hex(base::md5(base::md5("begin-") + base::md5("end"))) + "-2\"";
    EXPECT_EQ(done.element("ETag"), etag);
    const Answer got = ask("GET", "/shop/k", "", {{"x-amz-checksum-mode", "ENABLED"}});
    EXPECT_EQ(got.body, "begin-end");
    EXPECT_EQ(got.header("ETag"), etag);
    EXPECT_EQ(got.header("Content-Type"), "text/csv");
    EXPECT_EQ(got.header("x-amz-checksum-crc64nvme"), checksum("CRC64NVME", "begin-end"));
    EXPECT_EQ(files(), 1u);
    // The answer was lost and the client asks again.
    EXPECT_EQ(complete(id, {{1, one}, {2, two}}).element("ETag"), etag);
    ask("PUT", "/shop/k", "later");
    EXPECT_EQ(complete(id, {{1, one}, {2, two}}).code(), "NoSuchUpload");
}

TEST_F(S3Uploads, TheListOfPartsIsChecked) {
    const std::string id = begin();
    const std::string one = part(id, 1, "tiny"), two = part(id, 2, "x"), three = part(id, 3, "last");
    EXPECT_EQ(complete(id, {{3, three}, {1, one}}).code(), "InvalidPartOrder");
    EXPECT_EQ(complete(id, {{1, two}}).code(), "InvalidPart");
    EXPECT_EQ(complete(id, {{4, one}}).code(), "InvalidPart");
    EXPECT_EQ(complete(id, {{1, one}, {2, two}, {3, three}}).code(), "EntityTooSmall");
    EXPECT_EQ(complete(id, {}).code(), "MalformedXML");
    EXPECT_EQ(complete("unknown", {{1, one}}).code(), "NoSuchUpload");
    EXPECT_EQ(ask("PUT", part_target(id, 0), "x").code(), "InvalidArgument");
    EXPECT_EQ(ask("PUT", part_target(id, 10'001), "x").code(), "InvalidArgument");
    EXPECT_EQ(complete(id, {{1, one}, {3, three}}).status, 200);
}

TEST_F(S3Uploads, ChecksumsAreComposedOrCombined) {
    const std::string id = begin({{"x-amz-checksum-algorithm", "CRC32"}});
    const HeaderList wrong = {{"x-amz-checksum-sha1", checksum("SHA1", "begin-")}};
    EXPECT_EQ(ask("PUT", part_target(id, 1), "begin-", wrong).code(), "InvalidRequest");
    const std::string one = part(id, 1, "begin-", {{"x-amz-checksum-crc32", checksum("CRC32", "begin-")}});
    const Answer composed = complete(id, {{1, one}});
    EXPECT_EQ(composed.element("ChecksumType"), "COMPOSITE");
    EXPECT_EQ(composed.element("ChecksumCRC32"),
              checksum("CRC32", *base::parse_base64(checksum("CRC32", "begin-"))) + "-1");

    const std::string whole = begin({{"x-amz-checksum-algorithm", "CRC32"}, {"x-amz-checksum-type", "FULL_OBJECT"}});
    const std::string a = part(whole, 1, "begin-"), b = part(whole, 2, "end");
    EXPECT_EQ(complete(whole, {{1, a}, {2, b}}, {{"x-amz-checksum-crc32", checksum("CRC32", "other")}}).code(),
              "BadDigest");
    const Answer combined =
        complete(whole, {{1, a}, {2, b}}, {{"x-amz-checksum-crc32", checksum("CRC32", "begin-end")}});
    EXPECT_EQ(combined.element("ChecksumCRC32"), checksum("CRC32", "begin-end"));
    EXPECT_EQ(ask("POST", "/shop/k?uploads", "",
                  {{"x-amz-checksum-algorithm", "SHA256"}, {"x-amz-checksum-type", "FULL_OBJECT"}})
                  .code(),
              "InvalidRequest");
}

TEST_F(S3Uploads, AbortingLeavesNothing) {
    const std::string id = begin();
    const std::string one = part(id, 1, "part one");
    part(id, 1, "part one again");
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(ask("DELETE", "/shop/k?uploadId=" + id).status, 204);
    EXPECT_EQ(files(), 0u);
    EXPECT_EQ(ask("PUT", part_target(id, 2), "late").code(), "NoSuchUpload");
    EXPECT_EQ(complete(id, {{1, one}}).code(), "NoSuchUpload");
    EXPECT_EQ(ask("DELETE", "/shop/k?uploadId=" + id).code(), "NoSuchUpload");
    EXPECT_EQ(files(), 0u);
}

TEST_F(S3Uploads, PartsCanBeCopiedFromObjects) {
    ask("PUT", "/shop/source", "0123456789");
    const std::string id = begin();
    const HeaderList range = {{"x-amz-copy-source", "/shop/source"}, {"x-amz-copy-source-range", "bytes=2-6"}};
    const std::string one = ask("PUT", part_target(id, 1), "", range).element("ETag");
    const std::string two = ask("PUT", part_target(id, 2), "", {{"x-amz-copy-source", "/shop/source"}}).element("ETag");
    EXPECT_EQ(complete(id, {{1, one}, {2, two}}).status, 200);
    EXPECT_EQ(ask("GET", "/shop/k").body, "234560123456789");
    // A copy of what came in parts has the ETag of a whole.
    EXPECT_EQ(ask("PUT", "/shop/copy", "", {{"x-amz-copy-source", "shop/k"}}).element("ETag"),
              '"' + base::hex(base::md5("234560123456789")) + '"');
}

TEST_F(S3Uploads, AreListed) {
    const std::string id = begin();
    part(id, 1, "one");
    part(id, 2, "two");
    const Answer parts = ask("GET", "/shop/k?uploadId=" + id + "&max-parts=1");
    EXPECT_THAT(parts.elements("//Part/PartNumber"), ElementsAre("1"));
    EXPECT_EQ(parts.element("IsTruncated"), "true");
    EXPECT_THAT(ask("GET", "/shop/k?uploadId=" + id + "&part-number-marker=1").elements("//Part/Size"),
                ElementsAre("3"));
    ask("POST", "/shop/dir/a?uploads");
    ask("POST", "/shop/dir/b?uploads");
    const Answer uploads = ask("GET", "/shop?uploads&delimiter=/");
    EXPECT_THAT(uploads.elements("//Upload/Key"), ElementsAre("k"));
    EXPECT_THAT(uploads.elements("//CommonPrefixes/Prefix"), ElementsAre("dir/"));
    const Answer first = ask("GET", "/shop?uploads&max-uploads=2");
    EXPECT_THAT(first.elements("//Upload/Key"), ElementsAre("dir/a", "dir/b"));
    EXPECT_THAT(ask("GET", "/shop?uploads&key-marker=" + first.element("NextKeyMarker")).elements("//Upload/Key"),
                ElementsAre("k"));
}

} // namespace
} // namespace services
