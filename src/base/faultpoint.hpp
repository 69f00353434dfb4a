// Fault points: places where a crash test lets the process die (SIGKILL, nothing is flushed or unwound).
//
// SOUK_FAULT=name kills at the first passing of that point, SOUK_FAULT=name:3 at the third. Without it a point costs
// one relaxed atomic load. Compiled in always, so that what is tested is what is sold.
#pragma once

#include <atomic>
#include <string_view>

namespace base {

extern std::atomic<bool> faults_armed; // set while the program starts, from the environment

void pass_armed_fault_point(std::string_view name);

inline void fault_point(std::string_view name) {
    if (faults_armed.load(std::memory_order_relaxed)) [[unlikely]]
        pass_armed_fault_point(name);
}

} // namespace base
