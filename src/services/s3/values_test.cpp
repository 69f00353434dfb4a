#include "base/digest.hpp"
#include "services/s3/checksums.hpp"
#include "services/s3/conditions.hpp"
#include "services/s3/request.hpp"

#include <gtest/gtest.h>

namespace services::s3 {
namespace {

Address at(std::string_view host, std::string path) {
    wire::HttpRequest request{.path = std::move(path)};
    request.headers.add("Host", std::string(host));
    return parse_address(request, "https://souk.example:8484");
}

TEST(S3Address, KnowsBothStyles) {
    for (const auto& [host, path] : {std::pair("127.0.0.1:8484", "/shop/a/b%20c"),
                                     {"[::1]:8484", "/shop/a/b%20c"},
                                     {"localhost:8484", "/shop/a/b%20c"},
                                     {"souk.example", "/shop/a/b%20c"},
                                     {"s3.us-east-1.amazonaws.com", "/shop/a/b%20c"},
                                     {"shop.localhost:8484", "/a/b%20c"},
                                     {"shop.souk.example:8484", "/a/b%20c"},
                                     {"shop.s3.us-east-1.amazonaws.com", "/a/b%20c"}}) {
        EXPECT_EQ(at(host, path).bucket, "shop") << host;
        EXPECT_EQ(at(host, path).key, "a/b c") << host;
    }
    EXPECT_EQ(at("my.shop.localhost", "/").bucket, "my.shop");
    EXPECT_EQ(at("localhost", "/shop/").key, "");
    EXPECT_EQ(at("localhost", "/shop//a").key, "/a");
    EXPECT_EQ(at("localhost", "/").bucket, "");
}

TEST(S3Address, RefusesKeysThatAreNoText) {
    EXPECT_THROW(at("localhost", "/shop/%ff"), base::Fault);
    EXPECT_THROW(at("localhost", "/shop/a%00b"), base::Fault);
    EXPECT_THROW(at("localhost", "/shop/a%zz"), base::Fault);
    EXPECT_THROW(at("localhost", "/shop/" + std::string(1025, 'k')), base::Fault);
    EXPECT_EQ(at("localhost", "/shop/" + std::string(1024, 'k')).key.size(), 1024u);
}

TEST(S3Address, Utf8IsChecked) {
    EXPECT_TRUE(is_text("grün \xF0\x9F\x98\x80"));
    EXPECT_FALSE(is_text("\xC0\xAF"));         // overlong
    EXPECT_FALSE(is_text("\xED\xA0\x80"));     // surrogate
    EXPECT_FALSE(is_text("\xF4\x90\x80\x80")); // beyond Unicode
    EXPECT_FALSE(is_text("\xE2\x82"));         // cut off
}

TEST(S3Range, ReadsTheFormsOfOneRange) {
    const auto range = [](std::string_view text) { return parse_range(text, 10).value(); };
    EXPECT_EQ(range("bytes=2-4").first, 2u);
    EXPECT_EQ(range("bytes=2-4").length, 3u);
    EXPECT_EQ(range("bytes=8-").length, 2u);
    EXPECT_EQ(range("bytes=-3").first, 7u);
    EXPECT_EQ(range("bytes=-30").length, 10u);
    EXPECT_EQ(range("bytes=5-500").length, 5u);
    EXPECT_EQ(range("bytes=0-0").length, 1u);
}

TEST(S3Range, TheWholeIsMeantWhereNoneCanBeRead) {
    for (std::string_view text : {"", "items=0-1", "bytes=", "bytes=a-b", "bytes=1-2,4-5", "bytes=4-2", "bytes=-"})
        EXPECT_FALSE(parse_range(text, 10)) << text;
}

TEST(S3Range, OutsideIsRefused) {
    EXPECT_THROW(parse_range("bytes=10-", 10), base::Fault);
    EXPECT_THROW(parse_range("bytes=-0", 10), base::Fault);
    EXPECT_THROW(parse_range("bytes=0-0", 0), base::Fault);
}

Verdict::Outcome judged(const std::vector<std::pair<std::string, std::string>>& given) {
    wire::Headers headers;
    for (const auto& [name, value] : given)
        headers.add(name, value);
    return judge_conditions(headers, read_conditions, "abc", base::Instant::from_micros(1'700'000'000'500'000)).outcome;
}

TEST(S3Conditions, FollowTheOrderOfHttp) {
    using enum Verdict::Outcome;
    const std::string same = base::render_http_date(base::Instant::from_seconds(1'700'000'000));
    const std::string before = base::render_http_date(base::Instant::from_seconds(1'600'000'000));
    EXPECT_EQ(judged({}), Holds);
    EXPECT_EQ(judged({{"If-Match", "\"abc\""}}), Holds);
    EXPECT_EQ(judged({{"If-Match", "\"x\", \"abc\""}}), Holds);
    EXPECT_EQ(judged({{"If-Match", "\"x\""}}), Failed);
    EXPECT_EQ(judged({{"If-None-Match", "abc"}}), NotModified);
    EXPECT_EQ(judged({{"If-None-Match", "\"x\""}}), Holds);
    EXPECT_EQ(judged({{"If-Modified-Since", same}}), NotModified);
    EXPECT_EQ(judged({{"If-Modified-Since", before}}), Holds);
    EXPECT_EQ(judged({{"If-Unmodified-Since", before}}), Failed);
    EXPECT_EQ(judged({{"If-Unmodified-Since", same}}), Holds);
    // A matching ETag outweighs the date.
    EXPECT_EQ(judged({{"If-Match", "abc"}, {"If-Unmodified-Since", before}}), Holds);
    EXPECT_EQ(judged({{"If-None-Match", "x"}, {"If-Modified-Since", same}}), Holds);
}

std::string checksum_of(std::string_view kind, std::string_view bytes) {
    base::Digester digester(kind);
    digester.update(bytes);
    return base::base64(digester.finish());
}

TEST(S3Checksums, ThoseOfPartsCombineToThatOfTheWhole) {
    const std::string a(100'000, 'a'), b = "middle", c(7, 'c');
    for (std::string_view kind : {"CRC32", "CRC32C", "CRC64NVME"}) {
        const std::vector<PartChecksum> parts = {{checksum_of(kind, a), a.size()},
                                                 {checksum_of(kind, b), b.size()},
                                                 {checksum_of(kind, ""), 0},
                                                 {checksum_of(kind, c), c.size()}};
        EXPECT_EQ(combine_checksums(kind, parts), checksum_of(kind, a + b + c)) << kind;
    }
}

TEST(S3Checksums, CompositesTellTheirParts) {
    const std::string one = checksum_of("SHA256", "1"), two = checksum_of("SHA256", "2");
    const std::string raw = *base::parse_base64(one) + *base::parse_base64(two);
    EXPECT_EQ(compose_checksums("SHA256", {{one, 1}, {two, 1}}), checksum_of("SHA256", raw) + "-2");
}

TEST(S3Checksums, OneIsDeclaredOrNone) {
    wire::Headers headers;
    EXPECT_FALSE(declared_checksum(headers));
    headers.add("X-Amz-Checksum-Crc32", "AAAAAA==");
    EXPECT_EQ(declared_checksum(headers)->kind, "CRC32");
    headers.add("x-amz-sdk-checksum-algorithm", "SHA256");
    EXPECT_THROW(declared_checksum(headers), base::Fault);
    headers.set("x-amz-sdk-checksum-algorithm", "CRC32");
    EXPECT_EQ(declared_checksum(headers)->value, "AAAAAA==");
    headers.add("x-amz-checksum-sha1", checksum_of("SHA1", ""));
    EXPECT_THROW(declared_checksum(headers), base::Fault);
    headers.remove("x-amz-checksum-sha1");
    headers.set("x-amz-checksum-crc32", "short");
    EXPECT_THROW(declared_checksum(headers), base::Fault);
}

} // namespace
} // namespace services::s3
