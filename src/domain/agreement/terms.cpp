#include "domain/agreement/terms.hpp"

#include "base/digest.hpp"

#include <charconv>
#include <fmt/format.h>

namespace domain {

namespace {
constexpr std::string_view offer_prefix = "offer-";
constexpr std::string_view proposal_prefix = "ap-";
} // namespace

std::vector<Term> terms_of(std::string_view offer_id, const boost::json::array& terms) {
    std::vector<Term> found;
    found.reserve(terms.size());
    for (const auto& content : terms) {
        const std::string identity = fmt::format("{}\n{}", offer_id, boost::json::serialize(content));
        found.push_back({"term-" + base::hex(base::sha256(identity)).substr(0, 32), content});
    }
    return found;
}

std::string render(const Proposal& proposal) {
    return fmt::format("{}{}r{}", proposal_prefix, std::string_view(proposal.offer_id).substr(offer_prefix.size()),
                       proposal.revision);
}

std::optional<Proposal> parse_proposal(std::string_view id) {
    if (!id.starts_with(proposal_prefix)) return std::nullopt;
    id.remove_prefix(proposal_prefix.size());
    const auto mark = id.rfind('r');
    if (mark == std::string_view::npos || mark == 0) return std::nullopt;
    const std::string_view digits = id.substr(mark + 1);
    Proposal proposal{std::string(offer_prefix) + std::string(id.substr(0, mark))};
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), proposal.revision);
    if (error != std::errc() || end != digits.end() || proposal.revision < 1) return std::nullopt;
    return proposal;
}

} // namespace domain
