#include "services/sagemaker_runtime/invoke_endpoint.hpp"

#include "services/sagemaker/world_for_tests.hpp"
#include "services/sagemaker_runtime/invocation.hpp"
#include "store/usage.hpp"

#include <future>
#include <gmock/gmock.h>

namespace services {
namespace {

using testing::HasSubstr;
using Outcome = wire::UpstreamReply::Outcome;

class InvokeEndpointTest : public SageMakerWorld {
  protected:
    static domain::VariantPlan variant(const std::string& name, double weight) {
        domain::VariantPlan v{.name = name, .instance_type = "ml.m5.large", .weight = weight};
        v.model.containers = {{.image = "i:1"}};
        v.instances = {{.container = "a", .address = "172.18.0.2", .healthy = true},
                       {.container = "b", .address = "172.18.0.3", .healthy = false},
                       {.container = "c", .address = "172.18.0.4", .healthy = true}};
        return v;
    }
    void endpoint(const std::string& status, std::vector<domain::VariantPlan> variants) {
        database_->write([&](store::Transaction& tx) {
            store::Resource e{.kind = "endpoint", .account = buyer_.account, .region = "us-east-1", .name = "e"};
            e.status = status;
            e.internal()["deployed"] = domain::render(domain::Fleet{.config = "c", .variants = variants});
            store::insert_resource(tx, e);
        });
    }
    void product_endpoint() {
        auto v = variant("AllTraffic", 1);
        v.model.purchase = domain::Purchase{
            .product = "prod-a", .product_version = "v1", .agreement = "agmt-1", .buyer = buyer_.account};
        endpoint("InService", {v});
    }
    static wire::HttpRequest request(wire::Headers headers = {}) {
        wire::HttpRequest r;
        r.method = "POST";
        r.path = "/endpoints/e/invocations";
        r.headers = std::move(headers);
        r.body = "1,2";
        return r;
    }
    wire::Forward invoke(wire::Headers headers = {}) {
        Call call = as(buyer_);
        return std::get<wire::Forward>(invoke_endpoint(call, routes_, request(std::move(headers))));
    }
    static wire::HttpAnswer finish(const wire::Forward& forward, wire::UpstreamReply reply) {
        std::promise<wire::HttpAnswer> promise;
        forward.finish(std::move(reply), [&](wire::HttpAnswer answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
    static wire::UpstreamReply good(std::string metering = "") {
        wire::UpstreamReply reply{.status = 200, .body = "0.9"};
        reply.headers.add("Content-Type", "text/csv");
        reply.headers.add("Server", "gunicorn");
        if (!metering.empty()) reply.headers.add("X-Amzn-Inference-Metering", metering);
        return reply;
    }
    std::vector<store::UsageRecord> usage() {
        return database_->read([](store::Reader& r) { return store::list_usage(r, "prod-a"); });
    }

    Routes routes_;
    InvocationCounts counts_;
};

TEST_F(InvokeEndpointTest, OnlyTheContainersOwnHeadersTravel) {
    endpoint("InService", {variant("AllTraffic", 1)});
    wire::Headers headers;
    headers.add("content-type", "text/csv");
    headers.add("Authorization", "AWS4-HMAC-SHA256 …");
    headers.add("X-Amz-Security-Token", "secret");
    headers.add("X-Amzn-SageMaker-Custom-Attributes", "trace=1");
    const auto forward = invoke(headers);
    EXPECT_EQ(forward.headers.items().size(), 2u);
    EXPECT_EQ(forward.headers.get("Content-Type"), "text/csv");
    EXPECT_EQ(forward.headers.get("X-Amzn-SageMaker-Custom-Attributes"), "trace=1");
    EXPECT_EQ(forward.body, "1,2");
    EXPECT_EQ(forward.target, "/invocations");
    const auto answer = finish(forward, good(R"({"Dimension":"inference.count","ConsumedUnits":3})"));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "0.9");
    EXPECT_EQ(answer.headers.get("x-Amzn-Invoked-Production-Variant"), "AllTraffic");
    EXPECT_EQ(answer.headers.get("Content-Type"), "text/csv");
    EXPECT_FALSE(answer.headers.has("Server"));
    EXPECT_FALSE(answer.headers.has("X-Amzn-Inference-Metering"));
}

TEST_F(InvokeEndpointTest, HealthyInstancesTakeTurns) {
    endpoint("InService", {variant("AllTraffic", 1)});
    EXPECT_EQ(invoke().host, "172.18.0.2");
    EXPECT_EQ(invoke().host, "172.18.0.4");
    EXPECT_EQ(invoke().host, "172.18.0.2");
}

TEST_F(InvokeEndpointTest, ATargetVariantOverridesTheWeights) {
    auto other = variant("b", 0);
    other.instances = {{.container = "z", .address = "172.18.0.9", .healthy = true}};
    endpoint("InService", {variant("a", 1), other});
    for (int i = 0; i < 5; ++i)
        EXPECT_NE(invoke().host, "172.18.0.9");
    wire::Headers headers;
    headers.add("X-Amzn-SageMaker-Target-Variant", "b");
    EXPECT_EQ(invoke(headers).host, "172.18.0.9");
    headers.set("X-Amzn-SageMaker-Target-Variant", "absent");
    EXPECT_EQ(fault_of([&] { invoke(headers); }), "ValidationError");
}

TEST_F(InvokeEndpointTest, AProductsAnswerIsRecordedBeforeItGoesOut) {
    product_endpoint();
    finish(invoke(), good(R"({"Dimension":"inference.count","ConsumedUnits":3})"));
    finish(invoke(), good());
    finish(invoke(), good("nonsense"));
    const auto records = usage();
    ASSERT_EQ(records.size(), 3u);
    EXPECT_EQ(records[0].units, 3);
    EXPECT_EQ(records[1].units, 1);
    EXPECT_EQ(records[2].units, 1);
    EXPECT_EQ(records[0].agreement, "agmt-1");
    EXPECT_EQ(records[0].product_version, "v1");
    EXPECT_EQ(records[0].buyer, buyer_.account);
    EXPECT_EQ(records[0].instance_type, "ml.m5.large");
    EXPECT_EQ(records[0].endpoint_arn, "arn:aws:sagemaker:us-east-1:444455556666:endpoint/e");
    EXPECT_EQ(records[0].occurred, now_);
}

TEST_F(InvokeEndpointTest, AFailureIsAModelErrorAndCostsNothing) {
    product_endpoint();
    auto reply = good(R"({"Dimension":"inference.count","ConsumedUnits":3})");
    reply.status = 503;
    reply.body = "busy";
    const auto answer = finish(invoke(), reply);
    EXPECT_EQ(answer.status, 424);
    const auto body = boost::json::parse(answer.body);
    EXPECT_EQ(body.at("OriginalStatusCode"), 503);
    EXPECT_EQ(body.at("OriginalMessage"), "busy");
    EXPECT_EQ(body.at("LogStreamArn"), "arn:aws:logs:us-east-1:444455556666:log-group:/aws/sagemaker/Endpoints/e");
    EXPECT_THAT(std::string(body.at("Message").as_string()),
                HasSubstr("Received server error (503) from primary with message \"busy\"."));
    for (const auto outcome : {Outcome::Refused, Outcome::TimedOut, Outcome::Broken, Outcome::TooLarge}) {
        const auto failed = finish(invoke(), {.outcome = outcome});
        EXPECT_EQ(failed.status, 424);
        EXPECT_THAT(failed.body, HasSubstr("Received server error (0) from primary"));
    }
    EXPECT_TRUE(usage().empty());
}

TEST_F(InvokeEndpointTest, EveryOutcomeIsCountedInItsMinute) {
    endpoint("InService", {variant("AllTraffic", 1)});
    finish(invoke(), good());
    auto refused = good();
    refused.status = 400;
    finish(invoke(), refused);
    finish(invoke(), {.outcome = Outcome::TimedOut});
    const auto row = database_->read([&](store::Reader& reader) {
        return store::find_resource(reader, store::kind::endpoint, buyer_.account, "us-east-1", "e").value();
    });
    shelf_.get<InvocationCounts>().of({row.id, row.created})->write(*database_);
    const auto minutes =
        database_->read([&](store::Reader& reader) { return store::list_invocations(reader, row.id, {}); });
    ASSERT_EQ(minutes.size(), 1u);
    const auto& [minute, counted] = *minutes.begin();
    EXPECT_EQ(minute, domain::period_of(now_, 1));
    EXPECT_EQ(counted.count, 3);
    EXPECT_EQ(counted.errors_4xx, 1);
    EXPECT_EQ(counted.errors_5xx, 1);
}

TEST_F(InvokeEndpointTest, ANewEndpointOfAnOldNameBeginsAtNothing) {
    endpoint("InService", {variant("AllTraffic", 1)});
    auto& counts = shelf_.get<InvocationCounts>();
    const auto first = counts.of({1, now_});
    EXPECT_EQ(counts.of({1, now_}), first);
    const auto second = counts.of({1, now_ + std::chrono::seconds(1)});
    EXPECT_NE(second, first);
    second->add(*database_, now_, 200, base::microseconds(5));
    second->write(*database_); // of an endpoint that is gone: no error, and nothing
    EXPECT_TRUE(database_->read([&](store::Reader& r) { return store::list_invocations(r, 1, {}); }).empty());
}

TEST_F(InvokeEndpointTest, WhatCannotBeInvokedIsSaid) {
    EXPECT_EQ(fault_of([&] { invoke(); }), "ValidationError");
    EXPECT_EQ(message_, "Endpoint e of account 444455556666 not found.");
    endpoint("Creating", {});
    EXPECT_EQ(fault_of([&] { invoke(); }), "ValidationError");
    EXPECT_THAT(message_, HasSubstr("Creating"));
    change("endpoint", buyer_, "e", [](store::Resource& r) {
        auto v = variant("AllTraffic", 1);
        v.instances.clear();
        r.status = "InService";
        r.internal()["deployed"] = domain::render(domain::Fleet{.variants = {v}});
    });
    EXPECT_EQ(fault_of([&] { invoke(); }), "ServiceUnavailable");
    change("endpoint", buyer_, "e", [](store::Resource& r) {
        r.status = "Updating";
        r.internal()["deployed"] = domain::render(domain::Fleet{.variants = {variant("AllTraffic", 1)}});
    });
    EXPECT_EQ(fault_of([&] { invoke(); }), "");
    change("endpoint", buyer_, "e", [](store::Resource& r) { r.status = "Deleting"; });
    EXPECT_EQ(fault_of([&] { invoke(); }), "ValidationError");
}

TEST_F(InvokeEndpointTest, OversizeBodiesAndBadHeadersAreRefused) {
    endpoint("InService", {variant("AllTraffic", 1)});
    settings_.invoke_limit = 2;
    EXPECT_EQ(fault_of([&] { invoke(); }), "ValidationError");
    EXPECT_THAT(message_, HasSubstr("3 bytes"));
    settings_.invoke_limit = 100;
    wire::Headers headers;
    headers.add("X-Amzn-SageMaker-Custom-Attributes", std::string(1025, 'x'));
    headers.add("X-Amzn-SageMaker-Target-Model", "m");
    EXPECT_EQ(fault_of([&] { invoke(headers); }), "ValidationError");
    EXPECT_THAT(message_, HasSubstr("2 validation errors detected"));
}

TEST_F(InvokeEndpointTest, RoutesAreReadOnceUntilAnEndpointChanges) {
    endpoint("InService", {variant("AllTraffic", 1)});
    const auto find = [&] { return routes_.find(*database_, counts_, buyer_.account, "us-east-1", "E"); };
    const auto first = find();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->name, "e");
    EXPECT_EQ(find(), first);
    change("endpoint", buyer_, "e", [](store::Resource& r) { r.status = "Updating"; });
    EXPECT_NE(find(), first);
    EXPECT_EQ(find()->status, "Updating");
    EXPECT_FALSE(routes_.find(*database_, counts_, seller_.account, "us-east-1", "e"));
}

} // namespace
} // namespace services
