// CBOR (RFC 8949) as rpc-v2-cbor uses it.
#pragma once

#include "base/document.hpp"
#include "wire/shape.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace wire {

// The bytes as the document that parse_document expects: byte strings as base64, timestamps (tag 1) as numbers. Absent
// for what is no CBOR item, is deeper than 32 levels, or has bytes after it.
std::optional<base::Document> parse_cbor(std::string_view bytes);

// The struct as a CBOR map; timestamps with tag 1.
std::string render_cbor(const Shape& shape, const void* value);
// A JSON object as a CBOR map.
std::string render_cbor(const base::Document& document);

} // namespace wire
