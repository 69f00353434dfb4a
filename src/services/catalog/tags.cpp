#include "services/catalog/catalog.hpp"
#include "services/catalog/operations.hpp"

#include <fmt/format.h>

namespace services {

namespace {

constexpr std::size_t max_tags = 50;

base::Fault not_found(const std::string& arn) {
    return base::Fault("ResourceNotFoundException", fmt::format("The resource {} does not exist.", arn));
}

// The ARN names an entity or a change set of the caller.
void require_own_resource(const Call& call, store::Reader& reader, const std::string& text) {
    const auto arn = base::parse_arn(text);
    if (!arn || arn->service != "aws-marketplace")
        throw base::Fault("ValidationException", fmt::format("{} is not the ARN of a catalog resource.", text));
    const std::string id = arn->resource.substr(arn->resource.rfind('/') + 1);
    if (arn->resource.find("/ChangeSet/") != std::string::npos) {
        const auto set = store::find_change_set(reader, id);
        if (!set || set->account != call.caller.account || change_set_arn(*set) != text) throw not_found(text);
        return;
    }
    const auto entity = store::find_entity(reader, id);
    if (!entity || entity->owner != call.caller.account || entity_arn(*entity) != text) throw not_found(text);
}

} // namespace

api::catalog::TagResource::Output tag_catalog_resource(Call& call, const api::catalog::TagResource::Input& in) {
    store::CatalogTags tags;
    domain::ConditionKeys keys;
    for (const api::catalog::Tag& tag : in.Tags) {
        tags[tag.Key] = tag.Value;
        keys.emplace("aws:TagKeys", tag.Key);
        keys.emplace("aws:RequestTag/" + tag.Key, tag.Value);
    }
    call.database.write([&](store::Transaction& tx) {
        keys.merge(resource_tag_keys(call, tx, in.ResourceArn));
        call.require("aws-marketplace:TagResource", in.ResourceArn, keys);
        require_own_resource(call, tx, in.ResourceArn);
        store::put_catalog_tags(tx, in.ResourceArn, tags);
        if (store::list_catalog_tags(tx, in.ResourceArn).size() > max_tags)
            throw base::Fault("ValidationException", fmt::format("A resource has at most {} tags.", max_tags));
    });
    return {};
}

api::catalog::UntagResource::Output untag_catalog_resource(Call& call, const api::catalog::UntagResource::Input& in) {
    domain::ConditionKeys keys;
    for (const std::string& key : in.TagKeys)
        keys.emplace("aws:TagKeys", key);
    call.database.write([&](store::Transaction& tx) {
        keys.merge(resource_tag_keys(call, tx, in.ResourceArn));
        call.require("aws-marketplace:UntagResource", in.ResourceArn, keys);
        require_own_resource(call, tx, in.ResourceArn);
        store::delete_catalog_tags(tx, in.ResourceArn, in.TagKeys);
    });
    return {};
}

api::catalog::ListTagsForResource::Output
list_catalog_resource_tags(Call& call, const api::catalog::ListTagsForResource::Input& in) {
    const auto tags = call.database.read([&](store::Reader& r) {
        call.require("aws-marketplace:ListTagsForResource", in.ResourceArn, resource_tag_keys(call, r, in.ResourceArn));
        require_own_resource(call, r, in.ResourceArn);
        return store::list_catalog_tags(r, in.ResourceArn);
    });
    api::catalog::ListTagsForResource::Output out;
    out.ResourceArn = in.ResourceArn;
    std::vector<api::catalog::Tag> listed;
    for (const auto& [key, value] : tags) {
        api::catalog::Tag tag;
        tag.Key = key;
        tag.Value = value;
        listed.push_back(std::move(tag));
    }
    out.Tags = std::move(listed);
    return out;
}

} // namespace services
