#include "control/sweep.hpp"

#include "base/faultpoint.hpp"
#include "base/log.hpp"
#include "store/market/readiness_checks.hpp"
#include "store/market/released_images.hpp"
#include "store/resources.hpp"
#include "store/runs/tries.hpp"

#include <set>

namespace control {
namespace {

// "<kind>-<id>" of every row that may own containers and folders now.
std::set<std::string> find_owners(Host& host) {
    return host.database.read([](store::Reader& reader) {
        std::set<std::string> owners;
        for (const auto& row : store::list_all(reader, store::kind::endpoint))
            if (row.status != "Failed") owners.insert("endpoint-" + std::to_string(row.id));
        for (std::string_view kind : {store::kind::transform_job, store::kind::training_job})
            for (const auto& row : store::list_by_status(reader, kind, {"InProgress", "Stopping"}))
                owners.insert(std::string(kind) + "-" + std::to_string(row.id));
        for (const auto id : store::list_open_readiness_checks(reader))
            owners.insert("readiness-check-" + std::to_string(id));
        for (const auto id : store::list_try_containers(reader))
            owners.insert("try-" + std::to_string(id));
        return owners;
    });
}

} // namespace

void sweep_orphans(Host& host) {
    // The world first, then the rows: what is made meanwhile has its row already.
    const auto containers = host.docker.list_containers({{"souk.instance", host.installation}});
    std::set<std::string> folders;
    std::error_code missing;
    for (const auto& item : std::filesystem::directory_iterator(host.options.folder, missing))
        if (item.is_directory()) folders.insert(item.path().filename().string());
    const auto owners = find_owners(host);
    for (const auto& container : containers) {
        const auto label = [&](const char* name) {
            const auto found = container.labels.find(name);
            return found == container.labels.end() ? std::string() : found->second;
        };
        if (label("souk.kind").empty() || owners.contains(label("souk.kind") + "-" + label("souk.id"))) continue;
        base::log::info("an orphaned container is removed", {{"container", boost::json::value(container.name)}});
        host.docker.remove_container(container.id);
    }
    for (const auto& folder : folders) {
        const bool run = folder.starts_with("endpoint-") || folder.starts_with("transform-job-") ||
                         folder.starts_with("training-job-") || folder.starts_with("readiness-check-") ||
                         folder.starts_with("try-");
        if (run && !owners.contains(folder)) std::filesystem::remove_all(host.options.folder / folder, missing);
    }
}

void remove_released_images(Host& host) {
    for (const std::string& name : host.database.read(store::list_released_images)) {
        const auto image = host.docker.find_image(name);
        const bool last = image && image->tags.size() < 2;
        if (last && host.database.read([&](store::Reader& reader) { return store::is_image_used(reader, image->id); }))
            continue;
        if (image) host.docker.remove_image(name);
        base::fault_point("released_image.removed");
        host.database.write([&](store::Transaction& tx) { store::delete_released_image(tx, name); });
    }
}

} // namespace control
