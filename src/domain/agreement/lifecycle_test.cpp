#include "domain/agreement/cancellation.hpp"
#include "domain/agreement/lifecycle.hpp"
#include "domain/agreement/renewal.hpp"

#include <gmock/gmock.h>

namespace domain {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;

const base::Instant start = *base::parse_iso("2026-01-31T12:00:00Z");

std::optional<std::string> later(const char* from, const char* duration) {
    const auto time = later_by(*base::parse_iso(from), duration);
    return time ? std::optional(base::render_iso(*time)) : std::nullopt;
}

Agreement contract(const char* duration) {
    Agreement agreement;
    agreement.id = agreement.initial_id = "agmt-1";
    agreement.start = agreement.accepted = agreement.looked = start;
    agreement.terms = terms_of("offer-a", {{{"Type", "ValidityTerm"}, {"AgreementDuration", duration}},
                                           {{"Type", "RenewalTerm"}, {"MaxRenewals", 1}}});
    agreement.end = end_by_terms(agreement.terms, start);
    return agreement;
}

std::vector<Moment> kinds(const std::vector<DueMoment>& moments) {
    std::vector<Moment> found;
    for (const DueMoment& due : moments)
        found.push_back(due.moment);
    return found;
}

TEST(Duration, MonthsKeepTheDayOrTakeTheLast) {
    EXPECT_EQ(later("2026-01-31T12:00:00Z", "P1M"), "2026-02-28T12:00:00Z");
    EXPECT_EQ(later("2024-02-29T00:00:00Z", "P1Y"), "2025-02-28T00:00:00Z");
    EXPECT_EQ(later("2026-03-16T00:00:00Z", "P12M"), "2027-03-16T00:00:00Z");
    EXPECT_EQ(later("2026-03-16T00:00:00Z", "P2W"), "2026-03-30T00:00:00Z");
    for (const char* bad : {"", "P", "PD", "P0D", "P-1D", "14D", "P1H", "P1.5D"})
        EXPECT_FALSE(later("2026-03-16T00:00:00Z", bad)) << bad;
}

TEST(End, FollowsFromValidityOrUpfrontTerms) {
    const auto end = [](boost::json::object term) {
        return end_by_terms(terms_of("offer-a", {std::move(term)}), start);
    };
    EXPECT_EQ(end({{"Type", "FixedUpfrontPricingTerm"}, {"Duration", "P30D"}}), start + days(30));
    EXPECT_EQ(end({{"Type", "ValidityTerm"}, {"AgreementEndDate", "2026-12-31"}}),
              *base::parse_iso("2027-01-01") - base::microseconds(1));
    EXPECT_FALSE(end({{"Type", "UsageBasedPricingTerm"}}));
}

TEST(Trial, IsNotedThreeDaysBeforeAndThenEnds) {
    Agreement agreement = contract("P2Y");
    agreement.end.reset();
    agreement.trial_end = start + days(14);
    EXPECT_EQ(next_due(agreement), start + days(11));
    EXPECT_THAT(happened(agreement, start + days(10)), IsEmpty());
    EXPECT_THAT(kinds(happened(agreement, start + days(11))), ElementsAre(Moment::TrialEnding));
    agreement.looked = start + days(11);
    EXPECT_THAT(kinds(happened(agreement, start + days(20))), ElementsAre(Moment::TrialEnded));
    agreement.looked = start;
    EXPECT_THAT(kinds(happened(agreement, start + days(20))), ElementsAre(Moment::TrialEnded)) << "late notices";
    agreement.looked = start + days(20);
    EXPECT_FALSE(next_due(agreement));
}

TEST(Ending, TheLatestNoticeThenTheEnd) {
    Agreement agreement = contract("P100D");
    EXPECT_EQ(next_due(agreement), start + days(10));
    EXPECT_THAT(happened(agreement, start + days(45)), ElementsAre(DueMoment{start + days(40), Moment::Ending, 60}));
    EXPECT_THAT(kinds(happened(agreement, start + days(100))), ElementsAre(Moment::End));
    agreement.status = agreement_status::cancelled;
    EXPECT_THAT(happened(agreement, start + days(100)), IsEmpty());
    EXPECT_FALSE(next_due(agreement));
}

TEST(Renewal, ByWishUpToItsLimit) {
    Agreement agreement = contract("P12M");
    EXPECT_EQ(end_behavior(agreement).reason, "ACCEPTOR_RENEW_OPTED_OUT");
    agreement.auto_renew = true;
    EXPECT_EQ(end_behavior(agreement).type, "RENEW");
    const Agreement next = renew(agreement, "agmt-2");
    EXPECT_EQ(next.initial_id, "agmt-1");
    EXPECT_EQ(next.start, agreement.end);
    EXPECT_EQ(next.end, base::parse_iso("2028-01-31T12:00:00Z"));
    EXPECT_EQ(end_behavior(next).reason, "RENEWAL_LIMIT_EXHAUSTED");
    agreement.terms.pop_back();
    EXPECT_EQ(end_behavior(agreement).reason, "NO_RENEWAL_TERM");
    agreement.end.reset();
    EXPECT_EQ(end_behavior(agreement).type, "");
}

TEST(Renewal, IsToldWhenItsTermsAreSettledAndAWeekBefore) {
    Agreement agreement = contract("P12M");
    agreement.terms.back().content.as_object()["AdjustmentDeadline"] = "P1M";
    EXPECT_THAT(kinds(happened(agreement, *agreement.end - days(1))), ElementsAre(Moment::Ending)) << "it expires";
    agreement.auto_renew = true;
    agreement.looked = *agreement.end - days(40);
    EXPECT_EQ(next_due(agreement), base::parse_iso("2026-12-31T12:00:00Z"));
    EXPECT_THAT(happened(agreement, *agreement.end - days(6)),
                ElementsAre(DueMoment{*base::parse_iso("2026-12-31T12:00:00Z"), Moment::TermsFinal},
                            DueMoment{*agreement.end - days(30), Moment::Ending, 30},
                            DueMoment{*agreement.end - days(7), Moment::RenewalUpcoming}));
    EXPECT_THAT(kinds(happened(agreement, *agreement.end)), ElementsAre(Moment::End)) << "late notices";
}

std::vector<std::string> schedule_of(const Agreement& agreement) {
    std::vector<std::string> charges;
    for (const auto& charge : base::array_at(agreement.terms.front().content, "Schedule"))
        charges.push_back(base::text_at(charge, "ChargeDate").substr(0, 10) + " " +
                          base::text_at(charge, "ChargeAmount"));
    return charges;
}

Agreement with_schedule(boost::json::object renewal) {
    Agreement agreement;
    agreement.start = agreement.accepted = start;
    agreement.end = start + days(365);
    renewal["Type"] = "RenewalTerm";
    agreement.terms = terms_of("offer-a", {{{"Type", "PaymentScheduleTerm"},
                                            {"CurrencyCode", "USD"},
                                            {"Schedule",
                                             {{{"ChargeDate", "2026-02-01"}, {"ChargeAmount", "33.33"}},
                                              {{"ChargeDate", "2026-07-01"}, {"ChargeAmount", "66.68"}}}}},
                                           renewal,
                                           {{"Type", "FixedUpfrontPricingTerm"}, {"Price", "12.345"}}});
    return agreement;
}

TEST(Renewal, MovesTheScheduleAndKeepsThePriceWhereNothingRises) {
    const Agreement next =
        renew(with_schedule({{"PriceIncrease", {{"Type", "FixedPercentage"}, {"Value", "0.00"}}}}), "2");
    EXPECT_THAT(schedule_of(next), ElementsAre("2027-02-01 33.33", "2027-07-01 66.68"));
    EXPECT_EQ(base::text_at(next.terms[2].content, "Price"), "12.345");
    EXPECT_EQ(next.terms[0].id, with_schedule({}).terms[0].id);
}

TEST(Renewal, RaisesWhatIsPaidBeforehandToTheCent) {
    const Agreement next =
        renew(with_schedule({{"PriceIncrease", {{"Type", "FixedPercentage"}, {"Value", "7.25"}}}}), "2");
    EXPECT_THAT(schedule_of(next), ElementsAre("2027-02-01 35.75", "2027-07-01 71.51")); // 35.746425, 71.5143
    EXPECT_EQ(base::text_at(next.terms[2].content, "Price"), "13.24");                   // 13.2400125
    const Agreement later = renew(next, "3");
    EXPECT_EQ(base::text_at(later.terms[2].content, "Price"), "14.2"); // 14.1999
}

TEST(Renewal, TakesTheTemplatesScheduleWhosePartsAreTheWhole) {
    const boost::json::object range{
        {"PriceIncrease",
         {{"Type", "PercentageRange"}, {"Range", {{"MinValue", "3"}, {"MaxValue", "10"}, {"DefaultValue", "5"}}}}},
        {"TermTemplates",
         {{{"Type", "PaymentScheduleTermTemplate"},
           {"Schedule",
            {{{"ChargeDateOffset", "P0M"}, {"ChargePercentage", "33.33"}},
             {{"ChargeDateOffset", "P1M"}, {"ChargePercentage", "33.33"}, {"DayOfMonth", 31}},
             {{"ChargeDateOffset", "P6M"}, {"ChargePercentage", "33.34"}, {"DayOfMonth", 15}}}}}}}};
    const Agreement next = renew(with_schedule(range), "2");
    // 100.01 and five per cent more are 105.01.
    EXPECT_THAT(schedule_of(next), ElementsAre("2027-01-31 35", "2027-02-28 35", "2027-07-15 35.01"));
}

TEST(Charges, UpfrontAndScheduled) {
    const auto terms = terms_of("offer-a", {{{"Type", "FixedUpfrontPricingTerm"}, {"Price", "10.50"}},
                                            {{"Type", "PaymentScheduleTerm"},
                                             {"Schedule",
                                              {{{"ChargeDate", "2026-03-01"}, {"ChargeAmount", "5"}},
                                               {{"ChargeDate", "2026-01-01"}, {"ChargeAmount", "1"}}}}}});
    Agreement agreement;
    agreement.terms = terms;
    agreement.accepted = agreement.start = start;
    auto charges = planned_charges(agreement);
    ASSERT_EQ(charges.size(), 3u);
    EXPECT_TRUE(charges[0].on_acceptance && charges[1].on_acceptance);
    EXPECT_EQ(charges[2], (PlannedCharge{*base::parse_iso("2026-03-01"), false, *base::parse_decimal("5")}));
    agreement.start = start + days(10);
    charges = planned_charges(agreement);
    EXPECT_EQ(charges[1], (PlannedCharge{start + days(10), false, *base::parse_decimal("10.5")}))
        << "what is paid upfront is paid when the agreement begins";
    EXPECT_NE(charge_id("ar-1", 0), charge_id("ar-1", 1));
}

TEST(Cancellation, WaitsForAnAnswerAndTakesSilenceForConsent) {
    Agreement agreement = contract("P12M");
    CancellationRequest request;
    request.id = "acr-1";
    request.created = start;
    EXPECT_THAT(check_cancellation_request(agreement, {}), IsEmpty());
    EXPECT_EQ(check_cancellation_request(agreement, request).front().code, "ConflictException");
    EXPECT_THAT(check_decision(request, agreement), IsEmpty());
    EXPECT_EQ(request.due(), start + days(7));
    decide_silence(request, agreement, start + days(7));
    EXPECT_EQ(request.status, cancellation_status::approved);
    EXPECT_EQ(check_decision(request, agreement).front().code, "ConflictException");
    agreement.status = agreement_status::expired;
    EXPECT_EQ(check_cancellation_request(agreement, {}).front().code, "INACTIVE_AGREEMENT");
    decide_silence(request, agreement, start + days(7));
    EXPECT_EQ(request.status, cancellation_status::failed);
}

} // namespace
} // namespace domain
