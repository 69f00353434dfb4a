// AuditScope: while it lives, what its thread writes is recorded in the audit trail, in the same transaction. One scope
// on a thread at a time. What is written later by others on its behalf (usage records) is not recorded.
#pragma once

#include "store/audit/records.hpp"

#include <functional>

namespace store {

class AuditScope {
  public:
    AuditScope();
    ~AuditScope();
    AuditScope(const AuditScope&) = delete;
    AuditScope& operator=(const AuditScope&) = delete;

    // The scope that the calling thread acts in; null outside of any.
    static AuditScope* current();

    AuditRecord record;
    bool writes = false; // from when on writes are recorded: not before it is known who acts

    // `f`, and the record of it behind.
    std::function<void(Transaction&)> recorded(const std::function<void(Transaction&)>& f);
};

// Tells the record of the running transaction, if there is one, what it changed.
void note_changed(std::string what);
// Tells the scope of the calling thread which permission is asked for.
void note_permission(std::string_view action, std::string_view resource);

} // namespace store
