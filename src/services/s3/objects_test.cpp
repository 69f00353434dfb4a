#include "base/digest.hpp"
#include "services/s3/world_for_tests.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <thread>

namespace services {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class S3Objects : public S3World {
  protected:
    static std::string checksum(std::string_view kind, std::string_view bytes) {
        base::Digester digester(kind);
        digester.update(bytes);
        return base::base64(digester.finish());
    }
};

TEST_F(S3Objects, WhatIsPutIsGot) {
    const Answer put = ask("PUT", "/shop/a/b.csv", "1,2,3",
                           {{"Content-Type", "text/csv"}, {"x-amz-meta-Owner", "grün"}, {"Cache-Control", "no-store"}});
    EXPECT_EQ(put.status, 200);
    EXPECT_EQ(put.header("ETag"), '"' + base::hex(base::md5("1,2,3")) + '"');
    EXPECT_EQ(put.header("x-amz-checksum-crc64nvme"), checksum("CRC64NVME", "1,2,3"));
    EXPECT_EQ(put.header("x-amz-request-id"), "request-1");
    const Answer got = ask("GET", "/shop/a/b.csv");
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body, "1,2,3");
    EXPECT_EQ(got.header("Content-Type"), "text/csv");
    EXPECT_EQ(got.header("x-amz-meta-owner"), "grün");
    EXPECT_EQ(got.header("Cache-Control"), "no-store");
    EXPECT_EQ(got.header("ETag"), put.header("ETag"));
    EXPECT_EQ(got.header("Last-Modified"), "Tue, 14 Nov 2023 22:13:20 GMT");
    EXPECT_FALSE(got.headers.has("x-amz-checksum-crc64nvme"));
    EXPECT_TRUE(
        ask("GET", "/shop/a/b.csv", "", {{"x-amz-checksum-mode", "ENABLED"}}).headers.has("x-amz-checksum-crc64nvme"));
}

TEST_F(S3Objects, ASpooledBodyBecomesTheContent) {
    std::ofstream(folder_ / "spooled") << "large";
    wire::HttpRequest http = request("PUT", "/shop/k", "", {});
    http.spooled = std::make_shared<wire::SpooledFile>(folder_ / "spooled", 5);
    EXPECT_EQ(send(std::move(http)).header("ETag"), '"' + base::hex(base::md5("large")) + '"');
    EXPECT_EQ(ask("GET", "/shop/k").body, "large");
    EXPECT_FALSE(std::filesystem::exists(folder_ / "spooled"));
}

TEST_F(S3Objects, ReplacingAndDeletingLeaveNoFileBehind) {
    ask("PUT", "/shop/k", "one");
    ask("PUT", "/shop/k", "two");
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(ask("GET", "/shop/k").body, "two");
    EXPECT_EQ(ask("DELETE", "/shop/k").status, 204);
    EXPECT_EQ(ask("DELETE", "/shop/k").status, 204);
    EXPECT_EQ(files(), 0u);
    EXPECT_EQ(ask("GET", "/shop/k").code(), "NoSuchKey");
}

TEST_F(S3Objects, WritersOfOneKeyLeaveOneContent) {
    std::vector<std::thread> writers;
    for (int i = 0; i < 8; ++i)
        writers.emplace_back([this, i] { ask("PUT", "/shop/k", fmt::format("writer {}", i)); });
    for (std::thread& writer : writers)
        writer.join();
    EXPECT_EQ(files(), 1u);
    EXPECT_THAT(ask("GET", "/shop/k").body, HasSubstr("writer "));
}

TEST_F(S3Objects, ReadersSeeOneContentWholeWhileItIsReplaced) {
    ask("PUT", "/shop/k", std::string(1000, 'a'));
    std::thread writer([this] {
        for (int i = 0; i < 30; ++i)
            ask("PUT", "/shop/k", std::string(1000, static_cast<char>('b' + i % 20)));
    });
    for (int i = 0; i < 200; ++i) {
        const Answer got = ask("GET", "/shop/k");
        ASSERT_EQ(got.status, 200);
        ASSERT_EQ(got.header("ETag"), '"' + base::hex(base::md5(got.body)) + '"');
    }
    writer.join();
}

TEST_F(S3Objects, WrongSumsLeaveNothing) {
    const auto put = [&](std::string name, std::string value) {
        return ask("PUT", "/shop/k", "body", {{std::move(name), std::move(value)}}).code();
    };
    EXPECT_EQ(put("Content-MD5", base::base64(base::md5("other"))), "BadDigest");
    EXPECT_EQ(put("Content-MD5", "nonsense"), "InvalidDigest");
    for (std::string_view kind : {"CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"}) {
        const std::string header = fmt::format("x-amz-checksum-{}", kind);
        EXPECT_EQ(put(header, checksum(kind, "other")), "BadDigest") << kind;
        EXPECT_EQ(put(header, "!"), "InvalidRequest") << kind;
    }
    EXPECT_EQ(files(), 0u);
    EXPECT_EQ(ask("GET", "/shop/k").code(), "NoSuchKey");
    EXPECT_EQ(put("x-amz-checksum-sha256", checksum("SHA256", "body")), "");
}

TEST_F(S3Objects, ChunksAreDecodedAndTheTrailerChecked) {
    const wire::PayloadMode mode{.kind = wire::PayloadMode::Kind::UnsignedChunksTrailer};
    const auto put = [&](const std::string& body) {
        return send(request("PUT", "/shop/k", body,
                            {{"Content-Encoding", "aws-chunked,gzip"},
                             {"x-amz-decoded-content-length", "9"},
                             {"x-amz-trailer", "x-amz-checksum-crc32"}}),
                    mode);
    };
    const auto trailer = [](const std::string& sum) { return "0\r\nx-amz-checksum-crc32:" + sum + "\r\n\r\n"; };
    const std::string chunks = "4\r\nfour\r\n5\r\nfive!\r\n";
    // The connection broke: no end, and no content.
    EXPECT_EQ(put(chunks.substr(0, 15)).status, 400);
    EXPECT_EQ(put(chunks).status, 400);
    EXPECT_EQ(put(chunks + trailer(checksum("CRC32", "other"))).code(), "BadDigest");
    EXPECT_EQ(files(), 0u);
    EXPECT_EQ(put(chunks + trailer(checksum("CRC32", "fourfive!"))).status, 200);
    const Answer got = ask("GET", "/shop/k", "", {{"x-amz-checksum-mode", "ENABLED"}});
    EXPECT_EQ(got.body, "fourfive!");
    EXPECT_EQ(got.header("Content-Encoding"), "gzip");
    EXPECT_EQ(got.header("x-amz-checksum-crc32"), checksum("CRC32", "fourfive!"));
}

TEST_F(S3Objects, RangesAndConditions) {
    const std::string etag = ask("PUT", "/shop/k", "0123456789").header("ETag");
    const Answer part = ask("GET", "/shop/k", "", {{"Range", "bytes=2-4"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "234");
    EXPECT_EQ(part.header("Content-Range"), "bytes 2-4/10");
    EXPECT_EQ(ask("GET", "/shop/k", "", {{"Range", "bytes=99-"}}).status, 416);
    EXPECT_EQ(ask("GET", "/shop/k", "", {{"If-None-Match", etag}}).status, 304);
    EXPECT_EQ(ask("GET", "/shop/k", "", {{"If-Match", "\"x\""}}).status, 412);
    const Answer named = ask("GET", "/shop/k?response-content-type=text%2Fplain");
    EXPECT_EQ(named.header("Content-Type"), "text/plain");
    EXPECT_EQ(ask("GET", "/shop/k?response-content-type=a%0d%0ab").code(), "InvalidArgument");
}

TEST_F(S3Objects, ConditionalWrites) {
    EXPECT_EQ(ask("PUT", "/shop/k", "1", {{"If-Match", "\"x\""}}).code(), "NoSuchKey");
    const std::string etag = ask("PUT", "/shop/k", "1", {{"If-None-Match", "*"}}).header("ETag");
    EXPECT_EQ(ask("PUT", "/shop/k", "2", {{"If-None-Match", "*"}}).code(), "PreconditionFailed");
    EXPECT_EQ(ask("PUT", "/shop/k", "2", {{"If-Match", "\"x\""}}).status, 412);
    EXPECT_EQ(ask("GET", "/shop/k").body, "1");
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(ask("PUT", "/shop/k", "2", {{"If-Match", etag}}).status, 200);
}

TEST_F(S3Objects, HeadAnswersHaveNoXml) {
    ask("PUT", "/shop/k", "body");
    EXPECT_EQ(ask("HEAD", "/shop/k").status, 200);
    const Answer missing = ask("HEAD", "/shop/none");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(missing.body, "");
}

TEST_F(S3Objects, ACopyOutlivesItsSource) {
    ask("PUT", "/shop/k", "body", {{"x-amz-meta-a", "1"}, {"Content-Type", "text/csv"}});
    const Answer copied = ask("PUT", "/shop/copy", "", {{"x-amz-copy-source", "/shop/k"}});
    EXPECT_EQ(copied.status, 200);
    EXPECT_EQ(copied.element("ETag"), '"' + base::hex(base::md5("body")) + '"');
    ask("DELETE", "/shop/k");
    const Answer got = ask("GET", "/shop/copy");
    EXPECT_EQ(got.body, "body");
    EXPECT_EQ(got.header("x-amz-meta-a"), "1");
    const Answer self = ask("PUT", "/shop/copy", "", {{"x-amz-copy-source", "shop/copy"}});
    EXPECT_EQ(self.code(), "InvalidRequest");
    EXPECT_EQ(ask("PUT", "/shop/copy", "",
                  {{"x-amz-copy-source", "shop/copy"}, {"x-amz-metadata-directive", "REPLACE"}, {"x-amz-meta-b", "2"}})
                  .status,
              200);
    EXPECT_EQ(ask("GET", "/shop/copy").header("x-amz-meta-b"), "2");
    EXPECT_EQ(ask("GET", "/shop/copy").body, "body");
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(ask("PUT", "/shop/x", "", {{"x-amz-copy-source", "shop/none"}}).code(), "NoSuchKey");
}

TEST_F(S3Objects, ListsInPagesWithDelimiter) {
    for (const char* key : {"a/1", "a/2", "b", "c/1", "d%20e"})
        ask("PUT", std::string("/shop/") + key, "x");
    const Answer first = ask("GET", "/shop?list-type=2&delimiter=%2F&max-keys=2&encoding-type=url");
    EXPECT_THAT(first.elements("//CommonPrefixes/Prefix"), ElementsAre("a/"));
    EXPECT_THAT(first.elements("//Contents/Key"), ElementsAre("b"));
    EXPECT_EQ(first.element("IsTruncated"), "true");
    EXPECT_EQ(first.element("KeyCount"), "2");
    const std::string token = wire::percent_encode(first.element("NextContinuationToken"), false);
    const Answer second =
        ask("GET", "/shop?list-type=2&delimiter=%2F&max-keys=2&encoding-type=url&continuation-token=" + token);
    EXPECT_THAT(second.elements("//CommonPrefixes/Prefix"), ElementsAre("c/"));
    EXPECT_THAT(second.elements("//Contents/Key"), ElementsAre("d%20e"));
    EXPECT_EQ(second.element("IsTruncated"), "false");
    EXPECT_THAT(ask("GET", "/shop?list-type=2&start-after=b").elements("//Key"), ElementsAre("c/1", "d e"));
    // The first version goes on from a marker, which may be a common prefix.
    const Answer old = ask("GET", "/shop?delimiter=/&max-keys=1");
    EXPECT_EQ(old.element("NextMarker"), "a/");
    EXPECT_THAT(ask("GET", "/shop?delimiter=/&marker=a/").elements("//Contents/Key"), ElementsAre("b", "d e"));
    EXPECT_EQ(ask("GET", "/shop?list-type=2&max-keys=x").code(), "InvalidArgument");
    EXPECT_EQ(ask("GET", "/shop?list-type=2&max-keys=0").element("IsTruncated"), "false");
}

TEST_F(S3Objects, DeletesManyAndTellsOfEach) {
    ask("PUT", "/shop/a", "x");
    ask("PUT", "/shop/b", "x");
    const std::string body = "<Delete><Object><Key>a</Key></Object><Object><Key>none</Key></Object></Delete>";
    EXPECT_EQ(ask("POST", "/shop?delete", body).code(), "InvalidRequest");
    const HeaderList sums = {{"Content-MD5", base::base64(base::md5(body))}};
    EXPECT_THAT(ask("POST", "/shop?delete", body, sums).elements("//Deleted/Key"), ElementsAre("a", "none"));
    EXPECT_EQ(files(), 1u);
    EXPECT_EQ(ask("POST", "/shop?delete", "<Delete", {{"Content-MD5", base::base64(base::md5("<Delete"))}}).code(),
              "MalformedXML");
}

TEST_F(S3Objects, LimitsAndWhatIsNotOffered) {
    limits_.put = 4;
    EXPECT_EQ(ask("PUT", "/shop/k", "12345").code(), "EntityTooLarge");
    EXPECT_EQ(ask("PUT", "/shop/k", "1", {{"x-amz-meta-a", std::string(2048, 'm')}}).code(), "MetadataTooLarge");
    EXPECT_EQ(ask("PUT", "/shop/k", "1", {{"x-amz-meta-a", "\xff"}}).code(), "InvalidArgument");
    EXPECT_EQ(ask("PUT", "/shop/k", "1", {{"x-amz-server-side-encryption", "AES256"}}).code(), "NotImplemented");
    EXPECT_EQ(ask("PUT", "/shop/k", "1", {{"x-amz-acl", "public-read"}}).code(), "AccessControlListNotSupported");
    EXPECT_EQ(ask("PUT", "/shop/k?tagging", "<Tagging/>").code(), "NotImplemented");
    EXPECT_EQ(ask("GET", "/shop/k?versionId=3").code(), "InvalidArgument");
    EXPECT_EQ(ask("POST", "/shop/k").status, 405);
    EXPECT_EQ(files(), 0u);
}

} // namespace
} // namespace services
