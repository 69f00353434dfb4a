#include "services/catalog/change_request.hpp"

#include "base/digest.hpp"
#include "domain/changes/decide.hpp"
#include "domain/changes/normalise.hpp"
#include "domain/changes/references.hpp"
#include "services/catalog/catalog.hpp"
#include "services/catalog/schema.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::size_t max_tags = 50;

// Reads one request, collecting what is wrong with it.
class Reading {
  public:
    Reading(const Call& call, const api::catalog::StartChangeSet::Input& in) : call_(call), in_(in) {}

    ReadRequest read() {
        start();
        for (std::size_t i = 0; i < in_.ChangeSet.size(); ++i)
            read_change(i);
        for (std::size_t i = 0; i < set_.changes.size(); ++i)
            name_entity(i);
        for (std::size_t i = 0; i < set_.changes.size(); ++i)
            settle(i);
        if (refusals_.empty()) refuse_repeats();
        return {std::move(set_), std::move(refusals_)};
    }

  private:
    void refuse(std::size_t i, std::string_view member, std::string message) {
        refusals_.push_back({"INVALID_CHANGE_REQUEST", std::move(message), fmt::format("ChangeSet[{}].{}", i, member)});
    }

    void start() {
        set_.id = call_.ids.alphanumeric(25);
        set_.account = call_.caller.account;
        set_.name = in_.ChangeSetName.value_or(fmt::format("Submitted by {}", call_.caller.account));
        set_.intent = in_.Intent.value_or("APPLY");
        set_.token = in_.ClientRequestToken;
        auto question = in_;
        question.ClientRequestToken.reset();
        set_.request_hash = base::hex(base::sha256(base::render(wire::to_document(question))));
        set_.started = call_.now;
        set_.not_before = call_.now;
        if (in_.ChangeSetTags && in_.ChangeSetTags->size() > max_tags)
            refusals_.push_back(
                {"TOO_MANY_TAGS", fmt::format("A resource has at most {} tags.", max_tags), "ChangeSetTags"});
    }

    void read_change(std::size_t i) {
        const api::catalog::Change& change = in_.ChangeSet[i];
        store::ChangeEntry entry;
        entry.type = change.ChangeType;
        entry.entity_type = change.Entity.Type;
        entry.entity_given = change.Entity.Identifier.value_or("");
        entry.name = change.ChangeName.value_or("");
        if (change.EntityTags)
            for (const api::catalog::Tag& tag : *change.EntityTags)
                entry.tags[tag.Key] = tag.Value;
        if (entry.tags.size() > max_tags) refuse(i, "EntityTags", fmt::format("At most {} tags.", max_tags));
        read_details(i, change, entry);

        const domain::ChangeType* type = find_type(i, entry);
        types_.push_back(type);
        if (type && type->creates && !entry.entity_given.empty())
            refuse(i, "Entity.Identifier", fmt::format("{} makes a new entity; leave the identifier out.", entry.type));
        if (type && !type->creates && entry.entity_given.empty())
            refuse(i, "Entity.Identifier", fmt::format("{} needs the identifier of an entity.", entry.type));
        set_.changes.push_back(std::move(entry));
    }

    void read_details(std::size_t i, const api::catalog::Change& change, store::ChangeEntry& entry) {
        if (change.Details && change.DetailsDocument) {
            refuse(i, "Details", "Give Details or DetailsDocument, not both.");
        } else if (change.DetailsDocument) {
            entry.given = *change.DetailsDocument;
        } else if (change.Details) {
            if (auto parsed = base::parse_document(*change.Details))
                entry.given = std::move(*parsed);
            else
                refuse(i, "Details", "It is not JSON.");
        } else {
            refuse(i, "DetailsDocument", "Give DetailsDocument, at least an empty object.");
        }
        if (!entry.given.is_object() && !entry.given.is_null()) refuse(i, "DetailsDocument", "It must be an object.");
        entry.details = entry.given;
    }

    const domain::ChangeType* find_type(std::size_t i, const store::ChangeEntry& entry) {
        const std::string plain = entity_id(entry.entity_type);
        const std::string_view version = std::string_view(entry.entity_type).substr(plain.size());
        if (!version.empty() && version != "@1.0") {
            refuse(i, "Entity.Type", fmt::format("{} has the version 1.0 only.", plain));
            return nullptr;
        }
        const domain::ChangeType* type = domain::find_change_type(plain, entry.type);
        if (!type)
            refuse(i, "ChangeType",
                   fmt::format("There is no change type {} for an entity of type {}.", entry.type, entry.entity_type));
        return type;
    }

    // Gives each change the id of its entity: a new one, or the one that it names by itself.
    void name_entity(std::size_t i) {
        store::ChangeEntry& entry = set_.changes[i];
        const domain::ChangeType* type = types_[i];
        if (type && type->creates)
            entry.entity =
                (type->entity_type == domain::product_type ? "prod-" : "offer-") + call_.ids.alphanumeric(13);
        else if (!domain::parse_reference(entry.entity_given))
            entry.entity = entity_id(entry.entity_given);
        if (entry.type == "CreateProduct") entry.fresh_ids = {call_.ids.alphanumeric(25)};
        if (entry.type == "AddDeliveryOptions")
            entry.fresh_ids = {call_.ids.uuid(), call_.ids.uuid(), call_.ids.uuid(), call_.ids.hex(32)};
        if (entry.name.empty()) return;
        if (!named_.emplace(entry.name, i).second)
            refuse(i, "ChangeName", fmt::format("The name {} is given twice.", entry.name));
    }

    // Puts identifiers in the place of references and checks the payload.
    void settle(std::size_t i) {
        store::ChangeEntry& entry = set_.changes[i];
        if (auto name = domain::parse_reference(entry.entity_given)) {
            auto target = named_.find(*name);
            if (target == named_.end() || set_.changes[target->second].entity.empty())
                refuse(i, "Entity.Identifier",
                       fmt::format("No change of this set that is named {} makes or names an "
                                   "entity.",
                                   *name));
            else
                entry.entity = set_.changes[target->second].entity;
        }
        std::map<std::string, std::string> identifiers;
        for (const auto& [name, position] : named_)
            if (!set_.changes[position].entity.empty()) identifiers[name] = set_.changes[position].entity;
        std::set<std::string> unknown;
        domain::resolve_references(entry.details, identifiers, unknown);
        for (const std::string& name : unknown)
            refuse(i, "DetailsDocument", fmt::format("No change of this set is named {}.", name));
        if (!types_[i] || !entry.details.is_object()) return;
        domain::normalise_details(entry.details);
        for (base::Refusal& refusal : check_details(types_[i]->entity_type, entry.type, entry.details)) {
            refusal.where =
                fmt::format("ChangeSet[{}].DetailsDocument{}{}", i, refusal.where.empty() ? "" : ".", refusal.where);
            refusals_.push_back(std::move(refusal));
        }
    }

    void refuse_repeats() {
        std::set<std::pair<std::string, std::string>> seen;
        for (std::size_t i = 0; i < set_.changes.size(); ++i)
            if (!seen.emplace(set_.changes[i].type, set_.changes[i].entity).second)
                refuse(i, "ChangeType",
                       fmt::format("{} of the same entity stands in this set twice.", set_.changes[i].type));
    }

    const Call& call_;
    const api::catalog::StartChangeSet::Input& in_;
    store::ChangeSet set_;
    std::vector<const domain::ChangeType*> types_;
    std::map<std::string, std::size_t> named_;
    base::Refusals refusals_;
};

} // namespace

ReadRequest read_change_draft(const Call& call, const api::catalog::StartChangeSet::Input& in) {
    return Reading(call, in).read();
}

store::ChangeSet read_change_request(const Call& call, const api::catalog::StartChangeSet::Input& in) {
    ReadRequest read = read_change_draft(call, in);
    if (!read.refusals.empty()) throw validation_fault(read.refusals);
    return std::move(read.set);
}

} // namespace services
