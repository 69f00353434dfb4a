// Trying versions without a subscription.
#pragma once

#include "api/souk.hpp"
#include "services/call.hpp"

namespace services {

api::souk::GetTryPolicy::Output get_try_policy(Call&, const api::souk::GetTryPolicy::Input&);
api::souk::PutTryPolicy::Output put_try_policy(Call&, const api::souk::PutTryPolicy::Input&);
api::souk::StartTry::Output start_try(Call&, const api::souk::StartTry::Input&);
api::souk::DescribeTry::Output describe_try(Call&, const api::souk::DescribeTry::Input&);

} // namespace services
