// Rows of numbers as requests and training channels carry them: CSV, JSON and JSON lines.
// Promises a rectangular table, or a BadInput that names the row and the column at fault. Never guesses a value:
// an empty field, "nan" or null is a missing value (the trees know what to do), everything else must be a number.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct BadInput : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Table {
    std::vector<float> values; // row after row
    std::size_t rows = 0;
    std::size_t columns = 0; // 0: not known before the first row
};

// Appends the rows of `text`; `table.columns`, when not 0, is how many each must have.
void parse_csv(std::string_view text, Table& table);

// {"instances": [row, …]} or [row, …] or one row; a row is [number, …] or {"features": [number, …]}.
void parse_json(std::string_view text, Table& table);

// One row a line.
void parse_json_lines(std::string_view text, Table& table);
