#include "domain/listing/revision_diff.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

base::Document parse(std::string_view text) {
    return *base::parse_document(text);
}

TEST(RevisionDiff, EqualDocumentsDifferNowhere) {
    EXPECT_TRUE(diff_documents(parse(R"({"A": [1, {"B": null}]})"), parse(R"({"A": [1, {"B": null}]})")).empty());
}

TEST(RevisionDiff, TellsEachFieldWithBothValues) {
    const auto changes = diff_documents(
        parse(
            R"({"Description": {"ProductTitle": "A", "Sku": "1", "Highlights": ["x"]}, "Versions": [{"Id": "v1", "N": 1}]})"),
        parse(R"({"Description": {"ProductTitle": "B", "Highlights": ["x", "y"]},
                  "Versions": [{"Id": "v1", "N": 2}, {"Id": "v2", "N": 1}]})"));
    ASSERT_EQ(changes.size(), 5u);
    EXPECT_EQ(changes[0].path, "Description.ProductTitle");
    EXPECT_EQ(*changes[0].before, parse(R"("A")"));
    EXPECT_EQ(*changes[0].after, parse(R"("B")"));
    EXPECT_EQ(changes[1].path, "Description.Sku");
    EXPECT_FALSE(changes[1].after);
    EXPECT_EQ(changes[2].path, "Description.Highlights");
    EXPECT_EQ(*changes[2].after, parse(R"(["x", "y"])"));
    EXPECT_EQ(changes[3].path, "Versions[0].N");
    EXPECT_EQ(changes[4].path, "Versions[1]");
    EXPECT_FALSE(changes[4].before);
}

} // namespace
} // namespace domain
