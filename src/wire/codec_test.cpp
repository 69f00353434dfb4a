#include "wire/codec.hpp"

#include "api/agreement.hpp"
#include "api/catalog.hpp"
#include "api/iam.hpp"
#include "api/sagemaker.hpp"
#include "api/sagemaker_runtime.hpp"
#include "api/sts.hpp"
#include "wire/cbor.hpp"
#include "wire/route.hpp"
#include "wire/services.hpp"

#include <gmock/gmock.h>

namespace wire {
namespace {

using testing::HasSubstr;

HttpRequest json_request(std::string body) {
    HttpRequest request{.method = "POST", .target = "/", .path = "/"};
    request.body = std::move(body);
    return request;
}

template<class Op>
std::string refusal(const HttpRequest& request, std::string* code = nullptr) {
    typename Op::Input input{};
    try {
        parse_input(Op::operation, request, &input);
    } catch (const base::Fault& fault) {
        if (code) *code = fault.code();
        return fault.message();
    }
    return "";
}

TEST(Json, FillsTheStructAndRendersItBack) {
    api::sagemaker::CreateModelInput in{};
    const std::string body =
        R"({"ModelName":"m","PrimaryContainer":{"Image":"repo:1","Environment":{"A":"é\n"}},"EnableNetworkIsolation":true,"Tags":[]})";
    parse_input(api::sagemaker::CreateModel::operation, json_request(body), &in);
    EXPECT_EQ(in.ModelName, "m");
    EXPECT_EQ(in.PrimaryContainer->Environment->at("A"), "é\n");
    EXPECT_EQ(in.EnableNetworkIsolation, true);
    EXPECT_TRUE(in.Tags->empty());
    EXPECT_FALSE(in.ExecutionRoleArn);
    std::string text;
    render_json(shape_of<api::sagemaker::CreateModelInput>(), &in, text);
    EXPECT_EQ(boost::json::parse(text), boost::json::parse(body));
    EXPECT_EQ(to_document(in), boost::json::parse(body));
    EXPECT_EQ(to_document(from_document<api::sagemaker::CreateModelInput>(to_document(in))), boost::json::parse(body));
}

TEST(Json, TellsEveryViolationInTheKnownWords) {
    std::string code;
    const std::string message = refusal<api::sagemaker::CreateEndpointConfig>(
        json_request(R"({"EndpointConfigName":"-bad","ProductionVariants":[{"VariantName":"v","InstanceType":"ml.none",
                        "InitialInstanceCount":0}],"Tags":[{"Key":"","Value":"x"},{"Key":"k"}]})"),
        &code);
    EXPECT_EQ(code, "ValidationException");
    EXPECT_THAT(message, HasSubstr("5 validation errors detected: "));
    EXPECT_THAT(message, HasSubstr("Value '-bad' at 'endpointConfigName' failed to satisfy constraint: Member must "
                                   "satisfy regular expression pattern: "));
    EXPECT_THAT(message, HasSubstr("Value 'ml.none' at 'productionVariants.1.member.instanceType' failed to satisfy "
                                   "constraint: Member must satisfy enum value set: ["));
    EXPECT_THAT(message, HasSubstr("Value '0' at 'productionVariants.1.member.initialInstanceCount' failed to satisfy "
                                   "constraint: Member must have value greater than or equal to 1"));
    EXPECT_THAT(message, HasSubstr("Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have "
                                   "length greater than or equal to 1"));
    EXPECT_THAT(message, HasSubstr("Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not "
                                   "be null"));
}

TEST(Json, WhatCannotBeReadIsASerializationFault) {
    for (const char* body : {"{", "[1]", R"({"ModelName":5})", R"({"ModelName":"a","Tags":{}})", "\xff"}) {
        std::string code;
        EXPECT_NE(refusal<api::sagemaker::CreateModel>(json_request(body), &code), "") << body;
        EXPECT_EQ(code, "SerializationException") << body;
    }
}

TEST(Json, LengthsCountCodePoints) {
    std::string description;
    for (int i = 0; i < 1024; ++i)
        description += "é";
    const auto with = [](const std::string& text) {
        return json_request(R"({"ModelPackageName":"p","ModelPackageDescription":")" + text + "\"}");
    };
    EXPECT_EQ(refusal<api::sagemaker::CreateModelPackage>(with(description)), "");
    EXPECT_THAT(refusal<api::sagemaker::CreateModelPackage>(with(description + "é")), HasSubstr("1024"));
}

TEST(Json, TimesAreEpochSecondsWithMilliseconds) {
    api::sagemaker::DescribeModelOutput out{.CreationTime = base::Instant::from_micros(1'700'000'000'123'456)};
    const HttpAnswer answer = render_output(api::sagemaker::DescribeModel::operation, &out, json_request(""), "id-1");
    EXPECT_THAT(answer.body, HasSubstr("\"CreationTime\":1700000000.123"));
    EXPECT_EQ(answer.headers.get("Content-Type"), "application/x-amz-json-1.1");
    EXPECT_EQ(answer.headers.get("x-amzn-RequestId"), "id-1");
    api::sagemaker::ListModelsInput in{};
    parse_input(api::sagemaker::ListModels::operation, json_request(R"({"CreationTimeAfter":1700000000.5})"), &in);
    EXPECT_EQ(in.CreationTimeAfter->micros(), 1'700'000'000'500'000);
}

TEST(Json, FaultsCarryCodeStatusAndMembers) {
    const HttpAnswer answer =
        render_fault(api::agreement::service, base::Fault("ConflictException", "taken").with("resourceId", "agmt-1"),
                     json_request(""), "r");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.headers.get("x-amzn-ErrorType"), "ConflictException");
    const auto body = boost::json::parse(answer.body);
    EXPECT_EQ(base::text_at(body, "__type"), "ConflictException");
    EXPECT_EQ(base::text_at(body, "message"), "taken");
    EXPECT_EQ(base::text_at(body, "resourceId"), "agmt-1");
    const HttpAnswer catalog =
        render_fault(api::catalog::service, base::Fault("ValidationException", "no"), json_request(""), "r");
    EXPECT_EQ(catalog.status, 422);
    EXPECT_EQ(base::text_at(boost::json::parse(catalog.body), "Message"), "no");
}

TEST(Rest, BindsLabelsQueriesHeadersAndRawBodies) {
    HttpRequest request{.method = "POST", .target = "", .path = "/endpoints/my-endpoint/invocations"};
    request.headers.add("Content-Type", "text/csv");
    request.headers.add("X-Amzn-SageMaker-Target-Variant", "v1");
    request.body = std::string("\x00\xff,1", 4);
    api::sagemaker_runtime::InvokeEndpointInput in{};
    parse_input(api::sagemaker_runtime::InvokeEndpoint::operation, request, &in);
    EXPECT_EQ(in.EndpointName, "my-endpoint");
    EXPECT_EQ(in.ContentType, "text/csv");
    EXPECT_EQ(in.TargetVariant, "v1");
    EXPECT_EQ(in.Body, std::string("\x00\xff,1", 4));

    HttpRequest describe{.method = "GET", .path = "/DescribeEntity", .query = "catalog=AWSMarketplace&entityId=prod-a"};
    api::catalog::DescribeEntityRequest entity{};
    parse_input(api::catalog::DescribeEntity::operation, describe, &entity);
    EXPECT_EQ(entity.EntityId, "prod-a");
    EXPECT_EQ(entity.Catalog, "AWSMarketplace");
}

TEST(Rest, DocumentsStayAsTheyAre) {
    HttpRequest request{.method = "POST", .path = "/StartChangeSet"};
    request.body = R"({"Catalog":"AWSMarketplace","ChangeSet":[{"ChangeType":"CreateProduct",
        "Entity":{"Type":"MachineLearningProduct@1.0"},"DetailsDocument":{"ProductTitle":"T","X":[1,2.5,null]}}]})";
    api::catalog::StartChangeSetRequest in{};
    parse_input(api::catalog::StartChangeSet::operation, request, &in);
    EXPECT_EQ(*in.ChangeSet.at(0).DetailsDocument, boost::json::parse(R"({"ProductTitle":"T","X":[1,2.5,null]})"));
}

TEST(Query, ReadsFormsWithLists) {
    HttpRequest request = json_request("Action=CreateUser&Version=2010-05-08&UserName=ana&Tags.member.1.Key=k+1&"
                                       "Tags.member.1.Value=v%3D&Tags.member.2.Key=b&Tags.member.2.Value=");
    api::iam::CreateUserRequest in{};
    parse_input(api::iam::CreateUser::operation, request, &in);
    EXPECT_EQ(in.UserName, "ana");
    ASSERT_EQ(in.Tags->size(), 2u);
    EXPECT_EQ(in.Tags->at(0).Key, "k 1");
    EXPECT_EQ(in.Tags->at(0).Value, "v=");
}

TEST(Query, AnswersInXml) {
    api::sts::GetCallerIdentityResponse out{.Account = "111122223333", .Arn = "arn:aws:iam::111122223333:user/<a>"};
    const HttpAnswer answer = render_output(api::sts::GetCallerIdentity::operation, &out, json_request(""), "r-1");
    EXPECT_EQ(answer.body,
              "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
              "<Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/&lt;a&gt;</Arn>"
              "</GetCallerIdentityResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
              "</GetCallerIdentityResponse>");
    const HttpAnswer fault =
        render_fault(api::iam::service, base::Fault("NoSuchEntity", "no <user>"), json_request(""), "r-2");
    EXPECT_EQ(fault.status, 404);
    EXPECT_THAT(fault.body, HasSubstr("<Code>NoSuchEntity</Code><Message>no &lt;user&gt;</Message>"));
}

TEST(Cbor, RoundTripsAndRefusesTornInput) {
    const auto document = boost::json::parse(R"({"a":[1,-5,70000,2.5,true,null,"é"],"b":{"c":"d"}})");
    const std::string bytes = render_cbor(document);
    EXPECT_EQ(parse_cbor(bytes), document);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        EXPECT_FALSE(parse_cbor(bytes.substr(0, cut))) << cut;
    EXPECT_FALSE(parse_cbor(bytes + "x"));
    EXPECT_FALSE(parse_cbor(std::string(100, '\x81') + '\x01'));
}

TEST(Cbor, IsSpokenBesideJson) {
    HttpRequest request{.method = "POST",
                        .path = "/service/AWSMPCommerceService_v20200301/operation/DescribeAgreement"};
    request.headers.add("smithy-protocol", "rpc-v2-cbor");
    request.body = render_cbor(boost::json::parse(R"({"agreementId":"agmt-1"})"));
    const Route found = route(request, "aws-marketplace");
    ASSERT_EQ(found.operation, &api::agreement::DescribeAgreement::operation);
    api::agreement::DescribeAgreementInput in{};
    parse_input(*found.operation, request, &in);
    EXPECT_EQ(in.agreementId, "agmt-1");
    api::agreement::DescribeAgreementOutput out{.startTime = base::Instant::from_seconds(5)};
    EXPECT_EQ(parse_cbor(render_output(*found.operation, &out, request, "r").body),
              boost::json::parse(R"({"startTime":5.0})"));
}

TEST(Route, GoesByTargetPathAndAction) {
    HttpRequest target = json_request("{}");
    target.headers.add("X-Amz-Target", "SageMaker.CreateModel");
    EXPECT_EQ(route(target, "sagemaker").operation, &api::sagemaker::CreateModel::operation);
    HttpRequest path{.method = "POST", .path = "/endpoints/e/invocations"};
    EXPECT_EQ(route(path, "sagemaker").operation, &api::sagemaker_runtime::InvokeEndpoint::operation);
    HttpRequest form = json_request("Action=GetUser&Version=2010-05-08");
    EXPECT_EQ(route(form, "iam").operation, &api::iam::GetUser::operation);
    EXPECT_EQ(route(HttpRequest{.method = "PUT", .path = "/bucket/DescribeEntity"}, "s3").service, nullptr);
    EXPECT_EQ(route(HttpRequest{.method = "GET", .path = "/bucket"}, "s3").service, nullptr);
}

TEST(Route, TellsWhatIsKnownButNotOffered) {
    HttpRequest target = json_request("{}");
    target.headers.add("X-Amz-Target", "SageMaker.CreateNotebookInstance");
    const Route known = route(target, "sagemaker");
    EXPECT_EQ(known.service, &api::sagemaker::service);
    EXPECT_EQ(known.operation, nullptr);
    EXPECT_TRUE(known.known);
    target.headers.set("X-Amz-Target", "SageMaker.MakeTea");
    EXPECT_FALSE(route(target, "sagemaker").known);
    EXPECT_EQ(route(target, "sagemaker").service, &api::sagemaker::service);
}

} // namespace
} // namespace wire
