// A version as it can be tried: what it is, what its seller allows, and what the caller has tried of it today.
#pragma once

#include "api/souk.hpp"
#include "domain/runs/tries.hpp"
#include "services/souk/product.hpp"

namespace services::souk {

struct TriedVersion {
    SeenProduct seen;
    domain::Version version;
    domain::TryPolicy policy;
    domain::TriesToday today;
    std::size_t containers = 0;
    bool offered = true;

    domain::TryQuestion question(bool own_input) const {
        return {offered, version.kind, containers, own_input, seen.standing.owner};
    }
};

// ResourceNotFoundException where the caller does not see it.
TriedVersion load_tried_version(Call& call, store::Reader& reader, std::string_view product,
                                const std::optional<std::string>& version);

api::souk::TryPolicy render_try_policy(const domain::TryPolicy& policy);

} // namespace services::souk
