// The categories of a market, under which a product may be listed: the operator's own, or the usual ones. A product
// keeps a category's name, which never changes; what people read is its text in their language. A hidden one is offered
// to no product any more, and stays on those that have it.
#pragma once

#include "base/document.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct Category {
    std::string name; // as change sets say it
    std::string english;
    std::string french;
    bool hidden = false;

    const std::string& label(std::string_view language) const { return language.starts_with("fr") ? french : english; }
};
using Categories = std::vector<Category>;

const Categories& usual_categories();
// The operator's own, of the market policy's document; none where it says none. A text that is left out is the usual
// one, or the name.
Categories parse_categories(const base::Document& policy);
// Those that hold: the operator's own, or the usual ones.
Categories market_categories(const base::Document& policy);
// What is wrong with an operator's list.
base::Refusals check_categories(const Categories& categories);

const Category* find_category(const Categories& categories, std::string_view name);
// Those that a product may choose, by name.
std::vector<std::string_view> offered_names(const Categories& categories);
// As searches name it: "healthcare-life-sciences" of "Healthcare & Life Sciences".
std::string category_id(std::string_view name);

} // namespace domain
