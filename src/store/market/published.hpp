// Published versions: where the copy of each version's SageMaker resource lies in the marketplace's account.
#pragma once

#include "store/database.hpp"

namespace store {

struct PublishedVersion {
    std::string version;
    std::string product;
    std::string option;
    std::string asset_arn;     // the seller's own resource
    std::string published_arn; // what buyers deploy
    base::Instant created;
    std::optional<base::Instant> restricted; // closed to agreements accepted later
};

void save_published_version(Transaction& tx, const PublishedVersion& version);
void restrict_version(Transaction& tx, std::string_view version_id, base::Instant now);
std::optional<PublishedVersion> find_published_version(Reader& reader, std::string_view version_id);
// Oldest first.
std::vector<PublishedVersion> list_published_versions(Reader& reader, std::string_view product_id);

// Forgets where the copies of a product are, of which nobody holds one.
void delete_published_versions(Transaction& tx, std::string_view product_id);

} // namespace store
