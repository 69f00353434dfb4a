#include "control/review_reminders.hpp"

#include "store/market/publishing_reviews.hpp"

namespace control {

void remind_of_reviews(store::Database& database, const base::Clock& clock) {
    const base::Instant now = clock.now();
    // Without a write where there is nothing to tell, which is nearly always.
    if (!database.read([&](store::Reader& reader) { return store::has_untold_overdue_reviews(reader, now); })) return;
    database.write([&](store::Transaction& tx) { store::tell_overdue_reviews(tx, now); });
}

} // namespace control
