// The storefront's pages as the server writes them: home, search, product. They say in plain HTML what the page is
// about, with its prices and examples, to readers without a script, to search engines, and to everybody at first sight;
// the portal's script then takes the page over.
//
// They are written from the answers of the same operations that the portal calls, by the caller's own permissions.
// Everything that sellers wrote is escaped; a link of theirs leads to http(s) or is not a link.
#pragma once

#include "services/call.hpp"
#include "wire/http.hpp"
#include "wire/written_page.hpp"

#include <optional>

namespace services::storefront {

// Absent for the addresses of other pages. A product that the caller does not see is a page that says so, 404.
std::optional<wire::WrittenPage> write_page(Call& call, const wire::HttpRequest& request);

} // namespace services::storefront
