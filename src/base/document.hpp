// Document: a JSON value whose shape the contract leaves open (DetailsDocument, an entity's content), and safe ways to
// read one. Never throws on a missing or differently typed member: those answer absent or empty.
#pragma once

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Document = boost::json::value;

// Follows "Description.Visibility" or "Versions[0].Id"; null where any step is absent.
const Document* find(const Document& document, std::string_view path);
// The text at the path, or "".
std::string text_at(const Document& document, std::string_view path);
std::optional<std::string> find_text(const Document& document, std::string_view path);
std::optional<std::int64_t> find_int(const Document& document, std::string_view path);
bool flag_at(const Document& document, std::string_view path, bool otherwise = false);
// The array at the path, or an empty one.
const boost::json::array& array_at(const Document& document, std::string_view path);
const boost::json::object& object_at(const Document& document, std::string_view path);

// Absent if the text is not JSON (depth limited to 64) or has bytes after it.
std::optional<Document> parse_document(std::string_view text);
std::string render(const Document& document);

} // namespace base
