#include "app/metrics.hpp"
#include "app/status_pages.hpp"

#include <gmock/gmock.h>

namespace app {
namespace {

using testing::HasSubstr;
using testing::Not;

services::Trace trace(std::string operation, int status) {
    return {.service = "sagemaker",
            .operation = std::move(operation),
            .account = "111122223333",
            .status = status,
            .took = base::microseconds(300)};
}

TEST(Metrics, RequestsAreCountedByServiceOperationAndStatus) {
    Metrics metrics;
    metrics.count(trace("DescribeModel", 200));
    metrics.count(trace("DescribeModel", 200));
    metrics.count(trace("DescribeModel", 400));
    const std::string text = metrics.render({.connections = 3, .workers_busy = 2, .commits = 5, .writes = 9});
    EXPECT_THAT(text,
                HasSubstr(R"(souk_requests_total{operation="DescribeModel",service="sagemaker",status="200"} 2)"));
    EXPECT_THAT(text,
                HasSubstr(R"(souk_requests_total{operation="DescribeModel",service="sagemaker",status="400"} 1)"));
    EXPECT_THAT(text, HasSubstr(R"(souk_request_seconds_count{operation="DescribeModel",service="sagemaker"} 3)"));
    EXPECT_THAT(text, HasSubstr(R"(service="sagemaker",le="0.00025"} 0)"));
    EXPECT_THAT(text, HasSubstr(R"(service="sagemaker",le="0.0005"} 3)"));
    EXPECT_THAT(text, HasSubstr("# TYPE souk_connections gauge\nsouk_connections 3"));
    EXPECT_THAT(text, HasSubstr("# TYPE souk_store_writes_total counter\nsouk_store_writes_total 9"));
}

TEST(Metrics, StrangersCannotMakeSeries) {
    Metrics metrics;
    services::Trace stranger = trace("MadeUp1", 403);
    stranger.account.clear();
    metrics.count(stranger);
    services::Trace wrong = trace("MadeUp2", 400);
    wrong.error_code = "UnknownOperationException";
    metrics.count(wrong);
    const std::string text = metrics.render({});
    EXPECT_THAT(text, Not(HasSubstr("MadeUp")));
    EXPECT_THAT(text, HasSubstr(R"(operation="unrecognised",service="sagemaker",status="403"} 1)"));
}

wire::HttpRequest get(std::string path) {
    return {.method = "GET", .target = path, .path = path};
}

TEST(StatusPages, AnswerUnsignedQuestionsOnly) {
    bool ready = false;
    const StatusPages pages{.ready = [&] { return ready; }, .metrics = [] { return std::string("m 1\n"); }};
    EXPECT_EQ(pages.answer(get("/healthz"))->status, 200);
    EXPECT_EQ(pages.answer(get("/readyz"))->status, 503);
    ready = true;
    EXPECT_EQ(pages.answer(get("/readyz"))->status, 200);
    EXPECT_EQ(pages.answer(get("/metrics"))->body, "m 1\n");

    auto bucket = get("/metrics");
    bucket.headers.add("Authorization", "AWS4-HMAC-SHA256 …");
    EXPECT_FALSE(pages.answer(bucket));
    auto presigned = get("/healthz");
    presigned.query = "X-Amz-Signature=1";
    EXPECT_FALSE(pages.answer(presigned));
    EXPECT_FALSE(pages.answer(get("/metrics/x")));
}

TEST(StatusPages, MetricsMayBeOff) {
    const StatusPages pages{.ready = [] { return true; }};
    EXPECT_FALSE(pages.answer(get("/metrics")));
}

} // namespace
} // namespace app
