#include "control/version_container.hpp"

#include "base/faultpoint.hpp"
#include "domain/listing/attachments.hpp"
#include "outside/fetch.hpp"
#include "store/market/published.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace control {

namespace {

constexpr std::size_t longest_shown = 300;
constexpr std::chrono::seconds invocation{60};

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return (std::ostringstream() << in.rdbuf()).str();
}

} // namespace

std::optional<Runnable> find_published_copy(const Host& host, store::Reader& reader, const std::string& account,
                                            const std::string& version) {
    const auto published = store::find_published_version(reader, version);
    auto copy = published ? store::find_by_arn(reader, published->published_arn) : std::nullopt;
    if (!copy) return std::nullopt;
    return Runnable{*std::move(copy),
                    {.account = account, .market_account = host.options.marketplace_account, .market_version = version},
                    true};
}

std::string container_name(const Host& host, const VersionPlace& place) {
    return fmt::format("{}-{}-{}", host.network(), place.kind, place.id);
}

std::string start_version(Host& host, const Runnable& runnable, const VersionPlace& place,
                          const std::function<void()>& starting, const std::function<void()>& waiting) {
    const auto plans = domain::plan_containers(runnable.resource.document);
    if (plans.size() != 1) throw RunFailed("The sample runs against resources of one container.");
    const auto& plan = plans.front();
    const auto image = require_image(host, plan.image, plan.digest, runnable.market);
    const auto model = ensure_model(host, runnable.access, plan, host.folder_of(place.kind, place.id));
    const std::string name = container_name(host, place);
    starting();
    host.docker.ensure_container(plan_serving(host, plan, image.id,
                                              {.name = name,
                                               .labels = host.labels(place.kind, place.id),
                                               .instance_type = place.instance_type,
                                               .region = runnable.resource.region,
                                               .model = model}));
    base::fault_point("version_container.created");
    start_container(host, name);
    const auto ready = await_ping(host, name, host.options.startup_budget, waiting);
    if (!ready.ready) throw RunFailed(fmt::format("The container is not ready: {}.", ready.problem));
    return ready.address;
}

void remove_version(Host& host, const VersionPlace& place) noexcept {
    try {
        host.docker.remove_container(container_name(host, place));
        host.remove_folder_of(place.kind, place.id);
    } catch (const std::exception&) {
        // The sweep finds it by its label.
    }
}

outside::ContainerReply invoke_version(Host& host, const std::string& address, std::string input,
                                       const std::string& content_type) {
    host.stopping.check();
    return outside::call_container({.address = address,
                                    .method = "POST",
                                    .target = "/invocations",
                                    .headers = {{"Content-Type", content_type}},
                                    .body = std::move(input),
                                    .deadline = invocation});
}

std::string read_sample(Host& host, const std::string& seller, const std::string& text, const std::string& url) {
    if (!text.empty()) return text;
    if (auto address = domain::parse_own_address(url, host.options.base_url)) {
        const bool kept = !url.starts_with("s3://") && address->bucket == "assets"; // everybody may read those
        if (kept) address->bucket = host.options.marketplace_bucket;
        const auto object = host.objects.find({.account = kept ? host.options.marketplace_account : seller}, *address);
        if (!object) throw RunFailed(fmt::format("{} does not exist.", url));
        if (object->size > domain::sample_limit) throw RunFailed(fmt::format("{} is larger than 6 MB.", url));
        return read_whole(object->path);
    }
    auto fetched = outside::fetch(
        {.url = url, .limit = domain::sample_limit, .private_networks = host.options.fetch_private_networks});
    if (!fetched.good()) throw RunFailed(fmt::format("{} could not be fetched: {}.", url, fetched.problem));
    return std::move(fetched.content);
}

std::string beginning_of(std::string text) {
    if (text.size() <= longest_shown) return text;
    text.resize(longest_shown);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
        text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
    return text + "…";
}

} // namespace control
