#include "table.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <cmath>
#include <limits>

namespace json = boost::json;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    auto begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::string place(std::size_t row, std::size_t column) {
    return "row " + std::to_string(row) + ", column " + std::to_string(column);
}

void end_row(Table& table, std::size_t columns) {
    if (table.columns == 0) table.columns = columns;
    if (columns != table.columns)
        throw BadInput("row " + std::to_string(table.rows + 1) + " has " + std::to_string(columns) + " columns; " +
                       std::to_string(table.columns) + " are expected");
    ++table.rows;
}

float parse_field(std::string_view field, std::size_t row, std::size_t column) {
    field = trim(field);
    if (field.empty() || field == "nan" || field == "NaN") return missing;
    auto digits = field.front() == '+' ? field.substr(1) : field;
    float value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range)
        throw BadInput(place(row, column) + ": '" + std::string(field.substr(0, 40)) + "' is out of a float's range");
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
        throw BadInput(place(row, column) + ": '" + std::string(field.substr(0, 40)) + "' is not a number" +
                       (row == 1 ? " (send rows without a header)" : ""));
    return value;
}

void parse_csv_row(std::string_view line, Table& table) {
    std::size_t column = 0;
    for (std::size_t begin = 0; begin <= line.size();) {
        auto end = std::min(line.find(',', begin), line.size());
        table.values.push_back(parse_field(line.substr(begin, end - begin), table.rows + 1, ++column));
        begin = end + 1;
    }
    end_row(table, column);
}

template<class Each>
void each_line(std::string_view text, Each each) {
    for (std::size_t begin = 0; begin < text.size();) {
        auto end = std::min(text.find('\n', begin), text.size());
        auto line = trim(text.substr(begin, end - begin));
        if (!line.empty()) each(line);
        begin = end + 1;
    }
}

float number_of(const json::value& value, std::size_t row, std::size_t column) {
    if (value.is_null()) return missing;
    if (!value.is_number()) throw BadInput(place(row, column) + ": a number or null is expected");
    auto number = static_cast<float>(value.to_number<double>());
    if (!std::isfinite(number)) throw BadInput(place(row, column) + ": the number is out of a float's range");
    return number;
}

void add_row(const json::value& row, Table& table) {
    const json::value* features = &row;
    if (const auto* object = row.if_object()) {
        features = object->if_contains("features");
        if (features == nullptr)
            throw BadInput("row " + std::to_string(table.rows + 1) + ": the member \"features\" is missing");
    }
    const auto* cells = features->if_array();
    if (cells == nullptr) throw BadInput("row " + std::to_string(table.rows + 1) + ": an array of numbers is expected");
    std::size_t column = 0;
    for (const auto& cell : *cells)
        table.values.push_back(number_of(cell, table.rows + 1, ++column));
    end_row(table, column);
}

json::value parse(std::string_view text, const std::string& where) {
    json::error_code error;
    auto value = json::parse(json::string_view(text.data(), text.size()), error);
    if (error) throw BadInput(where + " is not JSON: " + error.message());
    return value;
}

bool is_one_row(const json::array& array) {
    return !array.empty() && !array.front().is_array() && !array.front().is_object();
}

} // namespace

void parse_csv(std::string_view text, Table& table) {
    each_line(text, [&](std::string_view line) { parse_csv_row(line, table); });
}

void parse_json(std::string_view text, Table& table) {
    auto document = parse(text, "the body");
    const json::value* rows = &document;
    if (const auto* object = document.if_object()) {
        if (object->contains("features")) return add_row(document, table);
        rows = object->if_contains("instances");
        if (rows == nullptr) throw BadInput("the body has neither the member \"instances\" nor \"features\"");
    }
    const auto* array = rows->if_array();
    if (array == nullptr) throw BadInput("\"instances\" must be an array of rows");
    if (is_one_row(*array)) return add_row(*rows, table);
    for (const auto& row : *array)
        add_row(row, table);
}

void parse_json_lines(std::string_view text, Table& table) {
    each_line(text,
              [&](std::string_view line) { add_row(parse(line, "line " + std::to_string(table.rows + 1)), table); });
}
