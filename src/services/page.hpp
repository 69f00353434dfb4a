// Pages of a list that is computed whole: an opaque token that holds where the next page begins and which question it
// continues.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace services {

// Where the page begins: 0 without a token; absent if the token is not one of this question (`question` is any text
// that tells one request from another, its page size aside).
std::optional<std::size_t> parse_page(const std::optional<std::string>& token, std::string_view question);
std::string render_page(std::size_t begin, std::string_view question);

// One page of `items`, and the token of the next (absent on the last).
template<class Items>
struct Page {
    Items items;
    std::optional<std::string> next;
};

template<class Items>
Page<Items> cut_page(const Items& items, std::size_t begin, std::size_t size, std::string_view question) {
    Page<Items> page;
    const std::size_t from = std::min(begin, items.size());
    const std::size_t to = std::min(from + size, items.size());
    page.items.assign(items.begin() + static_cast<std::ptrdiff_t>(from),
                      items.begin() + static_cast<std::ptrdiff_t>(to));
    if (to < items.size()) page.next = render_page(to, question);
    return page;
}

} // namespace services
