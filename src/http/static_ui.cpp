#include "http/static_ui.hpp"

#include <algorithm>

namespace http {

namespace {

constexpr std::string_view page = "/index.html";

// No script, style or picture of anywhere else, and nobody may frame a page.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

// What stands for the portal's page where the server was built without one.
constexpr std::string_view plain_page =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
    "content=\"width=device-width, initial-scale=1\"><title>Souk</title></head><body><!--written--><p lang=\"en\">This "
    "server was built without the portal. Its API is here: use the AWS CLI, boto3 or the SageMaker "
    "SDK.</p></body></html>";

bool is_below(std::string_view path, std::string_view folder) {
    return path == folder || (path.starts_with(folder) && path[folder.size()] == '/');
}

bool is_page(std::string_view path) {
    return path == "/" || is_below(path, "/en") || is_below(path, "/fr");
}

const UiFile* find_file(std::string_view path) {
    const auto files = ui_files();
    const auto found = std::lower_bound(files.begin(), files.end(), path,
                                        [](const UiFile& file, std::string_view wanted) { return file.path < wanted; });
    return found != files.end() && found->path == path ? &*found : nullptr;
}

// Whether Accept-Encoding names it; a client that refuses one by q=0 gets another.
bool takes(const wire::HttpRequest& request, std::string_view encoding) {
    std::string_view accepted = request.headers.get("Accept-Encoding");
    while (!accepted.empty()) {
        std::string_view one = accepted.substr(0, accepted.find(','));
        accepted.remove_prefix(std::min(accepted.size(), one.size() + 1));
        one.remove_prefix(std::min(one.size(), one.find_first_not_of(' ')));
        if (one.substr(0, one.find_first_of("; ")) == encoding) return one.find(";q=0") == one.npos;
    }
    return false;
}

wire::HttpAnswer answer_page(std::string_view text, int status) {
    wire::HttpAnswer answer{.status = status, .body = std::string(text)};
    answer.headers.add("Content-Type", "text/html; charset=utf-8");
    answer.headers.add("Cache-Control", "no-cache");
    return answer;
}

void secure(wire::HttpAnswer& answer) {
    answer.headers.add("Content-Security-Policy", std::string(policy));
    answer.headers.add("X-Content-Type-Options", "nosniff");
    answer.headers.add("Referrer-Policy", "same-origin");
}

wire::HttpAnswer answer_file(const UiFile& file, const wire::HttpRequest& request) {
    wire::HttpAnswer answer;
    const std::string tag = '"' + std::string(file.digest) + '"';
    answer.headers.add("ETag", tag);
    answer.headers.add("Vary", "Accept-Encoding");
    answer.headers.add("Cache-Control",
                       file.path.starts_with("/ui/") ? "public, max-age=31536000, immutable" : "no-cache");
    if (request.headers.get("If-None-Match") == tag) {
        answer.status = 304;
        return answer;
    }
    answer.headers.add("Content-Type", std::string(file.type));
    if (!file.brotli.empty() && takes(request, "br")) {
        answer.headers.add("Content-Encoding", "br");
        answer.body = file.brotli;
    } else if (!file.gzip.empty() && takes(request, "gzip")) {
        answer.headers.add("Content-Encoding", "gzip");
        answer.body = file.gzip;
    } else {
        answer.body = file.plain;
    }
    return answer;
}

// Requests that are not the portal's: S3's GETs come signed, in a header or in the address.
bool is_signed(const wire::HttpRequest& request) {
    return (request.method != "GET" && request.method != "HEAD") || request.headers.has("Authorization") ||
           wire::find_query(request, "X-Amz-Signature") || wire::find_query(request, "Signature");
}

void replace_once(std::string& text, std::string_view place, std::string_view with) {
    const std::size_t at = text.find(place);
    if (at != std::string::npos) text.replace(at, place.size(), with);
}

// The portal's page with the written one in its places: language, title, head, and the part that the script takes over.
std::string fill(std::string_view frame, const wire::WrittenPage& written) {
    std::string text(frame);
    replace_once(text, "<html lang=\"en\">", "<html lang=\"" + written.language + "\">");
    replace_once(text, "<title>Souk</title>", written.head);
    replace_once(text, "<!--written-->", "<main class=\"written\">" + written.body + "</main>");
    return text;
}

} // namespace

bool is_ui_request(const wire::HttpRequest& request) {
    if (is_signed(request)) return false;
    return is_page(request.path) || request.path.starts_with("/ui/") || request.path.starts_with("/ui-public/");
}

bool is_ui_page(const wire::HttpRequest& request) {
    return is_page(request.path) && !is_signed(request);
}

wire::HttpAnswer answer_ui_page(const wire::HttpRequest& request, const std::optional<wire::WrittenPage>& written) {
    const UiFile* file = find_file(page);
    const std::string_view frame = file ? file->plain : plain_page;
    wire::HttpAnswer answer = written ? answer_page(fill(frame, *written), written->status)
                              : file  ? answer_file(*file, request)
                                      : answer_page(frame, 200);
    if (written) answer.headers.add("Vary", "Cookie");
    secure(answer);
    return answer;
}

wire::HttpAnswer answer_ui(const wire::HttpRequest& request) {
    const UiFile* file = find_file(request.path);
    wire::HttpAnswer answer =
        file ? answer_file(*file, request) : answer_page("<!doctype html><title>404</title>Not found", 404);
    secure(answer);
    return answer;
}

} // namespace http
