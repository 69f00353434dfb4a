#include "store/market/change_sets.hpp"

#include "store/audit/scope.hpp"
#include "store/market/conditions.hpp"

#include <array>

namespace store {

namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 5> statuses = {"PREPARING", "APPLYING", "SUCCEEDED", "CANCELLED", "FAILED"};

constexpr std::string_view columns = "id, account, name, intent, status, failure_code, failure, token, request_hash, "
                                     "started, ended, not_before";

ChangeSet read_change_set(const Row& row) {
    ChangeSet set;
    set.id = row.text(0);
    set.account = row.text(1);
    set.name = row.text(2);
    set.intent = row.text(3);
    set.status = parse_change_set_status(row.view(4)).value_or(ChangeSetStatus::Failed);
    set.failure_code = row.maybe_text(5);
    set.failure = row.maybe_text(6);
    set.token = row.maybe_text(7);
    set.request_hash = row.text(8);
    set.started = row.instant(9);
    set.ended = row.maybe_instant(10);
    set.not_before = row.instant(11);
    return set;
}

json::array render_errors(const base::Refusals& errors) {
    json::array rendered;
    for (const base::Refusal& error : errors)
        rendered.push_back(json::object{{"code", error.code}, {"message", error.message}, {"where", error.where}});
    return rendered;
}

ChangeEntry read_entry(const Row& row) {
    ChangeEntry entry;
    entry.type = row.text(0);
    entry.entity_type = row.text(1);
    entry.entity = row.text(2);
    entry.entity_given = row.text(3);
    entry.name = row.text(4);
    entry.given = row.document(5);
    entry.details = row.document(6);
    const base::Document ids = row.document(7), tags = row.document(8), errors = row.document(9);
    for (const json::value& id : ids.as_array())
        entry.fresh_ids.emplace_back(id.as_string());
    for (const auto& tag : tags.as_object())
        entry.tags[tag.key()] = tag.value().as_string();
    for (const json::value& error : errors.as_array())
        entry.errors.push_back(
            {base::text_at(error, "code"), base::text_at(error, "message"), base::text_at(error, "where")});
    if (!row.null(10)) entry.revision = row.integer(10);
    return entry;
}

void read_entries(Reader& reader, ChangeSet& set) {
    set.changes = reader.all("SELECT type, entity_type, entity, entity_given, name, given, details, fresh_ids, tags, "
                             "errors, revision FROM change_entry WHERE change_set = $1 ORDER BY position",
                             {set.id}, read_entry);
}

std::string select(std::string_view rest) {
    return fmt::format("SELECT {} FROM change_set WHERE {}", columns, rest);
}

std::optional<ChangeSet> find_one(Reader& reader, std::string_view condition, const Values& values) {
    auto found = reader.one(select(condition), values, read_change_set);
    if (found) read_entries(reader, *found);
    return found;
}

void insert_entry(Transaction& tx, const ChangeSet& set, std::size_t position) {
    const ChangeEntry& entry = set.changes[position];
    json::object tags;
    for (const auto& [key, value] : entry.tags)
        tags[key] = value;
    const base::Document ids = json::array(entry.fresh_ids.begin(), entry.fresh_ids.end());
    tx.exec("INSERT INTO change_entry (change_set, position, type, entity_type, entity, entity_given, name, given, "
            "details, fresh_ids, tags, errors) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '[]')",
            {set.id, static_cast<std::int64_t>(position), entry.type, entry.entity_type, entry.entity,
             entry.entity_given, entry.name, entry.given, entry.details, ids, base::Document(std::move(tags))});
}

} // namespace

std::string_view render(ChangeSetStatus status) {
    return statuses[static_cast<std::size_t>(status)];
}

std::optional<ChangeSetStatus> parse_change_set_status(std::string_view text) {
    for (std::size_t i = 0; i < statuses.size(); ++i)
        if (statuses[i] == text) return static_cast<ChangeSetStatus>(i);
    return std::nullopt;
}

std::optional<ChangeSet> find_change_set(Reader& reader, std::string_view id) {
    return find_one(reader, "id = $1", {id});
}

std::optional<ChangeSet> find_change_set_by_token(Reader& reader, std::string_view account, std::string_view token) {
    return find_one(reader, "account = $1 AND token = $2", {account, token});
}

std::int64_t count_open_change_sets(Reader& reader, std::string_view account) {
    return reader
        .one("SELECT count(*) FROM change_set WHERE account = $1 AND status IN ('PREPARING', 'APPLYING')", {account},
             [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

std::int64_t count_held_offers(Reader& reader, std::string_view account) {
    return reader
        .one("SELECT count(*) FROM entity_lock l JOIN change_set c ON c.id = l.change_set "
             "WHERE c.account = $1 AND l.entity LIKE 'offer-%'",
             {account}, [](const Row& row) { return row.integer(0); })
        .value_or(0);
}

std::vector<std::string> list_open_change_sets(Reader& reader) {
    return reader.all("SELECT id FROM change_set WHERE status IN ('PREPARING', 'APPLYING') ORDER BY started, id", {},
                      [](const Row& row) { return row.text(0); });
}

std::optional<std::string> find_lock(Reader& reader, std::string_view entity) {
    return reader.one("SELECT change_set FROM entity_lock WHERE entity = $1", {entity},
                      [](const Row& row) { return row.text(0); });
}

void insert_change_set(Transaction& tx, const ChangeSet& set) {
    note_changed(set.id);
    tx.exec("INSERT INTO change_set (id, account, name, intent, status, token, request_hash, started, not_before) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            {set.id, set.account, set.name, set.intent, render(set.status), set.token, set.request_hash, set.started,
             set.not_before});
    for (std::size_t position = 0; position < set.changes.size(); ++position) {
        insert_entry(tx, set, position);
        // A second change of the same set finds its own lock; another set's lock is a conflict.
        tx.exec("INSERT INTO entity_lock (entity, change_set) VALUES ($1, $2) "
                "ON CONFLICT (entity) DO NOTHING",
                {set.changes[position].entity, set.id});
        if (find_lock(tx, set.changes[position].entity) != set.id)
            throw Conflict(fmt::format("{} is held by another change set", set.changes[position].entity));
    }
    tx.ring("change-sets");
}

bool take_up_change_set(Transaction& tx, std::string_view id) {
    const auto changed =
        tx.exec("UPDATE change_set SET status = 'APPLYING' WHERE id = $1 AND status = 'PREPARING'", {id});
    if (changed == 1) tx.ring("change-sets");
    return changed == 1;
}

bool save_change_set(Transaction& tx, const ChangeSet& set, ChangeSetStatus from) {
    const auto changed = tx.exec("UPDATE change_set SET status = $3, failure_code = $4, failure = $5, ended = $6 "
                                 "WHERE id = $1 AND status = $2",
                                 {set.id, render(from), render(set.status), set.failure_code, set.failure, set.ended});
    if (changed != 1) return false;
    for (std::size_t position = 0; position < set.changes.size(); ++position) {
        const ChangeEntry& entry = set.changes[position];
        tx.exec(
            "UPDATE change_entry SET errors = $3, revision = $4 WHERE change_set = $1 AND position = $2",
            {set.id, static_cast<std::int64_t>(position), base::Document(render_errors(entry.errors)), entry.revision});
    }
    if (!set.open()) tx.exec("DELETE FROM entity_lock WHERE change_set = $1", {set.id});
    tx.ring("change-sets");
    return true;
}

std::int64_t purge_change_sets(Transaction& tx, base::Instant ended_before) {
    return tx.exec("DELETE FROM change_set WHERE ended < $1", {ended_before});
}

std::vector<ChangeSet> list_change_sets(Reader& reader, const ChangeSetQuery& query) {
    Conditions conditions;
    conditions.add("account = {}", query.account);
    conditions.add_any("id IN (SELECT change_set FROM change_entry WHERE entity IN {})", query.entities);
    conditions.add_any("name IN {}", query.names);
    conditions.add_any("status IN {}", query.statuses);
    if (query.started_from) conditions.add("started >= {}", *query.started_from);
    if (query.started_to) conditions.add("started <= {}", *query.started_to);
    if (query.ended_from) conditions.add("ended >= {}", *query.ended_from);
    if (query.ended_to) conditions.add("ended <= {}", *query.ended_to);
    const std::string order =
        fmt::format(" ORDER BY {0} {1}, id {1} LIMIT {2} OFFSET {3}", query.by_end ? "ended" : "started",
                    query.descending ? "DESC" : "ASC", query.limit, query.offset);
    auto sets = reader.all(select(conditions.text() + order), conditions.values(), read_change_set);
    for (ChangeSet& set : sets)
        read_entries(reader, set);
    return sets;
}

} // namespace store
