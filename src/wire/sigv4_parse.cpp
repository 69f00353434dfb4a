// What a request claims of its signature: the Authorization header, or the X-Amz-… parameters of a presigned query.
#include "wire/sigv4.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace wire {
namespace {

constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const std::size_t at = text.find(separator, from);
        parts.push_back(text.substr(from, at == std::string_view::npos ? at : at - from));
        if (at == std::string_view::npos) return parts;
        from = at + 1;
    }
}

bool is_hex64(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_date(std::string_view text) {
    return text.size() == 8 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

class Reading {
  public:
    Reading(const HttpRequest& request, std::string_view service) : request_(request), service_(service) {}

    Signature header() {
        std::string_view text = trim(request_.headers.get("authorization"));
        const std::size_t space = text.find(' ');
        if (text.substr(0, space) != algorithm) {
            if (service_ == "s3" && text.starts_with("AWS "))
                throw base::Fault("InvalidRequest", "The authorization mechanism you have provided is not supported. "
                                                    "Please use AWS4-HMAC-SHA256.")
                    .status(400);
            fail(fmt::format("Unsupported authorization: the Authorization header must begin with {}.", algorithm));
        }
        bool credential = false, headers = false, signature = false;
        for (std::string_view part : split(space == std::string_view::npos ? "" : text.substr(space + 1), ',')) {
            part = trim(part);
            const std::size_t equals = part.find('=');
            const std::string_view name = part.substr(0, equals);
            const std::string_view value = equals == std::string_view::npos ? "" : part.substr(equals + 1);
            if (name == "Credential")
                credential = take_credential(value);
            else if (name == "SignedHeaders")
                headers = take_headers(value);
            else if (name == "Signature")
                signature = take_signature(value);
            else if (!part.empty())
                fail(fmt::format("Authorization header has an unknown part '{}'.", name));
        }
        std::string missing;
        if (!credential) missing += " Authorization header requires 'Credential' parameter.";
        if (!signature) missing += " Authorization header requires 'Signature' parameter.";
        if (!headers) missing += " Authorization header requires 'SignedHeaders' parameter.";
        if (!missing.empty()) fail(missing.substr(1));
        take_time(header_time());
        found_.session_token = request_.headers.get("x-amz-security-token");
        return check();
    }

    Signature query() {
        std::vector<std::string_view> missing;
        const auto need = [&](std::string_view name) {
            auto value = find_query(request_, name);
            if (!value) missing.push_back(name);
            return value.value_or("");
        };
        const std::string algorithm_given = need("X-Amz-Algorithm"), credential = need("X-Amz-Credential"),
                          date = need("X-Amz-Date"), expires = need("X-Amz-Expires"),
                          headers = need("X-Amz-SignedHeaders"), signature = need("X-Amz-Signature");
        if (!missing.empty())
            fail(fmt::format("Query-string authentication needs the parameter{} {}.", missing.size() > 1 ? "s" : "",
                             fmt::join(missing, ", ")));
        if (algorithm_given != algorithm) fail(fmt::format("X-Amz-Algorithm only supports \"{}\".", algorithm));
        take_credential(credential);
        take_headers(headers);
        take_signature(signature);
        take_time(date);
        take_expires(expires);
        found_.session_token = find_query(request_, "X-Amz-Security-Token").value_or("");
        return check();
    }

  private:
    [[noreturn]] void fail(std::string message) const {
        throw auth_fault(AuthError::Malformed, service_, request_, std::move(message));
    }

    bool take_credential(std::string_view text) {
        const auto parts = split(text, '/');
        if (parts.size() != 5 || parts[0].empty() || !is_date(parts[1]) || parts[2].empty() || parts[3].empty() ||
            parts[4] != "aws4_request")
            fail("Credential must have the form <access key>/<YYYYMMDD>/<region>/<service>/aws4_request.");
        if (parts[0].size() > 128 || parts[2].size() > 64 || parts[3].size() > 64)
            fail("Credential has a part that is too long.");
        found_.credential = {std::string(parts[0]), std::string(parts[1]), std::string(parts[2]),
                             std::string(parts[3])};
        return true;
    }

    bool take_headers(std::string_view text) {
        if (text.empty() || text.size() > 8192) fail("SignedHeaders must list at least 'host'.");
        found_.signed_headers_text = text;
        for (const std::string_view name : split(text, ';')) {
            const bool good = !name.empty() && std::ranges::all_of(name, [](char c) {
                return c > ' ' && c < 127 && !(c >= 'A' && c <= 'Z') && c != ':' && c != ',';
            });
            if (!good) fail("SignedHeaders must be lower-case header names, separated by ';'.");
            found_.signed_headers.emplace_back(name);
        }
        if (!std::ranges::is_sorted(found_.signed_headers)) fail("SignedHeaders must be sorted.");
        if (!std::ranges::binary_search(found_.signed_headers, std::string("host")))
            fail("'host' must be among the SignedHeaders.");
        return true;
    }

    bool take_signature(std::string_view text) {
        if (!is_hex64(text)) fail("Signature must be 64 lower-case hexadecimal digits.");
        found_.signature = text;
        return true;
    }

    std::string header_time() const {
        if (const auto* date = request_.headers.find("x-amz-date")) return *date;
        const auto* date = request_.headers.find("date");
        if (!date) fail("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
        const auto time = base::parse_http_date(*date);
        return time ? base::render_iso_basic(*time) : *date;
    }

    void take_time(std::string_view text) {
        const auto time = base::parse_iso_basic(text);
        if (!time) fail(fmt::format("Date '{}' must be in ISO-8601 'basic format' (YYYYMMDD'T'HHMMSS'Z').", text));
        found_.time = *time;
        found_.timestamp = text;
    }

    void take_expires(std::string_view text) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size()) fail("X-Amz-Expires should be a number");
        if (value < 1) fail("X-Amz-Expires must be positive");
        if (value > 604800) fail("X-Amz-Expires must be less than a week (in seconds); that is, not above 604800");
        found_.valid_for = base::seconds(value);
    }

    Signature check() {
        const Credential& credential = found_.credential;
        if (!found_.timestamp.starts_with(credential.date))
            throw auth_fault(AuthError::Mismatch, service_, request_,
                             fmt::format("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of "
                                         "date from HTTP: '{}' != '{}'.",
                                         credential.date, found_.timestamp.substr(0, 8)));
        if (!service_.empty() && credential.service != service_)
            throw auth_fault(AuthError::WrongScope, service_, request_,
                             fmt::format("Credential should be scoped to correct service: '{}'.", service_));
        return std::move(found_);
    }

    const HttpRequest& request_;
    std::string_view service_;
    Signature found_;
};

} // namespace

bool claims_signature(const HttpRequest& request) {
    return request.headers.has("authorization") || request.query.find("X-Amz-Signature=") != std::string::npos ||
           request.query.find("X-Amz-Credential=") != std::string::npos;
}

Signature parse_signature(const HttpRequest& request, std::string_view service) {
    if (!claims_signature(request) && service == "s3" && request.query.find("AWSAccessKeyId=") != std::string::npos)
        throw base::Fault("InvalidRequest",
                          "The authorization mechanism you have provided is not supported. Please use "
                          "AWS4-HMAC-SHA256 (in boto3: Config(signature_version=\"s3v4\")).")
            .status(400);
    if (!claims_signature(request))
        throw auth_fault(AuthError::Missing, service, request,
                         service == "s3" ? "Access Denied" : "Missing Authentication Token");
    Reading reading(request, service);
    return request.headers.has("authorization") ? reading.header() : reading.query();
}

void require_timely(const HttpRequest& request, const Signature& signature, base::Instant now) {
    constexpr auto skew = std::chrono::minutes(15);
    const std::string& service = signature.credential.service;
    const std::string ours = base::render_iso_basic(now);
    if (signature.time > now + skew) {
        if (service == "s3")
            throw auth_fault(AuthError::Skewed, service, request,
                             signature.valid_for ? "Request is not valid yet"
                                                 : "The difference between the request time and the current time is "
                                                   "too large.");
        throw auth_fault(AuthError::Skewed, service, request,
                         fmt::format("Signature not yet current: {} is still later than {} ({} + 15 min.)",
                                     signature.timestamp, base::render_iso_basic(now + skew), ours));
    }
    if (signature.valid_for) {
        if (now > signature.time + *signature.valid_for)
            throw auth_fault(AuthError::Expired, service, request, "Request has expired");
    } else if (signature.time < now - skew) {
        throw auth_fault(AuthError::Skewed, service, request,
                         service == "s3" ? "The difference between the request time and the current time is too large."
                                         : fmt::format("Signature expired: {} is now earlier than {} ({} - 15 min.)",
                                                       signature.timestamp, base::render_iso_basic(now - skew), ours));
    }
}

} // namespace wire
