// Unpublications: why a product left the market, whom to ask, and since when; what the 90 days of support count from.
#pragma once

#include "store/database.hpp"

namespace store {

struct Unpublication {
    std::string product;
    std::string change_set;
    std::string email;
    std::string reason;
    std::string replacement;
    base::Instant requested;
    std::optional<base::Instant> effective; // since when the product is Restricted
    std::optional<base::Instant> returned;  // until when it was
};

void insert_unpublication(Transaction& tx, const Unpublication& unpublication);
// The newest of the product.
std::optional<Unpublication> find_unpublication(Reader& reader, std::string_view product);
// By the change set: what a request has told before is completed, else a row begins here.
void note_unpublished(Transaction& tx, std::string_view product, std::string_view change_set,
                      std::string_view replacement, base::Instant now);
void note_republished(Transaction& tx, std::string_view product, base::Instant now);

} // namespace store
