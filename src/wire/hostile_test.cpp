// What a request can do to the parser: nothing but be refused, in time and within memory.
#include "api/agreement.hpp"
#include "api/iam.hpp"
#include "api/sagemaker.hpp"
#include "wire/cbor.hpp"
#include "wire/codec.hpp"
#include "wire/constraints.hpp"

#include <chrono>
#include <gmock/gmock.h>

namespace wire {
namespace {

using testing::HasSubstr;

template<class Op>
base::Fault fault_of(const HttpRequest& request) {
    typename Op::Input input{};
    try {
        parse_input(Op::operation, request, &input);
    } catch (const base::Fault& fault) {
        return fault;
    }
    return {"None", ""};
}

TEST(Hostile, CborThatPromisesMoreThanItBrings) {
    // An array of 2^40 items, alone, and four thousand nested ones of four thousand each.
    EXPECT_FALSE(parse_cbor(std::string("\x9b\x00\x00\x01\x00\x00\x00\x00\x00", 9)));
    std::string nested;
    for (int i = 0; i < 4000; ++i)
        nested += std::string("\x99\x0f\xa0", 3);
    EXPECT_FALSE(parse_cbor(nested));
    EXPECT_FALSE(parse_cbor(std::string("\xbb\x7f\xff\xff\xff\xff\xff\xff\xff", 9)));
    EXPECT_FALSE(parse_cbor(std::string("\x7b\xff\xff\xff\xff\xff\xff\xff\xff", 9)));
    EXPECT_FALSE(parse_cbor(std::string(100'000, '\x9f')));
}

TEST(Hostile, CborOfIndefiniteLengthIsRead) {
    // {_ "a": [_ 1, 2], "b": (_ "x", "y")}
    const std::string bytes("\xbf\x61\x61\x9f\x01\x02\xff\x61\x62\x7f\x61\x78\x61\x79\xff\xff", 16);
    EXPECT_EQ(parse_cbor(bytes), boost::json::parse(R"({"a":[1,2],"b":"xy"})"));
}

TEST(Hostile, CborNumbersThatAreNoTimes) {
    HttpRequest request{.method = "POST", .path = "/"};
    request.headers.add("smithy-protocol", "rpc-v2-cbor");
    // {"agreementId": h'…not UTF-8'}
    request.body = std::string("\xa1\x6b"
                               "agreementId"
                               "\x62\xff\xfe",
                               16);
    EXPECT_EQ(fault_of<api::agreement::DescribeAgreement>(request).code(), "SerializationException");
}

TEST(Hostile, FormsWithNamesOfManyParts) {
    HttpRequest request{.method = "POST", .path = "/"};
    request.body = "Action=CreateUser&Version=2010-05-08&UserName=ana&";
    for (int i = 0; i < 300'000; ++i)
        request.body += "a.";
    EXPECT_EQ(fault_of<api::iam::CreateUser>(request).code(), "MalformedInput");
}

TEST(Hostile, FormsThatAreNotUtf8) {
    HttpRequest request{.method = "POST", .path = "/"};
    request.body = "Action=CreateUser&Version=2010-05-08&UserName=%ff%fe";
    EXPECT_EQ(fault_of<api::iam::CreateUser>(request).code(), "SerializationException");
}

TEST(Hostile, ManyViolationsAreToldInAShortAnswer) {
    HttpRequest request{.method = "POST", .path = "/"};
    request.body = R"({"ModelName":"m","Tags":[)";
    for (int i = 0; i < 20'000; ++i)
        request.body += "{},";
    request.body += "{}]}";
    const base::Fault fault = fault_of<api::sagemaker::CreateModel>(request);
    EXPECT_THAT(fault.message(), HasSubstr("40003 validation errors detected: "));
    EXPECT_THAT(fault.message(), HasSubstr("; and 39903 more"));
    EXPECT_LT(fault.message().size(), 20'000u);
}

TEST(Hostile, LongKeysAreCutInMessages) {
    HttpRequest request{.method = "POST", .path = "/"};
    request.body =
        R"({"ModelName":"m","PrimaryContainer":{"Environment":{")" + std::string(1'000'000, 'K') + R"(":"v"}}})";
    const base::Fault fault = fault_of<api::sagemaker::CreateModel>(request);
    EXPECT_EQ(fault.code(), "ValidationException");
    EXPECT_LT(fault.message().size(), 2'000u);
}

TEST(Hostile, LongValuesOfRepeatedGroupsAreDecided) {
    static constexpr Shape shape = {.kind = Kind::String, .name = "Groups", .pattern = "(?:[a-z]+-?|[0-9])*"};
    EXPECT_TRUE(matches_pattern(shape, std::string(16'000, '7')));
    EXPECT_FALSE(matches_pattern(shape, std::string(16'000, '7') + "!"));
}

TEST(Hostile, Utf8IsCheckedAsTheStandardSays) {
    for (const char* good : {"", "a", "é", "€", "𝄞", "\xed\x9f\xbf", "\xf4\x8f\xbf\xbf"})
        EXPECT_TRUE(is_utf8(good)) << good;
    for (const char* bad : {"\x80", "\xc0\xaf", "\xc2", "\xe2\x82", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                            "\xf5\x80\x80\x80",
                            "\xc2"
                            "a"})
        EXPECT_FALSE(is_utf8(bad)) << bad;
}

} // namespace
} // namespace wire
