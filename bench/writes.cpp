// Durable usage records a second: `group` with 64 threads that each wait for their own record to be durable, through
// the store; `lone` the same inserts one commit each, by a loop over SQLite's C interface with the same settings.
// Prints the rate. Usage: bench_writes group|lone SECONDS
#include "store/database.hpp"
#include "store/usage.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sqlite3.h>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr int waiting_writers = 64;
using Clock = std::chrono::steady_clock;

store::UsageRecord record_of(std::int64_t number) {
    return {.occurred = base::Instant::from_micros(1'700'000'000'000'000 + number),
            .product = "prod-abcdefghijklm",
            .product_version = "11111111-2222-4333-8444-555555555555",
            .agreement = "agmt-abcdefghijklmnopqrstuvwxy",
            .buyer = "111122223333",
            .endpoint_arn = "arn:aws:sagemaker:us-east-1:111122223333:endpoint/buyer-endpoint",
            .variant = "AllTraffic",
            .instance_type = "ml.m5.large",
            .dimension = "inference.count",
            .units = 1,
            .request_id = std::to_string(number)};
}

double group(const std::filesystem::path& file, std::chrono::seconds time) {
    store::Database database({.path = file});
    std::atomic<std::int64_t> count{0};
    const auto end = Clock::now() + time;
    std::vector<std::thread> writers;
    for (int i = 0; i < waiting_writers; ++i)
        writers.emplace_back([&] {
            while (Clock::now() < end) {
                const store::UsageRecord record = record_of(count.fetch_add(1));
                database.write([&](store::Transaction& tx) { store::append_usage(tx, record); });
            }
        });
    for (auto& writer : writers)
        writer.join();
    return static_cast<double>(count) / static_cast<double>(time.count());
}

double lone(const std::filesystem::path& file, std::chrono::seconds time) {
    // The schema is the store's own.
    { store::Database database({.path = file}); }
    sqlite3* handle = nullptr;
    if (sqlite3_open(file.c_str(), &handle) != SQLITE_OK) std::exit(2);
    sqlite3_exec(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;", nullptr,
                 nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    if (sqlite3_prepare_v2(handle, store::usage_insert, -1, &insert, nullptr) != SQLITE_OK) std::exit(3);
    std::int64_t count = 0;
    for (const auto end = Clock::now() + time; Clock::now() < end; ++count) {
        const store::UsageRecord record = record_of(count);
        int at = 0;
        const auto text = [&](const std::string& value) {
            sqlite3_bind_text(insert, ++at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
        };
        sqlite3_bind_int64(insert, ++at, record.occurred.micros());
        for (const auto* value : {&record.product, &record.product_version, &record.agreement, &record.buyer,
                                  &record.endpoint_arn, &record.variant, &record.instance_type, &record.dimension})
            text(*value);
        sqlite3_bind_int64(insert, ++at, record.units);
        text(record.request_id);
        if (sqlite3_step(insert) != SQLITE_DONE) std::exit(4);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_close(handle);
    return static_cast<double>(count) / static_cast<double>(time.count());
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) return 1;
    const std::string mode = arguments[1];
    const std::chrono::seconds time(std::atoi(arguments[2]));
    // Beside the build, not in /tmp: that may be memory, where nothing is durable.
    std::string folder = "bench-writes-XXXXXX";
    if (!mkdtemp(folder.data())) return 1;
    const double rate = mode == "group" ? group(std::filesystem::path(folder) / "souk.db", time)
                                        : lone(std::filesystem::path(folder) / "souk.db", time);
    std::filesystem::remove_all(folder);
    std::printf("%.1f\n", rate);
    return 0;
}
