// Sending one message to one address through the operator's SMTP server. Promises: it ends at the deadline, or when
// `stop` is wished; nothing in address, subject or text can become a header or another recipient. Never: names the
// password in what it says, or sends it before the connection is encrypted where that was asked for.
#pragma once

#include "base/instant.hpp"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace outside {

enum class MailSecurity { None, StartTls, Tls };
std::optional<MailSecurity> parse_mail_security(std::string_view text); // "none", "starttls", "tls"

// One address and nothing else: no blank, bracket or line end that could make more of it.
bool is_mail_address(std::string_view text);

struct MailServer {
    std::string host; // "": mail is not configured
    std::uint16_t port = 587;
    MailSecurity security = MailSecurity::StartTls;
    std::string user; // "": without signing in
    std::string password;
    std::string from;         // address
    std::string certificates; // PEM file of what is trusted, "": the system's

    bool configured() const { return !host.empty(); }
};

struct Mail {
    std::string to; // one address
    std::string subject;
    std::string text;
    std::string id; // the same however often it is sent
    base::Instant sent;
};

// RFC 5322, with everything that is not ASCII encoded.
std::string render_mail(const Mail& mail, std::string_view from);

struct Mailed {
    int status = 0;      // of the server's last reply, 0 where there was none
    std::string problem; // in words, "" where the server took it
    bool good() const { return problem.empty(); }
};

// Never throws on account of the world.
Mailed send_mail(const MailServer& server, const Mail& mail, const std::stop_token& stop,
                 std::chrono::milliseconds deadline = std::chrono::seconds(30));

} // namespace outside
