#include "outside/picture.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <gif_lib.h>
#include <memory>
#include <png.h>
#include <turbojpeg.h>
#include <vector>

namespace outside {

namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t most_pixels = 64u << 20; // of all frames of an animation together
constexpr const char* too_large = "its pixels are more than it may have";
constexpr const char* cut = "it ends too early";

std::uint64_t big_endian(std::string_view text) {
    std::uint64_t value = 0;
    for (const char byte : text)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

// The decoder stops at the last row; an end chunk says that nothing was lost behind it.
bool has_png_end(std::string_view content) {
    constexpr std::size_t frame = 12; // length, name and checksum
    for (std::size_t at = 8; at + frame <= content.size();) {
        const std::uint64_t length = big_endian(content.substr(at, 4));
        if (length > content.size() - at - frame) return false;
        if (content.substr(at + 4, 4) == "IEND") return true;
        at += frame + length;
    }
    return false;
}

struct Pixels {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t each = 0; // bytes: red, green, blue and, where there are four, how opaque; 0 where it is printer's ink
    std::vector<unsigned char> bytes;
};

std::string decode_png(std::string_view content, std::uint32_t most_side, Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    const std::unique_ptr<png_image, decltype(&png_image_free)> guard(&image, &png_image_free);
    if (!png_image_begin_read_from_memory(&image, content.data(), content.size())) return image.message;
    if (image.width > most_side || image.height > most_side) return too_large;
    image.format = PNG_FORMAT_RGBA;
    pixels = {image.width, image.height, 4, std::vector<unsigned char>(PNG_IMAGE_SIZE(image))};
    if (!png_image_finish_read(&image, nullptr, pixels.bytes.data(), 0, nullptr)) return image.message;
    return has_png_end(content) ? "" : cut;
}

std::string decode_jpeg(std::string_view content, std::uint32_t most_side, Pixels& pixels) {
    const std::unique_ptr<void, decltype(&tjDestroy)> decoder(tjInitDecompress(), &tjDestroy);
    if (!decoder) return "no decoder could be made";
    const auto* bytes = reinterpret_cast<const unsigned char*>(content.data());
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(decoder.get(), bytes, content.size(), &width, &height, &sampling, &colours) != 0)
        return tjGetErrorStr2(decoder.get());
    if (width <= 0 || height <= 0) return "it has no pixels";
    if (static_cast<std::uint32_t>(std::max(width, height)) > most_side) return too_large;
    const bool printed = colours == TJCS_CMYK || colours == TJCS_YCCK;
    const TJPF format = printed ? TJPF_CMYK : TJPF_RGB;
    pixels.width = static_cast<std::size_t>(width);
    pixels.height = static_cast<std::size_t>(height);
    pixels.each = printed ? 0 : 3;
    pixels.bytes.resize(pixels.width * pixels.height * static_cast<std::size_t>(tjPixelSize[format]));
    // A picture may be drawn in so many scans that a few bytes keep a processor busy.
    constexpr int strict = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
    if (tjDecompress2(decoder.get(), bytes, content.size(), pixels.bytes.data(), width, 0, height, format, strict) != 0)
        return tjGetErrorStr2(decoder.get());
    return "";
}

// Neither transparent nor about as bright as paper.
bool is_coloured(const Pixels& pixels, std::size_t x, std::size_t y) {
    const unsigned char* pixel = pixels.bytes.data() + (y * pixels.width + x) * pixels.each;
    constexpr unsigned char faint = 16, white = 240;
    if (pixels.each == 4 && pixel[3] < faint) return false;
    return std::any_of(pixel, pixel + 3, [](unsigned char part) { return part < white; });
}

int read_gif(GifFileType* gif, GifByteType* into, int length) {
    auto& rest = *static_cast<std::string_view*>(gif->UserData);
    const std::size_t taken = std::min(rest.size(), static_cast<std::size_t>(length));
    std::memcpy(into, rest.data(), taken);
    rest.remove_prefix(taken);
    return static_cast<int>(taken);
}

struct CloseGif {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};

std::string problem_of(const GifFileType& gif) {
    const char* text = GifErrorString(gif.Error);
    return text ? text : cut;
}

// Row by row: what a frame claims to be is never allotted as a whole.
std::string decode_frame(GifFileType& gif, std::uint64_t& pixels) {
    if (DGifGetImageDesc(&gif) == GIF_ERROR) return problem_of(gif);
    const GifImageDesc& frame = gif.Image;
    if (frame.Width <= 0 || frame.Height <= 0) return "a frame has no pixels";
    if (frame.Left + frame.Width > gif.SWidth || frame.Top + frame.Height > gif.SHeight)
        return "a frame is larger than the picture";
    if (!frame.ColorMap && !gif.SColorMap) return "it has no colours";
    pixels += static_cast<std::uint64_t>(frame.Width) * static_cast<std::uint64_t>(frame.Height);
    if (pixels > most_pixels) return too_large;
    std::vector<GifPixelType> row(static_cast<std::size_t>(frame.Width));
    for (int line = 0; line < frame.Height; ++line)
        if (DGifGetLine(&gif, row.data(), frame.Width) == GIF_ERROR) return problem_of(gif);
    return "";
}

std::string skip_extension(GifFileType& gif) {
    int code = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(&gif, &code, &block) == GIF_ERROR) return problem_of(gif);
    while (block)
        if (DGifGetExtensionNext(&gif, &block) == GIF_ERROR) return problem_of(gif);
    return "";
}

std::string find_gif_damage(std::string_view content, std::uint32_t most_side) {
    int error = 0;
    const std::unique_ptr<GifFileType, CloseGif> gif(DGifOpen(&content, read_gif, &error));
    if (!gif) return GifErrorString(error) ? GifErrorString(error) : cut;
    if (static_cast<std::uint32_t>(std::max(gif->SWidth, gif->SHeight)) > most_side) return too_large;
    std::uint64_t pixels = 0;
    for (;;) {
        GifRecordType record = UNDEFINED_RECORD_TYPE;
        if (DGifGetRecordType(gif.get(), &record) == GIF_ERROR) return problem_of(*gif);
        if (record == TERMINATE_RECORD_TYPE) return pixels == 0 ? "it has no picture" : "";
        std::string problem = record == IMAGE_DESC_RECORD_TYPE  ? decode_frame(*gif, pixels)
                              : record == EXTENSION_RECORD_TYPE ? skip_extension(*gif)
                                                                : std::string("it has a part of no known kind");
        if (!problem.empty()) return problem;
    }
}

} // namespace

std::string find_picture_damage(std::string_view content, std::uint32_t most_side) {
    Pixels pixels;
    if (content.starts_with("\x89PNG"sv)) return decode_png(content, most_side, pixels);
    if (content.starts_with("\xFF\xD8\xFF"sv)) return decode_jpeg(content, most_side, pixels);
    if (content.starts_with("GIF8")) return find_gif_damage(content, most_side);
    return "";
}

std::optional<bool> has_plain_background(std::string_view content, std::uint32_t most_side) {
    Pixels pixels;
    const bool png = content.starts_with("\x89PNG"sv), jpeg = content.starts_with("\xFF\xD8\xFF"sv);
    const bool sound = (png && decode_png(content, most_side, pixels).empty()) ||
                       (jpeg && decode_jpeg(content, most_side, pixels).empty());
    if (!sound || pixels.each == 0) return std::nullopt;
    const std::size_t right = pixels.width - 1, bottom = pixels.height - 1;
    return !is_coloured(pixels, 0, 0) && !is_coloured(pixels, right, 0) && !is_coloured(pixels, 0, bottom) &&
           !is_coloured(pixels, right, bottom);
}

} // namespace outside
