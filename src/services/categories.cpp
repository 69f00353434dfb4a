#include "services/categories.hpp"

#include "services/remembered.hpp"
#include "store/market/market_policy.hpp"

namespace services {

std::shared_ptr<const domain::Categories> known_categories(const Call& call) {
    auto& kept = call.shelf.get<Remembered<domain::Categories>>();
    const std::uint64_t stamp = call.database.generation("policy");
    bool absent = true;
    if (auto known = kept.find(stamp, "", absent)) return known;
    auto read = std::make_shared<const domain::Categories>(call.database.read(
        [](store::Reader& reader) { return domain::market_categories(store::load_market_policy(reader).document); }));
    kept.keep(stamp, "", read);
    return read;
}

} // namespace services
