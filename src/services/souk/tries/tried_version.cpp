#include "services/souk/tries/tried_version.hpp"

#include "domain/runs/internal.hpp"
#include "store/runs/tries.hpp"

namespace services::souk {

namespace {

base::Instant midnight_before(base::Instant now) {
    constexpr std::int64_t day = 86'400;
    return base::Instant::from_seconds(now.whole_seconds() / day * day);
}

} // namespace

TriedVersion load_tried_version(Call& call, store::Reader& reader, std::string_view product,
                                const std::optional<std::string>& version) {
    TriedVersion tried;
    tried.seen = require_product(call, reader, product);
    const SeenVersion seen = require_version(reader, tried.seen, version);
    tried.version = seen.version;
    tried.containers = domain::plan_containers(seen.copy.document).size();
    tried.offered = call.settings.offers_tries;
    tried.policy = store::load_try_policy(reader, product);
    tried.today = store::count_tries(reader, call.caller.account, product, midnight_before(call.now));
    return tried;
}

api::souk::TryPolicy render_try_policy(const domain::TryPolicy& policy) {
    api::souk::TryPolicy rendered;
    rendered.Allowed = render(policy.allowed);
    rendered.TriesPerAccount = policy.per_account;
    rendered.TriesPerDay = policy.per_day;
    rendered.Revision = policy.revision;
    return rendered;
}

} // namespace services::souk
