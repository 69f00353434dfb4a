#include "domain/access/policy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace domain {
namespace {

using testing::Contains;
using testing::Field;
using testing::SizeIs;

std::shared_ptr<const Policy> policy(std::string_view json, PolicyKind kind = PolicyKind::Any) {
    auto parsed = parse_policy(json, kind);
    if (!parsed) {
        for (const auto& refusal : parsed.refusals())
            ADD_FAILURE() << refusal.where << ": " << refusal.message;
        return nullptr;
    }
    return *parsed;
}

Access ask(std::string_view statement, std::string_view action, std::string_view resource,
           const ConditionKeys& keys = {}) {
    const PolicySet set{{policy(std::string(R"({"Version":"2012-10-17","Statement":)") + std::string(statement) + "}")},
                        {}};
    return evaluate(set, {"arn:aws:iam::111122223333:user/ana", "111122223333", action, resource, &keys});
}

bool allows(std::string_view statement, std::string_view action, std::string_view resource,
            const ConditionKeys& keys = {}) {
    return ask(statement, action, resource, keys) == Access::Allowed;
}

bool under(std::string_view condition, const ConditionKeys& keys) {
    return allows(std::string(R"({"Effect":"Allow","Action":"*","Resource":"*","Condition":)") +
                      std::string(condition) + "}",
                  "s3:GetObject", "arn:aws:s3:::b/k", keys);
}

TEST(Policy, ActionsMatchWithoutCaseAndWithWildcards) {
    const auto statement = R"({"Effect":"Allow","Action":["sagemaker:Describe*","S3:get?bject"],"Resource":"*"})";
    EXPECT_TRUE(allows(statement, "sagemaker:DescribeModelPackage", "*"));
    EXPECT_TRUE(allows(statement, "SageMaker:describeModel", "*"));
    EXPECT_TRUE(allows(statement, "s3:GetObject", "arn:aws:s3:::b/k"));
    EXPECT_FALSE(allows(statement, "sagemaker:CreateModel", "*"));
    EXPECT_FALSE(allows(statement, "s3:GetObjectAcl", "*"));
}

TEST(Policy, NotActionAllowsAllButTheNamed) {
    const auto statement = R"({"Effect":"Allow","NotAction":"iam:*","Resource":"*"})";
    EXPECT_TRUE(allows(statement, "s3:GetObject", "*"));
    EXPECT_FALSE(allows(statement, "iam:CreateUser", "*"));
}

TEST(Policy, AnExplicitDenyWinsWhereverItStands) {
    const auto statements = R"([{"Effect":"Allow","Action":"*","Resource":"*"},
        {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::secret/*"}])";
    EXPECT_EQ(ask(statements, "s3:GetObject", "arn:aws:s3:::secret/k"), Access::DeniedExplicitly);
    EXPECT_EQ(ask(statements, "s3:GetObject", "arn:aws:s3:::open/k"), Access::Allowed);
    EXPECT_EQ(ask(R"([{"Effect":"Allow","Action":"s3:*","Resource":"*"}])", "iam:GetUser", "*"),
              Access::DeniedByDefault);
}

TEST(Policy, ResourceWildcardsStayWithinTheirPartOfTheArn) {
    const auto statement =
        R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:sagemaker:*:111122223333:model-package/a*"})";
    EXPECT_TRUE(allows(statement, "x:y", "arn:aws:sagemaker:eu-west-1:111122223333:model-package/ab"));
    EXPECT_FALSE(allows(statement, "x:y", "arn:aws:sagemaker:eu-west-1:444455556666:model-package/ab"));
    EXPECT_FALSE(allows(statement, "x:y", "arn:aws:sagemaker:eu-west-1:111122223333:model-package/b"));
    // The star of the region may not swallow the account.
    EXPECT_FALSE(allows(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:sagemaker:*:model/x"})", "x:y",
                        "arn:aws:sagemaker:us-east-1:111122223333:model/x"));
}

TEST(Policy, NotResourceExcludes) {
    const auto statement = R"({"Effect":"Deny","Action":"*","NotResource":"arn:aws:s3:::mine/*"})";
    EXPECT_EQ(ask(statement, "s3:GetObject", "arn:aws:s3:::other/k"), Access::DeniedExplicitly);
    EXPECT_EQ(ask(statement, "s3:GetObject", "arn:aws:s3:::mine/k"), Access::DeniedByDefault);
}

TEST(Policy, VariablesAreLiteralAndMissingOnesMatchNothing) {
    const auto statement = R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::home/${aws:username}/*"})";
    EXPECT_TRUE(allows(statement, "s3:GetObject", "arn:aws:s3:::home/ana/x", {{"aws:username", "ana"}}));
    EXPECT_FALSE(allows(statement, "s3:GetObject", "arn:aws:s3:::home/bo/x", {{"aws:username", "ana"}}));
    EXPECT_FALSE(allows(statement, "s3:GetObject", "arn:aws:s3:::home/ana/x"));
    EXPECT_FALSE(allows(statement, "s3:GetObject", "arn:aws:s3:::home/bo/x", {{"aws:username", "*"}}));
    EXPECT_FALSE(allows(statement, "s3:GetObject", "arn:aws:s3:::home/bo/x", {{"aws:username", "\x01"}}));
    const auto with_default =
        R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::home/${aws:username, 'guest'}/${*}"})";
    EXPECT_TRUE(allows(with_default, "s3:GetObject", "arn:aws:s3:::home/guest/*"));
    EXPECT_FALSE(allows(with_default, "s3:GetObject", "arn:aws:s3:::home/guest/x"));
}

TEST(Policy, BeforeItsVersionAVariableIsOrdinaryText) {
    const auto old = policy(R"({"Statement":{"Effect":"Allow","Action":"*",
        "Resource":"arn:aws:s3:::home/${aws:username}"}})");
    const ConditionKeys keys{{"aws:username", "ana"}};
    EXPECT_EQ(evaluate({{old}, {}}, {"", "", "s3:GetObject", "arn:aws:s3:::home/ana", &keys}), Access::DeniedByDefault);
    EXPECT_EQ(evaluate({{old}, {}}, {"", "", "s3:GetObject", "arn:aws:s3:::home/${aws:username}", &keys}),
              Access::Allowed);
}

TEST(Condition, Strings) {
    EXPECT_TRUE(under(R"({"StringEquals":{"a:b":["x","y"]}})", {{"A:B", "y"}}));
    EXPECT_FALSE(under(R"({"StringEquals":{"a:b":"x*"}})", {{"a:b", "xy"}}));
    EXPECT_TRUE(under(R"({"StringLike":{"a:b":"x*"}})", {{"a:b", "xy"}}));
    EXPECT_TRUE(under(R"({"StringEqualsIgnoreCase":{"a:b":"X"}})", {{"a:b", "x"}}));
    EXPECT_FALSE(under(R"({"StringNotEquals":{"a:b":["x","y"]}})", {{"a:b", "y"}}));
    EXPECT_TRUE(under(R"({"StringNotLike":{"a:b":"x*"}})", {{"a:b", "zz"}}));
    EXPECT_TRUE(under(R"({"StringEquals":{"a:b":"${a:c}"}})", {{"a:b", "v"}, {"a:c", "v"}}));
}

TEST(Condition, AMissingKeyFailsUnlessNegatedOrIfExists) {
    EXPECT_FALSE(under(R"({"StringEquals":{"a:b":"x"}})", {}));
    EXPECT_TRUE(under(R"({"StringNotEquals":{"a:b":"x"}})", {}));
    EXPECT_TRUE(under(R"({"StringEqualsIfExists":{"a:b":"x"}})", {}));
    EXPECT_FALSE(under(R"({"StringEqualsIfExists":{"a:b":"x"}})", {{"a:b", "y"}}));
    EXPECT_TRUE(under(R"({"Null":{"a:b":"true"}})", {}));
    EXPECT_FALSE(under(R"({"Null":{"a:b":true}})", {{"a:b", "y"}}));
    EXPECT_TRUE(under(R"({"Null":{"a:b":"false"}})", {{"a:b", "y"}}));
}

TEST(Condition, NumbersDatesBooleansAddresses) {
    EXPECT_TRUE(under(R"({"NumericLessThanEquals":{"s3:max-keys":"10"}})", {{"s3:max-keys", "10"}}));
    EXPECT_FALSE(under(R"({"NumericGreaterThan":{"s3:max-keys":10}})", {{"s3:max-keys", "9"}}));
    EXPECT_FALSE(under(R"({"NumericEquals":{"a:b":"1"}})", {{"a:b", "one"}}));
    EXPECT_TRUE(under(R"({"DateLessThan":{"aws:CurrentTime":"2026-12-01T00:00:00Z"}})",
                      {{"aws:CurrentTime", "2026-11-23T10:00:00Z"}}));
    EXPECT_TRUE(under(R"({"DateGreaterThan":{"aws:EpochTime":"1700000000"}})", {{"aws:EpochTime", "1800000000"}}));
    EXPECT_TRUE(under(R"({"Bool":{"aws:SecureTransport":false}})", {{"aws:SecureTransport", "false"}}));
    EXPECT_TRUE(under(R"({"IpAddress":{"aws:SourceIp":"10.1.0.0/20"}})", {{"aws:SourceIp", "10.1.15.255"}}));
    EXPECT_FALSE(under(R"({"IpAddress":{"aws:SourceIp":"10.1.0.0/20"}})", {{"aws:SourceIp", "10.1.16.0"}}));
    EXPECT_TRUE(under(R"({"IpAddress":{"aws:SourceIp":"2001:db8::/33"}})", {{"aws:SourceIp", "2001:db8::1"}}));
    EXPECT_TRUE(under(R"({"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}})", {{"aws:SourceIp", "::1"}}));
    EXPECT_TRUE(under(R"({"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/S*"}})",
                      {{"aws:PrincipalArn", "arn:aws:iam::1:role/Seller"}}));
}

TEST(Condition, SetsOfValues) {
    const ConditionKeys tags{{"aws:TagKeys", "a"}, {"aws:TagKeys", "b"}};
    EXPECT_TRUE(under(R"({"ForAllValues:StringEquals":{"aws:TagKeys":["a","b","c"]}})", tags));
    EXPECT_FALSE(under(R"({"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}})", tags));
    EXPECT_TRUE(under(R"({"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}})", {}));
    EXPECT_TRUE(under(R"({"ForAnyValue:StringEquals":{"aws:TagKeys":["b"]}})", tags));
    EXPECT_FALSE(under(R"({"ForAnyValue:StringEquals":{"aws:TagKeys":["b"]}})", {}));
    EXPECT_TRUE(under(R"({"ForAnyValue:StringNotEquals":{"aws:TagKeys":["b"]}})", tags));
}

TEST(PolicyParse, ReportsEveryErrorWithItsPlace) {
    const auto parsed = parse_policy(R"({"Version":"2020-01-01","Extra":1,"Statement":[
        {"Effect":"Maybe","Action":"nothing","Resource":"bucket","Condition":{"StringIs":{"a:b":"c"}}},
        {"Effect":"Allow","Action":"s3:*","NotAction":"s3:Get*"},
        7]})",
                                     PolicyKind::Identity);
    ASSERT_FALSE(parsed);
    std::vector<std::string> places;
    for (const auto& refusal : parsed.refusals()) {
        EXPECT_EQ(refusal.code, "MalformedPolicyDocument");
        places.push_back(refusal.where);
    }
    EXPECT_THAT(places, testing::UnorderedElementsAre("Extra", "Version", "Statement[0].Effect", "Statement[0].Action",
                                                      "Statement[0].Resource", "Statement[0].Condition.StringIs",
                                                      "Statement[1]", "Statement[1].Resource", "Statement[2]"));
}

TEST(PolicyParse, EachKindWantsItsOwnElements) {
    const auto with_principal = R"({"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}})";
    EXPECT_FALSE(parse_policy(with_principal, PolicyKind::Identity));
    EXPECT_TRUE(parse_policy(with_principal, PolicyKind::Resource));
    EXPECT_FALSE(parse_policy(with_principal, PolicyKind::Trust));
    const auto trust = R"({"Statement":{"Effect":"Allow","Principal":{"Service":"sagemaker.amazonaws.com"},
        "Action":"sts:AssumeRole"}})";
    EXPECT_TRUE(parse_policy(trust, PolicyKind::Trust));
    EXPECT_TRUE(parse_policy(trust));
    EXPECT_FALSE(parse_policy(trust, PolicyKind::Identity));
    EXPECT_FALSE(
        parse_policy(R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})", PolicyKind::Resource));
    EXPECT_FALSE(parse_policy("not json"));
    EXPECT_FALSE(parse_policy(std::string(10241, ' ')));
}

TEST(ResourcePolicy, MatchesItsPrincipals) {
    const auto bucket = policy(R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Principal":{"AWS":["111122223333","arn:aws:iam::444455556666:role/path/Reader"]},
         "Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"},
        {"Effect":"Allow","Principal":{"Service":"assets.marketplace.amazonaws.com"},"Action":"s3:GetObject",
         "Resource":"arn:aws:s3:::b/*"}]})");
    const auto ask = [&](std::string_view arn, std::string_view account) {
        return evaluate_resource_policy(*bucket, {arn, account, "s3:GetObject", "arn:aws:s3:::b/k", nullptr});
    };
    EXPECT_EQ(ask("arn:aws:iam::111122223333:user/ana", "111122223333"), Access::Allowed);
    EXPECT_EQ(ask("arn:aws:sts::444455556666:assumed-role/Reader/s1", "444455556666"), Access::Allowed);
    EXPECT_EQ(ask("arn:aws:sts::444455556666:assumed-role/Writer/s1", "444455556666"), Access::DeniedByDefault);
    EXPECT_EQ(ask("assets.marketplace.amazonaws.com", ""), Access::Allowed);
    EXPECT_EQ(ask("", ""), Access::DeniedByDefault);
}

TEST(ResourcePolicy, KnowsWhetherItNamesTheCallerOrOnlyHisAccount) {
    const auto trust = policy(R"({"Statement":[
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole"},
        {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/ana"},"Action":"sts:AssumeRole"}]})",
                              PolicyKind::Trust);
    EXPECT_TRUE(allows_by_name(*trust, {"arn:aws:iam::111122223333:user/ana", "111122223333", "sts:AssumeRole",
                                        "arn:aws:iam::111122223333:role/R", nullptr}));
    EXPECT_FALSE(allows_by_name(*trust, {"arn:aws:iam::111122223333:user/bo", "111122223333", "sts:AssumeRole",
                                         "arn:aws:iam::111122223333:role/R", nullptr}));
}

TEST(SessionPolicy, NarrowsAndNeverWidens) {
    const auto all = policy(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})");
    const auto s3 = policy(R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})");
    const AccessRequest get{"", "", "s3:GetObject", "*", nullptr}, user{"", "", "iam:GetUser", "*", nullptr};
    EXPECT_EQ(evaluate({{all}, {s3}}, get), Access::Allowed);
    EXPECT_EQ(evaluate({{all}, {s3}}, user), Access::DeniedByDefault);
    EXPECT_EQ(evaluate({{s3}, {all}}, user), Access::DeniedByDefault);
    EXPECT_TRUE(refused_by_session({{all}, {s3}}, user));
    EXPECT_FALSE(refused_by_session({{s3}, {all}}, user));
}

TEST(ManagedPolicy, EachIsWellFormedAndTheSellersLackDescribeModelPackage) {
    const AccessRequest describe{"", "", "sagemaker:DescribeModelPackage", "arn:aws:sagemaker:r:1:model-package/p",
                                 nullptr};
    ASSERT_THAT(managed_policy_names(), Contains("AWSMarketplaceRead-only"));
    for (const auto name : managed_policy_names()) {
        ASSERT_TRUE(find_managed_policy(name)) << name;
        EXPECT_EQ(evaluate({{find_managed_policy(name)}, {}}, {"", "", "nothing:Known", "*", nullptr}),
                  name == "AdministratorAccess" ? Access::Allowed : Access::DeniedByDefault);
    }
    for (const auto name : {"AWSMarketplaceSellerFullAccess", "AWSMarketplaceSellerProductsFullAccess"}) {
        EXPECT_EQ(evaluate({{find_managed_policy(name)}, {}}, describe), Access::DeniedByDefault);
        EXPECT_EQ(evaluate({{find_managed_policy(name)}, {}}, {"", "", "aws-marketplace:StartChangeSet", "*", nullptr}),
                  Access::Allowed);
    }
    EXPECT_EQ(evaluate({{find_managed_policy("AmazonSageMakerReadOnly")}, {}}, describe), Access::Allowed);
    EXPECT_EQ(find_managed_policy("NoSuchPolicy"), nullptr);
    EXPECT_EQ(managed_policy("NoSuchPolicy"), "");
}

} // namespace
} // namespace domain
