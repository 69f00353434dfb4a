#include "base/document.hpp"
#include "wire/aws_chunked.hpp"
#include "wire/sigv4.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wire {
namespace {

// Signed by botocore (tests/kit/make_signed_requests.py), not by our own reading of the rules.
const base::Document& fixture() {
    static const base::Document document = [] {
        const auto path = std::filesystem::path(SOUK_SOURCE_DIR) / "tests/kit/signed/requests.json";
        std::ifstream file(path);
        const std::string text(std::istreambuf_iterator<char>(file), {});
        return base::parse_document(text).value();
    }();
    return document;
}

const std::string secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const base::Instant signed_at = *base::parse_iso("2026-11-23T10:15:00Z");

struct Example {
    std::string name;
    std::string service;
    HttpRequest request;
};

Example read_example(const base::Document& entry) {
    Example example{base::text_at(entry, "name"), base::text_at(entry, "service"), {}};
    HttpRequest& request = example.request;
    request.method = base::text_at(entry, "method");
    request.path = base::text_at(entry, "path");
    request.query = base::text_at(entry, "query");
    request.target = request.path + (request.query.empty() ? "" : "?" + request.query);
    request.body = base::text_at(entry, "body");
    for (const auto& header : base::array_at(entry, "headers"))
        request.headers.add(std::string(header.at(0).as_string()), std::string(header.at(1).as_string()));
    return example;
}

std::vector<Example> examples() {
    std::vector<Example> all;
    for (const auto& entry : base::array_at(fixture(), "requests"))
        all.push_back(read_example(entry));
    return all;
}

Example example(std::string_view name) {
    for (Example& one : examples())
        if (one.name == name) return std::move(one);
    throw std::runtime_error("no such example");
}

PayloadMode verify(const HttpRequest& request, std::string_view service, std::string_view key = secret) {
    const Signature signature = parse_signature(request, service);
    return verify_signature(request, signature, derive_signing_key(key, signature.credential));
}

template<class F>
std::string code_of(F&& act) {
    try {
        act();
    } catch (const base::Fault& fault) {
        return fault.code();
    }
    return "accepted";
}

TEST(SigV4, AcceptsWhatBotocoreSigned) {
    ASSERT_EQ(examples().size(), 15u);
    for (const Example& one : examples())
        EXPECT_EQ(code_of([&] {
                      require_timely(one.request, parse_signature(one.request, one.service), signed_at);
                      verify(one.request, one.service);
                  }),
                  "accepted")
            << one.name;
}

TEST(SigV4, RefusesAnotherSecret) {
    for (const Example& one : examples())
        EXPECT_NE(code_of([&] { verify(one.request, one.service, "another"); }), "accepted") << one.name;
}

TEST(SigV4, RefusesAnyChangeOfWhatIsSigned) {
    for (const Example& one : examples()) {
        HttpRequest method = one.request, path = one.request, query = one.request, host = one.request;
        method.method = "DELETE";
        path.path += "x";
        query.query += query.query.empty() ? "a=b" : "&a=b";
        host.headers.set("Host", "elsewhere");
        for (const HttpRequest& changed : {method, path, query, host})
            EXPECT_NE(code_of([&] { verify(changed, one.service); }), "accepted") << one.name;
    }
}

TEST(SigV4, RefusesAnotherBodyUnlessItIsUnsigned) {
    const auto changed = [](std::string_view name) {
        Example one = example(name);
        one.request.body += "x";
        return code_of([&] { verify(one.request, one.service); });
    };
    EXPECT_EQ(changed("json"), "InvalidSignatureException");
    EXPECT_EQ(changed("query protocol"), "SignatureDoesNotMatch");
    EXPECT_EQ(changed("s3 put"), "XAmzContentSHA256Mismatch");
    EXPECT_EQ(changed("s3 unsigned payload"), "accepted");
    // The services beside S3 take the body's own hash, whatever the header says.
    Example one = example("json");
    one.request.headers.set("X-Amz-Content-SHA256", "UNSIGNED-PAYLOAD");
    EXPECT_NE(code_of([&] { verify(one.request, one.service); }), "accepted");
}

TEST(SigV4, VerifiesASpooledBody) {
    Example one = example("s3 put");
    const auto path = std::filesystem::temp_directory_path() / ("souk-sigv4-" + std::to_string(getpid()));
    std::ofstream(path, std::ios::binary) << one.request.body;
    one.request.spooled = std::make_shared<SpooledFile>(path, one.request.body.size());
    one.request.body.clear();
    EXPECT_EQ(code_of([&] { verify(one.request, "s3"); }), "accepted");
    std::ofstream(path, std::ios::binary) << "other";
    EXPECT_EQ(code_of([&] { verify(one.request, "s3"); }), "XAmzContentSHA256Mismatch");
}

TEST(SigV4, AnUnsignedHeaderThatMattersIsRefused) {
    Example one = example("query protocol");
    one.request.headers.add("X-Amz-Target", "SageMaker.DeleteModel");
    EXPECT_EQ(code_of([&] { verify(one.request, "sts"); }), "SignatureDoesNotMatch");
    Example put = example("s3 put");
    put.request.headers.add("x-amz-meta-color", "red");
    EXPECT_EQ(code_of([&] { verify(put.request, "s3"); }), "AccessDenied");
    put = example("s3 put");
    put.request.headers.add("x-amzn-trace-id", "Root=1");
    EXPECT_EQ(code_of([&] { verify(put.request, "s3"); }), "accepted");
}

TEST(SigV4, TheClockMayDifferByAQuarterOfAnHour) {
    const auto at = [](std::string_view name, base::Instant now) {
        const Example one = example(name);
        return code_of([&] { require_timely(one.request, parse_signature(one.request, one.service), now); });
    };
    using std::chrono::minutes;
    EXPECT_EQ(at("json", signed_at + minutes(15)), "accepted");
    EXPECT_EQ(at("json", signed_at - minutes(15)), "accepted");
    EXPECT_EQ(at("json", signed_at + base::seconds(901)), "InvalidSignatureException");
    EXPECT_EQ(at("query protocol", signed_at - base::seconds(901)), "SignatureDoesNotMatch");
    EXPECT_EQ(at("s3 put", signed_at + base::seconds(901)), "RequestTimeTooSkewed");
    EXPECT_EQ(at("s3 presigned get", signed_at + minutes(60)), "accepted");
    EXPECT_EQ(at("s3 presigned get", signed_at + base::seconds(3601)), "AccessDenied");
    EXPECT_EQ(at("s3 presigned get", signed_at - base::seconds(901)), "AccessDenied");
}

TEST(SigV4, EachFamilyNamesWhatIsWrong) {
    HttpRequest none;
    none.method = "GET";
    none.path = "/";
    EXPECT_EQ(code_of([&] { parse_signature(none, "s3"); }), "AccessDenied");
    EXPECT_EQ(code_of([&] { parse_signature(none, "sts"); }), "MissingAuthenticationToken");
    EXPECT_EQ(code_of([&] { parse_signature(none, "sagemaker"); }), "MissingAuthenticationTokenException");
    const auto with = [&](std::string value, std::string_view service) {
        HttpRequest request = none;
        request.headers.add("Authorization", std::move(value));
        request.headers.add("X-Amz-Date", "20261123T101500Z");
        return code_of([&] { parse_signature(request, service); });
    };
    EXPECT_EQ(with("AWS4-HMAC-SHA256 Credential=a/b", "sts"), "IncompleteSignature");
    EXPECT_EQ(with("AWS4-HMAC-SHA256 Credential=a/b", "sagemaker"), "IncompleteSignatureException");
    EXPECT_EQ(with("AWS4-HMAC-SHA256 Credential=a/b", "s3"), "AuthorizationHeaderMalformed");
    EXPECT_EQ(with("AWS key:signature", "s3"), "InvalidRequest");
    EXPECT_EQ(with("Basic YTpi", "sts"), "IncompleteSignature");
    const Example one = example("json");
    EXPECT_EQ(code_of([&] { parse_signature(one.request, "aws-marketplace"); }), "InvalidSignatureException");
    EXPECT_EQ(code_of([&] { parse_signature(one.request, "s3"); }), "AuthorizationHeaderMalformed");
    EXPECT_EQ(code_of([&] { parse_signature(one.request, ""); }), "accepted");
}

TEST(SigV4, PresignedQueriesAreReadStrictly) {
    const Example good = example("s3 presigned get");
    const auto with = [&](std::string_view from, std::string_view to) {
        HttpRequest request = good.request;
        const std::size_t at = request.query.find(from);
        EXPECT_NE(at, std::string::npos);
        request.query.replace(at, from.size(), to);
        return code_of([&] { parse_signature(request, "s3"); });
    };
    EXPECT_EQ(with("X-Amz-Expires=3600", "X-Amz-Expires=604801"), "AuthorizationQueryParametersError");
    EXPECT_EQ(with("X-Amz-Expires=3600", "X-Amz-Expires=0"), "AuthorizationQueryParametersError");
    EXPECT_EQ(with("X-Amz-Expires=3600", "X-Amz-Expires=soon"), "AuthorizationQueryParametersError");
    EXPECT_EQ(with("X-Amz-Expires=3600", "x=y"), "AuthorizationQueryParametersError");
    EXPECT_EQ(with("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), "AuthorizationQueryParametersError");
}

TEST(SigV4, KeepsABoundedNumberOfSigningKeys) {
    SigningKeys keys(2);
    const Credential one{"AKIA1", "20261123", "us-east-1", "s3"}, two{"AKIA2", "20261123", "us-east-1", "s3"},
        three{"AKIA3", "20261123", "us-east-1", "s3"};
    EXPECT_EQ(keys.get("a", one), derive_signing_key("a", one));
    EXPECT_EQ(keys.get("a", one), derive_signing_key("a", one));
    EXPECT_EQ(keys.get("b", one), derive_signing_key("b", one)); // a changed secret
    keys.get("a", two);
    keys.get("a", three);
    EXPECT_EQ(keys.size(), 2u);
    EXPECT_EQ(keys.get("b", one), derive_signing_key("b", one));
}

// --- aws-chunked -----------------------------------------------------------------------------------------------------

struct Decoded {
    std::string code;
    std::string data;
    AwsChunkedDecoder::Trailers trailers;
};

Decoded decode(const PayloadMode& mode, std::string_view body, std::size_t piece,
               std::optional<std::uint64_t> length = {}, std::uint64_t limit = 1 << 20) {
    Decoded found;
    found.code = code_of([&] {
        AwsChunkedDecoder decoder(mode, length, limit, [&](std::string_view bytes) { found.data += bytes; });
        for (std::size_t at = 0; at < body.size(); at += piece)
            decoder.feed(body.substr(at, piece));
        decoder.finish();
        found.trailers = decoder.trailers();
    });
    return found;
}

const std::string content = std::string(300, 'a') + "the rest";

TEST(AwsChunked, DecodesSignedFormsHoweverTheyAreCut) {
    for (const auto* name : {"s3 signed chunks", "s3 signed chunks with trailer"}) {
        const Example one = example(name);
        const PayloadMode mode = verify(one.request, "s3");
        EXPECT_TRUE(mode.chunked());
        for (const std::size_t piece : {1u, 7u, 64u, 100000u}) {
            const Decoded decoded = decode(mode, one.request.body, piece, content.size());
            EXPECT_EQ(decoded.code, "accepted") << name << " in pieces of " << piece;
            EXPECT_EQ(decoded.data, content);
        }
    }
    const Example one = example("s3 signed chunks with trailer");
    EXPECT_THAT(decode(verify(one.request, "s3"), one.request.body, 11).trailers,
                testing::ElementsAre(
                    testing::Pair("x-amz-checksum-sha256", base::base64(base::as_text(base::sha256(content))))));
}

TEST(AwsChunked, RefusesEveryTornBody) {
    for (const auto* name : {"s3 signed chunks", "s3 signed chunks with trailer"}) {
        const Example one = example(name);
        const PayloadMode mode = verify(one.request, "s3");
        const std::string& body = one.request.body;
        // The last empty line alone may be missing.
        for (std::size_t size = 0; size + 4 < body.size(); ++size)
            EXPECT_NE(decode(mode, std::string_view(body).substr(0, size), 4096).code, "accepted") << name << size;
    }
}

TEST(AwsChunked, RefusesEveryChangedByteThatCounts) {
    for (const auto* name : {"s3 signed chunks", "s3 signed chunks with trailer"}) {
        const Example one = example(name);
        const PayloadMode mode = verify(one.request, "s3");
        for (std::size_t at = 0; at + 2 < one.request.body.size(); at += 3) {
            std::string body = one.request.body;
            if (body[at] == '\r' || body[at] == '\n') continue;
            body[at] = body[at] == '1' ? '2' : '1';
            EXPECT_NE(decode(mode, body, 4096).code, "accepted") << name << " at " << at;
        }
    }
}

TEST(AwsChunked, DecodesUnsignedChunksWithTrailer) {
    const PayloadMode mode{.kind = PayloadMode::Kind::UnsignedChunksTrailer};
    const std::string body = "5\r\nhello\r\n6\r\n world\r\n0\r\nX-Amz-Checksum-CRC32: DUoRhQ==\r\n\r\n";
    for (const std::size_t piece : {1u, 5u, 1000u}) {
        const Decoded decoded = decode(mode, body, piece, 11);
        EXPECT_EQ(decoded.code, "accepted");
        EXPECT_EQ(decoded.data, "hello world");
        EXPECT_THAT(decoded.trailers, testing::ElementsAre(testing::Pair("x-amz-checksum-crc32", "DUoRhQ==")));
    }
    EXPECT_EQ(decode(mode, body, 1000, 12).code, "IncompleteBody");
    EXPECT_EQ(decode(mode, body, 1000, 10).code, "IncompleteBody");
    EXPECT_EQ(decode(mode, body, 1000, 11, 10).code, "EntityTooLarge");
    EXPECT_EQ(decode(mode, "", 1).code, "IncompleteBody");
    EXPECT_EQ(decode(mode, "5\r\nhel", 100).code, "IncompleteBody");
    EXPECT_EQ(decode(mode, "5\r\nhelloX\r\n", 100).code, "InvalidRequest");
    EXPECT_EQ(decode(mode, "zz\r\n", 100).code, "InvalidChunkSizeError");
    EXPECT_EQ(decode(mode, "ffffffffffffffff\r\n", 100).code, "EntityTooLarge");
    EXPECT_EQ(decode(mode, "1ffffffffffffffff\r\n", 100).code, "InvalidChunkSizeError");
    EXPECT_EQ(decode(mode, std::string(1000, '0'), 100).code, "InvalidRequest");
    EXPECT_EQ(decode(mode, "0\r\nnot a field\r\n\r\n", 100).code, "MalformedTrailerError");
    EXPECT_EQ(decode(mode, "0\r\n\r\nmore bytes", 100).code, "InvalidRequest");
}

} // namespace
} // namespace wire
