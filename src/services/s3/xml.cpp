#include "services/s3/xml.hpp"

#include "base/fault.hpp"

#include <sstream>

namespace services::s3 {

Xml::Xml(const char* root, bool with_namespace) : root_(document_.append_child(root)) {
    if (with_namespace) root_.append_attribute("xmlns") = "http://s3.amazonaws.com/doc/2006-03-01/";
}

void Xml::add(pugi::xml_node parent, const char* name, std::string_view text) {
    parent.append_child(name).text().set(std::string(text).c_str());
}

wire::HttpAnswer Xml::answer(int status) const {
    std::ostringstream out;
    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    document_.save(out, "", pugi::format_raw | pugi::format_no_declaration);
    wire::HttpAnswer answer{.status = status, .body = out.str()};
    answer.headers.add("Content-Type", "application/xml");
    return answer;
}

pugi::xml_node parse_xml(pugi::xml_document& document, const std::string& text, std::string_view root) {
    // White space is kept: it may be a key. Document types and entities of the caller's own are never read.
    const auto result =
        document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    const pugi::xml_node node = document.document_element();
    if (!result || root != node.name())
        throw base::Fault("MalformedXML",
                          "The XML you provided was not well-formed or did not validate against our published schema");
    return node;
}

std::string in_quotes(std::string_view etag) {
    return '"' + std::string(etag) + '"';
}

std::string_view flag_text(bool flag) {
    return flag ? "true" : "false";
}

} // namespace services::s3
