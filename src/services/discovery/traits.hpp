// What a listing is filtered by beyond the published service's filters: content types, instance types, a GPU or none,
// regions, languages, a free trial, what an hour costs, how fast a sample is answered. The filters' names are a patch
// of the model; they are looked at only where somebody asks by them, and their facets are counted only when they are
// asked for by name.
#pragma once

#include "domain/listing/market_policy.hpp"
#include "services/discovery/listing.hpp"
#include "services/discovery/names.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace services::discovery {

struct Traits {
    static constexpr std::int64_t no_price = -1, not_tried = -1;

    std::vector<std::uint32_t> content_types, instance_types, languages;
    std::int64_t lowest_hour = no_price; // of the software on any instance, in the public offer; units of Decimal
    std::int64_t answer = not_tried;     // microseconds
    bool trial = false;
    bool cpu = false; // runs without a GPU on one of its types
    bool gpu = false; // and with one
};

struct TraitNames {
    Names content_types, instance_types, languages;
};

Traits traits_of(const Listing& listing, TraitNames& names);

using TraitCheck = std::function<bool(const Traits&, const Listing&)>;

// Absent for the published service's own filters. Throws ValidationException for a price or a time that is
// none.
std::optional<TraitCheck> trait_check_of(const TraitNames& names, const domain::MarketPolicy& policy,
                                         const api::discovery::SearchFilter& filter);

using FacetValues = std::map<std::string, std::vector<api::discovery::ListingFacet>>;

// How many of the listings have each value of the facets that are asked for by name; others are left alone.
class TraitCounts {
  public:
    TraitCounts(const TraitNames& names, const domain::MarketPolicy& policy, const std::vector<std::string>& asked);
    // Whether anything is to be counted at all.
    bool wanted() const { return !asked_.empty(); }
    void add(const Traits& traits, const Listing& listing);
    void append_to(FacetValues& facets) const;

  private:
    bool asks(std::string_view type) const { return asked_.contains(std::string(type)); }

    const TraitNames& names_;
    const domain::MarketPolicy& policy_;
    std::map<std::string, std::map<std::string, std::int64_t>> asked_; // by facet type, then value
};

} // namespace services::discovery
