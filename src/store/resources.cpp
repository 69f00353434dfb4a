#include "store/resources.hpp"

#include "base/arn.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace store {
namespace {

constexpr std::string_view columns =
    "id, kind, account, region, name, parent, version, approval, status, created, updated, revision, document, "
    "client_token, request_hash";

constexpr std::array kinds = {kind::model_package, kind::model_package_group, kind::algorithm,
                              kind::model,         kind::endpoint_config,     kind::endpoint,
                              kind::training_job,  kind::transform_job};

// Names hold only ASCII letters, so their lower case does not depend on a language.
std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

Resource make(const Row& row) {
    Resource r;
    r.id = row.integer(0);
    r.kind = row.text(1);
    r.account = row.text(2);
    r.region = row.text(3);
    r.name = row.text(4);
    r.parent = row.text(5);
    r.version = row.integer(6);
    r.approval = row.text(7);
    r.status = row.text(8);
    r.created = row.instant(9);
    r.updated = row.instant(10);
    r.revision = row.integer(11);
    r.document = row.document(12);
    r.client_token = row.maybe_text(13);
    r.request_hash = row.maybe_text(14);
    return r;
}

std::string select(std::string_view rest) {
    return fmt::format("SELECT {} FROM resource {}", columns, rest);
}

std::string_view sort_column(ResourceSort sort) {
    switch (sort) {
    case ResourceSort::Name:
        return "key";
    case ResourceSort::Status:
        return "status";
    case ResourceSort::Updated:
        return "updated";
    case ResourceSort::Created:
        break;
    }
    return "created";
}

// LIKE's wild cards, taken literally.
std::string like_literal(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

// A WHERE clause that grows with its values.
class Filter {
  public:
    // `condition` names its parameter as {}.
    void add(std::string_view condition, Value value) {
        values_.push_back(std::move(value));
        clause_ += clause_.empty() ? "WHERE " : " AND ";
        clause_ += fmt::format(fmt::runtime(condition), fmt::format("${}", values_.size()));
    }
    void add(std::string_view condition) {
        clause_ += clause_.empty() ? "WHERE " : " AND ";
        clause_ += condition;
    }
    std::string next(Value value) {
        values_.push_back(std::move(value));
        return fmt::format("${}", values_.size());
    }
    const std::string& clause() const { return clause_; }
    const Values& values() const { return values_; }

  private:
    std::string clause_;
    Values values_;
};

} // namespace

std::string topic_of(std::string_view kind) {
    return std::string(kind) + "s";
}

std::string Resource::arn() const {
    return base::sagemaker_arn(region, account, kind, name);
}

const boost::json::object& Resource::internal() const {
    return base::object_at(document, "_internal");
}

boost::json::object& Resource::internal() {
    auto& slot = document.as_object()["_internal"];
    if (!slot.is_object()) slot.emplace_object();
    return slot.as_object();
}

std::optional<Resource> find_resource(Reader& reader, std::string_view kind, std::string_view account,
                                      std::string_view region, std::string_view name) {
    static const std::string sql = select("WHERE kind = $1 AND account = $2 AND region = $3 AND key = $4");
    return reader.one(sql, {kind, account, region, lower(name)}, make);
}

std::optional<Resource> find_resource_by_id(Reader& reader, std::int64_t id) {
    static const std::string sql = select("WHERE id = $1");
    return reader.one(sql, {id}, make);
}

std::optional<Resource> find_by_arn(Reader& reader, std::string_view text) {
    const auto arn = base::parse_arn(text);
    if (!arn || lower(arn->service) != "sagemaker") return std::nullopt;
    const std::size_t slash = arn->resource.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const std::string kind = lower(std::string_view(arn->resource).substr(0, slash));
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return std::nullopt;
    return find_resource(reader, kind, arn->account, lower(arn->region), arn->resource.substr(slash + 1));
}

std::optional<Resource> find_by_client_token(Reader& reader, std::string_view kind, std::string_view account,
                                             std::string_view region, std::string_view token) {
    static const std::string sql = select("WHERE kind = $1 AND account = $2 AND region = $3 AND client_token = $4");
    return reader.one(sql, {kind, account, region, token}, make);
}

void insert_resource(Transaction& tx, Resource& r) {
    const auto id = tx.one("INSERT INTO resource (kind, account, region, name, key, parent, version, approval, status, "
                           "created, updated, revision, document, client_token, request_hash) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id",
                           {r.kind, r.account, r.region, r.name, lower(r.name), lower(r.parent), r.version, r.approval,
                            r.status, r.created, r.updated, r.revision, r.document, r.client_token, r.request_hash},
                           [](const Row& row) { return row.integer(0); });
    r.id = id.value();
    tx.ring(topic_of(r.kind));
}

void save_resource(Transaction& tx, Resource& r) {
    const auto changed = tx.exec("UPDATE resource SET status = $1, approval = $2, updated = $3, document = $4, "
                                 "revision = revision + 1 WHERE id = $5 AND revision = $6",
                                 {r.status, r.approval, r.updated, r.document, r.id, r.revision});
    if (changed != 1) throw Conflict(fmt::format("{} {} is no longer at revision {}", r.kind, r.name, r.revision));
    ++r.revision;
    tx.ring(topic_of(r.kind));
}

void delete_resource(Transaction& tx, const Resource& r) {
    tx.exec("DELETE FROM resource WHERE id = $1", {r.id});
    tx.ring(topic_of(r.kind));
}

std::vector<Resource> list_resources(Reader& reader, const ResourceQuery& q) {
    Filter filter;
    filter.add("kind = {}", q.kind);
    filter.add("account = {}", q.account);
    filter.add("region = {}", q.region);
    if (q.parent) filter.add("parent = {}", lower(*q.parent));
    if (q.only_children) filter.add("parent <> ''");
    if (!q.name_contains.empty())
        filter.add("key LIKE {} ESCAPE '\\'", "%" + like_literal(lower(q.name_contains)) + "%");
    if (!q.status.empty()) filter.add("status = {}", q.status);
    if (!q.approval.empty()) filter.add("approval = {}", q.approval);
    if (q.created_after) filter.add("created > {}", *q.created_after);
    if (q.created_before) filter.add("created < {}", *q.created_before);
    if (q.updated_after) filter.add("updated > {}", *q.updated_after);
    if (q.updated_before) filter.add("updated < {}", *q.updated_before);
    const std::string_view column = sort_column(q.sort);
    const std::string_view direction = q.descending ? "DESC" : "ASC";
    if (q.after) {
        const bool textual = q.sort == ResourceSort::Name || q.sort == ResourceSort::Status;
        const std::string value = filter.next(textual ? Value(q.after->text) : Value(q.after->number));
        const std::string id = filter.next(q.after->id);
        filter.add(fmt::format("({}, id) {} ({}, {})", column, q.descending ? '<' : '>', value, id));
    }
    const std::string limit = filter.next(q.limit);
    return reader.all(
        select(fmt::format("{} ORDER BY {} {}, id {} LIMIT {}", filter.clause(), column, direction, direction, limit)),
        filter.values(), make);
}

ResourceCursor cursor_after(const Resource& r, ResourceSort sort) {
    switch (sort) {
    case ResourceSort::Name:
        return {.text = lower(r.name), .id = r.id};
    case ResourceSort::Status:
        return {.text = r.status, .id = r.id};
    case ResourceSort::Updated:
        return {.number = r.updated.micros(), .id = r.id};
    case ResourceSort::Created:
        break;
    }
    return {.number = r.created.micros(), .id = r.id};
}

std::vector<Resource> list_by_status(Reader& reader, std::string_view kind, const std::vector<std::string>& statuses) {
    static const std::string sql = select("WHERE kind = $1 AND status = $2 ORDER BY id");
    std::vector<Resource> found;
    for (const auto& status : statuses)
        reader.each(sql, {kind, status}, [&](const Row& row) { found.push_back(make(row)); });
    std::sort(found.begin(), found.end(), [](const Resource& a, const Resource& b) { return a.id < b.id; });
    return found;
}

std::vector<Resource> list_all(Reader& reader, std::string_view kind) {
    static const std::string sql = select("WHERE kind = $1 ORDER BY id");
    return reader.all(sql, {kind}, make);
}

std::int64_t next_version(Transaction& tx, const Resource& group) {
    const auto next = tx.one("INSERT INTO package_group_counter (resource, latest) VALUES ($1, 1) "
                             "ON CONFLICT (resource) DO UPDATE SET latest = latest + 1 RETURNING latest",
                             {group.id}, [](const Row& row) { return row.integer(0); });
    return next.value();
}

std::int64_t count_children(Reader& reader, const Resource& group) {
    const auto count = reader.one(
        "SELECT count(*) FROM resource WHERE kind = 'model-package' AND account = $1 AND region = $2 AND parent = $3",
        {group.account, group.region, lower(group.name)}, [](const Row& row) { return row.integer(0); });
    return count.value_or(0);
}

Tags list_tags(Reader& reader, const Resource& resource) {
    Tags tags;
    reader.each("SELECT key, value FROM resource_tag WHERE resource = $1 ORDER BY key", {resource.id},
                [&](const Row& row) { tags[row.text(0)] = row.text(1); });
    return tags;
}

void put_tags(Transaction& tx, const Resource& resource, const Tags& tags) {
    for (const auto& [key, value] : tags)
        tx.exec("INSERT INTO resource_tag (resource, key, value) VALUES ($1, $2, $3) "
                "ON CONFLICT (resource, key) DO UPDATE SET value = excluded.value",
                {resource.id, key, value});
}

void delete_tags(Transaction& tx, const Resource& resource, const std::vector<std::string>& keys) {
    for (const auto& key : keys)
        tx.exec("DELETE FROM resource_tag WHERE resource = $1 AND key = $2", {resource.id, key});
}

} // namespace store
