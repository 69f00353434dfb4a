#include "wire/sigv4.hpp"

#include <algorithm>
#include <array>
#include <boost/json/string.hpp>
#include <fmt/format.h>
#include <fstream>
#include <stdexcept>

namespace wire {
namespace {

std::string body_hash(const HttpRequest& request) {
    if (!request.spooled) {
        static const std::string empty = base::hex(base::sha256(""));
        return request.body.empty() ? empty : base::hex(base::sha256(request.body));
    }
    std::ifstream file(request.spooled->path(), std::ios::binary);
    if (!file) throw std::runtime_error("the spooled request body cannot be read");
    base::Digester digester("SHA256");
    std::array<char, 64 << 10> buffer;
    while (file.read(buffer.data(), buffer.size()) || file.gcount() > 0)
        digester.update({buffer.data(), static_cast<std::size_t>(file.gcount())});
    return base::hex(digester.finish());
}

// "x-amz-…" decides what a request means; "x-amzn-…" and the rest may be added on the way.
bool must_be_signed(std::string_view name) {
    constexpr std::string_view prefix = "x-amz-";
    return name.size() > prefix.size() && std::ranges::equal(prefix, name.substr(0, prefix.size()), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
           });
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void require_signed_headers(const HttpRequest& request, const Signature& signature) {
    std::vector<std::string> unsigned_names;
    for (const auto& [name, value] : request.headers.items())
        if (must_be_signed(name) &&
            std::ranges::find(signature.signed_headers, lower(name)) == signature.signed_headers.end())
            // A presigned URL's own body mark is no part of it.
            if (!signature.valid_for || lower(name) != "x-amz-content-sha256") unsigned_names.push_back(lower(name));
    if (unsigned_names.empty()) return;
    throw auth_fault(AuthError::UnsignedHeader, signature.credential.service, request,
                     fmt::format("There were headers present in the request which were not signed: {}",
                                 fmt::join(unsigned_names, ", ")));
}

std::optional<PayloadMode::Kind> kind_of(std::string_view mark) {
    using Kind = PayloadMode::Kind;
    if (mark == "UNSIGNED-PAYLOAD") return Kind::Unsigned;
    if (mark == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD") return Kind::SignedChunks;
    if (mark == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER") return Kind::SignedChunksTrailer;
    if (mark == "STREAMING-UNSIGNED-PAYLOAD-TRAILER") return Kind::UnsignedChunksTrailer;
    return std::nullopt;
}

struct Payload {
    PayloadMode::Kind kind = PayloadMode::Kind::Hashed;
    std::string hash; // as it stands in the canonical request
    bool matches = true;
};

// Only S3 lets the client say how the body is covered; everywhere else the hash is that of the body, always.
Payload payload_of(const HttpRequest& request, const Signature& signature, Body body) {
    if (signature.credential.service != "s3") return {PayloadMode::Kind::Hashed, body_hash(request), true};
    const auto* mark = request.headers.find("x-amz-content-sha256");
    if (signature.valid_for) {
        const bool covered =
            mark && std::ranges::binary_search(signature.signed_headers, std::string("x-amz-content-sha256"));
        const auto text = covered ? std::optional(*mark) : find_query(request, "X-Amz-Content-Sha256");
        // A mark that the signature does not cover cannot vouch for the body, only say how it is framed.
        if (!text) {
            const bool framed = mark && kind_of(*mark) == PayloadMode::Kind::UnsignedChunksTrailer;
            return {framed ? PayloadMode::Kind::UnsignedChunksTrailer : PayloadMode::Kind::Unsigned, "UNSIGNED-PAYLOAD",
                    true};
        }
        const auto kind = kind_of(*text);
        return {kind.value_or(PayloadMode::Kind::Hashed), *text,
                kind || body == Body::Awaited || body_hash(request) == *text};
    }
    if (!mark)
        throw base::Fault("InvalidRequest", "Missing required header for this request: x-amz-content-sha256")
            .status(400);
    if (const auto kind = kind_of(*mark)) return {*kind, *mark, true};
    return {PayloadMode::Kind::Hashed, *mark,
            body == Body::Awaited || base::equal_in_constant_time(body_hash(request), *mark)};
}

[[noreturn]] void refuse_mismatch(const HttpRequest& request, const Signature& signature, const std::string& canonical,
                                  const std::string& to_sign) {
    constexpr std::string_view text =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        "Key and signing method. Consult the service documentation for details.";
    const std::string& service = signature.credential.service;
    if (service == "s3")
        throw auth_fault(AuthError::Mismatch, service, request,
                         "The request signature we calculated does not match the signature you provided. Check your "
                         "key and signing method.")
            .with("AWSAccessKeyId", boost::json::string(signature.credential.access_key))
            .with("StringToSign", boost::json::string(to_sign))
            .with("SignatureProvided", boost::json::string(signature.signature))
            .with("CanonicalRequest", boost::json::string(canonical));
    throw auth_fault(AuthError::Mismatch, service, request,
                     fmt::format("{}\n\nThe Canonical String for this request should have been\n'{}'\n\nThe "
                                 "String-to-Sign should have been\n'{}'\n",
                                 text, canonical, to_sign));
}

} // namespace

base::Sha256 derive_signing_key(std::string_view secret, const Credential& credential) {
    base::Sha256 key = base::hmac_sha256("AWS4" + std::string(secret), credential.date);
    for (const std::string_view part :
         {std::string_view(credential.region), std::string_view(credential.service), std::string_view("aws4_request")})
        key = base::hmac_sha256(base::as_text(key), part);
    return key;
}

base::Sha256 SigningKeys::get(std::string_view secret, const Credential& credential) {
    const std::string name = credential.access_key + "/" + credential.scope();
    const base::Sha256 secret_digest = base::sha256(secret);
    {
        std::lock_guard lock(mutex_);
        if (const auto found = by_name_.find(name); found != by_name_.end()) {
            if (found->second->secret_digest == secret_digest) {
                used_.splice(used_.begin(), used_, found->second);
                return found->second->key;
            }
            const auto stale = found->second;
            by_name_.erase(found);
            used_.erase(stale);
        }
    }
    const base::Sha256 key = derive_signing_key(secret, credential);
    std::lock_guard lock(mutex_);
    if (by_name_.contains(name)) return key;
    used_.push_front({name, secret_digest, key});
    by_name_[used_.front().name] = used_.begin();
    if (used_.size() > capacity_) {
        by_name_.erase(used_.back().name);
        used_.pop_back();
    }
    return key;
}

std::size_t SigningKeys::size() const {
    std::lock_guard lock(mutex_);
    return used_.size();
}

PayloadMode verify_signature(const HttpRequest& request, const Signature& signature, const base::Sha256& signing_key,
                             Body body) {
    require_signed_headers(request, signature);
    const Payload payload = payload_of(request, signature, body);
    const std::string canonical = canonical_request(request, signature, payload.hash);
    const std::string to_sign = string_to_sign(signature, canonical);
    const std::string expected = base::hex(base::hmac_sha256(base::as_text(signing_key), to_sign));
    if (!base::equal_in_constant_time(expected, signature.signature))
        refuse_mismatch(request, signature, canonical, to_sign);
    if (!payload.matches)
        throw auth_fault(AuthError::BodyMismatch, signature.credential.service, request,
                         "The provided 'x-amz-content-sha256' header does not match what was computed.");
    return {payload.kind, signing_key, signature.signature, signature.timestamp, signature.credential.scope()};
}

} // namespace wire
