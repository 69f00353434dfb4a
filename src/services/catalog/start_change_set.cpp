#include "domain/changes/access_role.hpp"
#include "domain/changes/decide.hpp"
#include "domain/changes/version_details.hpp"
#include "domain/listing/processing.hpp"
#include "services/agreement/parts.hpp"
#include "services/catalog/catalog.hpp"
#include "services/catalog/change_request.hpp"
#include "services/catalog/operations.hpp"
#include "services/catalog/submit.hpp"
#include "store/market/agreement_changes.hpp"
#include "store/market/market_policy.hpp"
#include "store/market/publishing_reviews.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using api::catalog::StartChangeSet;

constexpr std::int64_t max_open_sets = 250;
constexpr std::int64_t max_offers_at_once = 20; // in all open sets of an account together

void add_tag_keys(domain::ConditionKeys& keys, const std::map<std::string, std::string>& tags) {
    for (const auto& [key, value] : tags) {
        keys.emplace("aws:TagKeys", key);
        keys.emplace("aws:RequestTag/" + key, value);
    }
}

std::map<std::string, std::string> tags_of(const StartChangeSet::Input& in) {
    std::map<std::string, std::string> tags;
    if (in.ChangeSetTags)
        for (const api::catalog::Tag& tag : *in.ChangeSetTags)
            tags[tag.Key] = tag.Value;
    return tags;
}

// What a version is made from must be open to the caller himself, not only to his account.
void require_asset_access(const Call& call, const store::ChangeEntry& entry) {
    const auto option = domain::read_option_details(entry.details);
    if (entry.type != "AddDeliveryOptions" || !option) return;
    const bool algorithm = option->kind == domain::AssetKind::Algorithm;
    const std::string arn =
        base::text_at(option->document, algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn");
    const std::string role = base::text_at(option->document, "AccessRoleArn");
    auto own = [&](const std::string& text) {
        const auto parsed = base::parse_arn(text);
        return parsed && parsed->account == call.caller.account;
    };
    if (own(arn)) call.require(algorithm ? "sagemaker:DescribeAlgorithm" : "sagemaker:DescribeModelPackage", arn);
    if (own(role)) call.require("iam:PassRole", role, {{"iam:PassedToService", std::string(domain::assets_principal)}});
}

// What an agreement holds goes into the offer that replaces it.
void require_agreement_access(const Call& call, const store::ChangeEntry& entry) {
    if (entry.type != "CreateReplacementOffer") return;
    const std::string arn = store::agreement_arn(call.caller.account, base::text_at(entry.details, "AgreementId"));
    const domain::ConditionKeys keys{{"aws-marketplace:AgreementType", std::string(agreement::agreement_type)},
                                     {"aws-marketplace:PartyType", "Proposer"}};
    call.require("aws-marketplace:DescribeAgreement", arn, keys);
    call.require("aws-marketplace:GetAgreementTerms", arn, keys);
}

void require_change(const Call& call, store::Reader& reader, const store::ChangeSet& set,
                    const store::ChangeEntry& entry, const std::map<std::string, std::string>& tags) {
    const std::string entity_type = entity_id(entry.entity_type);
    const domain::ChangeType* type = domain::find_change_type(entity_type, entry.type);
    const bool creates = type && type->creates;
    const std::string resource = base::marketplace_arn(set.account, entity_type, creates ? "*" : entry.entity);
    domain::ConditionKeys keys{{"catalog:ChangeType", entry.type}, {"aws-marketplace:Intent", set.intent}};
    add_tag_keys(keys, tags);
    add_tag_keys(keys, entry.tags);
    keys.merge(resource_tag_keys(call, reader, resource));
    call.require("aws-marketplace:StartChangeSet", resource, keys);
    if (!creates) call.require("aws-marketplace:DescribeEntity", resource, keys);
    if (!entry.tags.empty()) call.require("aws-marketplace:TagResource", resource, keys);
    require_asset_access(call, entry);
    require_agreement_access(call, entry);
}

void require_permission(const Call& call, store::Reader& reader, const store::ChangeSet& set,
                        const StartChangeSet::Input& in) {
    const auto tags = tags_of(in);
    for (const store::ChangeEntry& entry : set.changes)
        require_change(call, reader, set, entry, tags);
    // The change set itself, which carries the tags that the request gives it.
    const std::string resource = base::marketplace_arn(set.account, "ChangeSet", "*");
    domain::ConditionKeys keys = change_type_keys(set);
    keys.emplace("aws-marketplace:Intent", set.intent);
    add_tag_keys(keys, tags);
    for (const auto& [key, value] : tags)
        keys.emplace("aws:ResourceTag/" + key, value);
    call.require("aws-marketplace:StartChangeSet", resource, keys);
    call.require("aws-marketplace:DescribeChangeSet", resource, keys);
    if (!tags.empty()) call.require("aws-marketplace:TagResource", resource, keys);
}

// The entity exists, is the caller's, of the type that is said, and at the revision that is said.
void require_entity(const Call& call, store::Reader& reader, const store::ChangeEntry& entry) {
    const store::Entity entity = load_own_entity(call, reader, entry.entity);
    if (entity.type != entity_id(entry.entity_type))
        throw base::Fault("ValidationException", fmt::format("The entity {} is of type {}, not {}.", entity.id,
                                                             versioned_type(entity.type), entry.entity_type));
    const std::string_view given(entry.entity_given);
    const bool stale = given.find('@') != std::string_view::npos && given != entity.identifier();
    if (stale)
        throw base::Fault("ValidationException",
                          fmt::format("{} is not the latest revision of the entity; that is {}. Read it and send the "
                                      "change again.",
                                      given, entity.identifier()));
}

void require_entities(const Call& call, store::Reader& reader, const store::ChangeSet& set) {
    std::set<std::string> made;
    for (const store::ChangeEntry& entry : set.changes)
        if (domain::find_change_type(entity_id(entry.entity_type), entry.type)->creates) made.insert(entry.entity);
    for (const store::ChangeEntry& entry : set.changes) {
        if (!made.contains(entry.entity)) require_entity(call, reader, entry);
        const std::string product = entry.type == "CreateOffer" ? base::text_at(entry.details, "ProductId") : "";
        if (!product.empty() && !made.contains(product)) load_own_entity(call, reader, product);
        if (auto holder = store::find_lock(reader, entry.entity))
            throw base::Fault("ResourceInUseException",
                              fmt::format("The entity {} is held by the change set {}, which has not ended. Wait for "
                                          "it, or cancel it.",
                                          entry.entity, *holder));
    }
}

void require_quota(const Call& call, store::Reader& reader, const store::ChangeSet& set) {
    if (store::count_open_change_sets(reader, call.caller.account) >= max_open_sets)
        throw base::Fault(
            "ServiceQuotaExceededException",
            fmt::format("The account has {} open change sets. Wait until some have ended.", max_open_sets));
    std::set<std::string> offers;
    for (const store::ChangeEntry& entry : set.changes)
        if (entity_id(entry.entity_type) == domain::offer_type) offers.insert(entry.entity);
    const auto asked = static_cast<std::int64_t>(offers.size());
    const std::int64_t held = asked == 0 ? 0 : store::count_held_offers(reader, call.caller.account);
    if (held + asked > max_offers_at_once)
        throw base::Fault(
            "ServiceQuotaExceededException",
            fmt::format("An account makes or changes at most {} offers at once: its open change sets hold "
                        "{}, and this one names {}. Wait until some have ended.",
                        max_offers_at_once, held, asked));
}

// The same token with the same request is the same change set; with another request it is a mistake.
std::optional<store::ChangeSet> find_earlier(store::Reader& reader, const store::ChangeSet& set) {
    if (!set.token) return std::nullopt;
    auto earlier = store::find_change_set_by_token(reader, set.account, *set.token);
    if (earlier && earlier->request_hash != set.request_hash)
        throw base::Fault(
            "ValidationException",
            fmt::format("The ClientRequestToken {} was used with another request. Use a new token.", *set.token));
    return earlier;
}

std::vector<domain::Submission> submissions_of(const store::ChangeSet& set) {
    std::vector<domain::Submission> submissions;
    if (set.intent == "VALIDATE") return submissions;
    for (const store::ChangeEntry& entry : set.changes)
        submissions.push_back({entry.type, base::text_at(entry.details, "TargetVisibility")});
    return submissions;
}

} // namespace

store::ChangeSet submit_change_set(Call& call, const StartChangeSet::Input& in, const AlsoSave& also) {
    require_catalog(in.Catalog);
    store::ChangeSet set = read_change_request(call, in);
    call.database.read([&](store::Reader& reader) { require_permission(call, reader, set, in); });
    return call.database.write([&](store::Transaction& tx) {
        if (auto earlier = find_earlier(tx, set)) return *earlier;
        require_entities(call, tx, set);
        require_quota(call, tx, set);
        const auto plan = domain::plan_processing(store::load_market_policy(tx), submissions_of(set), call.now);
        set.not_before = plan.not_before;
        store::insert_change_set(tx, set);
        if (plan.review_due) store::insert_publishing_review(tx, set.id, call.now, *plan.review_due);
        store::put_catalog_tags(tx, change_set_arn(set), tags_of(in));
        if (also) also(tx, set);
        return set;
    });
}

StartChangeSet::Output start_change_set(Call& call, const StartChangeSet::Input& in) {
    const store::ChangeSet accepted = submit_change_set(call, in);
    StartChangeSet::Output out;
    out.ChangeSetId = accepted.id;
    out.ChangeSetArn = change_set_arn(accepted);
    return out;
}

} // namespace services
