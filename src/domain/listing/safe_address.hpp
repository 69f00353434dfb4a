// Which addresses elsewhere are taken of a logo or a sample: https, so that nobody on the way reads or exchanges what
// is there. This computer's own servers are tried out with, and need none. Pure.
#pragma once

#include "domain/listing/attachments.hpp"

namespace domain {

// Absent where the address is taken, or where nothing is asked of it.
std::optional<base::Refusal> unsafe(const Attached& attached);

} // namespace domain
