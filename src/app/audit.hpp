// `souk audit …`: the audit trail, checked and printed. Works beside a running server, and without one; changes
// nothing.
#pragma once

#include "app/config.hpp"

namespace app {

// Checks the whole chain and says what it found; false where a record is broken.
bool verify_audit_trail(const Config& config, bool json);
// Prints every record, one JSON object a line, oldest first.
void export_audit_trail(const Config& config);

} // namespace app
