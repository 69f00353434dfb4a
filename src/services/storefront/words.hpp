// The words of the server-written pages, in the portal's two languages.
#pragma once

#include <string>
#include <string_view>

namespace services::storefront {

struct Words {
    std::string_view language;
    std::string_view home_title;
    std::string_view home_text;
    std::string_view search;
    std::string_view search_label;
    std::string_view newest;
    std::string_view results_of; // {} is what was looked for
    std::string_view nothing;
    std::string_view next;
    std::string_view by; // {} is the seller
    std::string_view limited;
    std::string_view free;
    std::string_view free_trial;
    std::string_view overview;
    std::string_view highlights;
    std::string_view categories;
    std::string_view prices;
    std::string_view use;
    std::string_view instance_type;
    std::string_view price;
    std::string_view per_hour;    // {} is the amount
    std::string_view per_request; // {} is the amount
    std::string_view realtime;
    std::string_view batch;
    std::string_view training;
    std::string_view requests;
    std::string_view usage;
    std::string_view example_input;
    std::string_view example_output;
    std::string_view versions;
    std::string_view support;
    std::string_view licence;
    std::string_view absent;
    std::string_view absent_text;
    std::string_view rating; // {} of 5, {} reviews
};

// "fr", anything else is English.
const Words& words_in(std::string_view language);

// "$0.25", "0,25 $US"; other currencies by their code.
std::string money(const Words& words, std::string_view amount, std::string_view currency);

} // namespace services::storefront
