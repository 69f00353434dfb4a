// XML as S3 writes and reads it.
#pragma once

#include "wire/http.hpp"

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace services::s3 {

// A document in S3's name space that grows and becomes an answer.
class Xml {
  public:
    explicit Xml(const char* root, bool with_namespace = true);
    pugi::xml_node root() { return root_; }
    void add(const char* name, std::string_view text) { add(root_, name, text); }
    pugi::xml_node add_node(const char* name) { return root_.append_child(name); }
    static void add(pugi::xml_node parent, const char* name, std::string_view text);
    wire::HttpAnswer answer(int status = 200) const;

  private:
    pugi::xml_document document_;
    pugi::xml_node root_;
};

// The root element, which must have that name. Throws MalformedXML.
pugi::xml_node parse_xml(pugi::xml_document& document, const std::string& text, std::string_view root);

// With quotes, as in headers and elements.
std::string in_quotes(std::string_view etag);
// "true" or "false".
std::string_view flag_text(bool flag);

} // namespace services::s3
