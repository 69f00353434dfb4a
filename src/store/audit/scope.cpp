#include "store/audit/scope.hpp"

#include <utility>

namespace store {

namespace {

// Of the thread that acts, and, while its transaction runs, of the writer's thread.
thread_local AuditScope* here = nullptr;

struct Entered {
    explicit Entered(AuditScope* scope) : before(std::exchange(here, scope)) {}
    ~Entered() { here = before; }
    Entered(const Entered&) = delete;
    Entered& operator=(const Entered&) = delete;
    AuditScope* before;
};

} // namespace

AuditScope::AuditScope() {
    here = this;
}

AuditScope::~AuditScope() {
    here = nullptr;
}

AuditScope* AuditScope::current() {
    return here;
}

std::function<void(Transaction&)> AuditScope::recorded(const std::function<void(Transaction&)>& f) {
    return [this, &f](Transaction& tx) {
        const Entered entered(this);
        record.changed.clear(); // a transaction may be run again
        f(tx);
        append_audit(tx, record);
    };
}

void note_changed(std::string what) {
    if (here) here->record.changed.push_back(std::move(what));
}

void note_permission(std::string_view action, std::string_view resource) {
    if (!here) return;
    here->record.action = action;
    here->record.resource = resource;
}

} // namespace store
