#include "store/market/prices.hpp"

#include "store/market/entities.hpp"

namespace store {

std::vector<domain::PriceChange> list_price_changes(Reader& reader, std::string_view offer_id) {
    std::vector<domain::PriceChange> history;
    reader.each("SELECT created, document FROM entity_revision WHERE entity = $1 ORDER BY revision", {offer_id},
                [&](const Row& row) {
                    const domain::Offer offer = domain::parse_offer(offer_id, row.document(1));
                    if (offer.released && offer.usage) domain::append_change(history, row.instant(0), *offer.usage);
                });
    return history;
}

std::vector<domain::PriceChange> list_price_changes(Reader& reader, const domain::Agreement& agreement) {
    std::vector<domain::PriceChange> own = list_price_changes(reader, agreement.offer_id);
    const auto listed = find_public_offer(reader, agreement.product_id);
    if (!listed || listed->id == agreement.offer_id) return own;
    return domain::with_listed_rates(std::move(own), list_price_changes(reader, listed->id));
}

std::optional<base::Decimal> rate_at(Reader& reader, const domain::Agreement& agreement, std::string_view key,
                                     base::Instant when) {
    return domain::rate_of(agreement, list_price_changes(reader, agreement), key, when);
}

} // namespace store
