// The opaque NextToken of the List operations: where the last page ended, bound to the operation and the order, so that
// a token of another listing is refused and not misread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

struct PageMark {
    std::string text; // the sort column's value, where it is text
    std::int64_t number = 0;
    std::int64_t id = 0;

    bool operator==(const PageMark&) const = default;
};

// `listing` names the operation with its order, "ListModels CreationTime Descending".
std::string render_token(std::string_view listing, const PageMark& mark);
// Absent where the text is no token, or one of another listing.
std::optional<PageMark> parse_token(std::string_view listing, std::string_view token);

} // namespace domain
