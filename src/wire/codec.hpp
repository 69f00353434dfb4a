// Between structs of the contract and what travels or is stored. Everything here works on any generated struct by its
// table. Parsing reports all violations of a request at once; rendering never refuses.
#pragma once

#include "base/document.hpp"
#include "base/fault.hpp"
#include "base/result.hpp"
#include "wire/http.hpp"
#include "wire/shape.hpp"

#include <string>
#include <string_view>

namespace wire {

// --- requests and answers -------------------------------------------------------------------------------------------

// Fills `input` (the operation's input struct, fresh) from the request in whatever protocol it came. Throws Fault:
// SerializationException for what cannot be read, ValidationException (ValidationError for the query protocol) with
// every violated constraint.
void parse_input(const Operation& operation, const HttpRequest& request, void* input);

// `output` is the operation's output struct. `request` decides the form where a service speaks several.
HttpAnswer render_output(const Operation& operation, const void* output, const HttpRequest& request,
                         std::string_view request_id);

// The fault as the service's SDKs expect it. Its status is the fault's own, else what the model declares for the code.
HttpAnswer render_fault(const Service& service, const base::Fault& fault, const HttpRequest& request,
                        std::string_view request_id);

// --- documents ------------------------------------------------------------------------------------------------------

base::Document render_document(const Shape& shape, const void* value);
// Collects what is wrong with `document`; fills `value` as far as it is right.
void parse_document(const Shape& shape, const base::Document& document, void* value, base::Refusals& violations);

// JSON text of a struct, without making a document first.
void render_json(const Shape& shape, const void* value, std::string& out);

template<class T>
base::Document to_document(const T& value) {
    return render_document(shape_of<T>(), &value);
}

// For what was rendered by to_document: whatever does not fit is left out, nothing is refused.
template<class T>
T from_document(const base::Document& document) {
    T value{};
    base::Refusals ignored;
    parse_document(shape_of<T>(), document, &value, ignored);
    return value;
}

// For what came from outside: the value, or every violation with its place ("DeliveryOptions[0].Details").
template<class T>
base::Result<T> validate_document(const base::Document& document) {
    T value{};
    base::Refusals violations;
    parse_document(shape_of<T>(), document, &value, violations);
    if (!violations.empty()) return violations;
    return value;
}

} // namespace wire
