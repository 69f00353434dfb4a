#include "services/souk/runtime/image_uses.hpp"

#include "store/resources.hpp"

#include <set>
#include <string_view>

namespace services::souk {

namespace {

namespace Kind = api::souk::ImageUseKind;

constexpr std::pair<std::string_view, std::string_view> kinds[] = {
    {store::kind::model_package, Kind::MODEL_PACKAGE},
    {store::kind::algorithm, Kind::ALGORITHM},
    {store::kind::model, Kind::MODEL},
    {store::kind::endpoint, Kind::ENDPOINT},
    {store::kind::training_job, Kind::TRAINING_JOB},
    {store::kind::transform_job, Kind::TRANSFORM_JOB},
};

// The ids of the images that a text means: a name with or without tag and registry, a digest, or an id.
class ImageNames {
  public:
    explicit ImageNames(const std::vector<outside::ListedImage>& images) {
        for (const auto& image : images) {
            ids_.emplace(image.id, image.id);
            for (const std::string& tag : image.tags) {
                ids_.emplace(tag, image.id);
                if (tag.ends_with(latest)) ids_.emplace(tag.substr(0, tag.size() - latest.size()), image.id);
            }
            for (const std::string& digest : image.digests) {
                ids_.emplace(digest, image.id);
                ids_.emplace(digest.substr(digest.find('@') + 1), image.id);
            }
        }
    }

    const std::string* find(std::string_view text) const {
        for (;;) { // "docker.io/library/name" is the engine's "name"
            if (const auto found = ids_.find(text); found != ids_.end()) return &found->second;
            const auto slash = text.find('/');
            if (slash == text.npos) return nullptr;
            text.remove_prefix(slash + 1);
        }
    }

  private:
    static constexpr std::string_view latest = ":latest";
    std::map<std::string, std::string, std::less<>> ids_;
};

// Images stand at many places of a document, so that every text of it is looked at.
void collect(const base::Document& document, const ImageNames& names, std::set<std::string>& ids) {
    if (const auto* text = document.if_string()) {
        if (const auto* id = names.find(*text)) ids.insert(*id);
    } else if (const auto* array = document.if_array()) {
        for (const auto& item : *array)
            collect(item, names, ids);
    } else if (const auto* object = document.if_object()) {
        for (const auto& item : *object)
            collect(item.value(), names, ids);
    }
}

bool has_ended(const store::Resource& resource) {
    const bool job = resource.kind == store::kind::training_job || resource.kind == store::kind::transform_job;
    return job && resource.status != "InProgress" && resource.status != "Stopping";
}

api::souk::ImageUse render(const store::Resource& resource, std::string_view kind) {
    api::souk::ImageUse use;
    use.Kind = std::string(kind);
    use.Name = resource.name;
    use.Arn = resource.arn();
    use.AccountId = resource.account;
    const auto product = base::text_at(resource.document, "_internal.product_id");
    if (product.empty()) return use;
    use.Kind = std::string(Kind::PRODUCT);
    use.ProductId = product;
    if (auto version = base::text_at(resource.document, "_internal.version_id"); !version.empty()) use.Name = version;
    return use;
}

} // namespace

ImageUses find_image_uses(store::Reader& reader, const std::vector<outside::ListedImage>& images,
                          const std::vector<outside::ContainerInfo>& containers) {
    ImageUses uses;
    const ImageNames names(images);
    for (const auto& [stored, told] : kinds)
        for (const store::Resource& resource : store::list_all(reader, stored)) {
            if (has_ended(resource)) continue;
            std::set<std::string> ids;
            collect(resource.document, names, ids);
            for (const std::string& id : ids)
                uses[id].push_back(render(resource, told));
        }
    for (const auto& container : containers) {
        auto& use = uses[container.image_id].emplace_back();
        use.Kind = std::string(Kind::CONTAINER);
        use.Name = container.name;
    }
    return uses;
}

} // namespace services::souk
