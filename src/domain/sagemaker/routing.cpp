#include "domain/sagemaker/routing.hpp"

#include <cmath>

namespace domain {

std::optional<std::size_t> choose_variant(const std::vector<double>& weights, std::uint64_t turn) {
    double total = 0;
    for (double w : weights)
        total += w;
    if (!(total > 0)) return std::nullopt;
    // Multiples of the golden ratio fill [0, 1) evenly, at every length of the sequence. In whole 64-bit steps they
    // never lose precision, however many turns there were.
    const std::uint64_t step = turn * 11400714819323198485ull;
    double point = std::ldexp(static_cast<double>(step >> 11), -53) * total;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] > 0)) continue;
        last = i;
        if (point < weights[i]) return i;
        point -= weights[i];
    }
    return last;
}

} // namespace domain
