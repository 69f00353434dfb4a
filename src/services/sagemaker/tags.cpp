// AddTags, ListTags, DeleteTags: on any of the caller's resources, by its ARN.
#include "domain/sagemaker/rules.hpp"
#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/owned.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::sagemaker;

constexpr std::size_t most_tags = 50;

store::Resource load_tagged(const Call& call, store::Reader& reader, std::string_view action, const std::string& arn) {
    const auto parsed = base::parse_arn(arn);
    if (!parsed) throw base::Fault("ValidationException", fmt::format("ResourceArn \"{}\" is not an ARN.", arn));
    const auto ref = require_own(call, action, parsed->resource_type(), arn);
    auto found = store::find_by_arn(reader, ref.arn());
    if (!found) throw base::Fault("ValidationException", fmt::format("Resource {} does not exist.", arn));
    return std::move(*found);
}

std::vector<Tag> render_tags(const store::Tags& tags) {
    std::vector<Tag> out;
    for (const auto& [key, value] : tags) {
        Tag tag;
        tag.Key = key;
        tag.Value = value;
        out.push_back(std::move(tag));
    }
    return out;
}

} // namespace

AddTagsOutput add_tags(Call& call, const AddTagsInput& in) {
    require_valid(domain::check_tags(wire::to_document(in)));
    const auto tags = call.database.write([&](store::Transaction& tx) {
        const auto resource = load_tagged(call, tx, "sagemaker:AddTags", in.ResourceArn);
        store::put_tags(tx, resource, read_tags(in.Tags));
        auto all = store::list_tags(tx, resource);
        if (all.size() > most_tags)
            throw base::Fault("ResourceLimitExceeded",
                              fmt::format("A resource can have {} tags; with these, {} would have {}.", most_tags,
                                          in.ResourceArn, all.size()));
        return all;
    });
    AddTagsOutput out;
    out.Tags = render_tags(tags);
    return out;
}

ListTagsOutput list_tags(Call& call, const ListTagsInput& in) {
    // A resource's tags all fit one page.
    if (in.NextToken)
        throw base::Fault("ValidationException",
                          "Invalid pagination token because \"the tags of a resource fit one page\".");
    ListTagsOutput out;
    out.Tags = render_tags(call.database.read([&](store::Reader& reader) {
        return store::list_tags(reader, load_tagged(call, reader, "sagemaker:ListTags", in.ResourceArn));
    }));
    return out;
}

DeleteTagsOutput delete_tags(Call& call, const DeleteTagsInput& in) {
    call.database.write([&](store::Transaction& tx) {
        store::delete_tags(tx, load_tagged(call, tx, "sagemaker:DeleteTags", in.ResourceArn), in.TagKeys);
    });
    return {};
}

} // namespace services
