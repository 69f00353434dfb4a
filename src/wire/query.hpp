// The query protocol (IAM, STS): a form in, XML out.
#pragma once

#include "base/document.hpp"
#include "base/fault.hpp"
#include "wire/shape.hpp"

#include <string>
#include <string_view>

namespace wire {

// The form's parameters as the document that parse_document expects for the shape: lists from "Name.member.1", maps
// from "Name.entry.1.key", numbers and booleans from their texts (left as text where they are none).
base::Document document_of_form(const Shape& shape, std::string_view form);

std::string render_xml(const Operation& operation, const void* output, std::string_view request_id);
std::string render_xml_fault(const Service& service, const base::Fault& fault, int status, std::string_view request_id);

} // namespace wire
