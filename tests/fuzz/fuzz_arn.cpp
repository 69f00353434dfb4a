// ARNs of any bytes: what parses renders to the same text again.
#include "base/arn.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto arn = base::parse_arn(text);
    if (!arn) return 0;
    if (base::render(*arn) != text) std::abort();
    if (arn->resource_type().size() + arn->resource_name().size() > arn->resource.size()) std::abort();
    return 0;
}
