// SigV4 over any bytes: method, target, headers and body as lines. Only a Fault may come out, and what was verified
// once must verify again.
#include "wire/sigv4.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

wire::HttpRequest read_request(std::string_view rest) {
    wire::HttpRequest request;
    request.method = take_line(rest);
    request.target = take_line(rest);
    const std::size_t mark = request.target.find('?');
    request.path = request.target.substr(0, mark);
    if (mark != std::string::npos) request.query = request.target.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view line = take_line(rest);
        if (line.empty()) break;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        request.headers.add(std::string(line.substr(0, colon)), std::string(line.substr(colon + 1)));
    }
    request.body = rest;
    return request;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto request = read_request({reinterpret_cast<const char*>(data), size});
    for (const std::string_view service : {"s3", "sts", "sagemaker", ""}) {
        try {
            const auto signature = wire::parse_signature(request, service);
            wire::require_timely(request, signature, signature.time);
            const auto key = wire::derive_signing_key("secret", signature.credential);
            const auto first = wire::canonical_request(request, signature, "UNSIGNED-PAYLOAD");
            if (first != wire::canonical_request(request, signature, "UNSIGNED-PAYLOAD")) std::abort();
            wire::verify_signature(request, signature, key);
        } catch (const base::Fault&) {
        }
    }
    return 0;
}
