// Tries of versions without a subscription: what sellers allow, the containers for them, and each try with what came of
// it. Starting one and letting a container go ring "tries".
#pragma once

#include "domain/runs/tries.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// The defaults where the seller never decided.
domain::TryPolicy load_try_policy(Reader& reader, std::string_view product);
void save_try_policy(Transaction& tx, std::string_view product, const domain::TryPolicy& policy);

struct TryContainer {
    std::int64_t id = 0; // set by ensure_try_container
    std::string version;
    std::string product;
    std::string seller;
    std::string instance_type;
    bool up = false; // one is there, or about to be
    base::Instant used;
    std::optional<std::int64_t> start_micros; // what the last start took
};

std::optional<TryContainer> find_try_container(Reader& reader, std::int64_t id);
std::optional<TryContainer> find_try_container(Reader& reader, std::string_view version);
// The version's own; made where it is missing.
TryContainer ensure_try_container(Transaction& tx, const TryContainer& wanted);
void save_try_container(Transaction& tx, const TryContainer& container);
// Those that are up, and those that somebody waits for.
std::vector<std::int64_t> list_try_containers(Reader& reader);
std::vector<std::int64_t> list_try_containers_up(Reader& reader);
// That it answered a declared sample in that time; the listing is noted where that changes what is told of it.
void note_answer(Transaction& tx, std::int64_t container, std::int64_t micros);
// What a declared sample takes, in microseconds; absent where the version was never tried.
std::optional<std::int64_t> typical_answer(Reader& reader, std::string_view version);
// Lets the one go that was used longest ago, if nobody waits for it.
void retire_try_container(Transaction& tx);

struct Try {
    std::int64_t id = 0; // set by insert_try
    std::string code;    // "try-…"
    std::int64_t container = 0;
    std::string product;
    std::string version;
    std::string account;
    bool own = false; // the seller's: not counted
    std::optional<domain::Sample> sample;
    std::string content_type; // "" until it is chosen
    std::string input;        // the account's own
    std::string status = "QUEUED";
    base::Instant requested;
    std::optional<base::Instant> preparing;
    std::optional<base::Instant> starting;
    std::optional<base::Instant> running;
    std::optional<base::Instant> ended;
    bool cold = false;
    std::optional<std::int64_t> took_micros;
    std::optional<std::string> output; // forgotten after an hour
    std::string likeness;              // "" where there is nothing to compare with
    std::string problem_code;          // "" where it was answered
    std::string problem;
};

void insert_try(Transaction& tx, Try& attempt);
// All but its input, which is dropped where the try has ended.
void save_try(Transaction& tx, const Try& attempt);
std::optional<Try> find_try(Reader& reader, std::string_view account, std::string_view code);
// Of the container, oldest first.
std::vector<Try> list_open_tries(Reader& reader, std::int64_t container);
domain::TriesToday count_tries(Reader& reader, std::string_view account, std::string_view product,
                               base::Instant midnight);
void forget_try_outputs(Transaction& tx, base::Instant ended_before);

} // namespace store
