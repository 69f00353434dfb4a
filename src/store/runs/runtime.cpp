#include "store/runs/runtime.hpp"

namespace store {

Intake load_intake(Reader& reader) {
    return reader
        .one("SELECT draining, reason, principal, decided FROM runtime_intake WHERE one = 1", {},
             [](const Row& row) {
                 return Intake{.draining = row.flag(0),
                               .reason = row.text(1),
                               .principal = row.text(2),
                               .decided = row.instant(3)};
             })
        .value_or(Intake());
}

void save_intake(Transaction& tx, const Intake& intake) {
    tx.exec("INSERT INTO runtime_intake (one, draining, reason, principal, decided) VALUES (1, $1, $2, $3, $4) "
            "ON CONFLICT (one) DO UPDATE SET draining = excluded.draining, reason = excluded.reason, "
            "principal = excluded.principal, decided = excluded.decided",
            {intake.draining, intake.reason, intake.principal, intake.decided});
}

Observation load_observation(Reader& reader) {
    return reader
        .one("SELECT observed, document, watched_until FROM runtime_observation WHERE one = 1", {},
             [](const Row& row) {
                 return Observation{
                     .observed = row.maybe_instant(0), .document = row.document(1), .watched_until = row.instant(2)};
             })
        .value_or(Observation());
}

void save_observation(Transaction& tx, const base::Document& document, base::Instant observed) {
    tx.exec("INSERT INTO runtime_observation (one, observed, document, watched_until) VALUES (1, $1, $2, 0) "
            "ON CONFLICT (one) DO UPDATE SET observed = excluded.observed, document = excluded.document",
            {observed, document});
}

void watch_runtime(Transaction& tx, base::Instant until) {
    tx.exec("INSERT INTO runtime_observation (one, document, watched_until) VALUES (1, '{}', $1) "
            "ON CONFLICT (one) DO UPDATE SET watched_until = excluded.watched_until",
            {until});
    tx.ring("runtime");
}

} // namespace store
