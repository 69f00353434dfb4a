// The terms of an offer as a buyer names them: each has an id that stands for its exact content, so that a request can
// only ever accept what its buyer has read; and the proposal id stands for the offer at one revision.
#pragma once

#include "base/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct Term {
    std::string id;         // "term-" and 32 hexadecimal digits
    base::Document content; // as in the offer's document: Type and its fields
    std::string type() const { return base::text_at(content, "Type"); }
};

// The terms of an offer's document, in its order.
std::vector<Term> terms_of(std::string_view offer_id, const boost::json::array& terms);

struct Proposal {
    std::string offer_id;
    std::int64_t revision = 0;
    bool operator==(const Proposal&) const = default;
};

// "ap-<offer's letters and digits>r<revision>"
std::string render(const Proposal& proposal);
std::optional<Proposal> parse_proposal(std::string_view id);

} // namespace domain
