#include "domain/product/categories.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

Categories parse(std::string_view policy) {
    return parse_categories(base::parse_document(policy).value());
}

std::vector<std::string> codes(const base::Refusals& refusals) {
    std::vector<std::string> all;
    for (const auto& refusal : refusals)
        all.push_back(refusal.code + " " + refusal.where);
    return all;
}

TEST(Categories, TheUsualOnesHoldWhereTheOperatorHasNoneOfHisOwn) {
    EXPECT_EQ(market_categories(boost::json::object()).size(), usual_categories().size());
    const Categories own = market_categories(base::parse_document(R"({"Categories": [{"Name": "Birds"}]})").value());
    ASSERT_EQ(own.size(), 1u);
    EXPECT_FALSE(find_category(own, "Energy"));
}

TEST(Categories, ATextThatIsLeftOutIsTheUsualOneOrTheName) {
    const Categories all = parse(R"({"Categories": [{"Name": "Energy"}, {"Name": "Birds", "English": "Bird song"},
                                                     {"Name": "Text", "French": "Écrits", "Hidden": true}]})");
    EXPECT_EQ(all[0].label("fr"), "Énergie");
    EXPECT_EQ(all[0].label(""), "Energy");
    EXPECT_EQ(all[1].label("fr-CA"), "Bird song");
    EXPECT_EQ(all[2].label("fr"), "Écrits");
    EXPECT_EQ(offered_names(all), (std::vector<std::string_view>{"Energy", "Birds"}));
}

TEST(Categories, AllThatIsWrongWithAListIsTold) {
    EXPECT_TRUE(check_categories(parse(R"({"Categories": [{"Name": "Birds"}, {"Name": "Bees"}]})")).empty());
    EXPECT_EQ(codes(check_categories(parse(R"({"Categories": [
                  {"Name": "Birds & Bees", "Hidden": true}, {"Name": "birds, bees", "Hidden": true},
                  {"Name": "&", "Hidden": true}]})"))),
              (std::vector<std::string>{"DUPLICATE_CATEGORY Policy.Categories[1].Name",
                                        "INVALID_CATEGORY_NAMES Policy.Categories[2].Name",
                                        "NO_CATEGORY Policy.Categories"}));
}

TEST(Categories, TheIdIsWhatSearchesNameItBy) {
    EXPECT_EQ(category_id("Healthcare & Life Sciences"), "healthcare-life-sciences");
}

} // namespace
} // namespace domain
