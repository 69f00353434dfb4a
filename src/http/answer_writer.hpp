// Answers as bytes.
#pragma once

#include "wire/http.hpp"

#include <string>

namespace http {

// Status line and headers, with Date, Content-Length and Connection; ends with the empty line. `length` absent: the
// answer has none (204, 304, or a HEAD answer that names its own).
std::string render_head(const wire::HttpAnswer& answer, std::optional<std::uint64_t> length, bool keep_alive);

// The edge's own refusal, closing the connection.
std::string render_refusal(int status, std::string_view reason);

} // namespace http
