// A certificate and its private key, looked at before a server relies on them.
#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <string>

namespace app {

struct CertificateState {
    std::string wrong; // "" where both files are good and belong together
    std::string mend;
    std::int64_t days_left = 0;
};

CertificateState look_at_certificate(const std::string& certificate_file, const std::string& key_file,
                                     base::Instant now);

} // namespace app
