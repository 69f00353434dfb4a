// Which operation a request is for, by its form alone: X-Amz-Target, the path of rpc-v2-cbor, Action of the query
// protocol, or method and path. Never by the signing name only: services share them.
#pragma once

#include "wire/http.hpp"
#include "wire/shape.hpp"

#include <map>
#include <string>
#include <string_view>

namespace wire {

struct Route {
    const Service* service = nullptr;     // null: none of ours (S3, or nothing)
    const Operation* operation = nullptr; // null: known to the model but not offered, or unknown
    std::string name;                     // of the operation that was asked for
    bool known = false;                   // the model has it
};

// `scope_service` is the service of the request's credential scope ("" if it has none); it tells apart only what the
// form leaves open.
Route route(const HttpRequest& request, std::string_view scope_service);

// Values of the labels of a REST operation's path, percent-decoded; absent if the path is another's.
std::optional<std::map<std::string, std::string>> match_path(std::string_view uri, std::string_view path);

} // namespace wire
