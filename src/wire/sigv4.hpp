// AWS Signature Version 4, the verifying side, as pure functions: what a request claims, what it must therefore be
// signed with, and whether it is. Reads the Authorization header or a presigned query. Promises: comparisons take the
// same time wherever texts differ; every refusal is a Fault whose code the caller's own service uses. Never: looks up a
// key, or keeps a secret beyond the bounded cache of derived signing keys.
#pragma once

#include "base/digest.hpp"
#include "base/fault.hpp"
#include "base/instant.hpp"
#include "wire/http.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wire {

// "AKIA…/20261123/us-east-1/s3/aws4_request"
struct Credential {
    std::string access_key;
    std::string date; // YYYYMMDD
    std::string region;
    std::string service;

    std::string scope() const { return date + "/" + region + "/" + service + "/aws4_request"; }
};

// What a request says about its signature; nothing of it is believed yet.
struct Signature {
    Credential credential;
    std::vector<std::string> signed_headers; // lower case, as listed
    std::string signed_headers_text;         // "host;x-amz-date"
    std::string signature;                   // 64 hex digits
    std::string timestamp;                   // 20261123T101500Z
    base::Instant time;
    std::optional<base::seconds> valid_for; // of a presigned request
    std::string session_token;              // "" without one
};

// How the body is covered by the signature; what AwsChunkedDecoder needs to check the rest of the chain.
struct PayloadMode {
    enum class Kind { Hashed, Unsigned, SignedChunks, SignedChunksTrailer, UnsignedChunksTrailer };
    Kind kind = Kind::Hashed;
    base::Sha256 signing_key{};
    std::string seed_signature;
    std::string timestamp;
    std::string scope;

    bool chunked() const { return kind != Kind::Hashed && kind != Kind::Unsigned; }
};

// What may be wrong; each service family names it differently.
enum class AuthError {
    Missing,      // no credentials at all
    Malformed,    // credentials that cannot be read
    WrongScope,   // signed for another service
    UnknownKey,   // no such access key, or an inactive one
    Mismatch,     // signature differs
    Skewed,       // time too far from ours
    Expired,      // presigned URL is over
    TokenInvalid, // session token unreadable, or not of this key
    TokenExpired,
    UnsignedHeader, // an x-amz-… header that the signature does not cover
    BodyMismatch    // body is not the one whose hash was signed
};

// The Fault with code and status of the service's family: S3, the query protocols (iam, sts), or JSON.
base::Fault auth_fault(AuthError error, std::string_view service, const HttpRequest& request, std::string message);

// True where the request carries credentials in the header or the query.
bool claims_signature(const HttpRequest& request);
// Throws Missing or Malformed; `service` is the signing name of the operation asked for ("" where unknown).
Signature parse_signature(const HttpRequest& request, std::string_view service);
// Throws Skewed or Expired: ±15 minutes, or the validity of a presigned request.
void require_timely(const HttpRequest& request, const Signature& signature, base::Instant now);

// The canonical request of `signature` over `request` with that payload hash; S3 paths are taken as they are, all
// others normalised and encoded twice.
std::string canonical_request(const HttpRequest& request, const Signature& signature, std::string_view payload_hash);
std::string string_to_sign(const Signature& signature, std::string_view canonical);

base::Sha256 derive_signing_key(std::string_view secret, const Credential& credential);

// Derived keys by (access key, day, region, service). Thread-safe; the least recently used go first.
class SigningKeys {
  public:
    explicit SigningKeys(std::size_t capacity = 4096) : capacity_(capacity) {}
    base::Sha256 get(std::string_view secret, const Credential& credential);
    std::size_t size() const;

  private:
    struct Entry {
        std::string name;
        base::Sha256 secret_digest;
        base::Sha256 key;
    };
    std::size_t capacity_;
    mutable std::mutex mutex_;
    std::list<Entry> used_; // latest first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_name_;
};

// Whether a request's body is there yet. Of S3's requests the head alone is signed, with what it says of the body; so
// who sends one is known before a byte of the body is taken.
enum class Body { Here, Awaited };

// Checks the signature and that the body is the signed one (in memory or spooled). Throws Mismatch, UnsignedHeader or
// BodyMismatch. For a chunked body the seed is checked here and the chunks by AwsChunkedDecoder.
PayloadMode verify_signature(const HttpRequest& request, const Signature& signature, const base::Sha256& signing_key,
                             Body body = Body::Here);

} // namespace wire
