#include "domain/sagemaker/metering.hpp"
#include "domain/sagemaker/model_error.hpp"
#include "domain/sagemaker/names.hpp"
#include "domain/sagemaker/page.hpp"
#include "domain/sagemaker/routing.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(Names, ABareNameIsTheCallersOwn) {
    const auto ref = parse_ref("My-Package", "model-package", "111122223333", "eu-west-1");
    ASSERT_TRUE(ref);
    EXPECT_EQ(ref->arn(), "arn:aws:sagemaker:eu-west-1:111122223333:model-package/My-Package");
}

TEST(Names, AnArnMayBelongToAnotherAccountAndHaveAVersion) {
    const auto ref = parse_ref("arn:aws:sagemaker:us-east-1:865070037744:Model-Package/group/12", "model-package",
                               "111122223333", "us-east-1");
    ASSERT_TRUE(ref);
    EXPECT_EQ(ref->account, "865070037744");
    EXPECT_EQ(ref->name, "group/12");
    EXPECT_EQ(ref->kind, "model-package");
}

TEST(Names, AnArnOfAnotherKindServiceOrRegionIsRefused) {
    for (const char* text : {"arn:aws:sagemaker:us-east-1:111122223333:model/m", "arn:aws:iam::111122223333:role/r",
                             "arn:aws:sagemaker:us-east-1:111122223333:model-package", "arn:nonsense",
                             "arn:aws:sagemaker:eu-west-1:111122223333:model-package/p"}) {
        const auto ref = parse_ref(text, "model-package", "111122223333", "us-east-1");
        ASSERT_FALSE(ref) << text;
        EXPECT_EQ(ref.refusals().at(0).code, "ValidationException");
        EXPECT_NE(ref.refusals().at(0).message.find(text), std::string::npos);
    }
}

TEST(Names, ARolesNameFollowsItsPath) {
    std::string account;
    EXPECT_EQ(role_name("arn:aws:iam::111122223333:role/service-role/Exec", account), "Exec");
    EXPECT_EQ(account, "111122223333");
    EXPECT_EQ(role_name("arn:aws:iam::111122223333:user/Exec", account), "");
}

TEST(Page, ATokenIsReadBackOnlyForItsOwnListing) {
    const PageMark mark{.text = "x", .number = 5, .id = 7};
    const std::string token = render_token("ListModels Name Ascending", mark);
    EXPECT_EQ(parse_token("ListModels Name Ascending", token), mark);
    EXPECT_FALSE(parse_token("ListModels Name Descending", token));
    for (const char* bad : {"", "garbage!", "e30=", "WzFd"})
        EXPECT_FALSE(parse_token("ListModels Name Ascending", bad)) << bad;
}

TEST(Metering, TheHeaderCountsWhereItCanBeRead) {
    const auto good = parse_metering(R"({"Dimension":"inference.count","ConsumedUnits":3})");
    EXPECT_EQ(good.units, 3);
    EXPECT_TRUE(good.complaint.empty());
    EXPECT_EQ(parse_metering("").units, 1);
    EXPECT_TRUE(parse_metering("").complaint.empty());
    EXPECT_EQ(parse_metering(R"({"Dimension":"inference.count","ConsumedUnits":0})").units, 0);
}

TEST(Metering, AnUnreadableHeaderCountsOneAndIsComplainedAbout) {
    for (const char* bad :
         {"3", "{", R"({"Dimension":"bytes","ConsumedUnits":3})", R"({"Dimension":"inference.count"})",
          R"({"Dimension":"inference.count","ConsumedUnits":-1})",
          R"({"Dimension":"inference.count","ConsumedUnits":1.5})",
          R"({"Dimension":"inference.count","ConsumedUnits":"3"})",
          R"({"Dimension":"inference.count","ConsumedUnits":99999999999})"}) {
        const auto m = parse_metering(bad);
        EXPECT_EQ(m.units, 1) << bad;
        EXPECT_FALSE(m.complaint.empty()) << bad;
    }
}

const EndpointPlace place{.region = "us-east-1", .account = "111122223333", .endpoint = "e", .container = "primary"};

TEST(ModelError, SpeaksAsTheServiceDoes) {
    EXPECT_EQ(render_model_error({.status = 500, .body = "boom"}, place),
              "Received server error (500) from primary with message \"boom\". See "
              "https://us-east-1.console.aws.amazon.com/cloudwatch/"
              "home?region=us-east-1#logEventViewer:group=/aws/sagemaker/Endpoints/e in account 111122223333 for more "
              "information.");
    EXPECT_TRUE(render_model_error({.status = 404}, place).starts_with("Received client error (404) from primary"));
}

TEST(ModelError, ABodyThatIsNoTextIsNotShown) {
    EXPECT_NE(render_model_error({.status = 500, .body = "\xff\xfe"}, place)
                  .find("from primary and could not load the entire response body. See"),
              std::string::npos);
    EXPECT_EQ(shown_body("\xff"), "");
    EXPECT_EQ(shown_body("gr\xc3\xbc\xc3\x9f"), "gr\xc3\xbc\xc3\x9f");
    EXPECT_EQ(shown_body("a\xc3"), "");
}

TEST(ModelError, ALongBodyIsCutBetweenCharacters) {
    std::string body = "x";
    while (body.size() < 3000)
        body += "\xc3\xa9";
    EXPECT_EQ(shown_body(body).size(), 2047u);
}

TEST(Routing, VariantsShareByWeight) {
    std::vector<int> hits(4);
    for (std::uint64_t turn = 0; turn < 1000; ++turn)
        ++hits[choose_variant({1, 0, 2, 1}, turn).value()];
    EXPECT_NEAR(hits[0], 250, 5);
    EXPECT_EQ(hits[1], 0);
    EXPECT_NEAR(hits[2], 500, 5);
    EXPECT_NEAR(hits[3], 250, 5);
}

TEST(Routing, WithoutAnyWeightNobodyAnswers) {
    EXPECT_FALSE(choose_variant({0, 0}, 1));
    EXPECT_FALSE(choose_variant({}, 1));
}

} // namespace
} // namespace domain
