// souk backup: database and contents copied to another folder while a server runs, looked at there, and recorded for
// operators. The key that seals secrets is not copied: it belongs elsewhere.
#pragma once

#include "app/config.hpp"

#include <filesystem>

namespace app {

// Prints what was copied; whether all of it was found whole. Throws std::runtime_error with a remedy where there is
// nothing to copy or no place for it.
bool make_backup(const Config& config, const std::filesystem::path& folder, bool json);

} // namespace app
