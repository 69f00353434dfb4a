// Looking into a PDF to learn whether somebody can read it: whole, not locked by a password, and with pages.
// Promises: reads each byte a bounded number of times and needs little memory, whatever the bytes claim. Never: draws a
// page, runs what it holds, or follows what it refers to.
#pragma once

#include <string>
#include <string_view>

namespace outside {

// Why it cannot be read, "it ends too early"; "" where it can. What does not begin as a PDF is not looked at.
std::string find_pdf_damage(std::string_view content);

} // namespace outside
