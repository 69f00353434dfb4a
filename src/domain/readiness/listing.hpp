// Listing: all that a readiness report judges, gathered into one value from whatever the seller has: an entity, the
// changes that he is about to send, or a draft that he still types. Nothing is refused here: what is missing or wrong
// is for the rules to say. Pure.
#pragma once

#include "domain/changes/change.hpp"
#include "domain/listing/attachments.hpp"
#include "domain/product/categories.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace domain::readiness {

// Something attached by address. Looked at only where it lies on this server; elsewhere a check that is executed does.
struct Linked {
    std::string url;
    bool own = false; // on this server
    std::optional<Attachment> found;
    std::optional<bool> plain_background = std::nullopt; // of a picture: transparent or white; absent where not seen
};

// The offer, as far as a listing is concerned with it.
struct ListedOffer {
    std::string name;
    std::string description;
    std::set<std::string> priced; // rate keys
    bool free = false;            // is said to be
    bool asks_for_money = false;
    std::optional<std::int64_t> trial_days;
    std::string legal_type; // "CustomEula", "StandardEula", ""
    std::string refund_policy;
};

// The SageMaker resource of the version, as its seller sees it.
struct ListedAsset {
    std::string status;
    base::Document document;
};

struct Listing {
    Product product; // without the version below, where that is new
    std::optional<Version> version;
    bool version_is_new = false;
    std::optional<ListedOffer> offer;
    std::optional<ListedAsset> asset;
    std::string access_role; // of a version that is to be added
    bool access_role_usable = false;
    SellerProfile seller;
    MarketPolicy policy; // of this market
    Categories market_categories = usual_categories();
    Linked logo;
    Linked licence;
    Linked notebook;
};

// From what the catalogue has: the version named, or the latest.
Listing listing_of(const Product& product, const Offer* offer, std::string_view version_id);

// The listing as it would be after these changes, taking what is there of each.
Listing project(Listing listing, const std::vector<Change>& changes);

// The changes that a portal's draft stands for: its document, as it is typed, in the form of change payloads.
std::vector<Change> changes_of_draft(const base::Document& draft);

} // namespace domain::readiness
