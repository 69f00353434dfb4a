#include "services/s3/world_for_tests.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace services {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class S3Buckets : public S3World {
  protected:
    static constexpr std::string_view reads_all =
        R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})";

    static std::string policy(std::string_view effect, std::string_view principal, std::string_view action) {
        return fmt::format(
            R"({{"Version":"2012-10-17","Statement":[{{"Effect":"{}","Principal":{{"AWS":"{}"}},"Action":"{}",)"
            R"("Resource":["arn:aws:s3:::shop","arn:aws:s3:::shop/*"]}}]}})",
            effect, principal, action);
    }
};

TEST_F(S3Buckets, NamesAreSharedByAll) {
    EXPECT_EQ(ask("PUT", "/shop").code(), "BucketAlreadyOwnedByYou");
    caller_ = buyer_;
    EXPECT_EQ(ask("PUT", "/shop").code(), "BucketAlreadyExists");
    EXPECT_EQ(ask("PUT", "/stall").status, 200);
    EXPECT_THAT(ask("GET", "/").elements("//Bucket/Name"), ElementsAre("stall"));
    for (const char* name : {"/ab", "/Shop", "/a..b", "/-ab", "/ab-", "/192.168.0.1", "/a_b"})
        EXPECT_EQ(ask("PUT", name).code(), "InvalidBucketName") << name;
}

TEST_F(S3Buckets, LocationIsWhatWasAskedFor) {
    EXPECT_EQ(ask("GET", "/shop?location").element("LocationConstraint"), "");
    const std::string body = "<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint>"
                             "</CreateBucketConfiguration>";
    EXPECT_EQ(ask("PUT", "/berlin", body).status, 200);
    EXPECT_EQ(ask("GET", "/berlin?location").element("LocationConstraint"), "eu-central-1");
    EXPECT_EQ(ask("HEAD", "/berlin").header("x-amz-bucket-region"), "eu-central-1");
    EXPECT_EQ(ask("PUT", "/bad", "<CreateBucketConfiguration>").code(), "MalformedXML");
}

TEST_F(S3Buckets, OnlyAnEmptyOneIsDeleted) {
    ask("PUT", "/shop/k", "x");
    EXPECT_EQ(ask("DELETE", "/shop").code(), "BucketNotEmpty");
    ask("DELETE", "/shop/k");
    EXPECT_EQ(ask("DELETE", "/shop").status, 204);
    EXPECT_EQ(ask("GET", "/shop?list-type=2").code(), "NoSuchBucket");
    EXPECT_EQ(ask("HEAD", "/shop").status, 404);
}

TEST_F(S3Buckets, TheExpectedOwnerMustBeTheOwner) {
    EXPECT_EQ(ask("HEAD", "/shop", "", {{"x-amz-expected-bucket-owner", "111122223333"}}).status, 200);
    EXPECT_EQ(ask("HEAD", "/shop", "", {{"x-amz-expected-bucket-owner", "444455556666"}}).status, 403);
}

TEST_F(S3Buckets, AStrangerNeedsTheBucketsConsentAndHisOwn) {
    ask("PUT", "/shop/k", "body");
    caller_ = user_of("444455556666", "ben", reads_all);
    EXPECT_EQ(ask("GET", "/shop/k").code(), "AccessDenied");
    EXPECT_EQ(ask("PUT", "/shop/k", "mine").code(), "AccessDenied");
    EXPECT_EQ(ask("HEAD", "/shop").status, 403);
    caller_ = seller_;
    EXPECT_EQ(ask("PUT", "/shop?policy", policy("Allow", "444455556666", "s3:GetObject")).status, 204);
    caller_ = user_of("444455556666", "ben", reads_all);
    EXPECT_EQ(ask("GET", "/shop/k").body, "body");
    EXPECT_EQ(ask("PUT", "/shop/k", "mine").code(), "AccessDenied");
    // He may not list, so he is not told what is missing.
    EXPECT_EQ(ask("GET", "/shop/none").code(), "AccessDenied");
    caller_ = user_of("444455556666", "eve", "");
    EXPECT_EQ(ask("GET", "/shop/k").code(), "AccessDenied");
}

TEST_F(S3Buckets, WithinAnAccountEitherPolicySuffices) {
    ask("PUT", "/shop/k", "body");
    caller_ = user_of("111122223333", "ana", "");
    const Answer refused = ask("GET", "/shop/k");
    EXPECT_EQ(refused.status, 403);
    EXPECT_THAT(refused.element("Message"), HasSubstr("s3:GetObject"));
    caller_ = seller_;
    ask("PUT", "/shop?policy", policy("Allow", "arn:aws:iam::111122223333:user/ana", "s3:GetObject"));
    caller_ = user_of("111122223333", "ana", "");
    EXPECT_EQ(ask("GET", "/shop/k").body, "body");
    caller_ = user_of("111122223333", "ana",
                      R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]})");
    EXPECT_EQ(ask("GET", "/shop/k").code(), "AccessDenied");
}

TEST_F(S3Buckets, ADenyBindsAllButTheOwnersWayToMendIt) {
    ask("PUT", "/shop/k", "body");
    EXPECT_EQ(ask("GET", "/shop?policy").code(), "NoSuchBucketPolicy");
    const std::string deny = policy("Deny", "*", "s3:*");
    EXPECT_EQ(ask("PUT", "/shop?policy", deny).status, 204);
    EXPECT_EQ(ask("GET", "/shop/k").code(), "AccessDenied");
    EXPECT_EQ(ask("GET", "/shop?policy").body, deny);
    EXPECT_EQ(ask("DELETE", "/shop?policy").status, 204);
    EXPECT_EQ(ask("GET", "/shop/k").body, "body");
    EXPECT_EQ(ask("PUT", "/shop?policy", "{}").code(), "MalformedPolicy");
}

} // namespace
} // namespace services
