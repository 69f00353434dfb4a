// What a password must be like, and how long somebody who guesses has to wait.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace domain {

// `names` is what everybody may know of its owner: account, user name, e-mail address.
base::Refusals judge_password(std::string_view password, const std::vector<std::string>& names);

// Pause before the next attempt is looked at, after that many failures in a row; the first few cost nothing.
base::seconds pause_after_failures(int failures, int free_failures);

} // namespace domain
