// How S3 tells a refusal: its status by code, and its XML.
#include "services/s3/s3.hpp"
#include "services/s3/xml.hpp"

#include <algorithm>
#include <array>

namespace services {
namespace {

struct CodeStatus {
    std::string_view code;
    int status;
};

// What is not named here answers 400.
constexpr std::array statuses = {
    CodeStatus{"AccessDenied", 403},
    CodeStatus{"BucketAlreadyExists", 409},
    CodeStatus{"BucketAlreadyOwnedByYou", 409},
    CodeStatus{"BucketNotEmpty", 409},
    CodeStatus{"InternalError", 500},
    CodeStatus{"InvalidAccessKeyId", 403},
    CodeStatus{"InvalidRange", 416},
    CodeStatus{"MethodNotAllowed", 405},
    CodeStatus{"MissingContentLength", 411},
    CodeStatus{"NoSuchBucket", 404},
    CodeStatus{"NoSuchBucketPolicy", 404},
    CodeStatus{"NoSuchKey", 404},
    CodeStatus{"NoSuchUpload", 404},
    CodeStatus{"NotImplemented", 501},
    CodeStatus{"OperationAborted", 409},
    CodeStatus{"PreconditionFailed", 412},
    CodeStatus{"RequestTimeTooSkewed", 403},
    CodeStatus{"ServiceUnavailable", 503},
    CodeStatus{"SignatureDoesNotMatch", 403},
    CodeStatus{"SlowDown", 503},
};

int status_of(const base::Fault& fault) {
    if (fault.status() != 0) return fault.status();
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [&](const CodeStatus& known) { return known.code == fault.code(); });
    return found == statuses.end() ? 400 : found->status;
}

} // namespace

wire::HttpAnswer S3::render_fault(const base::Fault& fault, const wire::HttpRequest& request,
                                  std::string_view request_id) {
    wire::HttpAnswer answer{.status = status_of(fault)};
    if (request.method != "HEAD") {
        s3::Xml xml("Error", false);
        xml.add("Code", fault.code());
        xml.add("Message", fault.message());
        for (const auto& [name, value] : fault.members())
            if (value.is_string()) xml.add(std::string(name).c_str(), value.as_string());
        xml.add("Resource", request.path);
        xml.add("RequestId", request_id);
        answer = xml.answer(answer.status);
    }
    answer.headers.add("x-amz-request-id", std::string(request_id));
    return answer;
}

} // namespace services
