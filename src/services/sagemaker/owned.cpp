#include "services/sagemaker/owned.hpp"

#include "domain/sagemaker/rules.hpp"

#include <fmt/format.h>

namespace services {
namespace {

struct Wording {
    std::string_view kind;
    std::string_view missing; // {} is the ARN
    std::string_view taken;
};

constexpr Wording wordings[] = {
    {store::kind::model, "Could not find model \"{}\".", "Cannot create already existing model \"{}\"."},
    {store::kind::endpoint_config, "Could not find endpoint configuration \"{}\".",
     "Cannot create already existing endpoint configuration \"{}\"."},
    {store::kind::endpoint, "Could not find endpoint \"{}\".", "Cannot create already existing endpoint \"{}\"."},
    {store::kind::model_package, "ModelPackage {} does not exist.", "Model Package already exists: {}"},
    {store::kind::model_package_group, "ModelPackageGroup {} does not exist.",
     "Model Package Group already exists: {}"},
    {store::kind::algorithm, "Algorithm {} does not exist.", "Algorithm already exists: {}"},
    {store::kind::training_job, "Could not find training job '{}'.", "Training job name '{}' is already taken."},
    {store::kind::transform_job, "Could not find transform job '{}'.", "Transform job name '{}' is already taken."},
};

const Wording& wording_of(std::string_view kind) {
    for (const auto& wording : wordings)
        if (wording.kind == kind) return wording;
    throw std::logic_error(fmt::format("no wording for resources of kind {}", kind));
}

} // namespace

void require_valid(const base::Refusals& refusals) {
    if (!refusals.empty()) throw base::Fault("ValidationException", domain::render_refusals(refusals));
}

void fail_not_found(std::string_view kind, const std::string& arn) {
    throw base::Fault("ValidationException", fmt::format(fmt::runtime(wording_of(kind).missing), arn));
}

std::string own_arn(const Call& call, std::string_view kind, std::string_view name) {
    return base::sagemaker_arn(call.region, call.caller.account, kind, name);
}

domain::ResourceRef require_ref(const Call& call, std::string_view kind, std::string_view name_or_arn) {
    auto ref = domain::parse_ref(name_or_arn, kind, call.caller.account, call.region);
    if (!ref) require_valid(ref.refusals());
    return *ref;
}

domain::ResourceRef require_own(const Call& call, std::string_view action, std::string_view kind,
                                std::string_view name_or_arn) {
    auto ref = require_ref(call, kind, name_or_arn);
    if (ref.account != call.caller.account)
        throw base::Fault("AccessDeniedException",
                          fmt::format("User: {} is not authorized to perform: {} on resource: {} because it belongs to "
                                      "another account",
                                      call.caller.arn, action, ref.arn()));
    call.require(action, ref.arn());
    return ref;
}

store::Resource load(store::Reader& reader, const domain::ResourceRef& ref) {
    auto found = store::find_resource(reader, ref.kind, ref.account, ref.region, ref.name);
    if (!found) fail_not_found(ref.kind, ref.arn());
    return std::move(*found);
}

store::Resource make_resource(const Call& call, std::string_view kind, std::string_view name, std::string_view prefix,
                              const base::Document& request) {
    store::Resource resource;
    resource.kind = kind;
    resource.account = call.caller.account;
    resource.region = call.region;
    resource.name = name;
    resource.created = resource.updated = call.now;
    boost::json::object document = request.as_object();
    document.erase("Tags");
    document.erase("ClientToken");
    document[fmt::format("{}Name", prefix)] = name;
    document[fmt::format("{}Arn", prefix)] = resource.arn();
    document["CreationTime"] = call.now.epoch_seconds();
    resource.document = std::move(document);
    return resource;
}

void insert_new(store::Transaction& tx, store::Resource& resource,
                const std::optional<std::vector<api::sagemaker::Tag>>& tags) {
    if (store::find_resource(tx, resource.kind, resource.account, resource.region, resource.name))
        throw base::Fault("ValidationException",
                          fmt::format(fmt::runtime(wording_of(resource.kind).taken), resource.arn()));
    store::insert_resource(tx, resource);
    if (tags) store::put_tags(tx, resource, read_tags(*tags));
}

void require_tagging(const Call& call, const std::string& arn,
                     const std::optional<std::vector<api::sagemaker::Tag>>& tags) {
    if (tags && !tags->empty()) call.require("sagemaker:AddTags", arn);
}

store::Tags read_tags(const std::vector<api::sagemaker::Tag>& tags) {
    store::Tags read;
    for (const auto& tag : tags)
        read[tag.Key] = tag.Value;
    return read;
}

base::Document user_context(const Call& call) {
    return boost::json::object{
        {"IamIdentity", boost::json::object{{"Arn", call.caller.arn}, {"PrincipalId", call.caller.user_id}}}};
}

} // namespace services
