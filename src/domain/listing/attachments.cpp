#include "domain/listing/attachments.hpp"

#include "base/digest.hpp"
#include "domain/changes/change.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view licence_member = "Terms[0].Documents[0].Url";
constexpr std::string_view logo_member = "LogoUrl";
constexpr std::string_view notebook_member = "SampleNotebookUrl";
constexpr std::string_view option_member = "DeliveryOptions[0].Details";
constexpr std::uint32_t least_side = 120;

constexpr std::string_view sample_members[] = {
    "InputProperties.SampleInput.RealtimeInferenceUrl", "InputProperties.SampleInput.BatchTransformUrl",
    "OutputProperties.SampleOutput.RealtimeInferenceUrl", "OutputProperties.SampleOutput.BatchTransformUrl",
    "TrainingDetails.SampleInput.Url"};

std::uint32_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}
std::uint32_t big_endian(std::string_view text, std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value = value << 8 | byte_at(text, at + i);
    return value;
}

// A JPEG's size stands in its start-of-frame segment, behind segments of any length.
std::optional<ImageHeader> parse_jpeg(std::string_view content) {
    std::size_t at = 2;
    while (at + 9 <= content.size()) {
        if (byte_at(content, at) != 0xFF) return std::nullopt;
        const std::uint32_t marker = byte_at(content, at + 1);
        if (marker == 0xFF) { // padding
            ++at;
            continue;
        }
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) return ImageHeader{"image/jpeg", big_endian(content, at + 7, 2), big_endian(content, at + 5, 2)};
        const std::uint32_t length = big_endian(content, at + 2, 2);
        if (length < 2) return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

// Well-formed UTF-8 without control characters other than white space.
bool is_plain_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::uint32_t first = byte_at(text, i);
        if (first < 0x80) {
            if (first == 0x7F || (first < 0x20 && "\t\n\r\f"sv.find(text[i]) == std::string_view::npos)) return false;
            ++i;
            continue;
        }
        const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || i + length > text.size()) return false;
        std::uint32_t point = first & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            if ((byte_at(text, i + k) & 0xC0) != 0x80) return false;
            point = point << 6 | (byte_at(text, i + k) & 0x3F);
        }
        constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        if (point < least[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
        i += length;
    }
    return true;
}

std::optional<std::string> decode(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const auto byte = base::parse_hex(text.substr(i + 1, 2));
        if (!byte || byte->size() != 1) return std::nullopt;
        decoded += *byte;
        i += 2;
    }
    return decoded;
}

std::string key_of(std::string_view kind, std::string_view entity, std::string_view content) {
    return fmt::format("{}/{}/{}", kind, entity, base::hex(base::sha256(content)));
}

// The code for what is not there or is too large.
std::string_view code_of(AttachmentKind kind) {
    switch (kind) {
    case AttachmentKind::Licence:
        return "INVALID_LEGAL_DOCUMENTS";
    case AttachmentKind::Logo:
    case AttachmentKind::Image:
        return "INVALID_MEDIA";
    case AttachmentKind::Sample:
    case AttachmentKind::Notebook:
        break;
    }
    return "INVALID_INPUT";
}

void add_version_files(const Change& change, std::vector<Attached>& found) {
    const auto& option = base::object_at(change.details, option_member);
    if (option.empty()) return;
    const boost::json::key_value_pair& given = *option.begin();
    if (std::string url = base::text_at(given.value(), notebook_member); !url.empty())
        found.push_back({AttachmentKind::Notebook, change.entity_id, std::move(url),
                         fmt::format("{}.{}.{}", option_member, given.key(), notebook_member)});
    for (std::string_view member : sample_members)
        if (std::string url = base::text_at(given.value(), member); !url.empty())
            found.push_back({AttachmentKind::Sample, change.entity_id, std::move(url),
                             fmt::format("{}.{}.{}", option_member, given.key(), member)});
}

base::Refusal refusal(std::string_view code, std::string message, std::string_view where) {
    return {std::string(code), std::move(message), std::string(where)};
}

std::string absence(std::string_view url) {
    return fmt::format("There is no object {} in a bucket of your account. Upload it and try again.", url);
}

base::Result<std::string> judge_sample(const Attached& attached, const Attachment* found) {
    if (!found) return refusal(code_of(attached.kind), absence(attached.url), attached.where);
    if (found->size > sample_limit)
        return refusal(
            code_of(attached.kind),
            fmt::format("The sample {} has {} bytes; {} are allowed.", attached.url, found->size, sample_limit),
            attached.where);
    if (found->content.empty())
        return refusal(code_of(attached.kind), fmt::format("The sample {} is empty.", attached.url), attached.where);
    return key_of("samples", attached.entity, found->content);
}

base::Result<std::string> judge_image(const Attached& attached, const Attachment* found) {
    const bool logo = attached.kind == AttachmentKind::Logo;
    const std::string what = fmt::format("{} {}", logo ? "logo" : "image", attached.url);
    const auto wrong = [&](std::string_view code, std::string message) {
        return refusal(code, std::move(message), attached.where);
    };
    if (!found) return wrong("INVALID_MEDIA", absence(attached.url));
    if (found->size > attachment_limit)
        return wrong("INVALID_MEDIA",
                     fmt::format("The {} has {} bytes; {} are allowed.", what, found->size, attachment_limit));
    const auto image = parse_image_header(found->content);
    if (!image) return wrong("InvalidImageProperties", fmt::format("The {} is no PNG, JPEG or GIF image.", what));
    const auto [least, most] = std::minmax(image->width, image->height);
    if (least < least_side || most > most_side(attached.kind))
        return wrong("InvalidImageProperties",
                     fmt::format("The {} has {} x {} pixels; each side has to have {} to {}.", what, image->width,
                                 image->height, least_side, most_side(attached.kind)));
    if (!found->damage.empty())
        return wrong(
            "InvalidImageProperties",
            fmt::format("The {} cannot be shown: {}. Save the picture anew and upload it again.", what, found->damage));
    return key_of("media", attached.entity, found->content);
}

// What the viewer needs of it: Jupyter's format 4 is JSON with a list of cells.
base::Result<std::string> judge_notebook(const Attached& attached, const Attachment* found) {
    const auto wrong = [&](std::string message) {
        return refusal(code_of(attached.kind), std::move(message), attached.where);
    };
    if (!found) return wrong(absence(attached.url));
    if (found->size > attachment_limit)
        return wrong(
            fmt::format("The notebook {} has {} bytes; {} are allowed.", attached.url, found->size, attachment_limit));
    const auto notebook = base::parse_document(found->content);
    const bool sound = notebook && base::find_int(*notebook, "nbformat") == 4 && base::find(*notebook, "cells") &&
                       base::find(*notebook, "cells")->is_array();
    if (!sound)
        return wrong(fmt::format("{} is no notebook of Jupyter's format 4. Save it as .ipynb and upload it again.",
                                 attached.url));
    return key_of("notebooks", attached.entity, found->content);
}

} // namespace

bool is_kept_from_elsewhere(AttachmentKind kind) {
    return kind != AttachmentKind::Notebook;
}

std::uint32_t most_side(AttachmentKind kind) {
    return kind == AttachmentKind::Logo ? most_logo_side : most_image_side;
}

std::uint64_t limit_of(AttachmentKind kind) {
    return kind == AttachmentKind::Sample ? sample_limit : attachment_limit;
}

std::vector<Attached> attachments_of(const Change& change) {
    std::vector<Attached> found;
    auto add = [&](AttachmentKind kind, std::string_view member) {
        std::string url = base::text_at(change.details, member);
        if (!url.empty()) found.push_back({kind, change.entity_id, std::move(url), std::string(member)});
    };
    if (change.type == "UpdateLegalTerms") add(AttachmentKind::Licence, licence_member);
    if (change.entity_type != product_type) return found;
    if (change.type == "UpdateInformation") {
        add(AttachmentKind::Logo, logo_member);
        std::size_t position = 0;
        for (const base::Document& url : base::array_at(change.details, "ImageUrls"))
            if (const std::string where = fmt::format("ImageUrls[{}]", position++); url.is_string())
                found.push_back({AttachmentKind::Image, change.entity_id, std::string(url.get_string()), where});
    }
    if (change.type == "AddDeliveryOptions" || change.type == "UpdateDeliveryOptions") add_version_files(change, found);
    return found;
}

std::string kept_under(const Attached& attached) {
    static constexpr std::array<std::string_view, 5> folders = {"legal", "media", "media", "samples", "notebooks"};
    const std::string_view folder = folders[static_cast<std::size_t>(attached.kind)];
    return fmt::format("{}/{}/", folder, attached.entity);
}

std::optional<ImageHeader> parse_image_header(std::string_view content) {
    if (content.starts_with("\x89PNG\r\n\x1A\n"sv) && content.size() >= 24 && content.substr(12, 4) == "IHDR")
        return ImageHeader{"image/png", big_endian(content, 16, 4), big_endian(content, 20, 4)};
    if ((content.starts_with("GIF87a") || content.starts_with("GIF89a")) && content.size() >= 10)
        return ImageHeader{"image/gif", byte_at(content, 6) | byte_at(content, 7) << 8,
                           byte_at(content, 8) | byte_at(content, 9) << 8};
    if (content.starts_with("\xFF\xD8\xFF"sv)) return parse_jpeg(content);
    return std::nullopt;
}

std::string_view content_type_of(std::string_view content) {
    if (content.starts_with("\x89PNG"sv)) return "image/png";
    if (content.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
    if (content.starts_with("GIF87a") || content.starts_with("GIF89a")) return "image/gif";
    if (content.starts_with("%PDF-")) return "application/pdf";
    const bool binary = std::any_of(content.begin(), content.end(), [](char c) { return c >= 0 && c < '\t'; });
    if (binary) return "application/octet-stream";
    return "text/plain; charset=utf-8";
}

std::optional<S3Address> parse_own_address(std::string_view url, std::string_view base_url) {
    if (url.starts_with("s3://")) return parse_s3_address(url);
    if (url.starts_with(attachments_path)) return parse_s3_address(fmt::format("s3:/{}", url));
    while (base_url.ends_with('/'))
        base_url.remove_suffix(1);
    if (base_url.empty() || !url.starts_with(base_url)) return std::nullopt;
    url.remove_prefix(base_url.size());
    if (!url.starts_with('/')) return std::nullopt;
    const auto path = decode(url.substr(1, url.find_first_of("?#") - 1));
    if (!path) return std::nullopt;
    return parse_s3_address("s3://" + *path);
}

base::Result<std::string> judge_licence(std::string_view offer, std::string_view url, const Attachment* found) {
    if (!found) return refusal("INVALID_LEGAL_DOCUMENTS", absence(url), licence_member);
    if (found->size > attachment_limit)
        return refusal("LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE",
                       fmt::format("The licence {} has {} bytes; {} are allowed.", url, found->size, attachment_limit),
                       licence_member);
    if (found->content.empty())
        return refusal("INVALID_LEGAL_DOCUMENTS", fmt::format("The licence {} is empty.", url), licence_member);
    if (!found->content.starts_with("%PDF-") && !is_plain_text(found->content))
        return refusal("INVALID_LEGAL_DOCUMENTS",
                       fmt::format("The licence {} is neither plain text in UTF-8 nor a PDF.", url), licence_member);
    if (!found->damage.empty())
        return refusal("INVALID_LEGAL_DOCUMENTS",
                       fmt::format("The licence {} cannot be read: {}. Save the document anew, without a password, and "
                                   "upload it again.",
                                   url, found->damage),
                       licence_member);
    return key_of("legal", offer, found->content);
}

base::Result<std::string> judge_logo(std::string_view product, std::string_view url, const Attachment* found) {
    return judge_image({AttachmentKind::Logo, std::string(product), std::string(url), std::string(logo_member)}, found);
}

base::Result<std::string> judge_attachment(const Attached& attached, const Attachment* found) {
    switch (attached.kind) {
    case AttachmentKind::Licence:
        return judge_licence(attached.entity, attached.url, found);
    case AttachmentKind::Logo:
    case AttachmentKind::Image:
        return judge_image(attached, found);
    case AttachmentKind::Notebook:
        return judge_notebook(attached, found);
    case AttachmentKind::Sample:
        break;
    }
    return judge_sample(attached, found);
}

base::Refusal unfetched(const Attached& attached, std::string_view problem) {
    return refusal(code_of(attached.kind),
                   fmt::format("{} could not be fetched: {}. Correct the address, let everybody read what is there, or "
                               "upload the file to a bucket of this server and give its address.",
                               attached.url, problem),
                   attached.where);
}

base::Refusal lies_elsewhere(const Attached& attached) {
    return refusal(code_of(attached.kind),
                   fmt::format("{} lies on another server; this market takes files from its own only. Upload the file "
                               "to a bucket of this server and give its address.",
                               attached.url),
                   attached.where);
}

} // namespace domain
