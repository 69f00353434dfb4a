#include "domain/instances.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

TEST(InstanceTypes, AreAsPublished) {
    const auto m5 = find_instance_type("ml.m5.xlarge");
    ASSERT_TRUE(m5);
    EXPECT_EQ(m5->vcpus, 4);
    EXPECT_EQ(m5->memory_mib, 16 << 10);
    EXPECT_FALSE(m5->gpu);
    EXPECT_TRUE(m5->trains && m5->transforms && m5->serves);
    EXPECT_EQ(find_instance_type("ml.g5.48xlarge")->accelerators, 8);
    EXPECT_TRUE(find_instance_type("ml.g5.48xlarge")->gpu);
    EXPECT_FALSE(find_instance_type("ml.inf2.xlarge")->gpu);
    EXPECT_TRUE(find_instance_type("ml.m6g.large")->arm);
    EXPECT_FALSE(find_instance_type("ml.t2.medium")->transforms);
    EXPECT_FALSE(find_instance_type("ml.none.large"));
}

TEST(Allotment, IsCappedByTheHostAndSaysSo) {
    const HostSize host{.cpus = 2, .memory_bytes = 10LL << 30};
    const auto type = find_instance_type("ml.m5.xlarge");
    const auto capped = plan_allotment(type, host);
    EXPECT_EQ(capped.nano_cpus, 2'000'000'000);
    EXPECT_EQ(capped.memory_bytes, 9LL << 30);
    EXPECT_TRUE(capped.capped);
    EXPECT_EQ(capped.describe(*type), "2 vCPU and 9.0 GiB (of the type's 4 vCPU and 16.0 GiB: limited by this host)");
    const auto small = find_instance_type("ml.t2.medium");
    EXPECT_FALSE(plan_allotment(small, host).capped);
    EXPECT_EQ(plan_allotment(small, host).describe(*small), "2 vCPU and 4.0 GiB");
    EXPECT_EQ(plan_allotment(std::nullopt, host).memory_bytes, 9LL << 30);
}

} // namespace
} // namespace domain
