#include "base/faultpoint.hpp"

#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>

namespace base {
namespace {

[[noreturn]] void pass(int times) {
    for (int i = 0; i < times; ++i)
        fault_point("endpoint.container.created");
    std::_Exit(0);
}

// The plan is read when a process starts: a death test of style "threadsafe" starts one anew, with this environment.
void expect_exit(const char* plan, int times, auto predicate) {
    setenv("SOUK_FAULT", plan, 1);
    EXPECT_EXIT(pass(times), predicate, "");
    unsetenv("SOUK_FAULT");
}

TEST(FaultPoint, KillsAtTheNamedPassing) {
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    expect_exit("endpoint.container.created:3", 3, testing::KilledBySignal(SIGKILL));
    expect_exit("endpoint.container.created:3", 2, testing::ExitedWithCode(0));
    expect_exit("something.else", 5, testing::ExitedWithCode(0));
}

TEST(FaultPoint, CostsNothingUnarmed) {
    fault_point("endpoint.container.created");
    SUCCEED();
}

} // namespace
} // namespace base
