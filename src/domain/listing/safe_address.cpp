#include "domain/listing/safe_address.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

// This computer's own, as it is named without any look-up.
bool is_loopback(std::string_view url) {
    for (std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"})
        if (url.starts_with(host) && (url.size() == host.size() || url[host.size()] == ':' || url[host.size()] == '/'))
            return true;
    return false;
}

} // namespace

std::optional<base::Refusal> unsafe(const Attached& attached) {
    const bool asked = attached.kind == AttachmentKind::Logo || attached.kind == AttachmentKind::Sample;
    if (!asked || !attached.url.starts_with("http://") || is_loopback(attached.url)) return std::nullopt;
    return base::Refusal{
        attached.kind == AttachmentKind::Logo ? "INVALID_MEDIA" : "INVALID_INPUT",
        fmt::format("{} is no https address: on its way it may be read and exchanged. Give an https address, "
                    "or upload the file to a bucket of this server and give its address.",
                    attached.url),
        attached.where};
}

} // namespace domain
