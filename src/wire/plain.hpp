// The form in which a browser calls: POST /api/<service>/<Operation> with a JSON object of the model's member names and
// JSON back, whatever protocol the service's SDKs speak. Blobs are base64, times are epoch seconds. A refusal is
// {code, message, requestId, fields: [{code, where, message}], …}.
#pragma once

#include "base/document.hpp"
#include "base/fault.hpp"
#include "wire/http.hpp"
#include "wire/route.hpp"
#include "wire/shape.hpp"

#include <string_view>

namespace wire {

// Whether the request has this form. A signed request never has: a bucket may be called "api".
bool is_plain(const HttpRequest& request);
// By the service's name as the AWS CLI has it ("marketplace-catalog") and the operation's.
Route route_plain(const HttpRequest& request);

base::Document document_of_plain(const Operation& operation, const HttpRequest& request);
HttpAnswer render_plain(const Operation& operation, const void* output, std::string_view request_id);
HttpAnswer render_plain_fault(const base::Fault& fault, int status, std::string_view request_id);

// The request as the operation's own protocol has it, for handlers that relay its payload.
HttpRequest rest_request_of_plain(const Operation& operation, const HttpRequest& request);
// And the answer to that, in the plain form.
HttpAnswer plain_answer_of_rest(const Operation& operation, HttpAnswer&& answer, std::string_view request_id);

} // namespace wire
