// Lets versions be tried: starts a version's container when somebody waits for an answer of it, sends the inputs one
// after another, keeps it warm for a while and lets it go. A try that was interrupted begins anew; nobody pays for one.
#pragma once

#include "control/version_container.hpp"
#include "store/runs/tries.hpp"

#include <chrono>
#include <optional>

namespace control {

class Tries {
  public:
    explicit Tries(Host& host) : host_(host) {}

    // The containers that are there, and those that somebody waits for.
    std::vector<std::int64_t> find_all() const;
    // Answers what waits for the container; when to look again, absent where nothing is left of it. Throws Interrupted,
    // or what is wrong with the world (then it is to be tried again).
    std::optional<std::chrono::milliseconds> advance(std::int64_t container);
    void give_up(std::int64_t container, const std::string& why);

  private:
    bool claim(store::TryContainer& container);
    void answer_all(store::TryContainer& container, std::vector<store::Try>& waiting);
    std::string ensure_address(store::TryContainer& container, const Runnable& runnable,
                               std::vector<store::Try>& waiting);
    void answer(const store::TryContainer& container, const base::Document& types, const std::string& address,
                store::Try& attempt);
    void end(store::Try& attempt, const char* status);
    void refuse_all(std::vector<store::Try>& waiting, const char* code, const std::string& why);
    std::optional<std::chrono::milliseconds> rest(store::TryContainer& container);
    void save(const store::Try& attempt);
    void save(const store::TryContainer& container);

    Host& host_;
};

} // namespace control
