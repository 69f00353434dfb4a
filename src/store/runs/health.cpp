#include "store/runs/health.hpp"

#include <array>
#include <fmt/format.h>

namespace store {

namespace {

struct Queue {
    std::string_view name;
    std::string_view since; // column
    std::string_view rows;  // from where
};

constexpr std::array queues = {
    Queue{"CHANGE_SETS", "started", "change_set WHERE status IN ('PREPARING', 'APPLYING')"},
    Queue{"READINESS_CHECKS", "requested", "readiness_check WHERE status IN ('QUEUED', 'RUNNING')"},
    Queue{"ENDPOINTS", "updated",
          "resource WHERE kind = 'endpoint' AND status IN ('Creating', 'Updating', 'RollingBack', 'Deleting')"},
    Queue{"TRAINING_JOBS", "created", "resource WHERE kind = 'training-job' AND status IN ('InProgress', 'Stopping')"},
    Queue{"TRANSFORM_JOBS", "created",
          "resource WHERE kind = 'transform-job' AND status IN ('InProgress', 'Stopping')"},
    Queue{"DELIVERIES", "changed", "webhook_delivery WHERE state = 'PENDING'"},
    Queue{"DEAD_LETTERS", "changed", "webhook_delivery WHERE state = 'DEAD'"},
    Queue{"PUBLISHING_REVIEWS", "requested",
          "publishing_review JOIN change_set ON id = change_set WHERE publishing_review.status = 'WAITING' AND "
          "change_set.status = 'PREPARING'"},
    Queue{"TEST_ACCOUNT_REQUESTS", "requested", "test_account_request WHERE status = 'WAITING'"},
    Queue{"SELLERS", "updated", "seller WHERE state = 'PENDING_VERIFICATION'"},
    Queue{"REVIEWS", "updated", "review WHERE state = 'PENDING'"},
};

} // namespace

StoreSize measure_store(Reader& reader) {
    return reader
        .one("SELECT sqlite_version(), (SELECT page_count FROM pragma_page_count) * "
             "(SELECT page_size FROM pragma_page_size), count(*), COALESCE(sum(size), 0) FROM object",
             {},
             [](const Row& row) {
                 return StoreSize{.version = row.text(0),
                                  .bytes = row.integer(1),
                                  .objects = row.integer(2),
                                  .object_bytes = row.integer(3)};
             })
        .value_or(StoreSize());
}

std::vector<QueueDepth> list_queues(Reader& reader) {
    std::vector<QueueDepth> depths;
    for (const Queue& queue : queues) {
        QueueDepth depth{.name = std::string(queue.name), .waiting = 0, .oldest = {}};
        reader.each(fmt::format("SELECT count(*), min({}) FROM {}", queue.since, queue.rows), {}, [&](const Row& row) {
            depth.waiting = row.integer(0);
            depth.oldest = row.maybe_instant(1);
        });
        depths.push_back(std::move(depth));
    }
    return depths;
}

} // namespace store
