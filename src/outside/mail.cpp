#include "outside/mail.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>

namespace outside {

namespace {

constexpr std::size_t line_bytes = 57; // of content in a line of base64: 76 characters
constexpr std::size_t word_bytes = 45; // of content in an encoded word, which has at most 75 characters

// RFC 2047; a character is never cut in two.
std::string encode_words(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        std::size_t count = std::min(word_bytes, text.size());
        while (count > 1 && count < text.size() && (static_cast<unsigned char>(text[count]) & 0xc0) == 0x80)
            --count;
        words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base::base64(text.substr(0, count)));
        text.remove_prefix(count);
    }
    return words;
}

std::string encode_lines(std::string_view text) {
    std::string lines;
    for (; !text.empty(); text.remove_prefix(std::min(line_bytes, text.size())))
        lines += base::base64(text.substr(0, line_bytes)) + "\r\n";
    return lines;
}

struct Letter {
    std::string_view left;
    const std::stop_token& stop;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* user) {
    Letter& letter = *static_cast<Letter*>(user);
    const std::size_t given = std::min(size * count, letter.left.size());
    std::memcpy(into, letter.left.data(), given);
    letter.left.remove_prefix(given);
    return given;
}

int interrupt(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Letter*>(user)->stop.stop_requested() ? 1 : 0;
}

std::string domain_of(std::string_view address) {
    return std::string(address.substr(address.find('@') + 1));
}

// The path is what curl says HELO with: not this machine's name.
std::string url_of(const MailServer& server) {
    const bool literal = server.host.find(':') != std::string::npos;
    return fmt::format("{}://{}{}{}:{}/{}", server.security == MailSecurity::Tls ? "smtps" : "smtp", literal ? "[" : "",
                       server.host, literal ? "]" : "", server.port, domain_of(server.from));
}

void set_up(CURL* curl, const MailServer& server, Letter& letter, std::chrono::milliseconds deadline) {
    curl_easy_setopt(curl, CURLOPT_URL, url_of(server).c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(deadline.count()));
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
    if (server.security != MailSecurity::None)
        curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    if (!server.certificates.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.certificates.c_str());
    if (!server.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &letter);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, interrupt);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &letter);
}

std::string describe(CURLcode code, long status) {
    if (code == CURLE_OK) return "";
    if (status >= 400) return fmt::format("The mail server answered {}: {}.", status, curl_easy_strerror(code));
    return fmt::format("The mail server did not take it: {}.", curl_easy_strerror(code));
}

} // namespace

bool is_mail_address(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at >= text.size() - 1 || text.find('@', at + 1) != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("<>,;:\"()[]\\").find(c) == std::string_view::npos;
    });
}

std::optional<MailSecurity> parse_mail_security(std::string_view text) {
    if (text == "none") return MailSecurity::None;
    if (text == "starttls") return MailSecurity::StartTls;
    if (text == "tls") return MailSecurity::Tls;
    return std::nullopt;
}

std::string render_mail(const Mail& mail, std::string_view from) {
    return fmt::format("Date: {}\r\nFrom: Souk <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\n"
                       "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                       "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
                       base::render_http_date(mail.sent), from, mail.to, mail.id, domain_of(from),
                       encode_words(mail.subject), encode_lines(mail.text));
}

Mailed send_mail(const MailServer& server, const Mail& mail, const std::stop_token& stop,
                 std::chrono::milliseconds deadline) {
    if (!server.configured()) return {.problem = "This server sends no mail any more."};
    if (!is_mail_address(mail.to)) return {.problem = "It is no address that mail can be sent to."};
    const std::string content = render_mail(mail, server.from);
    Letter letter{content, stop};
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
    set_up(curl.get(), server, letter, deadline);
    const std::string sender = "<" + server.from + ">", recipient = "<" + mail.to + ">";
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
        curl_slist_append(nullptr, recipient.c_str()), &curl_slist_free_all);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    const CURLcode code = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    return {.status = static_cast<int>(status), .problem = describe(code, status)};
}

} // namespace outside
