#define PCRE2_CODE_UNIT_WIDTH 8
#include "control/metrics.hpp"

#include <cstdlib>
#include <optional>
#include <pcre2.h>
#include <vector>

namespace control {

namespace {
constexpr std::size_t longest_line = 64 << 10;

using Pattern = std::unique_ptr<pcre2_code, decltype(&pcre2_code_free)>;
using Match = std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)>;
using Limits = std::unique_ptr<pcre2_match_context, decltype(&pcre2_match_context_free)>;

Limits make_limits() {
    Limits limits(pcre2_match_context_create(nullptr), &pcre2_match_context_free);
    pcre2_set_match_limit(limits.get(), 100'000); // a seller's pattern shall not hold a worker
    pcre2_set_depth_limit(limits.get(), 10'000);
    return limits;
}

struct Metric {
    std::string name;
    Pattern pattern;
    std::optional<double> value;
    base::Instant seen;
};
} // namespace

struct MetricReader::State {
    std::vector<Metric> metrics;
    std::string rest;
    Limits limits = make_limits();
};

MetricReader::MetricReader(const boost::json::array& definitions) : state_(std::make_unique<State>()) {
    for (const auto& definition : definitions) {
        const std::string regex = base::text_at(definition, "Regex");
        int error;
        PCRE2_SIZE offset;
        Pattern pattern(
            pcre2_compile(reinterpret_cast<PCRE2_SPTR>(regex.data()), regex.size(), 0, &error, &offset, nullptr),
            &pcre2_code_free);
        if (pattern) state_->metrics.push_back({base::text_at(definition, "Name"), std::move(pattern), {}, {}});
    }
}

MetricReader::~MetricReader() = default;

void MetricReader::feed(std::string_view text, base::Instant now) {
    state_->rest += text;
    std::size_t start = 0;
    for (std::size_t end; (end = state_->rest.find('\n', start)) != std::string::npos; start = end + 1)
        read_line(std::string_view(state_->rest).substr(start, end - start), now);
    state_->rest.erase(0, start);
    if (state_->rest.size() > longest_line) state_->rest.clear();
}

void MetricReader::read_line(std::string_view line, base::Instant now) {
    for (auto& metric : state_->metrics) {
        Match match(pcre2_match_data_create_from_pattern(metric.pattern.get(), nullptr), &pcre2_match_data_free);
        const int groups = pcre2_match(metric.pattern.get(), reinterpret_cast<PCRE2_SPTR>(line.data()), line.size(), 0,
                                       0, match.get(), state_->limits.get());
        if (groups < 2) continue;
        const auto* bounds = pcre2_get_ovector_pointer(match.get());
        const std::string number(line.substr(bounds[2], bounds[3] - bounds[2]));
        char* end = nullptr;
        const double value = std::strtod(number.c_str(), &end);
        if (end == number.c_str()) continue;
        metric.value = value;
        metric.seen = now;
    }
}

boost::json::array MetricReader::final_values() {
    boost::json::array values;
    for (const auto& metric : state_->metrics)
        if (metric.value)
            values.push_back(boost::json::object{
                {"MetricName", metric.name}, {"Value", *metric.value}, {"Timestamp", metric.seen.epoch_seconds()}});
    return values;
}

} // namespace control
