// Instance types: what a name like "ml.m5.xlarge" stands for. A type prices a product, says whether a GPU is needed and
// limits a container; the machine that really runs it may be smaller, and then its own size is the limit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

struct InstanceType {
    std::string_view name;
    int vcpus = 0;
    std::int64_t memory_mib = 0;
    int accelerators = 0;
    std::string_view accelerator; // "A10G"; "" where there is none
    bool gpu = false;             // the accelerator is one that the engine's nvidia runtime serves
    bool arm = false;
    bool trains = false;
    bool transforms = false;
    bool serves = false;
};

// Absent for a type that is not in the table; the service model's enumerations decide which exist at all.
std::optional<InstanceType> find_instance_type(std::string_view name);

struct HostSize {
    std::int64_t cpus = 0;
    std::int64_t memory_bytes = 0;
};

// What a container of that type gets on this machine.
struct Allotment {
    std::int64_t nano_cpus = 0;
    std::int64_t memory_bytes = 0;
    bool capped = false; // less than the type says

    // "2 vCPU and 7.8 GiB (of the type's 4 vCPU and 16.0 GiB: limited by this host)"
    std::string describe(const InstanceType& type) const;
};

// A type that is not in the table gets what the machine has. A tenth of the memory stays with the machine.
Allotment plan_allotment(const std::optional<InstanceType>& type, const HostSize& host);

} // namespace domain
