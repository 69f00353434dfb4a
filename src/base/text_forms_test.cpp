// The vocabulary's text forms: what is rendered is parsed back, and what is none of it is refused.
#include "base/arn.hpp"
#include "base/document.hpp"
#include "base/ids.hpp"
#include "base/instant.hpp"
#include "base/money.hpp"

#include <gtest/gtest.h>
#include <set>

namespace base {
namespace {

TEST(Instant, RendersEveryForm) {
    const Instant t = Instant::from_micros(1'795'428'900'123'456);
    EXPECT_EQ(render_iso(t), "2026-11-23T10:15:00Z");
    EXPECT_EQ(render_iso_millis(t), "2026-11-23T10:15:00.123Z");
    EXPECT_EQ(render_iso_basic(t), "20261123T101500Z");
    EXPECT_EQ(render_http_date(t), "Mon, 23 Nov 2026 10:15:00 GMT");
    EXPECT_DOUBLE_EQ(t.epoch_seconds(), 1795428900.123);
}

TEST(Instant, ParsesWhatItRenders) {
    const Instant t = Instant::from_seconds(1'795'428'900);
    EXPECT_EQ(parse_iso(render_iso(t)), t);
    EXPECT_EQ(parse_iso(render_iso_millis(t)), t);
    EXPECT_EQ(parse_iso_basic(render_iso_basic(t)), t);
    EXPECT_EQ(parse_http_date(render_http_date(t)), t);
    EXPECT_EQ(parse_iso("2026-11-23T12:15:00+02:00"), t);
    EXPECT_EQ(parse_iso("2026-11-23"), t - std::chrono::hours(10) - std::chrono::minutes(15));
}

TEST(Instant, RefusesWhatIsNoTime) {
    for (const char* bad : {"", "2026", "2026-13-01", "2026-02-30", "2026-01-01T", "2026-01-01T25:00:00Z",
                            "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00Zx"})
        EXPECT_FALSE(parse_iso(bad)) << bad;
    EXPECT_FALSE(parse_iso_basic("20260101T000000"));
    EXPECT_FALSE(parse_http_date("Mon, 23 Foo 2026 10:15:00 GMT"));
}

TEST(Decimal, IsExact) {
    EXPECT_EQ(*parse_decimal("0.1") + *parse_decimal("0.2"), *parse_decimal("0.3"));
    for (const char* text : {"0", "12", "0.1", "-3.5", "0.00000001", "1000000.25"})
        EXPECT_EQ(render(*parse_decimal(text)), text);
    EXPECT_EQ(render(*parse_decimal("0.10")), "0.1");
    EXPECT_EQ(parse_decimal("0.125")->decimals(), 3);
}

TEST(Decimal, RefusesWhatIsNoDecimal) {
    for (const char* bad : {"", "-", ".", ".5", "1.", "1e3", "0.123456789", "1,5", "99999999999999999999", "1 "})
        EXPECT_FALSE(parse_decimal(bad)) << bad;
}

TEST(Arn, RoundTrips) {
    const auto arn = parse_arn("arn:aws:sagemaker:us-east-1:111122223333:model-package/group/3");
    ASSERT_TRUE(arn);
    EXPECT_EQ(arn->resource_type(), "model-package");
    EXPECT_EQ(arn->resource_name(), "group/3");
    EXPECT_EQ(render(*arn), "arn:aws:sagemaker:us-east-1:111122223333:model-package/group/3");
    EXPECT_EQ(parse_arn("arn:aws:s3:::bucket/key")->resource, "bucket/key");
    for (const char* bad : {"", "arn", "arn:aws:s3", "arn:aws:::", "arn:aws:s3:::", "xrn:aws:s3:::b"})
        EXPECT_FALSE(parse_arn(bad)) << bad;
}

TEST(Document, PathsFindOrAnswerAbsent) {
    const Document document = boost::json::parse(R"({"A":{"B":[{"C":"x"},{"C":7}]},"F":true})");
    EXPECT_EQ(text_at(document, "A.B[0].C"), "x");
    EXPECT_EQ(find_int(document, "A.B[1].C"), 7);
    EXPECT_TRUE(flag_at(document, "F"));
    EXPECT_EQ(text_at(document, "A.B[1].C"), "");
    EXPECT_EQ(find(document, "A.B[2].C"), nullptr);
    EXPECT_EQ(find(document, "A.X.Y"), nullptr);
    EXPECT_EQ(array_at(document, "A.B").size(), 2u);
    EXPECT_TRUE(object_at(document, "F").empty());
}

TEST(Document, RefusesTornAndBottomlessText) {
    EXPECT_FALSE(parse_document("{\"a\":"));
    EXPECT_FALSE(parse_document("{} {}"));
    EXPECT_FALSE(parse_document(std::string(100, '[') + std::string(100, ']')));
    EXPECT_TRUE(parse_document(" {} "));
}

TEST(MovableClock, RunsOnAndMovesForwardOnly) {
    FixedClock real(Instant::from_seconds(1'000));
    MovableClock clock(real, seconds(50));
    EXPECT_EQ(clock.now(), Instant::from_seconds(1'050));
    real.advance(seconds(5));
    EXPECT_EQ(clock.now(), Instant::from_seconds(1'055));
    clock.move_ahead(seconds(100));
    clock.move_ahead(seconds(80));
    EXPECT_EQ(clock.now(), Instant::from_seconds(1'105));
}

TEST(IdSource, HasTheFormsAndDoesNotRepeat) {
    IdSource ids;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i)
        EXPECT_TRUE(seen.insert(ids.uuid()).second);
    const std::string uuid = ids.uuid();
    EXPECT_EQ(uuid.size(), 36u);
    EXPECT_EQ(uuid[14], '4');
    EXPECT_EQ(ids.digits(12).size(), 12u);
    EXPECT_NE(ids.digits(12)[0], '0');
    EXPECT_EQ(IdSource(7).alphanumeric(25), IdSource(7).alphanumeric(25));
}

} // namespace
} // namespace base
