#include "services/registry.hpp"
#include "services/sts/operations.hpp"

namespace services {

void register_sts(Registry& registry) {
    using namespace api::sts;
    registry.add<GetCallerIdentity>(get_caller_identity);
    registry.add<AssumeRole>(assume_role);
    registry.add<GetSessionToken>(get_session_token);
}

} // namespace services
