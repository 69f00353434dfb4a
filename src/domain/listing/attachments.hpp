// What sellers attach to a listing by address: a logo, a licence. An attachment that is an object of this server is
// judged by its content and kept as a copy of the market's own, named by its digest. Addresses elsewhere cannot be
// looked at and stay as they are. Pure.
#pragma once

#include "base/result.hpp"
#include "domain/runs/batches.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace domain {

inline constexpr std::uint64_t attachment_limit = 5u << 20; // bytes, of either kind

// Kept copies are served under this path without a signature: what follows is their key in the market's bucket.
inline constexpr std::string_view attachments_path = "/assets/";

// An object as it was found; the content is left out where it is larger than the limit.
struct Attachment {
    std::uint64_t size = 0;
    std::string content;
};

struct ImageHeader {
    std::string_view type; // "image/png", "image/jpeg", "image/gif"
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};
// What the first bytes tell; absent where they begin none of the three.
std::optional<ImageHeader> parse_image_header(std::string_view content);

// The Content-Type of a kept copy, from its first bytes.
std::string_view content_type_of(std::string_view content);

// Which object of this server the address means: "s3://bucket/key", or "<base_url>/bucket/key". Absent for others.
std::optional<S3Address> parse_own_address(std::string_view url, std::string_view base_url);

// The key of the copy ("legal/<offer>/<sha256>", "media/<product>/<sha256>"), or what is wrong with the object;
// null where there is none that the seller may read.
base::Result<std::string> judge_licence(std::string_view offer, std::string_view url, const Attachment* found);
base::Result<std::string> judge_logo(std::string_view product, std::string_view url, const Attachment* found);

} // namespace domain
