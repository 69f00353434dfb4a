#include "domain/agreement/lifecycle.hpp"

#include "base/digest.hpp"
#include "domain/agreement/renewal.hpp"
#include "domain/offer/period.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace domain {

namespace {

using std::chrono::days;

constexpr days trial_notice{3}, renewal_notice{7};
// "Purchase Agreement Ending" is told that many days before.
constexpr std::array ending_notices = {180, 120, 90, 60, 30};

const Term* find_term(const std::vector<Term>& terms, std::string_view type) {
    const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& t) { return t.type() == type; });
    return found == terms.end() ? nullptr : &*found;
}

base::Instant months_later(base::Instant from, int months) {
    const std::chrono::sys_time<base::microseconds> time{base::microseconds(from.micros())};
    const auto day = std::chrono::floor<days>(time);
    std::chrono::year_month_day date = std::chrono::year_month_day(day) + std::chrono::months(months);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return base::Instant::from_micros((std::chrono::sys_days(date).time_since_epoch() + (time - day)).count());
}

// A date ends with its last microsecond.
std::optional<base::Instant> end_of_day(const std::string& date) {
    const auto day = base::parse_iso(date);
    if (!day) return std::nullopt;
    return date.size() == 10 ? *day + days(1) - base::microseconds(1) : *day;
}

// What is told of a renewal before it happens.
void append_renewal(const Agreement& agreement, std::vector<DueMoment>& moments) {
    if (end_behavior(agreement).type != "RENEW") return;
    const Term* renewal = find_term(agreement.terms, "RenewalTerm");
    if (const auto before = parse_period(base::text_at(renewal->content, "AdjustmentDeadline")))
        moments.push_back({add(*agreement.end, {-before->months, -before->days}), Moment::TermsFinal});
    moments.push_back({*agreement.end - renewal_notice, Moment::RenewalUpcoming});
}

// All moments in their order.
std::vector<DueMoment> moments_of(const Agreement& agreement) {
    std::vector<DueMoment> moments;
    if (agreement.trial_end) {
        moments.push_back({*agreement.trial_end - trial_notice, Moment::TrialEnding});
        moments.push_back({*agreement.trial_end, Moment::TrialEnded});
    }
    if (agreement.end) {
        for (const int before : ending_notices)
            moments.push_back({*agreement.end - days(before), Moment::Ending, before});
        append_renewal(agreement, moments);
        moments.push_back({*agreement.end, Moment::End});
    }
    std::stable_sort(moments.begin(), moments.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return moments;
}

bool is_obsolete(const DueMoment& due, const Agreement& agreement, base::Instant now) {
    if (due.moment == Moment::TrialEnding) return *agreement.trial_end <= now;
    if (due.moment == Moment::TermsFinal || due.moment == Moment::RenewalUpcoming) return *agreement.end <= now;
    if (due.moment != Moment::Ending) return false;
    if (*agreement.end <= now) return true;
    return std::any_of(ending_notices.begin(), ending_notices.end(),
                       [&](int before) { return before < due.days_before && *agreement.end - days(before) <= now; });
}

} // namespace

std::optional<base::Instant> later_by(base::Instant from, std::string_view duration) {
    if (duration.size() < 3 || duration.front() != 'P') return std::nullopt;
    int count = 0;
    const char* const end = duration.data() + duration.size() - 1;
    const auto [stopped, error] = std::from_chars(duration.data() + 1, end, count);
    if (error != std::errc() || stopped != end || count < 1 || count > 10'000) return std::nullopt;
    switch (duration.back()) {
    case 'D':
        return from + days(count);
    case 'W':
        return from + days(7 * count);
    case 'M':
        return months_later(from, count);
    case 'Y':
        return months_later(from, 12 * count);
    default:
        return std::nullopt;
    }
}

base::Instant start_by_terms(const std::vector<Term>& terms, base::Instant accepted) {
    const Term* validity = find_term(terms, "ValidityTerm");
    const auto day = validity ? base::parse_iso(base::text_at(validity->content, "AgreementStartDate")) : std::nullopt;
    return day ? std::max(*day, accepted) : accepted;
}

std::optional<base::Instant> end_by_terms(const std::vector<Term>& terms, base::Instant start) {
    if (const Term* validity = find_term(terms, "ValidityTerm")) {
        if (const auto date = base::find_text(validity->content, "AgreementEndDate")) return end_of_day(*date);
        if (const auto end = later_by(start, base::text_at(validity->content, "AgreementDuration"))) return end;
    }
    if (const Term* fixed = find_term(terms, "FixedUpfrontPricingTerm"))
        return later_by(start, base::text_at(fixed->content, "Duration"));
    return std::nullopt;
}

std::optional<base::Instant> trial_end_by_terms(const std::vector<Term>& terms, base::Instant start) {
    const Term* trial = find_term(terms, "FreeTrialPricingTerm");
    return trial ? later_by(start, base::text_at(trial->content, "Duration")) : std::nullopt;
}

std::optional<base::Instant> next_due(const Agreement& agreement) {
    if (!agreement.active()) return std::nullopt;
    for (const DueMoment& due : moments_of(agreement))
        if (due.at > agreement.looked) return due.at;
    return std::nullopt;
}

std::vector<DueMoment> happened(const Agreement& agreement, base::Instant now) {
    std::vector<DueMoment> found;
    if (!agreement.active()) return found;
    for (const DueMoment& due : moments_of(agreement))
        if (due.at > agreement.looked && due.at <= now && !is_obsolete(due, agreement, now)) found.push_back(due);
    return found;
}

EndBehavior end_behavior(const Agreement& agreement) {
    if (!agreement.end) return {};
    const Term* renewal = find_term(agreement.terms, "RenewalTerm");
    if (!renewal) return {"EXPIRE", "NO_RENEWAL_TERM"};
    const auto most = base::find_int(renewal->content, "MaxRenewals");
    if (most && agreement.renewals >= *most) return {"EXPIRE", "RENEWAL_LIMIT_EXHAUSTED"};
    if (!agreement.auto_renew) return {"EXPIRE", "ACCEPTOR_RENEW_OPTED_OUT"};
    return {"RENEW", ""};
}

// A term that ends on a date lasts as long again as it lasted.
Agreement renew(const Agreement& agreement, std::string id) {
    Agreement next = agreement;
    next.id = std::move(id);
    next.start = next.accepted = next.updated = next.looked = *agreement.end;
    next.end = end_by_terms(next.terms, next.start);
    if (!next.end || *next.end <= next.start) next.end = next.start + (*agreement.end - agreement.start);
    next.terms = renewed_terms(agreement, next.start, *next.end);
    next.trial_end.reset();
    next.status = agreement_status::active;
    ++next.renewals;
    return next;
}

// What is paid upfront is charged when the agreement begins; an installment on its day, if that is not past.
std::vector<PlannedCharge> planned_charges(const Agreement& agreement) {
    const base::Instant accepted = agreement.accepted;
    std::vector<PlannedCharge> charges;
    for (const Term& term : agreement.terms) {
        if (term.type() == "FixedUpfrontPricingTerm") {
            const auto price = base::parse_decimal(base::text_at(term.content, "Price"));
            if (price && !price->zero()) charges.push_back({agreement.start, agreement.start <= accepted, *price});
        }
        if (term.type() != "PaymentScheduleTerm") continue;
        for (const auto& entry : base::array_at(term.content, "Schedule")) {
            const auto date = base::parse_iso(base::text_at(entry, "ChargeDate"));
            const auto amount = base::parse_decimal(base::text_at(entry, "ChargeAmount"));
            if (date && amount) charges.push_back({std::max(*date, accepted), *date <= accepted, *amount});
        }
    }
    std::stable_sort(charges.begin(), charges.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return charges;
}

std::string charge_id(std::string_view request_id, std::size_t position) {
    return "ch-" + base::hex(base::sha256(fmt::format("charge {} of {}", position, request_id))).substr(0, 24);
}

} // namespace domain
