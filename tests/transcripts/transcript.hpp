// A transcript: conversations with a service as text, in tests/transcripts/<service>/*.txt. Each begins with
// "=== title"; its parts with "--- name". Parts are
//   request   method and target, headers, an empty line, the body
//   input     JSON of what the request must be read as
//   output    JSON of what the handler is supposed to have answered
//   fault     "Code: message", and from the second line on, JSON of further members
//   answer    status, headers, an empty line, the body: what must go over the wire
// "\xNN" stands for a byte. An answer is compared as it is written here: headers that it does not name are not asked
// for, a JSON body is compared as a value, any other byte for byte.
#pragma once

#include "wire/http.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace transcripts {

struct Conversation {
    std::string title;
    std::map<std::string, std::string> parts;
};

std::vector<Conversation> load(const std::filesystem::path& file);

wire::HttpRequest parse_request(const std::string& part);
wire::HttpAnswer parse_answer(const std::string& part);
// As parse_answer reads it; what to write into the file when an answer changed on purpose.
std::string render(const wire::HttpAnswer& answer);

} // namespace transcripts
