// Change sets: what was asked, how far it got, and which entities it holds meanwhile. Saving one rings "change-sets".
#pragma once

#include "base/result.hpp"
#include "store/database.hpp"

#include <map>

namespace store {

enum class ChangeSetStatus { Preparing, Applying, Succeeded, Cancelled, Failed };
std::string_view render(ChangeSetStatus status);
std::optional<ChangeSetStatus> parse_change_set_status(std::string_view text);

struct ChangeEntry {
    std::string type;
    std::string entity_type;  // with its version, "Offer@1.0"
    std::string entity;       // the id it works on, of a new entity too
    std::string entity_given; // as asked: an id, "id@revision", a reference, or "" for a new entity
    std::string name;
    base::Document given;   // the payload as it came
    base::Document details; // references put in place: what is applied
    std::vector<std::string> fresh_ids;
    std::map<std::string, std::string> tags; // of the entity that it creates
    base::Refusals errors;
    std::optional<std::int64_t> revision; // of the entity, once applied
};

struct ChangeSet {
    std::string id;
    std::string account;
    std::string name;
    std::string intent; // "APPLY", "VALIDATE"
    ChangeSetStatus status = ChangeSetStatus::Preparing;
    std::optional<std::string> failure_code;
    std::optional<std::string> failure;
    std::optional<std::string> token;
    std::string request_hash;
    base::Instant started;
    std::optional<base::Instant> ended;
    base::Instant not_before; // until when it waits for review
    std::vector<ChangeEntry> changes;

    bool open() const { return status == ChangeSetStatus::Preparing || status == ChangeSetStatus::Applying; }
};

std::optional<ChangeSet> find_change_set(Reader& reader, std::string_view id);
std::optional<ChangeSet> find_change_set_by_token(Reader& reader, std::string_view account, std::string_view token);
std::int64_t count_open_change_sets(Reader& reader, std::string_view account);
// Offers that the account's open sets make or change.
std::int64_t count_held_offers(Reader& reader, std::string_view account);
// Open ones of every account, oldest first: what the engine has to look at.
std::vector<std::string> list_open_change_sets(Reader& reader);
// The change set that holds the entity; absent where it is free.
std::optional<std::string> find_lock(Reader& reader, std::string_view entity);

// With its changes and the locks of their entities. Conflict where the token was used or an entity is held.
void insert_change_set(Transaction& tx, const ChangeSet& change_set);
// From PREPARING to APPLYING; false if it is not PREPARING any more.
bool take_up_change_set(Transaction& tx, std::string_view id);
// From one status to another, with failure, end, and what each change came to; a set that ends lets its entities go.
// False if it is not in status `from` any more, and then nothing is changed.
bool save_change_set(Transaction& tx, const ChangeSet& change_set, ChangeSetStatus from);
// Removes what ended before that; history is kept for a while only.
std::int64_t purge_change_sets(Transaction& tx, base::Instant ended_before);

struct ChangeSetQuery {
    std::string account;
    std::vector<std::string> entities;
    std::vector<std::string> names;
    std::vector<std::string> statuses;
    std::optional<base::Instant> started_from, started_to, ended_from, ended_to;
    bool by_end = false;
    bool descending = true;
    std::int64_t offset = 0;
    std::int64_t limit = 20;
};
std::vector<ChangeSet> list_change_sets(Reader& reader, const ChangeSetQuery& query);

} // namespace store
