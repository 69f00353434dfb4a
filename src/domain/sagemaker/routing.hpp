// Which variant and which of its instances answer an invocation. Even without randomness: of any run of invocations,
// each variant gets its share to within a few.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace domain {

// The place of the variant that takes invocation number `turn`; absent where no weight is above zero.
std::optional<std::size_t> choose_variant(const std::vector<double>& weights, std::uint64_t turn);

} // namespace domain
