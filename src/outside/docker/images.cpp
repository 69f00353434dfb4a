#include "outside/docker/images.hpp"

#include "base/document.hpp"
#include "outside/docker/engine.hpp"

#include <algorithm>
#include <string_view>

namespace outside {
namespace {

// Older engines say "<none>" where there is none.
std::vector<std::string> names_at(const base::Document& image, std::string_view member) {
    std::vector<std::string> names;
    for (const auto& item : base::array_at(image, member))
        if (const auto* text = item.if_string(); text && !text->starts_with("<none>")) names.emplace_back(*text);
    return names;
}

} // namespace

std::vector<ListedImage> list_images(const std::string& host) {
    const auto list = base::parse_document(Engine(host).call({.target = "/images/json"}).body);
    if (!list || !list->is_array())
        throw DockerError(DockerError::Kind::Failed, "the Docker engine's answer is no list of images");
    std::vector<ListedImage> found;
    for (const auto& item : list->get_array())
        found.push_back({.id = base::text_at(item, "Id"),
                         .tags = names_at(item, "RepoTags"),
                         .digests = names_at(item, "RepoDigests"),
                         .size = base::find_int(item, "Size").value_or(0),
                         .created = base::find_int(item, "Created").value_or(0)});
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.created > b.created; });
    return found;
}

} // namespace outside
