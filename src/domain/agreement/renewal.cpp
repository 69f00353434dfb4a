#include "domain/agreement/renewal.hpp"

#include "base/money.hpp"
#include "domain/offer/period.hpp"

#include <algorithm>
#include <chrono>

namespace domain {

namespace {

namespace chrono = std::chrono;
namespace json = boost::json;

constexpr base::Decimal whole = base::Decimal::from_units(base::Decimal::scale) * 100; // per cent

// `amount` times `percent` per cent, to the nearest cent (yen have none), half up.
base::Decimal part_of(base::Decimal amount, base::Decimal percent, std::string_view currency) {
    const std::int64_t smallest = currency == "JPY" ? base::Decimal::scale : base::Decimal::scale / 100;
    const auto divisor = static_cast<__int128>(whole.units()) * smallest;
    const auto product = static_cast<__int128>(amount.units()) * percent.units();
    return base::Decimal::from_units(static_cast<std::int64_t>((product + divisor / 2) / divisor) * smallest);
}

// The increase of a RenewalTerm in per cent: the fixed one, or the range's default where none was settled.
base::Decimal increase_of(const base::Document* renewal) {
    if (!renewal) return {};
    for (const char* path : {"PriceIncrease.Value", "PriceIncrease.Range.DefaultValue"})
        if (const auto given = base::find_text(*renewal, path))
            return base::parse_decimal(*given).value_or(base::Decimal{});
    return {};
}

base::Decimal decimal_at(const base::Document& document, std::string_view path) {
    return base::parse_decimal(base::text_at(document, path)).value_or(base::Decimal{});
}

struct Renewal {
    base::Decimal increase;
    base::Instant before, start, end; // of the old agreement and the new one
    const base::Document* template_ = nullptr;

    // Nothing is rounded where nothing rises.
    base::Decimal raised(base::Decimal amount, std::string_view currency) const {
        return increase.zero() ? amount : part_of(amount, whole + increase, currency);
    }
};

// The schedule of the template, whose parts are exactly the whole: the last one takes what rounding left.
json::array by_template(const Renewal& renewal, base::Decimal total, std::string_view currency) {
    json::array schedule;
    base::Decimal rest = total;
    const json::array& entries = base::array_at(*renewal.template_, "Schedule");
    for (const json::value& entry : entries) {
        const bool last = schedule.size() + 1 == entries.size();
        const base::Decimal amount = last ? rest : part_of(total, decimal_at(entry, "ChargePercentage"), currency);
        rest = rest - amount;
        schedule.push_back(
            json::object{{"ChargeDate", base::render_iso_millis(renewed_charge_date(renewal.start, entry))},
                         {"ChargeAmount", base::render(amount)}});
    }
    return schedule;
}

json::array moved_schedule(const Renewal& renewal, const base::Document& term) {
    const std::string currency = base::text_at(term, "CurrencyCode");
    base::Decimal total;
    json::array schedule;
    for (const json::value& charge : base::array_at(term, "Schedule")) {
        const base::Decimal amount = decimal_at(charge, "ChargeAmount");
        total = total + amount;
        const auto date = base::parse_iso(base::text_at(charge, "ChargeDate"));
        const auto moved = date ? renewal.start + (*date - renewal.before) : renewal.start;
        schedule.push_back(json::object{{"ChargeDate", base::render_iso_millis(moved)},
                                        {"ChargeAmount", base::render(renewal.raised(amount, currency))}});
    }
    return renewal.template_ ? by_template(renewal, renewal.raised(total, currency), currency) : schedule;
}

void renew_term(const Renewal& renewal, Term& term) {
    json::object& content = term.content.as_object();
    const std::string type = term.type();
    if (type == "FixedUpfrontPricingTerm")
        content["Price"] = base::render(
            renewal.raised(decimal_at(term.content, "Price"), base::text_at(term.content, "CurrencyCode")));
    if (type == "PaymentScheduleTerm") {
        json::array schedule = moved_schedule(renewal, term.content);
        content["Schedule"] = std::move(schedule);
    }
    if (type == "ValidityTerm" && content.contains("AgreementStartDate"))
        content["AgreementStartDate"] = base::render_iso_millis(renewal.start);
    if (type == "ValidityTerm" && content.contains("AgreementEndDate"))
        content["AgreementEndDate"] = base::render_iso_millis(renewal.end);
}

} // namespace

base::Instant renewed_charge_date(base::Instant start, const base::Document& entry) {
    const base::Instant day = add(start, parse_offset(base::text_at(entry, "ChargeDateOffset")).value_or(Period{}));
    const auto wanted = base::find_int(entry, "DayOfMonth");
    if (!wanted) return day;
    const chrono::year_month_day date(
        chrono::floor<chrono::days>(chrono::sys_time<base::microseconds>(base::microseconds(day.micros()))));
    const auto last = static_cast<unsigned>((date.year() / date.month() / chrono::last).day());
    const unsigned chosen = std::min(static_cast<unsigned>(*wanted), last);
    const chrono::sys_days begin(date.year() / date.month() / chrono::day(chosen));
    return base::Instant::from_micros(base::microseconds(begin.time_since_epoch()).count());
}

std::vector<Term> renewed_terms(const Agreement& agreement, base::Instant start, base::Instant end) {
    const auto found = std::find_if(agreement.terms.begin(), agreement.terms.end(),
                                    [](const Term& term) { return term.type() == "RenewalTerm"; });
    const base::Document* term = found == agreement.terms.end() ? nullptr : &found->content;
    Renewal renewal{increase_of(term), agreement.start, start, end};
    if (term && !base::array_at(*term, "TermTemplates").empty())
        renewal.template_ = &base::array_at(*term, "TermTemplates").front();
    std::vector<Term> terms = agreement.terms;
    for (Term& each : terms)
        renew_term(renewal, each);
    return terms;
}

} // namespace domain
