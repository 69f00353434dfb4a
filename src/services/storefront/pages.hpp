// One function for each kind of page. `url` is the page's own address, whole.
#pragma once

#include "services/call.hpp"
#include "services/storefront/words.hpp"
#include "wire/http.hpp"

#include <string>

namespace services::storefront {

struct Page {
    int status = 200;
    std::string title; // plain text, as is the description
    std::string description;
    std::string head;       // HTML, what this kind of page has beside title and description
    std::string body;       // HTML
    std::string query = {}; // what belongs to its address, encoded
};

Page write_home(Call& call, const Words& words);
// Narrowed, sorted and begun as the request's address says; throws ValidationException where it says nonsense.
Page write_search(Call& call, const Words& words, const wire::HttpRequest& request);
// Throws ResourceNotFoundException where the caller sees no such product.
Page write_product(Call& call, const Words& words, const std::string& product, const std::string& url);

} // namespace services::storefront
