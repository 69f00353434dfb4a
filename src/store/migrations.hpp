// The schema's history, embedded at build from migrations/NNNN_subject.sql; applied once each, in order.
#pragma once

#include <vector>

namespace store {

struct Migration {
    int number;
    const char* name;
    const char* sql;
};

const std::vector<Migration>& migrations();

} // namespace store
