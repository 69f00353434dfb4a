#include "outside/program.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace outside {
namespace {

TEST(Program, GetsItsInputAndAnswersWithBothOutputs) {
    const Ended ended = run_program("/bin/sh", {"-c", "cat; echo complaint >&2"}, "said\n");
    EXPECT_TRUE(ended.well);
    EXPECT_EQ(ended.said, "said\ncomplaint\n");
}

TEST(Program, TellsAFailure) {
    EXPECT_FALSE(run_program("/bin/sh", {"-c", "exit 3"}, "").well);
    EXPECT_THROW(run_program("/nowhere/program", {}, ""), std::runtime_error);
}

// A child that outlives a killed server must not hold its port.
TEST(Program, InheritsNoSocket) {
    const int listening = socket(AF_INET, SOCK_STREAM, 0); // as libraries open them: not close-on-exec
    ASSERT_EQ(listen(listening, 1), 0);
    ASSERT_EQ(dup2(listening, 200), 200);
    const Ended ended = run_program("/bin/ls", {"/proc/self/fd"}, "");
    close(200);
    close(listening);
    EXPECT_EQ(ended.said, "0\n1\n2\n3\n"); // 3 is the folder that ls itself reads
}

} // namespace
} // namespace outside
