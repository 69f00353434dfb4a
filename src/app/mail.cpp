#include "app/mail.hpp"

#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace app {

namespace {

std::string read_password(const std::string& file) {
    std::ifstream stream(file);
    std::string password;
    std::getline(stream, password);
    if (password.ends_with('\r')) password.pop_back();
    if (password.empty())
        throw std::runtime_error(fmt::format("smtp_password_file: {} cannot be read or its first line is empty; write "
                                             "the password there, readable by the server alone",
                                             file));
    return password;
}

} // namespace

outside::MailServer mail_server(const Config& config) {
    if (config.smtp_host.empty()) return {};
    return {.host = config.smtp_host,
            .port = static_cast<std::uint16_t>(config.smtp_port),
            .security = outside::parse_mail_security(config.smtp_security).value(),
            .user = config.smtp_user,
            .password = config.smtp_user.empty() ? "" : read_password(config.smtp_password_file),
            .from = config.smtp_from,
            .certificates = config.smtp_certificates};
}

} // namespace app
