// What sellers attach to a listing by address: a logo and more images, a licence, files with samples, a notebook. An
// attachment is judged by its content and kept as a copy of the market's own, named by its digest: objects of this
// server always, what lies elsewhere where the market's policy has it fetched. Pure.
#pragma once

#include "base/result.hpp"
#include "domain/runs/batches.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace domain {

struct Change;

enum class AttachmentKind { Licence, Logo, Image, Sample, Notebook };

inline constexpr std::uint64_t attachment_limit = 5u << 20; // bytes, of an image, a licence or a notebook
inline constexpr std::uint64_t sample_limit = 6u << 20;     // what an endpoint takes
inline constexpr std::uint32_t most_logo_side = 640;        // pixels
inline constexpr std::uint32_t most_image_side = 4096;      // of the other images

std::uint64_t limit_of(AttachmentKind kind);
// Of a logo or another image: pixels.
std::uint32_t most_side(AttachmentKind kind);
// Whether the market's policy is about it where it lies elsewhere: a notebook's address is mostly a code host's page,
// and stays the link that it is.
bool is_kept_from_elsewhere(AttachmentKind kind);

// Kept copies are served under this path without a signature: what follows is their key in the market's bucket.
inline constexpr std::string_view attachments_path = "/assets/";

// A file as it was found; the content is left out where it is larger than the limit.
struct Attachment {
    std::uint64_t size = 0;
    std::string content;
    std::string damage = {}; // of a picture or a PDF: why it could not be read
};

// One that a change names: by which address, and in which member of its details.
struct Attached {
    AttachmentKind kind = AttachmentKind::Logo;
    std::string entity;
    std::string url;
    std::string where;

    // What was judged once is so for the whole change set.
    std::tuple<AttachmentKind, std::string, std::string> key() const { return {kind, entity, url}; }
};
std::vector<Attached> attachments_of(const Change& change);

// The folder of the copies of one entity in the market's bucket: "media/prod-1/".
std::string kept_under(const Attached& attached);

struct ImageHeader {
    std::string_view type; // "image/png", "image/jpeg", "image/gif"
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};
// What the first bytes tell; absent where they begin none of the three.
std::optional<ImageHeader> parse_image_header(std::string_view content);

// The Content-Type of a kept copy, from its first bytes.
std::string_view content_type_of(std::string_view content);

// Which object of this server the address means: "s3://bucket/key", "<base_url>/bucket/key", or "/assets/key" as the
// catalogue shows copies. Absent for others.
std::optional<S3Address> parse_own_address(std::string_view url, std::string_view base_url);

// The key of the copy ("legal/<offer>/<sha256>", "media/<product>/<sha256>", "samples/<product>/<sha256>",
// "notebooks/<product>/<sha256>"), or what is
// wrong with the file; null where there is none that the seller may read.
base::Result<std::string> judge_attachment(const Attached& attached, const Attachment* found);
base::Result<std::string> judge_licence(std::string_view offer, std::string_view url, const Attachment* found);
base::Result<std::string> judge_logo(std::string_view product, std::string_view url, const Attachment* found);

// Of one elsewhere: it could not be fetched ("it answered 404"), or this market takes none from there.
base::Refusal unfetched(const Attached& attached, std::string_view problem);
base::Refusal lies_elsewhere(const Attached& attached);

} // namespace domain
