// Standing: what a seller may do with a product now, and what stands in the way of the rest. It answers with the very
// refusals that a change would meet whatever it says, so that nobody has to try in order to learn. Pure.
#pragma once

#include "domain/changes/change.hpp"

namespace domain {

struct Obstacle {
    base::Refusal refusal;
    std::optional<base::Instant> until; // where it passes by itself
};

struct Act {
    std::string_view name; // "ADD_VERSION"
    std::vector<Obstacle> obstacles;
};

// The open change sets that hold the product and its public offer; empty where they are free.
struct Holders {
    std::string product;
    std::string offer;
};

// Every act, in the order of a product's life. The product is one of the market's.
std::vector<Act> acts_on(const Market& market, const Product& product, const Holders& holders);

} // namespace domain
