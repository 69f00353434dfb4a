#include "domain/changes/offer_terms.hpp"

#include "domain/agreement/lifecycle.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {
constexpr std::array<std::string_view, 6> upfront_currencies = {"USD", "EUR", "GBP", "AUD", "JPY", "CAD"};
constexpr std::size_t date_length = 10; // "YYYY-MM-DD"
} // namespace

const base::Document* given_term(const Change& change) {
    const auto& terms = base::array_at(change.details, "Terms");
    return terms.empty() ? nullptr : &terms.front();
}

void require_private(const Offer& offer, std::string_view what, Findings& findings) {
    if (!offer.is_private())
        findings.add("INCOMPATIBLE_TERMS",
                     fmt::format("A public offer has no {}. Name the buyers with UpdateTargeting first.", what),
                     "Terms");
}

void require_changeable(const Offer& offer, Findings& findings) {
    if (offer.is_private() && offer.released)
        findings.add("INCOMPATIBLE_TERMS",
                     "The terms of a released private offer are fixed. Create another offer for other terms.", "Terms");
}

void require_upfront_currency(std::string_view code, std::string_view where, Findings& findings) {
    if (std::find(upfront_currencies.begin(), upfront_currencies.end(), code) == upfront_currencies.end())
        findings.add("INVALID_CURRENCY_CODE",
                     fmt::format("What is paid upfront is paid in one of {}.", fmt::join(upfront_currencies, ", ")),
                     std::string(where));
}

std::optional<base::Instant> parse_day_begin(std::string_view text) {
    return base::parse_iso(text.substr(0, date_length));
}

std::optional<base::Instant> parse_day_end(std::string_view text) {
    const auto begin = parse_day_begin(text);
    if (!begin) return std::nullopt;
    return *begin + std::chrono::hours(24) - base::milliseconds(1);
}

std::optional<Span> agreement_span(const Offer& offer, base::Instant now) {
    std::vector<Term> terms;
    for (const auto& [type, content] : offer.terms)
        terms.push_back({"", content});
    const base::Instant begin = start_by_terms(terms, now);
    const auto end = end_by_terms(terms, begin);
    if (!end) return std::nullopt;
    return Span{begin, *end};
}

Decided decide_term(Offer offer, const std::string& type, const base::Document* term, Findings& findings) {
    require_changeable(offer, findings);
    if (!findings.empty()) return findings.take();
    if (term)
        offer.terms[type] = *term;
    else
        offer.terms.erase(type);
    return Decision{.offer = std::move(offer)};
}

} // namespace domain
