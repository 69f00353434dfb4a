// Executed checks of listings: what was asked for, how far it is, and what came of it. Inserting one rings
// "readiness-checks".
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct ReadinessCheck {
    std::int64_t id = 0; // set by insert_readiness_check
    std::string account;
    std::string subject;
    std::string status = "QUEUED"; // RUNNING, DONE, FAILED
    base::Instant requested;
    std::optional<base::Instant> ended;
    base::Document plan;
    base::Document results = boost::json::array();

    bool open() const { return status == "QUEUED" || status == "RUNNING"; }
};

void insert_readiness_check(Transaction& tx, ReadinessCheck& check);
// Status, end and results.
void save_readiness_check(Transaction& tx, const ReadinessCheck& check);
std::optional<ReadinessCheck> find_readiness_check(Reader& reader, std::int64_t id);
// The newest of the subject.
std::optional<ReadinessCheck> find_last_readiness_check(Reader& reader, std::string_view account,
                                                        std::string_view subject);
// Of all accounts, oldest first.
std::vector<std::int64_t> list_open_readiness_checks(Reader& reader);
std::int64_t count_open_readiness_checks(Reader& reader, std::string_view account);

struct ReadinessLogLine {
    std::int64_t id = 0; // set when it is read
    base::Instant time;
    std::string message;
};

// Keeps of the check's lines the newest `most`.
void append_readiness_log(Transaction& tx, std::int64_t check, const std::vector<ReadinessLogLine>& lines,
                          std::int64_t most);
// Of an earlier run of the same check, which begins anew.
void clear_readiness_log(Transaction& tx, std::int64_t check);
// Those after the line `after`, in the order in which they were read.
std::vector<ReadinessLogLine> list_readiness_log(Reader& reader, std::int64_t check, std::int64_t after,
                                                 std::int64_t limit);

} // namespace store
