// Metrics that a training writes into its log: each definition's first group of each matching line is its number.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace control {

class MetricReader {
  public:
    // `definitions`: [{Name, Regex}]. One whose pattern does not compile yields nothing.
    explicit MetricReader(const boost::json::array& definitions);
    ~MetricReader();
    // Log text in pieces, cut anywhere.
    void feed(std::string_view text, base::Instant now);
    // FinalMetricDataList: the last value of each.
    boost::json::array final_values();

  private:
    void read_line(std::string_view line, base::Instant now);
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace control
