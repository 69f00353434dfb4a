// The caller's own SageMaker resources: how handlers name, make, find and refuse them, in the service's wording.
#pragma once

#include "api/sagemaker.hpp"
#include "domain/sagemaker/names.hpp"
#include "services/call.hpp"
#include "store/resources.hpp"
#include "wire/codec.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace services {

// Ends the request with all the refusals in one message.
void require_valid(const base::Refusals& refusals);
// "Could not find model …", in the words of the kind.
[[noreturn]] void fail_not_found(std::string_view kind, const std::string& arn);

std::string own_arn(const Call& call, std::string_view kind, std::string_view name);
// The resource that a request means by a name or an ARN; ends the request where the text is neither.
domain::ResourceRef require_ref(const Call& call, std::string_view kind, std::string_view name_or_arn);
// The same, and only the caller's own: another account's is AccessDenied, whether it exists or not. Then requires the
// permission for `action` on it.
domain::ResourceRef require_own(const Call& call, std::string_view action, std::string_view kind,
                                std::string_view name_or_arn);

store::Resource load(store::Reader& reader, const domain::ResourceRef& ref);

// A row of the caller's, not yet stored, whose document is the request as it came, less its tags and token, with the
// name, ARN and time members that Describe adds. `prefix` is theirs: "Model" for ModelName and ModelArn.
store::Resource make_resource(const Call& call, std::string_view kind, std::string_view name, std::string_view prefix,
                              const base::Document& request);
// Stores it with its tags; a taken name ends the request in the words of the kind.
void insert_new(store::Transaction& tx, store::Resource& resource,
                const std::optional<std::vector<api::sagemaker::Tag>>& tags);
// Tagging at creation needs its own permission, as AWS has it.
void require_tagging(const Call& call, const std::string& arn,
                     const std::optional<std::vector<api::sagemaker::Tag>>& tags);
store::Tags read_tags(const std::vector<api::sagemaker::Tag>& tags);

// What Describe answers: the stored document, with the row's status under `status_member` where it has one.
template<class Output>
Output describe(const store::Resource& resource, const char* status_member = nullptr) {
    base::Document document = resource.document;
    if (status_member) document.as_object()[status_member] = resource.status;
    return wire::from_document<Output>(document);
}

// Who made it, as CreatedBy and LastModifiedBy say it.
base::Document user_context(const Call& call);

// The role must be one of the caller's account, must exist, and the caller must be allowed to pass it to SageMaker.
void require_role(const Call& call, const std::string& role_arn, std::string_view where);

} // namespace services
