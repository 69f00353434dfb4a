#include "services/souk/runtime/images.hpp"

#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/runtime/image_uses.hpp"
#include "store/audit/scope.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

using namespace api::souk;

constexpr std::int64_t default_images = 50; // on a page
constexpr std::size_t most_uses = 100;      // told of one image
constexpr std::size_t most_named = 3;       // in a refusal

EngineImage render(const outside::ListedImage& image, const std::vector<ImageUse>& uses) {
    EngineImage shape;
    shape.ImageId = image.id;
    shape.Names = image.tags;
    shape.Digests = image.digests;
    shape.SizeBytes = image.size;
    shape.CreatedAt = base::Instant::from_seconds(image.created);
    shape.UseCount = static_cast<std::int64_t>(uses.size());
    shape.Uses.assign(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(std::min(uses.size(), most_uses)));
    return shape;
}

ListImages::Output list_images(Call& call, const ListImages::Input& in, const std::string& engine) {
    call.require_operator("souk:ListImages");
    const auto begin = parse_page(in.NextToken, "images");
    if (!begin) throw souk::bad_page_token();
    ListImages::Output out;
    std::vector<outside::ListedImage> images;
    std::vector<outside::ContainerInfo> containers;
    try {
        images = outside::list_images(engine);
        containers = outside::Docker(engine).list_containers({});
    } catch (const outside::DockerError& error) {
        out.Problem = error.what();
        return out;
    }
    auto uses =
        call.database.read([&](store::Reader& reader) { return souk::find_image_uses(reader, images, containers); });
    out.TotalCount = static_cast<std::int64_t>(images.size());
    for (const auto& image : images)
        out.TotalBytes += image.size;
    auto page = cut_page(images, *begin, static_cast<std::size_t>(in.MaxResults.value_or(default_images)), "images");
    for (const auto& image : page.items)
        out.Images.push_back(render(image, uses[image.id]));
    out.NextToken = std::move(page.next);
    return out;
}

std::string name_use(const ImageUse& use) {
    if (use.ProductId) return fmt::format("version {} of the product {}", use.Name, *use.ProductId);
    return use.Arn ? *use.Arn : fmt::format("the container {}", use.Name);
}

void require_unused(const std::string& image, const std::vector<ImageUse>& uses) {
    if (uses.empty()) return;
    std::string named;
    for (std::size_t at = 0; at < std::min(uses.size(), most_named); ++at)
        named += (at ? ", " : "") + name_use(uses[at]);
    if (uses.size() > most_named) named += fmt::format(" and {} more", uses.size() - most_named);
    throw base::Fault("ValidationException",
                      fmt::format("The image {} is used by {}. It can be removed when nothing uses it.", image, named))
        .with("reason", "IMAGE_IN_USE");
}

// By its names, the last of which takes the image along: by its id the engine refuses one that has several.
void remove_from(const outside::Docker& docker, const outside::ListedImage& image) {
    for (const std::string& name : image.tags)
        docker.remove_image(name);
    for (const std::string& digest : image.digests)
        docker.remove_image(digest);
    if (image.tags.empty() && image.digests.empty()) docker.remove_image(image.id);
}

RemoveImage::Output remove_image(Call& call, const RemoveImage::Input& in, const std::string& engine) {
    call.require_operator("souk:RemoveImage");
    try {
        const outside::Docker docker(engine);
        const auto images = outside::list_images(engine);
        const auto image = std::ranges::find(images, in.ImageId, &outside::ListedImage::id);
        if (image == images.end()) throw souk::not_found("image", in.ImageId);
        const auto containers = docker.list_containers({});
        auto uses = call.database.read(
            [&](store::Reader& reader) { return souk::find_image_uses(reader, {*image}, containers); });
        require_unused(in.ImageId, uses[in.ImageId]);
        remove_from(docker, *image);
        call.database.write([&](store::Transaction&) { store::note_changed("no more image " + in.ImageId); });
        return {.ImageId = in.ImageId, .Names = image->tags};
    } catch (const outside::DockerError& error) {
        throw base::Fault("ValidationException",
                          fmt::format("The container engine did not remove the image {}: {}", in.ImageId, error.what()))
            .with("reason", "ENGINE_REFUSED");
    }
}

template<class Op>
void add(Registry& registry, const std::string& engine,
         typename Op::Output (*handler)(Call&, const typename Op::Input&, const std::string&)) {
    registry.add_raw(Op::operation, [engine, handler](Call& call, wire::HttpRequest&& request) -> wire::Reply {
        typename Op::Input input{};
        wire::parse_input(Op::operation, request, &input);
        const typename Op::Output output = handler(call, input, engine);
        return wire::render_output(Op::operation, &output, request, call.request_id);
    });
}

} // namespace

void register_images(Registry& registry, const std::string& engine) {
    add<ListImages>(registry, engine, list_images);
    add<RemoveImage>(registry, engine, remove_image);
}

} // namespace services
