#include "domain/known_instances.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {
namespace {

// name, vCPU, MiB, accelerators, which, a GPU, ARM, then whether it trains, transforms and serves.
constexpr InstanceType types[] = {
    {"ml.t2.medium", 2, 4096, 0, "", false, false, false, false, true},
    {"ml.r6i.large", 2, 16384, 0, "", false, false, false, true, true},
    {"ml.t2.large", 2, 8192, 0, "", false, false, false, false, true},
    {"ml.r6i.xlarge", 4, 32768, 0, "", false, false, false, true, true},
    {"ml.t2.xlarge", 4, 16384, 0, "", false, false, false, false, true},
    {"ml.r6i.2xlarge", 8, 65536, 0, "", false, false, false, true, true},
    {"ml.t2.2xlarge", 8, 32768, 0, "", false, false, false, false, true},
    {"ml.r6i.4xlarge", 16, 131072, 0, "", false, false, false, true, true},
    {"ml.t3.medium", 2, 4096, 0, "", false, false, true, false, false},
    {"ml.r6i.8xlarge", 32, 262144, 0, "", false, false, false, true, true},
    {"ml.t3.large", 2, 8192, 0, "", false, false, true, false, false},
    {"ml.r6i.12xlarge", 48, 393216, 0, "", false, false, false, true, true},
    {"ml.t3.xlarge", 4, 16384, 0, "", false, false, true, false, false},
    {"ml.r6i.16xlarge", 64, 524288, 0, "", false, false, false, true, true},
    {"ml.t3.2xlarge", 8, 32768, 0, "", false, false, true, false, false},
    {"ml.r6i.24xlarge", 96, 786432, 0, "", false, false, false, true, true},
    {"ml.m4.xlarge", 4, 16384, 0, "", false, false, true, true, true},
    {"ml.r6i.32xlarge", 128, 1048576, 0, "", false, false, false, true, true},
    {"ml.m4.2xlarge", 8, 32768, 0, "", false, false, true, true, true},
    {"ml.p2.xlarge", 4, 62464, 1, "K80", true, false, true, true, true},
    {"ml.m4.4xlarge", 16, 65536, 0, "", false, false, true, true, true},
    {"ml.p2.8xlarge", 32, 499712, 8, "K80", true, false, true, true, true},
    {"ml.m4.10xlarge", 40, 163840, 0, "", false, false, true, true, true},
    {"ml.p2.16xlarge", 64, 749568, 16, "K80", true, false, true, true, true},
    {"ml.m4.16xlarge", 64, 262144, 0, "", false, false, true, true, true},
    {"ml.p3.2xlarge", 8, 62464, 1, "V100", true, false, true, true, true},
    {"ml.m5.large", 2, 8192, 0, "", false, false, true, true, true},
    {"ml.p3.8xlarge", 32, 249856, 4, "V100", true, false, true, true, true},
    {"ml.m5.xlarge", 4, 16384, 0, "", false, false, true, true, true},
    {"ml.p3.16xlarge", 64, 499712, 8, "V100", true, false, true, true, true},
    {"ml.m5.2xlarge", 8, 32768, 0, "", false, false, true, true, true},
    {"ml.p3dn.24xlarge", 96, 786432, 8, "V100", true, false, true, false, false},
    {"ml.m5.4xlarge", 16, 65536, 0, "", false, false, true, true, true},
    {"ml.p4d.24xlarge", 96, 1179648, 8, "A100", true, false, true, false, true},
    {"ml.m5.12xlarge", 48, 196608, 0, "", false, false, true, true, true},
    {"ml.p4de.24xlarge", 96, 1179648, 8, "A100", true, false, true, false, true},
    {"ml.m5.24xlarge", 96, 393216, 0, "", false, false, true, true, true},
    {"ml.p5.4xlarge", 16, 262144, 1, "H100", true, false, true, false, true},
    {"ml.m5d.large", 2, 8192, 0, "", false, false, false, false, true},
    {"ml.p5.48xlarge", 192, 2097152, 8, "H100", true, false, true, false, true},
    {"ml.m5d.xlarge", 4, 16384, 0, "", false, false, false, false, true},
    {"ml.p5e.48xlarge", 192, 2097152, 8, "H200", true, false, true, false, true},
    {"ml.m5d.2xlarge", 8, 32768, 0, "", false, false, false, false, true},
    {"ml.p5en.48xlarge", 192, 2097152, 8, "H200", true, false, true, false, true},
    {"ml.m5d.4xlarge", 16, 65536, 0, "", false, false, false, false, true},
    {"ml.g4dn.xlarge", 4, 16384, 1, "T4", true, false, true, true, true},
    {"ml.m5d.12xlarge", 48, 196608, 0, "", false, false, false, false, true},
    {"ml.g4dn.2xlarge", 8, 32768, 1, "T4", true, false, true, true, true},
    {"ml.m5d.24xlarge", 96, 393216, 0, "", false, false, false, false, true},
    {"ml.g4dn.4xlarge", 16, 65536, 1, "T4", true, false, true, true, true},
    {"ml.m6i.large", 2, 8192, 0, "", false, false, true, true, true},
    {"ml.g4dn.8xlarge", 32, 131072, 1, "T4", true, false, true, true, true},
    {"ml.m6i.xlarge", 4, 16384, 0, "", false, false, true, true, true},
    {"ml.g4dn.12xlarge", 48, 196608, 4, "T4", true, false, true, true, true},
    {"ml.m6i.2xlarge", 8, 32768, 0, "", false, false, true, true, true},
    {"ml.g4dn.16xlarge", 64, 262144, 1, "T4", true, false, true, true, true},
    {"ml.m6i.4xlarge", 16, 65536, 0, "", false, false, true, true, true},
    {"ml.g5.xlarge", 4, 16384, 1, "A10G", true, false, true, true, true},
    {"ml.m6i.8xlarge", 32, 131072, 0, "", false, false, true, true, true},
    {"ml.g5.2xlarge", 8, 32768, 1, "A10G", true, false, true, true, true},
    {"ml.m6i.12xlarge", 48, 196608, 0, "", false, false, true, true, true},
    {"ml.g5.4xlarge", 16, 65536, 1, "A10G", true, false, true, true, true},
    {"ml.m6i.16xlarge", 64, 262144, 0, "", false, false, true, true, true},
    {"ml.g5.8xlarge", 32, 131072, 1, "A10G", true, false, true, true, true},
    {"ml.m6i.24xlarge", 96, 393216, 0, "", false, false, true, true, true},
    {"ml.g5.12xlarge", 48, 196608, 4, "A10G", true, false, true, true, true},
    {"ml.m6i.32xlarge", 128, 524288, 0, "", false, false, true, true, true},
    {"ml.g5.16xlarge", 64, 262144, 1, "A10G", true, false, true, true, true},
    {"ml.m7i.large", 2, 8192, 0, "", false, false, true, true, true},
    {"ml.g5.24xlarge", 96, 393216, 4, "A10G", true, false, true, true, true},
    {"ml.m7i.xlarge", 4, 16384, 0, "", false, false, true, true, true},
    {"ml.g5.48xlarge", 192, 786432, 8, "A10G", true, false, true, true, true},
    {"ml.m7i.2xlarge", 8, 32768, 0, "", false, false, true, true, true},
    {"ml.g6.xlarge", 4, 16384, 1, "L4", true, false, true, true, true},
    {"ml.m7i.4xlarge", 16, 65536, 0, "", false, false, true, true, true},
    {"ml.g6.2xlarge", 8, 32768, 1, "L4", true, false, true, true, true},
    {"ml.m7i.8xlarge", 32, 131072, 0, "", false, false, true, true, true},
    {"ml.g6.4xlarge", 16, 65536, 1, "L4", true, false, true, true, true},
    {"ml.m7i.12xlarge", 48, 196608, 0, "", false, false, true, true, true},
    {"ml.g6.8xlarge", 32, 131072, 1, "L4", true, false, true, true, true},
    {"ml.m7i.16xlarge", 64, 262144, 0, "", false, false, true, true, true},
    {"ml.g6.12xlarge", 48, 196608, 4, "L4", true, false, true, true, true},
    {"ml.m7i.24xlarge", 96, 393216, 0, "", false, false, true, true, true},
    {"ml.g6.16xlarge", 64, 262144, 1, "L4", true, false, true, true, true},
    {"ml.m7i.48xlarge", 192, 786432, 0, "", false, false, true, true, true},
    {"ml.g6.24xlarge", 96, 393216, 4, "L4", true, false, true, true, true},
    {"ml.c4.large", 2, 3840, 0, "", false, false, false, false, true},
    {"ml.g6.48xlarge", 192, 786432, 8, "L4", true, false, true, true, true},
    {"ml.c4.xlarge", 4, 7680, 0, "", false, false, true, true, true},
    {"ml.g6e.xlarge", 4, 32768, 1, "L40S", true, false, true, false, true},
    {"ml.c4.2xlarge", 8, 15360, 0, "", false, false, true, true, true},
    {"ml.g6e.2xlarge", 8, 65536, 1, "L40S", true, false, true, false, true},
    {"ml.c4.4xlarge", 16, 30720, 0, "", false, false, true, true, true},
    {"ml.g6e.4xlarge", 16, 131072, 1, "L40S", true, false, true, false, true},
    {"ml.c4.8xlarge", 36, 61440, 0, "", false, false, true, true, true},
    {"ml.g6e.8xlarge", 32, 262144, 1, "L40S", true, false, true, false, true},
    {"ml.c5.large", 2, 4096, 0, "", false, false, false, false, true},
    {"ml.g6e.12xlarge", 48, 393216, 4, "L40S", true, false, true, false, true},
    {"ml.c5.xlarge", 4, 8192, 0, "", false, false, true, true, true},
    {"ml.g6e.16xlarge", 64, 524288, 1, "L40S", true, false, true, false, true},
    {"ml.c5.2xlarge", 8, 16384, 0, "", false, false, true, true, true},
    {"ml.g6e.24xlarge", 96, 786432, 4, "L40S", true, false, true, false, true},
    {"ml.c5.4xlarge", 16, 32768, 0, "", false, false, true, true, true},
    {"ml.g6e.48xlarge", 192, 1572864, 8, "L40S", true, false, true, false, true},
    {"ml.c5.9xlarge", 36, 73728, 0, "", false, false, true, true, true},
    {"ml.inf1.xlarge", 4, 8192, 1, "Inferentia", false, false, false, false, true},
    {"ml.c5.18xlarge", 72, 147456, 0, "", false, false, true, true, true},
    {"ml.inf1.2xlarge", 8, 16384, 1, "Inferentia", false, false, false, false, true},
    {"ml.c5n.xlarge", 4, 10752, 0, "", false, false, true, false, false},
    {"ml.inf1.6xlarge", 24, 49152, 4, "Inferentia", false, false, false, false, true},
    {"ml.c5n.2xlarge", 8, 21504, 0, "", false, false, true, false, false},
    {"ml.inf1.24xlarge", 96, 196608, 16, "Inferentia", false, false, false, false, true},
    {"ml.c5n.4xlarge", 16, 43008, 0, "", false, false, true, false, false},
    {"ml.inf2.xlarge", 4, 16384, 1, "Inferentia2", false, false, false, true, true},
    {"ml.c5n.9xlarge", 36, 98304, 0, "", false, false, true, false, false},
    {"ml.inf2.8xlarge", 32, 131072, 1, "Inferentia2", false, false, false, true, true},
    {"ml.c5n.18xlarge", 72, 196608, 0, "", false, false, true, false, false},
    {"ml.inf2.24xlarge", 96, 393216, 6, "Inferentia2", false, false, false, true, true},
    {"ml.c6i.large", 2, 4096, 0, "", false, false, false, true, true},
    {"ml.inf2.48xlarge", 192, 786432, 12, "Inferentia2", false, false, false, true, true},
    {"ml.c6i.xlarge", 4, 8192, 0, "", false, false, true, true, true},
    {"ml.trn1.2xlarge", 8, 32768, 1, "Trainium", false, false, true, true, true},
    {"ml.c6i.2xlarge", 8, 16384, 0, "", false, false, true, true, true},
    {"ml.trn1.32xlarge", 128, 524288, 16, "Trainium", false, false, true, true, true},
    {"ml.c6i.4xlarge", 16, 32768, 0, "", false, false, true, true, true},
    {"ml.trn1n.32xlarge", 128, 524288, 16, "Trainium", false, false, true, false, true},
    {"ml.c6i.8xlarge", 32, 65536, 0, "", false, false, true, true, true},
    {"ml.trn2.48xlarge", 192, 2097152, 16, "Trainium2", false, false, true, false, true},
    {"ml.c6i.12xlarge", 48, 98304, 0, "", false, false, true, true, true},
    {"ml.m6g.large", 2, 8192, 0, "", false, true, false, false, true},
    {"ml.c6i.16xlarge", 64, 131072, 0, "", false, false, true, true, true},
    {"ml.m6g.xlarge", 4, 16384, 0, "", false, true, false, false, true},
    {"ml.c6i.24xlarge", 96, 196608, 0, "", false, false, true, true, true},
    {"ml.m6g.2xlarge", 8, 32768, 0, "", false, true, false, false, true},
    {"ml.c6i.32xlarge", 128, 262144, 0, "", false, false, true, true, true},
    {"ml.m6g.4xlarge", 16, 65536, 0, "", false, true, false, false, true},
    {"ml.c7i.large", 2, 4096, 0, "", false, false, true, true, true},
    {"ml.m6g.8xlarge", 32, 131072, 0, "", false, true, false, false, true},
    {"ml.c7i.xlarge", 4, 8192, 0, "", false, false, true, true, true},
    {"ml.m6g.12xlarge", 48, 196608, 0, "", false, true, false, false, true},
    {"ml.c7i.2xlarge", 8, 16384, 0, "", false, false, true, true, true},
    {"ml.m6g.16xlarge", 64, 262144, 0, "", false, true, false, false, true},
    {"ml.c7i.4xlarge", 16, 32768, 0, "", false, false, true, true, true},
    {"ml.c6g.large", 2, 4096, 0, "", false, true, false, false, true},
    {"ml.c7i.8xlarge", 32, 65536, 0, "", false, false, true, true, true},
    {"ml.c6g.xlarge", 4, 8192, 0, "", false, true, false, false, true},
    {"ml.c7i.12xlarge", 48, 98304, 0, "", false, false, true, true, true},
    {"ml.c6g.2xlarge", 8, 16384, 0, "", false, true, false, false, true},
    {"ml.c7i.16xlarge", 64, 131072, 0, "", false, false, true, true, true},
    {"ml.c7g.large", 2, 4096, 0, "", false, true, false, false, true},
    {"ml.c7i.24xlarge", 96, 196608, 0, "", false, false, true, true, true},
    {"ml.c7g.xlarge", 4, 8192, 0, "", false, true, false, false, true},
    {"ml.c7i.48xlarge", 192, 393216, 0, "", false, false, true, true, true},
    {"ml.c7g.2xlarge", 8, 16384, 0, "", false, true, false, false, true},
    {"ml.r5.large", 2, 16384, 0, "", false, false, true, false, true},
    {"ml.c7g.4xlarge", 16, 32768, 0, "", false, true, false, false, true},
    {"ml.r5.xlarge", 4, 32768, 0, "", false, false, true, false, true},
    {"ml.c7g.8xlarge", 32, 65536, 0, "", false, true, false, false, true},
    {"ml.r5.2xlarge", 8, 65536, 0, "", false, false, true, false, true},
    {"ml.c7g.12xlarge", 48, 98304, 0, "", false, true, false, false, true},
    {"ml.r5.4xlarge", 16, 131072, 0, "", false, false, true, false, true},
    {"ml.c7g.16xlarge", 64, 131072, 0, "", false, true, false, false, true},
    {"ml.r5.8xlarge", 32, 262144, 0, "", false, false, true, false, false},
    {"ml.r6g.large", 2, 16384, 0, "", false, true, false, false, true},
    {"ml.r5.12xlarge", 48, 393216, 0, "", false, false, true, false, true},
    {"ml.r6g.xlarge", 4, 32768, 0, "", false, true, false, false, true},
    {"ml.r5.16xlarge", 64, 524288, 0, "", false, false, true, false, false},
    {"ml.r6g.2xlarge", 8, 65536, 0, "", false, true, false, false, true},
    {"ml.r5.24xlarge", 96, 786432, 0, "", false, false, true, false, true},
    {"ml.r6g.4xlarge", 16, 131072, 0, "", false, true, false, false, true},
};

std::int64_t least(std::int64_t wanted, std::int64_t there) {
    return there > 0 ? std::min(wanted, there) : wanted;
}

} // namespace

std::span<const InstanceType> instance_types() {
    return types;
}

std::optional<InstanceType> find_instance_type(std::string_view name) {
    const auto* found = std::find_if(std::begin(types), std::end(types), [&](const auto& t) { return t.name == name; });
    if (found == std::end(types)) return std::nullopt;
    return *found;
}

Allotment plan_allotment(const std::optional<InstanceType>& type, const HostSize& host) {
    const std::int64_t usable = host.memory_bytes / 10 * 9;
    if (!type) return {.nano_cpus = host.cpus * 1'000'000'000, .memory_bytes = usable};
    const std::int64_t memory = type->memory_mib << 20;
    const std::int64_t cpus = type->vcpus;
    Allotment out{.nano_cpus = least(cpus, host.cpus) * 1'000'000'000, .memory_bytes = least(memory, usable)};
    out.capped = out.nano_cpus < cpus * 1'000'000'000 || out.memory_bytes < memory;
    return out;
}

std::string Allotment::describe(const InstanceType& type) const {
    const double gib = 1024.0 * 1024 * 1024;
    std::string text = fmt::format("{} vCPU and {:.1f} GiB", nano_cpus / 1'000'000'000, memory_bytes / gib);
    if (capped)
        text += fmt::format(" (of the type's {} vCPU and {:.1f} GiB: limited by this host)", type.vcpus,
                            type.memory_mib / 1024.0);
    return text;
}

} // namespace domain
