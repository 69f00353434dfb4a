// SageMaker resources as generic rows. A row's document has the shape of the resource's Describe answer (times as epoch
// seconds) and may hold an object "_internal", which no caller ever sees (domain/runs/internal.hpp names its members).
//
// Promises: names are unique per kind, account and region without regard to case; a save names the revision it saw
// (Conflict if another came first); every insert, save and delete rings topic_of(kind), so "endpoints",
// "model-packages", "algorithms", "transform-jobs", … wake their listeners.
#pragma once

#include "store/database.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// The kinds, spelled as in their ARNs.
namespace kind {
inline constexpr std::string_view model_package = "model-package"; // versioned ones are named "<group>/<version>"
inline constexpr std::string_view model_package_group = "model-package-group";
inline constexpr std::string_view algorithm = "algorithm";
inline constexpr std::string_view model = "model";
inline constexpr std::string_view endpoint_config = "endpoint-config";
inline constexpr std::string_view endpoint = "endpoint";
inline constexpr std::string_view training_job = "training-job";
inline constexpr std::string_view transform_job = "transform-job";
} // namespace kind

// "endpoints" for "endpoint"
std::string topic_of(std::string_view kind);

struct Resource {
    std::int64_t id = 0; // set by insert_resource
    std::string kind;
    std::string account;
    std::string region;
    std::string name;         // as its owner wrote it
    std::string parent;       // group name of a versioned package
    std::int64_t version = 0; // its version number
    std::string approval;     // its ModelApprovalStatus
    std::string status;       // "" for kinds without one
    base::Instant created;
    base::Instant updated;
    std::int64_t revision = 1;
    base::Document document = boost::json::object();
    std::optional<std::string> client_token; // idempotency: the token, and a digest of the request that used it
    std::optional<std::string> request_hash;

    std::string arn() const;
    const boost::json::object& internal() const; // empty where there is none
    boost::json::object& internal();             // made where there is none
};

std::optional<Resource> find_resource(Reader& reader, std::string_view kind, std::string_view account,
                                      std::string_view region, std::string_view name);
std::optional<Resource> find_resource_by_id(Reader& reader, std::int64_t id);
// Absent too where the text is no ARN of a resource kept here.
std::optional<Resource> find_by_arn(Reader& reader, std::string_view arn);
std::optional<Resource> find_by_client_token(Reader& reader, std::string_view kind, std::string_view account,
                                             std::string_view region, std::string_view token);

// Sets resource.id. Conflict where the name (or the client token) is taken.
void insert_resource(Transaction& tx, Resource& resource);
// Saves status, approval, updated and document; then resource.revision is the new one. Conflict where
// resource.revision is not the stored one.
void save_resource(Transaction& tx, Resource& resource);
void delete_resource(Transaction& tx, const Resource& resource);

enum class ResourceSort { Name, Created, Status, Updated };

// Where the last page ended: the sort column's value, and the row.
struct ResourceCursor {
    std::string text;        // sort by name or status
    std::int64_t number = 0; // sort by a time
    std::int64_t id = 0;
};

struct ResourceQuery {
    std::string kind;
    std::string account;
    std::string region;
    std::optional<std::string> parent; // "" for packages of no group
    bool only_children = false;        // packages of any group
    std::string name_contains;
    std::string status;
    std::string approval;
    std::optional<base::Instant> created_after;
    std::optional<base::Instant> created_before;
    std::optional<base::Instant> updated_after;
    std::optional<base::Instant> updated_before;
    ResourceSort sort = ResourceSort::Created;
    bool descending = false;
    std::optional<ResourceCursor> after;
    std::int64_t limit = 10;
};

// At most query.limit rows in the asked order; stable while rows come and go.
std::vector<Resource> list_resources(Reader& reader, const ResourceQuery& query);
ResourceCursor cursor_after(const Resource& resource, ResourceSort sort);

// Every account's and region's, oldest first: what a reconciler has to look at.
std::vector<Resource> list_by_status(Reader& reader, std::string_view kind, const std::vector<std::string>& statuses);
// All of a kind in whatever state (orphan sweeps).
std::vector<Resource> list_all(Reader& reader, std::string_view kind);

// The next version number of a package group, never given before.
std::int64_t next_version(Transaction& tx, const Resource& group);
std::int64_t count_children(Reader& reader, const Resource& group);

using Tags = std::map<std::string, std::string>;
Tags list_tags(Reader& reader, const Resource& resource);
void put_tags(Transaction& tx, const Resource& resource, const Tags& tags); // overwrites by key
void delete_tags(Transaction& tx, const Resource& resource, const std::vector<std::string>& keys);

} // namespace store
