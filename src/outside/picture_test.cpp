#include "outside/picture.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <png.h>
#include <turbojpeg.h>
#include <vector>

namespace outside {
namespace {

using namespace std::string_literals;

constexpr std::uint32_t most = 640;

std::string png(std::uint32_t width, std::uint32_t height) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_RGB;
    std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<png_byte>(i * 7);
    std::string content(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = content.size();
    EXPECT_TRUE(png_image_write_to_memory(&image, content.data(), &size, 0, pixels.data(), 0, nullptr));
    content.resize(size);
    return content;
}

std::string jpeg(int width, int height, int flags = 0) {
    const std::unique_ptr<void, decltype(&tjDestroy)> encoder(tjInitCompress(), &tjDestroy);
    std::vector<unsigned char> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<unsigned char>(i * 7);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    EXPECT_EQ(
        tjCompress2(encoder.get(), pixels.data(), width, 0, height, TJPF_RGB, &bytes, &size, TJSAMP_444, 90, flags), 0);
    std::string content(reinterpret_cast<const char*>(bytes), size);
    tjFree(bytes);
    return content;
}

// One pixel, and behind the screen's size and colours all that a frame needs.
std::string gif(std::string frame = "\x2C\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"s, std::string end = ";") {
    return "GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF"s + std::move(frame) + std::move(end);
}

TEST(Picture, WholeOnesAreSound) {
    for (const std::string& content : {png(200, 120), png(640, 1), jpeg(200, 120), jpeg(200, 120, TJFLAG_PROGRESSIVE),
                                       gif(), gif("!\xF9\4\1\0\0\0\0\x2C\0\0\0\0\1\0\1\0\0\2\2\x44\1\0"s)})
        EXPECT_EQ(find_picture_damage(content, most), "");
    EXPECT_EQ(find_picture_damage("some text", most), "");
    EXPECT_EQ(find_picture_damage("", most), "");
}

// Of one colour, with how opaque it is.
std::string plain_png(std::uint32_t colour) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = 20;
    image.height = 10;
    image.format = PNG_FORMAT_RGBA;
    std::vector<png_byte> pixels;
    for (int i = 0; i < 200; ++i)
        for (int shift = 24; shift >= 0; shift -= 8)
            pixels.push_back(static_cast<png_byte>(colour >> shift));
    std::string content(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
    png_alloc_size_t size = content.size();
    EXPECT_TRUE(png_image_write_to_memory(&image, content.data(), &size, 0, pixels.data(), 0, nullptr));
    content.resize(size);
    return content;
}

TEST(Picture, ABackgroundIsSeenAtTheCorners) {
    EXPECT_EQ(has_plain_background(plain_png(0xFFFFFFFF), most), true);
    EXPECT_EQ(has_plain_background(plain_png(0x20408000), most), true) << "transparent, whatever the colour";
    EXPECT_EQ(has_plain_background(plain_png(0x204080FF), most), false);
    EXPECT_EQ(has_plain_background(jpeg(60, 40), most), false);
    EXPECT_EQ(has_plain_background(png(60, 40), most), false);
    EXPECT_FALSE(has_plain_background(gif(), most));
    EXPECT_FALSE(has_plain_background(plain_png(0xFFFFFFFF).substr(0, 40), most));
    EXPECT_FALSE(has_plain_background("some text", most));
}

TEST(Picture, CutOnesAreNot) {
    for (const std::string& whole : {png(60, 40), jpeg(60, 40), gif()})
        for (std::size_t length = 4; length < whole.size(); ++length)
            EXPECT_NE(find_picture_damage(std::string_view(whole).substr(0, length), most), "") << length;
}

TEST(Picture, AWrongByteAmongThePixelsIsSeen) {
    std::string content = png(60, 40);
    content[content.size() / 2] ^= 0x55;
    EXPECT_NE(find_picture_damage(content, most), "");
    std::string photo = jpeg(60, 40);
    photo[photo.size() / 2] = '\xFF';
    photo[photo.size() / 2 + 1] = '\x01'; // a marker in the midst
    EXPECT_NE(find_picture_damage(photo, most), "");
}

TEST(Picture, WhatClaimsTooManyPixelsIsNotDecoded) {
    EXPECT_NE(find_picture_damage(png(641, 1), most), "");
    EXPECT_NE(find_picture_damage(jpeg(1, 641), most), "");
    EXPECT_NE(find_picture_damage(gif("\x2C\0\0\0\0\xFF\xFF\xFF\xFF\0\2\2\x44\1\0"s), most),
              "");                                                                        // a frame of 4 billion
    EXPECT_NE(find_picture_damage(gif("\x2C\1\0\0\0\1\0\1\0\0\2\2\x44\1\0"s), most), ""); // beside the picture
}

TEST(Picture, AGifHasAFrameAndColours) {
    EXPECT_NE(find_picture_damage(gif(""), most), "");
    EXPECT_NE(find_picture_damage("GIF89a\1\0\1\0\0\0\0\x2C\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;"s, most), "");
}

} // namespace
} // namespace outside
