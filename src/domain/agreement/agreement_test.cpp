#include "domain/agreement/agreement.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const base::Instant now = *base::parse_iso("2026-03-01T12:00:00Z");

boost::json::array some_terms() {
    return boost::json::parse(R"([
        {"Type":"UsageBasedPricingTerm","CurrencyCode":"USD","RateCards":[{"RateCard":[{"DimensionKey":"m.i.c","Price":"0.1"}]}]},
        {"Type":"LegalTerm","Documents":[{"Type":"StandardEula","Version":"2022-07-14"}]},
        {"Type":"SupportTerm","RefundPolicy":"None."}])")
        .as_array();
}

OfferView an_offer() {
    return {"offer-abc123def4567", 3, "111111111111", true, {}, terms_of("offer-abc123def4567", some_terms())};
}

AgreementWish wish_for(const OfferView& offer) {
    AgreementWish wish{"NEW", {}, render(Proposal{offer.id, offer.revision}), ""};
    for (const Term& term : offer.terms)
        wish.terms.push_back({term.id});
    return wish;
}

std::vector<std::string> codes(const base::Refusals& refusals) {
    std::vector<std::string> all;
    for (const auto& r : refusals)
        all.push_back(r.code);
    return all;
}

std::vector<std::string> request(const AgreementWish& wish, const OfferView& offer,
                                 std::optional<Agreement> held = {}) {
    return codes(check_request(wish, *parse_proposal(wish.proposal_id), offer, {std::move(held), {}}, now));
}

TEST(Proposal, RendersAndParses) {
    const Proposal proposal{"offer-abc123rrr4567", 12};
    EXPECT_EQ(render(proposal), "ap-abc123rrr4567r12");
    EXPECT_EQ(parse_proposal("ap-abc123rrr4567r12"), proposal);
    for (const char* bad : {"", "ap-", "ap-r1", "ap-abc", "ap-abcr", "ap-abcr0", "ap-abcr1x", "xx-abcr1"})
        EXPECT_FALSE(parse_proposal(bad)) << bad;
}

TEST(Terms, AnIdStandsForTheExactContent) {
    auto changed = some_terms();
    changed[2].as_object()["RefundPolicy"] = "Always.";
    const auto before = terms_of("offer-a", some_terms()), after = terms_of("offer-a", changed);
    EXPECT_EQ(before[0].id, after[0].id);
    EXPECT_NE(before[2].id, after[2].id);
    EXPECT_NE(before[0].id, terms_of("offer-b", some_terms())[0].id);
}

TEST(CheckWish, NamesEverythingAtOnce) {
    AgreementWish wish{"NEW", {{"t"}, {"t"}}, "", "agmt-x"};
    EXPECT_THAT(codes(check_wish(wish)),
                ElementsAre("INVALID_SOURCE_AGREEMENT_IDENTIFIER", "MISSING_AGREEMENT_PROPOSAL_IDENTIFIER",
                            "INVALID_REQUESTED_TERM_ID"));
    wish = {"AMEND", {{"t"}}, "ap-abcr1", ""};
    EXPECT_THAT(codes(check_wish(wish)),
                ElementsAre("MISSING_SOURCE_AGREEMENT_IDENTIFIER", "INVALID_AGREEMENT_PROPOSAL_IDENTIFIER"));
    wish = {"REPLACE", {{"t"}}, "", ""};
    EXPECT_THAT(codes(check_wish(wish)),
                ElementsAre("MISSING_SOURCE_AGREEMENT_IDENTIFIER", "MISSING_AGREEMENT_PROPOSAL_IDENTIFIER"));
}

TEST(CheckRequest, AllTermsOfTheCurrentOfferAreAccepted) {
    EXPECT_THAT(request(wish_for(an_offer()), an_offer()), IsEmpty());
}

TEST(CheckRequest, AMissingAndAForeignTermAreBothNamed) {
    AgreementWish wish = wish_for(an_offer());
    wish.terms[0].id = "term-unknown";
    EXPECT_THAT(request(wish, an_offer()), ElementsAre("INVALID_REQUESTED_TERM_ID", "MISSING_MANDATORY_TERMS"));
}

TEST(CheckRequest, AChangedOfferSupersedesItsProposal) {
    OfferView offer = an_offer();
    const AgreementWish wish = wish_for(offer);
    ++offer.revision;
    EXPECT_THAT(request(wish, offer), ElementsAre("SUPERSEDED_AGREEMENT_PROPOSAL"));
    offer.available_until = now - base::seconds(1);
    EXPECT_THAT(request(wish, offer), ElementsAre("EXPIRED_AGREEMENT_PROPOSAL"));
}

TEST(CheckRequest, OneActiveAgreementPerProduct) {
    Agreement held;
    EXPECT_THAT(request(wish_for(an_offer()), an_offer(), held), ElementsAre("ConflictException"));
    held.status = agreement_status::cancelled;
    EXPECT_THAT(request(wish_for(an_offer()), an_offer(), held), IsEmpty());
}

TEST(CheckRequest, OnlyTheHeldAgreementCanBeReplaced) {
    AgreementWish wish = wish_for(an_offer());
    wish.intent = "REPLACE";
    wish.source_agreement = "agmt-1";
    EXPECT_THAT(request(wish, an_offer()), ElementsAre("INVALID_SOURCE_AGREEMENT_IDENTIFIER"));
    Agreement held;
    held.id = "agmt-2";
    EXPECT_THAT(request(wish, an_offer(), held), ElementsAre("INVALID_SOURCE_AGREEMENT_IDENTIFIER"));
    held.id = "agmt-1";
    EXPECT_THAT(request(wish, an_offer(), held), IsEmpty());
}

TEST(CheckRequest, AnAccountHasOneFreeTrialOfAProduct) {
    OfferView offer = an_offer();
    auto terms = some_terms();
    terms.push_back({{"Type", "FreeTrialPricingTerm"}, {"Duration", "P14D"}});
    offer.terms = terms_of(offer.id, terms);
    AgreementWish wish = wish_for(offer);
    const Proposal proposal = *parse_proposal(wish.proposal_id);
    EXPECT_THAT(codes(check_request(wish, proposal, offer, {{}, "agmt-old"}, now)), ElementsAre("INCOMPATIBLE_TERMS"));
    EXPECT_EQ(make_agreement("agmt-1", "2", offer, "prod-1", wish, now).trial_end, now + std::chrono::days(14));
    wish.terms.pop_back();
    EXPECT_THAT(codes(check_request(wish, proposal, offer, {{}, "agmt-old"}, now)), IsEmpty());
    EXPECT_FALSE(make_agreement("agmt-1", "2", offer, "prod-1", wish, now).trial_end);
}

TEST(CheckRequest, AReplacementOfferTakesThePlaceOfItsAgreement) {
    OfferView offer = an_offer();
    offer.continues = "agmt-first";
    AgreementWish wish = wish_for(offer);
    EXPECT_THAT(request(wish, offer), ElementsAre("INACTIVE_AGREEMENT"));
    Agreement held;
    held.id = "agmt-renewed";
    held.initial_id = "agmt-first";
    EXPECT_THAT(request(wish, offer, held), ElementsAre("INVALID_INTENT"));
    wish.intent = "REPLACE";
    wish.source_agreement = "agmt-first";
    EXPECT_THAT(request(wish, offer, held), ElementsAre("INVALID_SOURCE_AGREEMENT_IDENTIFIER"));
    wish.source_agreement = "agmt-renewed";
    EXPECT_THAT(request(wish, offer, held), IsEmpty());
    held.initial_id = "agmt-other";
    EXPECT_THAT(request(wish, offer, held), ElementsAre("INACTIVE_AGREEMENT"));
}

TEST(MakeAgreement, BeginsOnTheDayThatIsNamed) {
    OfferView offer = an_offer();
    offer.terms = terms_of(offer.id, {{{"Type", "ValidityTerm"},
                                       {"AgreementStartDate", "2026-04-01T00:00:00.000Z"},
                                       {"AgreementEndDate", "2026-12-31T23:59:59.999Z"}}});
    const Agreement agreement = make_agreement("agmt-1", "2", offer, "prod-1", wish_for(offer), now);
    EXPECT_EQ(agreement.accepted, now);
    EXPECT_EQ(agreement.start, base::parse_iso("2026-04-01"));
    EXPECT_EQ(agreement.end, base::parse_iso("2026-12-31T23:59:59.999Z"));
}

TEST(CheckAmendment, TheRenewalAndNothingElse) {
    Agreement held;
    held.end = now + std::chrono::days(100);
    held.terms = terms_of("offer-a", {{{"Type", "RenewalTerm"}, {"LockoutPeriod", "P10D"}}, {{"Type", "SupportTerm"}}});
    AgreementWish wish{"AMEND", {{held.terms[0].id, true, true}}, "", "agmt-1"};
    EXPECT_THAT(codes(check_amendment(wish, held, now)), IsEmpty());
    EXPECT_TRUE(amend(held, wish).auto_renew);
    EXPECT_THAT(codes(check_amendment(wish, held, now + std::chrono::days(91))), ElementsAre("UNSUPPORTED_ACTION"));
    wish.terms = {{held.terms[1].id, true, {}}, {"term-x", false, {}}};
    EXPECT_THAT(codes(check_amendment(wish, held, now)),
                ElementsAre("INVALID_REQUESTED_TERM_CONFIGURATION", "INVALID_REQUESTED_TERM_ID"));
    wish.terms = {{held.terms[0].id}};
    EXPECT_THAT(codes(check_amendment(wish, held, now)), ElementsAre("MISSING_REQUESTED_TERM_CONFIGURATION"));
    held.status = agreement_status::expired;
    EXPECT_THAT(codes(check_amendment(wish, held, now)), ElementsAre("INACTIVE_AGREEMENT"));
}

TEST(MakeAgreement, IsASnapshotOfTheOffer) {
    const Agreement agreement =
        make_agreement("agmt-1", "222222222222", an_offer(), "prod-1", wish_for(an_offer()), now);
    EXPECT_EQ(agreement.proposer, "111111111111");
    EXPECT_EQ(agreement.offer_revision, 3);
    EXPECT_EQ(agreement.terms.size(), 3u);
    EXPECT_EQ(agreement.accepted, now);
    EXPECT_FALSE(agreement.end);
    EXPECT_TRUE(agreement.active());
}

TEST(CheckCancel, UsageEndsAnyTimeAContractWithinTwoDays) {
    Agreement agreement;
    agreement.accepted = now;
    const auto later = now + std::chrono::hours(72);
    EXPECT_THAT(check_cancel(agreement, later), IsEmpty());
    agreement.terms = terms_of("offer-a", {{{"Type", "FixedUpfrontPricingTerm"}, {"Price", "12.50"}}});
    EXPECT_THAT(codes(check_cancel(agreement, later)), ElementsAre("UNSUPPORTED_ACTION"));
    EXPECT_THAT(check_cancel(agreement, now + std::chrono::hours(47)), IsEmpty());
    EXPECT_EQ(upfront_value(agreement.terms), "12.5");
    agreement.status = agreement_status::cancelled;
    EXPECT_THAT(codes(check_cancel(agreement, now)), ElementsAre("INACTIVE_AGREEMENT"));
}

} // namespace
} // namespace domain
