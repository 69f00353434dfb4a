// The address of the search page: how it names words, filters, order and page. The portal's script reads and writes the
// same names (ui/src/pages/buyer/search/query.ts).
#pragma once

#include "api/discovery.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace services::storefront {

struct SearchAddress {
    std::string text;
    // Filters and order, by their names in the address.
    std::vector<std::pair<std::string, std::string>> kept;
    api::discovery::SearchListingsInput question;

    // The query without the page, encoded: "q=nuclei&type=SAGEMAKER_MODEL".
    std::string render() const;
};

// Names that the page does not know are left out.
SearchAddress parse_search_address(std::string_view query);

} // namespace services::storefront
