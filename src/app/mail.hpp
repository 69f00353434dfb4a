// The operator's SMTP server as the settings name it.
#pragma once

#include "app/config.hpp"
#include "outside/mail.hpp"

namespace app {

// Reads the password's file. Throws std::runtime_error with a remedy, which never names the password.
outside::MailServer mail_server(const Config& config);

} // namespace app
