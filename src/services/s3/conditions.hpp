// What a request demands of an object's present state, and which part of it is asked for. Pure.
#pragma once

#include "base/instant.hpp"
#include "wire/http.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace services::s3 {

// The four header names of a read ("If-Match", …) or of a copy's source ("x-amz-copy-source-if-match", …).
struct ConditionNames {
    std::string_view match, none_match, modified_since, unmodified_since;
};
inline constexpr ConditionNames read_conditions = {"If-Match", "If-None-Match", "If-Modified-Since",
                                                   "If-Unmodified-Since"};
inline constexpr ConditionNames copy_conditions = {"x-amz-copy-source-if-match", "x-amz-copy-source-if-none-match",
                                                   "x-amz-copy-source-if-modified-since",
                                                   "x-amz-copy-source-if-unmodified-since"};

struct Verdict {
    enum class Outcome { Holds, NotModified, Failed } outcome = Outcome::Holds;
    std::string_view header; // the one that does not hold
};

// `etag` without quotes. A date that cannot be read counts as absent.
Verdict judge_conditions(const wire::Headers& headers, const ConditionNames& names, std::string_view etag,
                         base::Instant modified);

// Conditions of a write, "" where there is none: If-None-Match: * and If-Match: <etag>. Throws NotImplemented for
// others.
struct WriteCondition {
    bool must_be_new = false;
    std::string must_match; // an ETag without quotes
};
WriteCondition parse_write_condition(const wire::Headers& headers);
// `etag` of what is there now, absent where nothing is. Throws PreconditionFailed or NoSuchKey.
void require_condition(const WriteCondition& condition, const std::optional<std::string>& etag);

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t length = 0;
};

// The part that a Range header names; absent where the whole is meant (no range, several, or none that can be read).
// Throws InvalidRange where it lies outside.
std::optional<ByteRange> parse_range(std::string_view header, std::uint64_t size);

std::string_view without_quotes(std::string_view etag);

} // namespace services::s3
