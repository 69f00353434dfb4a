// One function for each kind of page. `url` is the page's own address, whole.
#pragma once

#include "services/call.hpp"
#include "services/storefront/words.hpp"

#include <string>

namespace services::storefront {

struct Page {
    int status = 200;
    std::string title; // plain text, as is the description
    std::string description;
    std::string head; // HTML, what this kind of page has beside title and description
    std::string body; // HTML
};

Page write_home(Call& call, const Words& words);
// Of the page that `token` (a SearchListings token, "" for the first) begins.
Page write_search(Call& call, const Words& words, const std::string& text, const std::string& token);
// Throws ResourceNotFoundException where the caller sees no such product.
Page write_product(Call& call, const Words& words, const std::string& product, const std::string& url);

} // namespace services::storefront
