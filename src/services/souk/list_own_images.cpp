#include "base/document.hpp"
#include "services/souk/operations.hpp"
#include "store/resources.hpp"

#include <algorithm>
#include <set>

namespace services {
namespace {

constexpr std::size_t most = 100;

std::vector<store::Resource> list_latest(const Call& call, store::Reader& reader, std::string_view kind) {
    store::ResourceQuery query;
    query.kind = kind;
    query.account = call.caller.account;
    query.region = call.region;
    query.descending = true;
    query.limit = most;
    return store::list_resources(reader, query);
}

std::vector<std::string> images_of(const store::Resource& resource) {
    std::vector<std::string> images{base::text_at(resource.document, "TrainingSpecification.TrainingImage")};
    for (const auto& container : base::array_at(resource.document, "InferenceSpecification.Containers"))
        images.push_back(base::text_at(container, "Image"));
    std::erase(images, "");
    return images;
}

} // namespace

api::souk::ListOwnImages::Output list_own_images(Call& call, const api::souk::ListOwnImages::Input&) {
    call.require("sagemaker:ListModelPackages", "*");
    call.require("sagemaker:ListAlgorithms", "*");
    auto resources = call.database.read([&](store::Reader& reader) {
        auto all = list_latest(call, reader, store::kind::model_package);
        for (store::Resource& algorithm : list_latest(call, reader, store::kind::algorithm))
            all.push_back(std::move(algorithm));
        return all;
    });
    std::ranges::stable_sort(resources, std::greater(), &store::Resource::created);
    api::souk::ListOwnImages::Output out;
    std::set<std::string> told;
    for (const store::Resource& resource : resources)
        for (const std::string& image : images_of(resource)) {
            if (out.Images.size() == most || !told.insert(image).second) continue;
            api::souk::OwnImage& named = out.Images.emplace_back();
            named.Image = image;
            named.UsedBy = resource.arn();
            named.UsedAt = resource.created;
        }
    return out;
}

} // namespace services
