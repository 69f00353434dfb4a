// While it lives, what the command line writes is recorded in the audit trail, as done by the user of the system who
// runs it. Reading leaves no record.
#pragma once

#include "base/instant.hpp"
#include "store/audit/scope.hpp"

#include <string>
#include <string_view>

namespace app {

class ShellAudit {
  public:
    ShellAudit(std::string_view operation, base::Instant now);
    // Of an account's own that is changed.
    void concerns(std::string account, std::string resource);

  private:
    store::AuditScope scope_;
};

} // namespace app
