#include "services/souk/health.hpp"

#include "api/souk.hpp"
#include "outside/docker/docker.hpp"
#include "store/runs/backups.hpp"
#include "store/runs/health.hpp"

namespace services {

namespace {

constexpr std::int64_t most_backups = 10;

api::souk::EngineHealth look_at_engine(const std::string& address) {
    api::souk::EngineHealth told;
    told.Address = address;
    told.Reachable = false;
    try {
        const outside::EngineInfo info = outside::Docker(address).info();
        told.Reachable = true;
        told.Version = info.version;
        told.Cores = info.cpus;
        told.MemoryBytes = info.memory_bytes;
        told.Accelerators = info.nvidia;
    } catch (const std::exception& error) {
        told.Problem = error.what();
    }
    return told;
}

api::souk::DiskHealth look_at_disk(const std::filesystem::path& folder) {
    std::error_code unknown; // then both are told as none
    const auto space = std::filesystem::space(folder, unknown);
    api::souk::DiskHealth told;
    told.FreeBytes = unknown ? 0 : static_cast<std::int64_t>(space.available);
    told.TotalBytes = unknown ? 0 : static_cast<std::int64_t>(space.capacity);
    return told;
}

api::souk::StoreHealth render_store(const store::StoreSize& size) {
    api::souk::StoreHealth told;
    told.Version = size.version;
    told.Bytes = size.bytes;
    told.Objects = size.objects;
    told.ObjectBytes = size.object_bytes;
    return told;
}

api::souk::Backup render_backup(const store::Backup& backup) {
    api::souk::Backup told;
    told.StartedAt = backup.started;
    told.EndedAt = backup.ended;
    told.Folder = backup.folder;
    told.DatabaseBytes = backup.database_bytes;
    told.Objects = backup.objects;
    told.ObjectBytes = backup.object_bytes;
    told.Verified = backup.problem.empty();
    if (!told.Verified) told.Problem = backup.problem;
    return told;
}

api::souk::GetHealth::Output get_health(Call& call, const Instance& instance) {
    call.require_operator("souk:GetHealth");
    api::souk::GetHealth::Output out;
    out.Version = instance.version;
    out.StartedAt = instance.started;
    out.Clock = {.Now = call.now, .RealTime = call.real_now, .Movable = call.movable_clock != nullptr};
    out.Disk = look_at_disk(instance.data);
    out.Engine = look_at_engine(instance.engine);
    out.SendsMail = call.settings.sends_mail;
    call.database.read([&](store::Reader& reader) {
        out.Store = render_store(store::measure_store(reader));
        for (const store::QueueDepth& queue : store::list_queues(reader)) {
            api::souk::QueueHealth told;
            told.Name = queue.name;
            told.Waiting = queue.waiting;
            told.OldestAt = queue.oldest;
            out.Queues.push_back(std::move(told));
        }
        for (const store::Backup& backup : store::list_backups(reader, most_backups))
            out.Backups.push_back(render_backup(backup));
    });
    return out;
}

} // namespace

void register_health(Registry& registry, Instance instance) {
    using api::souk::GetHealth;
    registry.add_raw(GetHealth::operation,
                     [instance = std::move(instance)](Call& call, wire::HttpRequest&& request) -> wire::Reply {
                         GetHealth::Input input{};
                         wire::parse_input(GetHealth::operation, request, &input);
                         const GetHealth::Output output = get_health(call, instance);
                         return wire::render_output(GetHealth::operation, &output, request, call.request_id);
                     });
}

} // namespace services
