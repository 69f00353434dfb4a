// Conditions: the WHERE part of a list with its parameters, put together from what was asked. Only for this room.
#pragma once

#include "store/database.hpp"

#include <fmt/format.h>

namespace store {

class Conditions {
  public:
    // "owner = {}": the place of the value.
    void add(std::string_view condition, Value value) {
        values_.push_back(std::move(value));
        append(fmt::format(fmt::runtime(condition), fmt::format("${}", values_.size())));
    }
    // column IN (…); nothing where there are no values. `wrap` places the list: "… WHERE entity IN {}".
    void add_any(std::string_view wrap, const std::vector<std::string>& values) {
        if (values.empty()) return;
        std::vector<std::string> places;
        for (const std::string& value : values) {
            values_.emplace_back(value);
            places.push_back(fmt::format("${}", values_.size()));
        }
        append(fmt::format(fmt::runtime(wrap), fmt::format("({})", fmt::join(places, ", "))));
    }
    const std::string& text() const { return text_; }
    const Values& values() const { return values_; }

  private:
    void append(const std::string& condition) { text_ += (text_.empty() ? "" : " AND ") + condition; }
    std::string text_;
    Values values_;
};

} // namespace store
