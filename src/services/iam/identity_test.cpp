#include "base/digest.hpp"
#include "services/access.hpp"
#include "services/iam/operations.hpp"
#include "services/sts/operations.hpp"
#include "store/identity/admin.hpp"

#include <cstddef>
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

namespace services {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Handlers on a real database; callers come through the front door, with requests that are signed here.
class IdentityServices : public testing::Test {
  protected:
    IdentityServices() {
        char name[] = "/tmp/souk-iam-XXXXXX";
        folder_ = mkdtemp(name);
        database_.emplace(store::DatabaseOptions{.path = folder_ / "souk.db"});
        sealer_.emplace(store::Sealer::open(folder_ / "secrets.key"));
        authenticator_.emplace(*database_, *sealer_);
        root_ = keys_of(store::create_account(*database_, *sealer_, ids_, {.name = "seller"}, now_));
        account_ = enter(root_).account;
    }
    ~IdentityServices() override {
        authenticator_.reset();
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    struct Keys {
        std::string id, secret, token;
    };
    static Keys keys_of(const store::IssuedKey& issued) { return {issued.access_key, issued.secret, ""}; }
    static Keys keys_of(const api::sts::Credentials& made) {
        return {made.AccessKeyId, made.SecretAccessKey, made.SessionToken};
    }

    wire::HttpRequest signed_by(const Keys& keys, std::string service = "sts") const {
        wire::HttpRequest request;
        request.method = "POST";
        request.path = "/";
        request.headers.add("Host", "localhost");
        request.headers.add("X-Amz-Date", base::render_iso_basic(now_));
        request.remote_address = "10.1.2.3:4000";
        wire::Signature signature;
        const std::string date = base::render_iso_basic(now_);
        signature.credential = {keys.id, date.substr(0, 8), "us-east-1", std::move(service)};
        signature.timestamp = date;
        signature.signed_headers = {"host", "x-amz-date"};
        if (!keys.token.empty()) {
            request.headers.add("X-Amz-Security-Token", keys.token);
            signature.signed_headers.emplace_back("x-amz-security-token");
        }
        signature.signed_headers_text = fmt::format("{}", fmt::join(signature.signed_headers, ";"));
        const auto canonical = wire::canonical_request(request, signature, base::hex(base::sha256("")));
        const auto key = wire::derive_signing_key(keys.secret, signature.credential);
        const auto proof = base::hmac_sha256(base::as_text(key), wire::string_to_sign(signature, canonical));
        request.headers.add("Authorization",
                            fmt::format("AWS4-HMAC-SHA256 Credential={}/{}, SignedHeaders={}, Signature={}", keys.id,
                                        signature.credential.scope(), signature.signed_headers_text, base::hex(proof)));
        return request;
    }
    Principal enter(const Keys& keys) { return authenticator_->authenticate(signed_by(keys), "sts", now_).principal; }

    Call as(const Principal& who) {
        return {.caller = who,
                .settings = settings_,
                .database = *database_,
                .blobs = reinterpret_cast<outside::Blobs&>(no_blobs_),
                .ids = ids_,
                .shelf = shelf_,
                .now = now_,
                .real_now = now_,
                .request_id = "request-1",
                .region = "us-east-1",
                .sealer = &*sealer_};
    }
    template<auto handler, class In>
    auto run(const Keys& keys, const In& in) {
        const Principal who = enter(keys);
        Call call = as(who);
        return handler(call, in);
    }
    std::string fault_of(const std::function<void()>& act) {
        message_.clear();
        try {
            act();
        } catch (const base::Fault& fault) {
            message_ = fault.message();
            return fault.code();
        }
        return "none";
    }

    // A user of the account with a key and, by name, managed policies.
    Keys make_user(const std::string& name, const std::vector<std::string>& policies = {}) {
        run<create_user>(root_, api::iam::CreateUserRequest{.UserName = name});
        for (const auto& policy : policies)
            run<attach_user_policy>(root_,
                                    api::iam::AttachUserPolicyRequest{name, "arn:aws:iam::aws:policy/" + policy});
        const auto key = run<create_access_key>(root_, api::iam::CreateAccessKeyRequest{name}).AccessKey;
        return {key.AccessKeyId, key.SecretAccessKey, ""};
    }
    std::string make_role(const std::string& name, const std::string& trust, std::int64_t most = 3600) {
        api::iam::CreateRoleRequest in;
        in.RoleName = name;
        in.AssumeRolePolicyDocument = trust;
        in.MaxSessionDuration = most;
        return run<create_role>(root_, in).Role.Arn;
    }
    static std::string trusting(const std::string& principal) {
        return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" + principal +
               R"("},"Action":"sts:AssumeRole"}})";
    }

    std::filesystem::path folder_;
    std::optional<store::Database> database_;
    std::optional<store::Sealer> sealer_;
    std::optional<Authenticator> authenticator_;
    base::IdSource ids_{11};
    Settings settings_;
    Shelf shelf_;
    std::byte no_blobs_{};
    base::Instant now_ = base::Instant::from_seconds(1'795'000'000);
    Keys root_;
    std::string account_;
    std::string message_;
};

TEST_F(IdentityServices, TheCallerLearnsWhoHeIs) {
    const auto root = run<get_caller_identity>(root_, api::sts::GetCallerIdentityRequest{});
    EXPECT_EQ(root.Account, account_);
    EXPECT_EQ(root.Arn, "arn:aws:iam::" + account_ + ":root");
    EXPECT_EQ(root.UserId, account_);
    const auto ana = run<get_caller_identity>(make_user("ana"), api::sts::GetCallerIdentityRequest{});
    EXPECT_EQ(ana.Arn, "arn:aws:iam::" + account_ + ":user/ana");
    EXPECT_THAT(*ana.UserId, testing::StartsWith("AIDA"));
}

TEST_F(IdentityServices, UnknownInactiveAndForgedCallersStayOutside) {
    EXPECT_EQ(fault_of([&] { enter({"AKIAUNKNOWN", "x", ""}); }), "InvalidClientTokenId");
    EXPECT_EQ(fault_of([&] { enter({root_.id, "wrong", ""}); }), "SignatureDoesNotMatch");
    EXPECT_EQ(fault_of([&] { enter({root_.id, root_.secret, "made-up-token"}); }), "InvalidClientTokenId");
    const auto ana = make_user("ana");
    run<update_access_key>(root_, api::iam::UpdateAccessKeyRequest{"ana", ana.id, "Inactive"});
    EXPECT_EQ(fault_of([&] { enter(ana); }), "InvalidClientTokenId");
    run<update_access_key>(root_, api::iam::UpdateAccessKeyRequest{"ana", ana.id, "Active"});
    EXPECT_EQ(fault_of([&] { enter(ana); }), "none");
    EXPECT_EQ(fault_of([&] { authenticator_->authenticate(signed_by(ana, "s3"), "iam", now_); }),
              "SignatureDoesNotMatch");
    EXPECT_EQ(fault_of([&] { authenticator_->authenticate(signed_by(ana), "sts", now_ + base::seconds(901)); }),
              "SignatureDoesNotMatch");
}

TEST_F(IdentityServices, ADenialNamesActionAndResource) {
    const Keys keys = make_user("ana", {"AWSMarketplaceSellerFullAccess"});
    const std::string package = "arn:aws:sagemaker:us-east-1:" + account_ + ":model-package/trees";
    const auto describe = [&] {
        const Principal ana = enter(keys);
        as(ana).require("sagemaker:DescribeModelPackage", package);
    };
    const std::string beginning =
        "User: arn:aws:iam::" + account_ +
        ":user/ana is not authorized to perform: sagemaker:DescribeModelPackage on resource: " + package + " ";
    EXPECT_EQ(fault_of(describe), "AccessDeniedException");
    EXPECT_EQ(message_,
              beginning + "because no identity-based policy allows the sagemaker:DescribeModelPackage action");
    run<attach_user_policy>(
        root_, api::iam::AttachUserPolicyRequest{"ana", "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly"});
    EXPECT_EQ(fault_of(describe), "none");
    // The request comes from 10.1.2.3.
    run<put_user_policy>(root_, api::iam::PutUserPolicyRequest{"ana", "no", R"({"Version":"2012-10-17","Statement":
        {"Effect":"Deny","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.1.0.0/16"}}}})"});
    EXPECT_EQ(fault_of(describe), "AccessDeniedException");
    EXPECT_EQ(message_, beginning + "with an explicit deny in an identity-based policy");
}

TEST_F(IdentityServices, IamItselfNeedsPermission) {
    const Keys ana = make_user("ana");
    EXPECT_EQ(fault_of([&] { run<create_user>(ana, api::iam::CreateUserRequest{.UserName = "bo"}); }), "AccessDenied");
    EXPECT_EQ(fault_of([&] { run<get_user>(ana, api::iam::GetUserRequest{}); }), "AccessDenied");
    run<attach_user_policy>(root_,
                            api::iam::AttachUserPolicyRequest{"ana", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"});
    EXPECT_EQ(run<get_user>(ana, api::iam::GetUserRequest{}).User.UserName, "ana");
    EXPECT_EQ(fault_of([&] { run<create_user>(ana, api::iam::CreateUserRequest{.UserName = "bo"}); }), "AccessDenied");
}

TEST_F(IdentityServices, UsersComeAndGo) {
    const Keys key = make_user("ana");
    EXPECT_EQ(fault_of([&] { run<create_user>(root_, api::iam::CreateUserRequest{.UserName = "ANA"}); }),
              "EntityAlreadyExists");
    EXPECT_EQ(fault_of([&] { run<get_user>(root_, api::iam::GetUserRequest{"bo"}); }), "NoSuchEntity");
    EXPECT_EQ(message_, "The user with name bo cannot be found.");
    const auto remove = [&] { run<delete_user>(root_, api::iam::DeleteUserRequest{"ana"}); };
    EXPECT_EQ(fault_of(remove), "DeleteConflict");
    run<delete_access_key>(root_, api::iam::DeleteAccessKeyRequest{"ana", key.id});
    run<put_user_policy>(root_, api::iam::PutUserPolicyRequest{"ana", "p", R"({"Statement":{"Effect":"Allow",
        "Action":"s3:*","Resource":"*"}})"});
    EXPECT_EQ(fault_of(remove), "DeleteConflict");
    run<delete_user_policy>(root_, api::iam::DeleteUserPolicyRequest{"ana", "p"});
    EXPECT_EQ(fault_of(remove), "none");
    EXPECT_EQ(fault_of(remove), "NoSuchEntity");
    EXPECT_EQ(fault_of([&] {
                  run<create_user>(root_, api::iam::CreateUserRequest{.UserName = "x", .PermissionsBoundary = "arn:x"});
              }),
              "InvalidInput");
}

TEST_F(IdentityServices, ListsComeInPages) {
    for (const auto* name : {"cy", "ana", "bo"})
        run<create_user>(root_, api::iam::CreateUserRequest{.UserName = name});
    api::iam::ListUsersRequest in;
    in.MaxItems = 2;
    const auto first = run<list_users>(root_, in);
    ASSERT_EQ(first.Users.size(), 2u);
    EXPECT_EQ(first.Users[1].UserName, "bo");
    EXPECT_EQ(first.IsTruncated, true);
    in.Marker = first.Marker;
    const auto second = run<list_users>(root_, in);
    ASSERT_EQ(second.Users.size(), 1u);
    EXPECT_EQ(second.Users[0].UserName, "cy");
    EXPECT_EQ(second.IsTruncated, false);
    EXPECT_FALSE(second.Marker);
    in.Marker = "!";
    EXPECT_EQ(fault_of([&] { run<list_users>(root_, in); }), "ValidationError");
}

TEST_F(IdentityServices, KeysAreTwoAtMostAndActOnTheCallerByDefault) {
    const Keys ana = make_user("ana", {"IAMFullAccess"});
    const auto second = run<create_access_key>(ana, api::iam::CreateAccessKeyRequest{}).AccessKey;
    EXPECT_EQ(second.UserName, "ana");
    EXPECT_EQ(second.SecretAccessKey.size(), 40u);
    EXPECT_EQ(fault_of([&] { run<create_access_key>(ana, api::iam::CreateAccessKeyRequest{}); }), "LimitExceeded");
    EXPECT_EQ(message_, "Cannot exceed quota for AccessKeysPerUser: 2");
    EXPECT_EQ(run<list_access_keys>(ana, api::iam::ListAccessKeysRequest{}).AccessKeyMetadata.size(), 2u);
    EXPECT_EQ(run<list_access_keys>(root_, api::iam::ListAccessKeysRequest{}).AccessKeyMetadata.size(), 1u);
    EXPECT_EQ(fault_of([&] {
                  run<delete_access_key>(ana, api::iam::DeleteAccessKeyRequest{{}, root_.id});
              }),
              "NoSuchEntity");
    EXPECT_EQ(fault_of([&] { enter(root_); }), "none");
}

TEST_F(IdentityServices, PoliciesAreCheckedKeptAndListed) {
    make_user("ana");
    const auto put = [&](std::string name, std::string document) {
        run<put_user_policy>(root_, api::iam::PutUserPolicyRequest{"ana", std::move(name), std::move(document)});
    };
    const std::string good = R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})";
    EXPECT_EQ(fault_of([&] { put("p", R"({"Statement":{"Effect":"Perhaps","Action":"s3","Resource":"*"}})"); }),
              "MalformedPolicyDocument");
    EXPECT_THAT(message_, testing::AllOf(HasSubstr("Statement.Effect"), HasSubstr("Statement.Action")));
    put("p1", good);
    put("p2", good);
    const auto read = run<get_user_policy>(root_, api::iam::GetUserPolicyRequest{"ana", "p1"});
    EXPECT_EQ(wire::percent_decode(read.PolicyDocument), good);
    EXPECT_THAT(run<list_user_policies>(root_, api::iam::ListUserPoliciesRequest{"ana"}).PolicyNames,
                ElementsAre("p1", "p2"));
    EXPECT_EQ(fault_of([&] {
                  put("p3", R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::)" +
                                std::string(2000, 'x') + R"("}})");
              }),
              "LimitExceeded");
    EXPECT_EQ(fault_of([&] {
                  run<get_user_policy>(root_, api::iam::GetUserPolicyRequest{"ana", "p3"});
              }),
              "NoSuchEntity");
    EXPECT_EQ(fault_of([&] {
                  run<attach_user_policy>(
                      root_, api::iam::AttachUserPolicyRequest{"ana", "arn:aws:iam::aws:policy/NoSuchPolicy"});
              }),
              "NoSuchEntity");
    const std::string s3 = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    run<attach_user_policy>(root_, api::iam::AttachUserPolicyRequest{"ana", s3});
    run<attach_user_policy>(root_, api::iam::AttachUserPolicyRequest{"ana", s3});
    const auto attached = run<list_attached_user_policies>(root_, api::iam::ListAttachedUserPoliciesRequest{"ana"});
    ASSERT_EQ(attached.AttachedPolicies->size(), 1u);
    EXPECT_EQ((*attached.AttachedPolicies)[0].PolicyName, "AmazonS3FullAccess");
    EXPECT_EQ(run<get_policy>(root_, api::iam::GetPolicyRequest{s3}).Policy->AttachmentCount, 1);
    run<detach_user_policy>(root_, api::iam::DetachUserPolicyRequest{"ana", s3});
    EXPECT_EQ(fault_of([&] {
                  run<detach_user_policy>(root_, api::iam::DetachUserPolicyRequest{"ana", s3});
              }),
              "NoSuchEntity");
}

TEST_F(IdentityServices, AnotherAccountsIdentitiesAreNotThere) {
    make_user("ana");
    const Keys other = keys_of(store::create_account(*database_, *sealer_, ids_, {.name = "other"}, now_));
    EXPECT_EQ(fault_of([&] { run<get_user>(other, api::iam::GetUserRequest{"ana"}); }), "NoSuchEntity");
    EXPECT_TRUE(run<list_users>(other, api::iam::ListUsersRequest{}).Users.empty());
}

TEST_F(IdentityServices, ARoleIsAssumedByWhomItTrusts) {
    const Keys ana = make_user("ana");
    const std::string role = make_role("Reader", trusting("arn:aws:iam::" + account_ + ":user/ana"));
    run<attach_role_policy>(
        root_, api::iam::AttachRolePolicyRequest{"Reader", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"});
    api::sts::AssumeRoleRequest in;
    in.RoleArn = role;
    in.RoleSessionName = "work";
    const auto made = run<assume_role>(ana, in);
    EXPECT_EQ(made.AssumedRoleUser->Arn, "arn:aws:sts::" + account_ + ":assumed-role/Reader/work");
    EXPECT_EQ(made.Credentials->Expiration, now_ + base::seconds(3600));
    const Keys session = keys_of(*made.Credentials);
    const Principal who = enter(session);
    EXPECT_EQ(who.arn, made.AssumedRoleUser->Arn);
    EXPECT_TRUE(as(who).allowed("s3:GetObject", "arn:aws:s3:::b/k"));
    EXPECT_FALSE(as(who).allowed("s3:PutObject", "arn:aws:s3:::b/k"));
    EXPECT_EQ(fault_of([&] { run<assume_role>(make_user("bo", {"AdministratorAccess"}), in); }), "AccessDenied");
    in.RoleArn += "x";
    EXPECT_EQ(fault_of([&] { run<assume_role>(ana, in); }), "AccessDenied"); // not there: the same words
    now_ = now_ + base::seconds(3600);
    EXPECT_EQ(fault_of([&] { enter(session); }), "ExpiredToken");
}

TEST_F(IdentityServices, TrustInAnAccountLeavesTheChoiceToItsPolicies) {
    const Keys other = keys_of(store::create_account(*database_, *sealer_, ids_, {.name = "other"}, now_));
    const std::string other_account = enter(other).account;
    api::sts::AssumeRoleRequest in;
    in.RoleArn = make_role("Reader", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"AWS":[")" + account_ +
                                         R"(",")" + other_account +
                                         R"("]},"Condition":{"StringEquals":{"sts:ExternalId":"secret"}}}})");
    in.RoleSessionName = "work";
    EXPECT_EQ(fault_of([&] { run<assume_role>(root_, in); }), "AccessDenied"); // without the external id
    in.ExternalId = "secret";
    EXPECT_EQ(fault_of([&] { run<assume_role>(root_, in); }), "none");
    EXPECT_EQ(fault_of([&] { run<assume_role>(other, in); }), "none");
    const Keys ana = make_user("ana");
    EXPECT_EQ(fault_of([&] { run<assume_role>(ana, in); }), "AccessDenied");
    run<put_user_policy>(root_, api::iam::PutUserPolicyRequest{"ana", "go", R"({"Statement":{"Effect":"Allow",
        "Action":"sts:AssumeRole","Resource":"*"}})"});
    EXPECT_EQ(fault_of([&] { run<assume_role>(ana, in); }), "none");
}

TEST_F(IdentityServices, ASessionMayBeNarrowedAndLastsNoLongerThanItsRoleSays) {
    api::sts::AssumeRoleRequest in;
    in.RoleArn = make_role("Admin", trusting("arn:aws:iam::" + account_ + ":root"), 7200);
    in.RoleSessionName = "work";
    run<attach_role_policy>(root_,
                            api::iam::AttachRolePolicyRequest{"Admin", "arn:aws:iam::aws:policy/AdministratorAccess"});
    in.DurationSeconds = 7201;
    EXPECT_EQ(fault_of([&] { run<assume_role>(root_, in); }), "ValidationError");
    in.DurationSeconds = 7200;
    in.Policy = R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})";
    const Keys session = keys_of(*run<assume_role>(root_, in).Credentials);
    const Principal who = enter(session);
    EXPECT_TRUE(as(who).allowed("s3:GetObject", "*"));
    EXPECT_EQ(fault_of([&] { as(who).require("sagemaker:ListModels", "*"); }), "AccessDeniedException");
    EXPECT_THAT(message_, HasSubstr("because no session policy allows the sagemaker:ListModels action"));
    in.Policy = "{}";
    EXPECT_EQ(fault_of([&] { run<assume_role>(root_, in); }), "MalformedPolicyDocument");
    // Chained sessions last an hour at most.
    in.Policy.reset();
    const Keys admin = keys_of(*run<assume_role>(root_, in).Credentials);
    EXPECT_EQ(fault_of([&] { run<assume_role>(admin, in); }), "ValidationError");
    in.DurationSeconds = 900;
    EXPECT_EQ(fault_of([&] { run<assume_role>(admin, in); }), "none");
}

TEST_F(IdentityServices, ASessionTokenStandsForItsMakerAndSurvivesARestart) {
    const Keys ana = make_user("ana", {"AmazonS3ReadOnlyAccess"});
    const Keys session = keys_of(*run<get_session_token>(ana, api::sts::GetSessionTokenRequest{}).Credentials);
    authenticator_.emplace(*database_, *sealer_);
    const Principal who = enter(session);
    EXPECT_EQ(who.arn, "arn:aws:iam::" + account_ + ":user/ana");
    EXPECT_TRUE(who.temporary);
    EXPECT_TRUE(as(who).allowed("s3:GetObject", "*"));
    EXPECT_EQ(fault_of([&] { run<get_session_token>(session, api::sts::GetSessionTokenRequest{}); }), "AccessDenied");
    // The key is worth nothing without its token.
    EXPECT_EQ(fault_of([&] { enter({session.id, session.secret, ""}); }), "InvalidClientTokenId");
    const auto root = run<get_session_token>(root_, api::sts::GetSessionTokenRequest{});
    EXPECT_EQ(root.Credentials->Expiration, now_ + base::seconds(3600));
    EXPECT_TRUE(enter(keys_of(*root.Credentials)).root);
}

} // namespace
} // namespace services
