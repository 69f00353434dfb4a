// Drafts of listings, before anything is asked of the catalogue. Each save names the revision that it saw.
#pragma once

#include "store/database.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

struct ListingDraft {
    std::string id;
    std::string account;
    std::string product; // that it is to change, or ""
    std::int64_t revision = 0;
    base::Instant saved;
    std::string saved_by; // ARN
    std::string title;
    base::Document document; // not read by list_listing_drafts
};

std::optional<ListingDraft> find_listing_draft(Reader& reader, std::string_view account, std::string_view id);
// Without their documents, the latest saved first.
std::vector<ListingDraft> list_listing_drafts(Reader& reader, std::string_view account);
void insert_listing_draft(Transaction& tx, const ListingDraft& draft);
// The revision after `draft.revision`; false if that is not the latest (any more), and then nothing is changed.
bool save_listing_draft(Transaction& tx, const ListingDraft& draft);
bool delete_listing_draft(Transaction& tx, std::string_view account, std::string_view id);

} // namespace store
