#include "app/audit.hpp"

#include "app/data_folder.hpp"
#include "store/audit/records.hpp"

#include <fmt/format.h>

namespace app {

namespace {

constexpr std::int64_t page = 1000;

store::DatabaseOptions database_of(const Config& config) {
    make_data_folder(config);
    return {.path = config.database_file(), .readers = 1};
}

void print_verdict(const store::AuditVerdict& verdict, bool json) {
    if (json) {
        boost::json::object told{{"intact", !verdict.broken}, {"records", verdict.records}, {"head", verdict.head}};
        if (verdict.broken) told["broken"] = {{"sequence", *verdict.broken}, {"what", verdict.what}};
        fmt::print("{}\n", base::render(told));
    } else if (verdict.broken) {
        fmt::print("broken at record {}: {}\n{} records before it are intact; the last one's hash is {}\n",
                   *verdict.broken, verdict.what, verdict.records, verdict.head);
    } else {
        fmt::print("intact: {} records; the last one's hash is {}\n", verdict.records, verdict.head);
    }
}

} // namespace

bool verify_audit_trail(const Config& config, bool json) {
    store::Database database(database_of(config));
    const auto verdict = database.read([](store::Reader& reader) { return store::verify_audit(reader); });
    print_verdict(verdict, json);
    return !verdict.broken;
}

void export_audit_trail(const Config& config) {
    store::Database database(database_of(config));
    store::AuditQuery query{.account = std::nullopt, .after = 0, .limit = page};
    for (;;) {
        const auto records = database.read([&](store::Reader& reader) { return store::list_audit(reader, query); });
        for (const store::StoredAuditRecord& stored : records)
            fmt::print("{{\"hash\":\"{}\",\"record\":{}}}\n", stored.hash, stored.record);
        if (records.size() < static_cast<std::size_t>(page)) return;
        query.after = records.back().sequence;
    }
}

} // namespace app
