// What an e-mail says of an event: plain text in English or French, worded here and filled with what the event tells.
// Never a line of a subject that somebody else worded, except as text within it. Pure.
#pragma once

#include "base/document.hpp"

#include <string>
#include <string_view>

namespace domain {

struct Occurrence {
    std::string_view detail_type;
    const boost::json::object& detail;
    std::string_view time;    // ISO 8601
    std::string_view account; // whose event it is
};

struct Notice {
    std::string subject;
    std::string text;
};

// `language` is "en" or "fr"; `portal` is where the market's pages are.
Notice render_notice(const Occurrence& event, std::string_view language, std::string_view portal);

} // namespace domain
