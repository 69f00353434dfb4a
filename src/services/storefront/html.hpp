// HTML text that cannot be left: every piece of it comes from here, escaped.
#pragma once

#include <string>
#include <string_view>

namespace services::storefront {

// For text and for quoted attributes.
std::string escape(std::string_view text);
// <name>text</name>
std::string element(std::string_view name, std::string_view text);
// Text of several lines as paragraphs, in its own direction.
std::string paragraphs(std::string_view text);
// A link, or the text alone where the address is not http(s).
std::string outer_link(std::string_view url, std::string_view text);
// A script's JSON, which cannot end the script.
std::string json_block(std::string_view json);

} // namespace services::storefront
