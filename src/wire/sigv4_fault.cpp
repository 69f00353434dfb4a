// How each family of services names what is wrong with a request's credentials.
#include "wire/sigv4.hpp"

#include <array>

namespace wire {
namespace {

enum class Family { S3, Query, Json };

struct Name {
    std::string_view code;
    int status;
};

struct Names {
    Name s3, s3_presigned, query, json;
};

constexpr std::array<Names, 11> names = {{
    // Missing
    {{"AccessDenied", 403},
     {"AccessDenied", 403},
     {"MissingAuthenticationToken", 403},
     {"MissingAuthenticationTokenException", 400}},
    // Malformed
    {{"AuthorizationHeaderMalformed", 400},
     {"AuthorizationQueryParametersError", 400},
     {"IncompleteSignature", 400},
     {"IncompleteSignatureException", 400}},
    // WrongScope
    {{"AuthorizationHeaderMalformed", 400},
     {"AuthorizationQueryParametersError", 400},
     {"SignatureDoesNotMatch", 403},
     {"InvalidSignatureException", 400}},
    // UnknownKey
    {{"InvalidAccessKeyId", 403},
     {"InvalidAccessKeyId", 403},
     {"InvalidClientTokenId", 403},
     {"UnrecognizedClientException", 400}},
    // Mismatch
    {{"SignatureDoesNotMatch", 403},
     {"SignatureDoesNotMatch", 403},
     {"SignatureDoesNotMatch", 403},
     {"InvalidSignatureException", 400}},
    // Skewed
    {{"RequestTimeTooSkewed", 403},
     {"AccessDenied", 403},
     {"SignatureDoesNotMatch", 403},
     {"InvalidSignatureException", 400}},
    // Expired
    {{"AccessDenied", 403}, {"AccessDenied", 403}, {"SignatureDoesNotMatch", 403}, {"InvalidSignatureException", 400}},
    // TokenInvalid
    {{"InvalidToken", 400}, {"InvalidToken", 400}, {"InvalidClientTokenId", 403}, {"UnrecognizedClientException", 400}},
    // TokenExpired
    {{"ExpiredToken", 400}, {"ExpiredToken", 400}, {"ExpiredToken", 403}, {"ExpiredTokenException", 400}},
    // UnsignedHeader
    {{"AccessDenied", 403}, {"AccessDenied", 403}, {"SignatureDoesNotMatch", 403}, {"InvalidSignatureException", 400}},
    // BodyMismatch
    {{"XAmzContentSHA256Mismatch", 400},
     {"XAmzContentSHA256Mismatch", 400},
     {"SignatureDoesNotMatch", 403},
     {"InvalidSignatureException", 400}},
}};

Family family_of(std::string_view service) {
    if (service == "s3") return Family::S3;
    if (service == "iam" || service == "sts") return Family::Query;
    return Family::Json;
}

} // namespace

base::Fault auth_fault(AuthError error, std::string_view service, const HttpRequest& request, std::string message) {
    const Names& row = names[static_cast<std::size_t>(error)];
    switch (family_of(service)) {
    case Family::S3: {
        const Name& name = request.headers.has("authorization") ? row.s3 : row.s3_presigned;
        return base::Fault(name.code, std::move(message)).status(name.status);
    }
    case Family::Query:
        return base::Fault(row.query.code, std::move(message)).status(row.query.status);
    case Family::Json:
        break;
    }
    // The JSON protocols answer 400 to it, the REST ones 403.
    return base::Fault(row.json.code, std::move(message)).status(request.headers.has("x-amz-target") ? 400 : 403);
}

} // namespace wire
