// What the operations on webhooks share.
#pragma once

#include "services/call.hpp"
#include "store/events/webhooks.hpp"

namespace services::souk {

// The calling account's webhook of that id, or ResourceNotFoundException.
store::Webhook require_webhook(const Call& call, store::Reader& reader, const std::string& id);

} // namespace services::souk
