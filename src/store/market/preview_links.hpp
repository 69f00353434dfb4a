// Links by which somebody without an account reads a product before it is live. A link's token is told once, when it is
// made; only its digest is kept.
#pragma once

#include "store/database.hpp"

namespace store {

struct PreviewLink {
    std::string id;
    std::string product;
    std::string account; // the seller
    std::string note;
    base::Instant created;
    std::string created_by; // an ARN
    base::Instant expires;
};

void insert_preview_link(Transaction& tx, const PreviewLink& link, std::string_view token);
// Newest first, those that are over, too.
std::vector<PreviewLink> list_preview_links(Reader& reader, std::string_view product);
// Absent where the token is unknown, or the link over.
std::optional<PreviewLink> find_preview_link(Reader& reader, std::string_view token, base::Instant now);
// Whether the product had such a link.
bool delete_preview_link(Transaction& tx, std::string_view product, std::string_view id);

} // namespace store
