// REST bindings: members that travel in the path, the query, headers or as the raw body.
#pragma once

#include "base/document.hpp"
#include "wire/http.hpp"
#include "wire/shape.hpp"

#include <string>

namespace wire {

// The request's bound members and JSON body as one document, ready for parse_document. Throws Fault
// SerializationException where the body is not JSON. A raw payload member is base64 text in it.
base::Document document_of_request(const Operation& operation, const HttpRequest& request);

// Headers, status and body of the answer.
HttpAnswer render_rest(const Operation& operation, const void* output);

} // namespace wire
