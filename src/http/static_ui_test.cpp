#include "http/static_ui.hpp"

#include <gtest/gtest.h>

namespace http {
namespace {

wire::HttpRequest get(std::string path, std::string query = "") {
    return {.method = "GET", .target = path, .path = path, .query = std::move(query)};
}

TEST(StaticUi, LeavesBucketsAlone) {
    for (const char* path : {"/", "/en", "/fr", "/fr/account", "/ui/index-1.js"})
        EXPECT_TRUE(is_ui_request(get(path))) << path;
    for (const char* path : {"/english", "/from/x", "/api/souk/GetSession", "/assets/media/x", "/bucket"})
        EXPECT_FALSE(is_ui_request(get(path))) << path;
    EXPECT_FALSE(is_ui_request(get("/en/key", "X-Amz-Signature=ab")));
    wire::HttpRequest signed_one = get("/en/key");
    signed_one.headers.add("Authorization", "AWS4-HMAC-SHA256 …");
    EXPECT_FALSE(is_ui_request(signed_one));
    wire::HttpRequest put = get("/en/key");
    put.method = "PUT";
    EXPECT_FALSE(is_ui_request(put));
}

TEST(StaticUi, ForbidsWhatIsNotOurs) {
    const wire::HttpAnswer page = answer_ui_page(get("/fr/account"), std::nullopt);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.headers.get("Cache-Control"), "no-cache");
    EXPECT_EQ(page.headers.get("Content-Security-Policy").find("unsafe"), std::string_view::npos);
    EXPECT_EQ(answer_ui(get("/ui/none.js")).status, 404);
}

TEST(StaticUi, ShowsWhatTheServerWrote) {
    const wire::WrittenPage written{
        .status = 404, .language = "fr", .head = "<title>Rien</title>", .body = "<h1>Rien ici</h1>"};
    const wire::HttpAnswer page = answer_ui_page(get("/fr/products/x"), written);
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page.headers.get("Vary"), "Cookie");
    EXPECT_NE(page.body.find("<html lang=\"fr\">"), std::string::npos);
    EXPECT_NE(page.body.find("<title>Rien</title>"), std::string::npos);
    EXPECT_EQ(page.body.find("<title>Souk</title>"), std::string::npos);
    EXPECT_NE(page.body.find("<main class=\"written\"><h1>Rien ici</h1></main>"), std::string::npos);
}

TEST(StaticUi, SendsTheBestEncodingOnce) {
    for (const UiFile& file : ui_files()) {
        wire::HttpRequest request = get(std::string(file.path));
        EXPECT_EQ(answer_ui(request).body, file.plain);
        request.headers.set("Accept-Encoding", "gzip, deflate, br");
        const wire::HttpAnswer answer = answer_ui(request);
        EXPECT_EQ(answer.headers.get("Content-Encoding"), file.brotli.empty() ? "" : "br");
        EXPECT_EQ(answer.headers.get("Cache-Control").find("immutable") != std::string_view::npos,
                  file.path.starts_with("/ui/"));
        request.headers.set("If-None-Match", std::string(answer.headers.get("ETag")));
        EXPECT_EQ(answer_ui(request).status, 304);
    }
}

} // namespace
} // namespace http
