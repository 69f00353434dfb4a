// The machine that everything runs on: what was last seen of its engine, and whether it takes new endpoints.
#pragma once

#include "base/document.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>

namespace store {

struct Intake {
    bool draining = false;
    std::string reason;
    std::string principal;
    std::optional<base::Instant> decided; // absent where nobody ever did
};

Intake load_intake(Reader& reader);
void save_intake(Transaction& tx, const Intake& intake);

struct Observation {
    std::optional<base::Instant> observed; // absent before the first
    base::Document document = boost::json::object();
    base::Instant watched_until;
};

Observation load_observation(Reader& reader);
void save_observation(Transaction& tx, const base::Document& document, base::Instant observed);
// Rings "runtime".
void watch_runtime(Transaction& tx, base::Instant until);

} // namespace store
