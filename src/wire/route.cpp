#include "wire/route.hpp"

#include "wire/services.hpp"

#include <unordered_map>

namespace wire {

namespace {

std::string_view path_of(std::string_view uri) {
    return uri.substr(0, uri.find('?'));
}

// Operations of the models by what names them, built once.
struct Index {
    // "AWSMPCommerceService_v20200301.DescribeAgreement"
    std::unordered_map<std::string, Route> by_target;
    // "20110615 GetUser": version and action of the query protocol
    std::unordered_map<std::string, Route> by_action;
    // "AWSMPEntitlementService/GetEntitlements"
    std::unordered_map<std::string, Route> by_cbor;
    // "POST /StartChangeSet"
    std::unordered_map<std::string, Route> by_path;
    // With labels in the path: tried one after another.
    struct Labelled {
        std::string_view method;
        std::string_view uri;
        Route route;
    };
    std::vector<Labelled> by_label;

    Index() {
        for (const Service* service : services()) {
            for (const Operation* operation : service->operations)
                add({service, operation, std::string(operation->name), true}, operation->method, operation->uri);
            for (const Other& other : service->others)
                add({service, nullptr, std::string(other.name), true}, other.method, other.uri);
        }
    }

    void add(const Route& route, std::string_view method, std::string_view uri) {
        const Service& service = *route.service;
        switch (service.protocol) {
        case Protocol::Query:
            by_action.emplace(std::string(service.version) + ' ' + route.name, route);
            break;
        case Protocol::RestJson:
            if (uri.find('{') == std::string_view::npos)
                by_path.emplace(std::string(method) + ' ' + std::string(path_of(uri)), route);
            else
                by_label.push_back({method, uri, route});
            break;
        default:
            by_target.emplace(std::string(service.target) + '.' + route.name, route);
            if (service.cbor) by_cbor.emplace(std::string(service.target) + '/' + route.name, route);
        }
    }
};

const Index& index() {
    static const Index all;
    return all;
}

Route find(const std::unordered_map<std::string, Route>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? Route{} : found->second;
}

// A target of one of our services that its model does not know is still that service's to refuse.
Route by_target(std::string_view target) {
    Route route = find(index().by_target, std::string(target));
    if (route.service) return route;
    const std::size_t dot = target.rfind('.');
    for (const Service* service : services())
        if (!service->target.empty() && target.substr(0, dot) == service->target)
            return {service, nullptr, std::string(target.substr(dot + 1)), false};
    return {};
}

Route by_action(const HttpRequest& request, std::string_view scope_service) {
    std::string action, version;
    for (const std::string_view text : {std::string_view(request.body), std::string_view(request.query)})
        for (auto& [name, value] : parse_query(text)) {
            if (name == "Action" && action.empty()) action = value;
            if (name == "Version" && version.empty()) version = value;
        }
    if (action.empty()) return {};
    Route route = find(index().by_action, version + ' ' + action);
    if (route.service) return route;
    for (const Service* service : services())
        if (service->protocol == Protocol::Query && service->signing == scope_service)
            return {service, nullptr, action, false};
    return {};
}

constexpr std::string_view cbor_prefix = "/service/";

Route by_cbor(std::string_view path) {
    path.remove_prefix(cbor_prefix.size());
    const std::size_t slash = path.find("/operation/");
    if (slash == std::string_view::npos) return {};
    return find(index().by_cbor,
                std::string(path.substr(0, slash)) + '/' + std::string(path.substr(slash + sizeof("/operation/") - 1)));
}

} // namespace

std::optional<std::map<std::string, std::string>> match_path(std::string_view uri, std::string_view path) {
    std::map<std::string, std::string> labels;
    uri = path_of(uri);
    while (!uri.empty() || !path.empty()) {
        if (uri.empty() || path.empty() || uri.front() != '/' || path.front() != '/') return std::nullopt;
        uri.remove_prefix(1);
        path.remove_prefix(1);
        const std::string_view pattern = uri.substr(0, uri.find('/'));
        const bool greedy = pattern.ends_with("+}");
        const std::string_view part = greedy ? path : path.substr(0, path.find('/'));
        if (pattern.starts_with('{')) {
            auto value = percent_decode(part);
            if (!value || value->empty()) return std::nullopt;
            labels.emplace(pattern.substr(1, pattern.size() - (greedy ? 3 : 2)), *std::move(value));
        } else if (pattern != part) {
            return std::nullopt;
        }
        uri.remove_prefix(pattern.size());
        path.remove_prefix(part.size());
    }
    return labels;
}

Route route(const HttpRequest& request, std::string_view scope_service) {
    if (const std::string* target = request.headers.find("X-Amz-Target")) return by_target(*target);
    if (request.path.starts_with(cbor_prefix) && request.headers.get("smithy-protocol") == "rpc-v2-cbor")
        return by_cbor(request.path);
    if (scope_service == "s3") return {};
    if (request.path == "/" && (scope_service == "iam" || scope_service == "sts"))
        return by_action(request, scope_service);
    if (Route found = find(index().by_path, request.method + ' ' + request.path); found.service) return found;
    for (const auto& candidate : index().by_label)
        if (candidate.method == request.method && match_path(candidate.uri, request.path)) return candidate.route;
    return {};
}

} // namespace wire
