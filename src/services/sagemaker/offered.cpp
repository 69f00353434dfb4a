#include "services/sagemaker/offered.hpp"

#include "base/fault.hpp"
#include "domain/listing/offered_types.hpp"
#include "services/sagemaker/owned.hpp"
#include "store/market/market_policy.hpp"

#include <fmt/format.h>

namespace services {

void require_offered(store::Reader& reader, const base::Document& request) {
    require_valid(domain::check_asked_types(request, store::load_market_policy(reader).document));
}

void require_offered(store::Reader& reader, const domain::Fleet& fleet) {
    const base::Document policy = store::load_market_policy(reader).document;
    for (const domain::VariantPlan& variant : fleet.variants)
        if (domain::is_withdrawn(policy, variant.instance_type))
            throw base::Fault("ValidationException",
                              fmt::format("InstanceType \"{}\" of variant \"{}\" of endpoint configuration \"{}\" is "
                                          "not offered by this market any more: its operator withdrew it. Create a "
                                          "configuration with another type.",
                                          variant.instance_type, variant.name, fleet.config));
}

} // namespace services
