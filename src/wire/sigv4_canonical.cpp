// The canonical request: the one text that client and server both derive from a request, by AWS's rules.
#include "wire/sigv4.hpp"

#include <algorithm>

namespace wire {
namespace {

bool same_name(std::string_view lower, std::string_view name) {
    return lower.size() == name.size() && std::ranges::equal(lower, name, [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

// Removes "." and ".." segments and repeated slashes.
std::string normalise_path(std::string_view path) {
    std::vector<std::string_view> kept;
    for (std::size_t from = 0; from < path.size();) {
        std::size_t to = path.find('/', from);
        if (to == std::string_view::npos) to = path.size();
        const std::string_view segment = path.substr(from, to - from);
        if (segment == "..") {
            if (!kept.empty()) kept.pop_back();
        } else if (!segment.empty() && segment != ".") {
            kept.push_back(segment);
        }
        from = to + 1;
    }
    std::string out;
    for (const std::string_view segment : kept)
        out.append("/").append(segment);
    if (out.empty() || path.ends_with('/')) out += '/';
    return out;
}

std::string canonical_path(const HttpRequest& request, const std::string& service) {
    if (request.path.empty() || request.path == "/") return "/";
    if (service == "s3") {
        const auto decoded = percent_decode(request.path);
        return decoded ? percent_encode(*decoded, true) : request.path;
    }
    return percent_encode(normalise_path(request.path), true);
}

std::string canonical_query(const HttpRequest& request) {
    if (request.query.empty()) return {};
    std::vector<std::pair<std::string, std::string>> parameters;
    for (const auto& [name, value] : parse_query(request.query))
        if (name != "X-Amz-Signature")
            parameters.emplace_back(percent_encode(name, false), percent_encode(value, false));
    std::ranges::sort(parameters);
    std::string out;
    for (const auto& [name, value] : parameters) {
        if (!out.empty()) out += '&';
        out.append(name).append("=").append(value);
    }
    return out;
}

// Spaces around a value fall away, runs of them inside become one.
void append_folded(std::string& out, std::string_view value) {
    bool space = false, begun = false;
    for (const char c : value) {
        if (c == ' ' || c == '\t') {
            space = true;
            continue;
        }
        if (space && begun) out += ' ';
        space = false;
        begun = true;
        out += c;
    }
}

void append_header(std::string& out, const HttpRequest& request, const std::string& name) {
    out.append(name).append(":");
    bool first = true;
    for (const auto& [key, value] : request.headers.items()) {
        if (!same_name(name, key)) continue;
        if (!first) out += ',';
        first = false;
        append_folded(out, value);
    }
    out += '\n';
}

} // namespace

std::string canonical_request(const HttpRequest& request, const Signature& signature, std::string_view payload_hash) {
    std::string out;
    out.reserve(512 + request.path.size() + request.query.size() + signature.session_token.size());
    out.append(request.method).append("\n");
    out.append(canonical_path(request, signature.credential.service)).append("\n");
    out.append(canonical_query(request)).append("\n");
    for (const std::string& name : signature.signed_headers)
        append_header(out, request, name);
    out.append("\n").append(signature.signed_headers_text).append("\n").append(payload_hash);
    return out;
}

std::string string_to_sign(const Signature& signature, std::string_view canonical) {
    std::string out = "AWS4-HMAC-SHA256\n";
    out.append(signature.timestamp).append("\n").append(signature.credential.scope()).append("\n");
    out.append(base::hex(base::sha256(canonical)));
    return out;
}

} // namespace wire
