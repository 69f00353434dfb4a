// The portal's files, as the build embedded them: scripts and styles under hashed names that never change, and one page
// for every address of the portal, which the script takes from there. Built without a portal, a page says so.
#pragma once

#include "wire/http.hpp"
#include "wire/written_page.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace http {

struct UiFile {
    std::string_view path; // "/ui/index-B2x.js"
    std::string_view type;
    std::string_view plain;
    std::string_view gzip;   // "" where there is none
    std::string_view brotli; // "" where there is none
    std::string_view digest; // for ETag
};

// Written by cmake/embed_ui.py; in the order of their paths.
std::span<const UiFile> ui_files();

// Whether an unsigned request is for the portal: "/", "/en…", "/fr…", "/ui/…", "/ui-public/…". Signed ones are S3's.
bool is_ui_request(const wire::HttpRequest& request);

// Whether it is for one of the portal's pages, not for a file of it.
bool is_ui_page(const wire::HttpRequest& request);

// The page; with what the server itself wrote of it, where it did.
wire::HttpAnswer answer_ui_page(const wire::HttpRequest& request, const std::optional<wire::WrittenPage>& written);

// The file, in the best encoding that the client takes.
wire::HttpAnswer answer_ui(const wire::HttpRequest& request);

} // namespace http
