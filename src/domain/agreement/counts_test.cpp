#include "domain/agreement/counts.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using std::chrono::days;

const base::Instant from = *base::parse_iso("2027-02-01");
const base::Instant to = from + days(28);
const base::Instant now = to + days(60);

Agreement accepted(base::Instant when) {
    Agreement agreement;
    agreement.id = agreement.initial_id = "agmt-a";
    agreement.accepted = agreement.start = when;
    return agreement;
}

Agreement ended(Agreement agreement, base::Instant when, std::string_view status = agreement_status::cancelled) {
    agreement.end = when;
    agreement.status = status;
    return agreement;
}

TEST(CountAgreement, BeginsAndEndsOnItsDays) {
    const Agreement begun = accepted(from);
    EXPECT_EQ(count_agreement(begun, from, to, now), (AgreementCounts{.active = 1, .started = 1}));
    EXPECT_EQ(count_agreement(begun, to, to + days(1), now), (AgreementCounts{.active = 1}));
    const Agreement over = ended(accepted(from - days(9)), to - days(1));
    EXPECT_EQ(count_agreement(over, from, to, now), (AgreementCounts{.ended = 1}));
    EXPECT_EQ(count_agreement(over, from, to - days(2), now), (AgreementCounts{.active = 1}));
    EXPECT_EQ(count_agreement(ended(begun, to), from, to, now).ended, 0) << "the day after";
}

TEST(CountAgreement, TakesARenewalForTheSameSubscription) {
    const Agreement renewed = ended(accepted(from), from + days(5), agreement_status::renewed);
    EXPECT_EQ(count_agreement(renewed, from, to, now), (AgreementCounts{.started = 1}));
    Agreement following = accepted(from + days(5));
    following.id = "agmt-b";
    EXPECT_EQ(count_agreement(following, from, to, now), (AgreementCounts{.active = 1}));
}

TEST(CountAgreement, TellsATrialsOutcomeOnItsDay) {
    Agreement agreement = accepted(from);
    agreement.trial_end = from + days(14);
    auto counts = count_agreement(agreement, from, to, from + days(3));
    EXPECT_EQ(counts.trials_running, 1);
    EXPECT_EQ(counts.trials_converted, 0) << "not yet";
    counts = count_agreement(agreement, from, to, now);
    EXPECT_EQ(counts.trials_running, 0);
    EXPECT_EQ(counts.trials_converted, 1);
    counts = count_agreement(ended(agreement, from + days(13)), from, to, now);
    EXPECT_EQ(counts.trials_converted, 0);
    EXPECT_EQ(counts.trials_left, 1);
    EXPECT_EQ(count_agreement(ended(agreement, from + days(15)), from, to, now).trials_converted, 1);
}

} // namespace
} // namespace domain
