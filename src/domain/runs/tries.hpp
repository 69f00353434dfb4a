// Tries: one input for a version's container, without a subscription. What a version declares to try, and who may try
// how often. Pure.
#pragma once

#include "domain/product/product.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// What a version declares for one way of use; a side is a text, an address, or nothing.
struct Sample {
    std::string id; // "REALTIME", "BATCH"
    std::string input;
    std::string input_url;
    std::string output;
    std::string output_url;

    bool has_input() const { return !input.empty() || !input_url.empty(); }
    bool has_output() const { return !output.empty() || !output_url.empty(); }
};

// Those that a version's instructions have an input for.
std::vector<Sample> samples_of(const base::Document& instructions);
base::Document render(const Sample& sample);
Sample parse_sample(const base::Document& document);

enum class TriesAllowed { None, Samples, AnyInput };
std::string_view render(TriesAllowed allowed); // "NONE", …
TriesAllowed parse_tries_allowed(std::string_view text);

struct TryPolicy {
    TriesAllowed allowed = TriesAllowed::Samples; // a sample tells nothing that the listing does not
    std::int64_t per_account = 10;                // in a day of UTC
    std::int64_t per_day = 200;                   // of all accounts but the seller's
    std::int64_t revision = 0;                    // how often it was put
};

// What was tried of the product today, and what the account still waits for.
struct TriesToday {
    std::int64_t of_account = 0;
    std::int64_t of_product = 0;
    std::int64_t open = 0; // of the account, of all products
};

inline constexpr std::int64_t most_open_tries = 3; // of an account: each may wait for a container

struct TryQuestion {
    bool offered = true; // by the market
    AssetKind kind = AssetKind::ModelPackage;
    std::size_t containers = 1;
    bool own_input = false;
    bool owner = false; // of the product: what it allows and its limits are for others
};

// "" where the try may start, else a TryObstacle.
std::string_view find_obstacle(const TryPolicy& policy, const TriesToday& today, const TryQuestion& question);
// In English, with what to do.
std::string describe_obstacle(std::string_view obstacle, const TryPolicy& policy);
std::int64_t tries_left(const TryPolicy& policy, const TriesToday& today, bool owner);

// How long a version's container took for declared samples, in microseconds: the latest answers, the newest last.
using AnswerTimes = std::vector<std::int64_t>;
void add_answer(AnswerTimes& to, std::int64_t micros);
// Half of them took no longer; absent where there are none.
std::optional<std::int64_t> typical(AnswerTimes times);
std::string render(const AnswerTimes& times); // "12500,11800"
AnswerTimes parse_answer_times(std::string_view text);

} // namespace domain
