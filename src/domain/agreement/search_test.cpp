#include "domain/agreement/search.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using testing::Contains;
using testing::ElementsAre;

std::vector<AgreementFilter> filters(std::initializer_list<std::pair<const char*, const char*>> list) {
    std::vector<AgreementFilter> all;
    for (const auto& [name, value] : list)
        all.push_back({name, {value}});
    return all;
}

std::vector<std::string> refused(const std::vector<AgreementFilter>& given, std::string_view sort_by = "") {
    std::vector<std::string> codes;
    const auto result = parse_search(given, sort_by, "");
    if (!result)
        for (const auto& r : result.refusals())
            codes.push_back(r.code);
    return codes;
}

constexpr std::pair<const char*, const char*> acceptor{"PartyType", "Acceptor"}, proposer{"PartyType", "Proposer"},
    purchase{"AgreementType", "PurchaseAgreement"};

TEST(ParseSearch, PartyAndTypeAreRequired) {
    EXPECT_THAT(refused({}), ElementsAre("MISSING_PARTY_TYPE", "INVALID_FILTERS"));
}

TEST(ParseSearch, EveryViolationIsNamed) {
    EXPECT_THAT(
        refused(filters(
            {{"PartyType", "Friend"}, purchase, {"Colour", "red"}, {"Status", "FINE"}, {"BeforeEndTime", "soon"}})),
        ElementsAre("INVALID_PARTY_TYPE", "INVALID_FILTER_NAME", "INVALID_FILTER_VALUES", "INVALID_FILTER_VALUES"));
}

TEST(ParseSearch, TheAcceptorsCombinationsAreLimited) {
    EXPECT_THAT(refused(filters({acceptor, purchase, {"Status", "ACTIVE"}, {"OfferId", "offer-a"}})), ElementsAre());
    EXPECT_THAT(refused(filters({acceptor, purchase, {"OfferId", "offer-a"}, {"ResourceIdentifier", "prod-a"}})),
                ElementsAre("UNSUPPORTED_FILTERS"));
    EXPECT_THAT(
        refused(filters({acceptor, purchase, {"ResourceType", "MachineLearningProduct"}, {"Status", "ACTIVE"}})),
        ElementsAre("UNSUPPORTED_FILTERS"));
    EXPECT_THAT(refused(filters({acceptor, purchase, {"AcceptorAccountId", "111111111111"}})),
                ElementsAre("UNSUPPORTED_FILTERS"));
}

TEST(ParseSearch, TheProposerCombinesFreelyAndSortsMore) {
    EXPECT_THAT(refused(filters({proposer, purchase, {"OfferId", "o"}, {"ResourceIdentifier", "p"}}), "StartTime"),
                ElementsAre());
    EXPECT_THAT(refused(filters({acceptor, purchase}), "StartTime"), ElementsAre("INVALID_SORT_BY"));
}

TEST(Matches, WhatNeverEndsEndsAfterEverything) {
    Agreement endless, ending;
    ending.end = base::parse_iso("2026-05-01T00:00:00Z");
    const auto before = *parse_search(filters({acceptor, purchase, {"BeforeEndTime", "2026-06-01T00:00:00Z"}}), "", "");
    EXPECT_FALSE(matches(before, endless));
    EXPECT_TRUE(matches(before, ending));
    const auto after = *parse_search(filters({acceptor, purchase, {"AfterEndTime", "2026-06-01T00:00:00Z"}}), "", "");
    EXPECT_TRUE(matches(after, endless));
    EXPECT_FALSE(matches(after, ending));
}

TEST(Precedes, SortsByEndDescendingUnlessAsked) {
    Agreement early, late;
    early.id = "a";
    late.id = "b";
    early.end = base::Instant::from_seconds(1);
    late.end = base::Instant::from_seconds(2);
    EXPECT_TRUE(precedes(*parse_search(filters({acceptor, purchase}), "", ""), late, early));
    EXPECT_TRUE(precedes(*parse_search(filters({acceptor, purchase}), "EndTime", "ASCENDING"), early, late));
}

} // namespace
} // namespace domain
