#include "app/shell_audit.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

namespace app {

namespace {

std::string who_runs_this() {
    const passwd* user = getpwuid(geteuid());
    return fmt::format("command line ({})", user ? user->pw_name : std::to_string(geteuid()));
}

} // namespace

ShellAudit::ShellAudit(std::string_view operation, base::Instant now) {
    scope_.record.at = now;
    scope_.record.principal = who_runs_this();
    scope_.record.service = "command line";
    scope_.record.operation = operation;
    scope_.writes = true;
}

void ShellAudit::concerns(std::string account, std::string resource) {
    scope_.record.account = std::move(account);
    scope_.record.resource = std::move(resource);
}

} // namespace app
