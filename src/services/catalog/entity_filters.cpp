#include "services/catalog/entity_filters.hpp"

#include "services/catalog/catalog.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using api::catalog::ListEntities;
using Sort = store::EntityQuery::Sort;
using Text = std::optional<std::string>;

constexpr int max_filters = 8;

[[noreturn]] void refuse(std::string message) {
    throw base::Fault("ValidationException", std::move(message));
}

std::optional<base::Instant> read_instant(const Text& text) {
    if (!text) return std::nullopt;
    if (auto instant = base::parse_iso(*text)) return instant;
    refuse(fmt::format("{} is not a time.", *text));
}

// A list of values that nothing has: an attribute that no entity here carries was asked for.
const std::vector<std::string> nothing = {""};

class Reading {
  public:
    explicit Reading(store::EntityQuery& query) : query_(query) {}

    void ids(const std::optional<std::vector<std::string>>& values) {
        if (!values) return;
        ++filters_;
        for (const std::string& value : *values)
            query_.ids.push_back(entity_id(value));
    }
    template<class Filter>
    void name(const std::optional<Filter>& filter) {
        if (!filter) return;
        ++filters_;
        if (filter->ValueList) query_.names = *filter->ValueList;
        if (filter->WildCardValue) {
            query_.name_contains = *filter->WildCardValue;
            ++wildcards_;
        }
    }
    template<class Filter>
    void values(const std::optional<Filter>& filter, std::vector<std::string>& target) {
        if (!filter) return;
        ++filters_;
        if (filter->ValueList) target = *filter->ValueList;
    }
    template<class Filter>
    void range(const std::optional<Filter>& filter, std::optional<base::Instant>& from,
               std::optional<base::Instant>& to) {
        if (!filter) return;
        ++filters_;
        if (!filter->DateRange) return;
        from = read_instant(filter->DateRange->AfterValue);
        to = read_instant(filter->DateRange->BeforeValue);
        if (to) *to = *to + base::microseconds(999'999); // the whole of that second
    }
    void none() { // asks for what no offer here has
        ++filters_;
        query_.ids = nothing;
    }
    void wildcard() { ++wildcards_; }
    void finish() const {
        if (filters_ > max_filters) refuse(fmt::format("At most {} filters may be given.", max_filters));
        if (wildcards_ > 1) refuse("Only one wildcard may be given.");
    }

  private:
    store::EntityQuery& query_;
    int filters_ = 0;
    int wildcards_ = 0;
};

void read_product_filters(const api::catalog::MachineLearningProductFilters& filters, store::EntityQuery& query) {
    Reading reading(query);
    if (filters.EntityId) reading.ids(filters.EntityId->ValueList);
    reading.name(filters.ProductTitle);
    reading.values(filters.Visibility, query.states);
    reading.range(filters.LastModifiedDate, query.modified_from, query.modified_to);
    reading.finish();
}

void read_offer_filters(const api::catalog::OfferFilters& filters, store::EntityQuery& query) {
    Reading reading(query);
    if (filters.EntityId) reading.ids(filters.EntityId->ValueList);
    reading.name(filters.Name);
    reading.values(filters.ProductId, query.products);
    reading.values(filters.State, query.states);
    reading.range(filters.ReleaseDate, query.released_from, query.released_to);
    reading.range(filters.LastModifiedDate, query.modified_from, query.modified_to);
    const auto& targeting = filters.Targeting;
    const bool untargeted =
        !targeting || !targeting->ValueList ||
        std::find(targeting->ValueList->begin(), targeting->ValueList->end(), "None") != targeting->ValueList->end();
    if (!untargeted || filters.ResaleAuthorizationId || filters.OfferSetId || filters.AvailabilityEndDate)
        reading.none();
    if (filters.BuyerAccounts) {
        reading.wildcard();
        reading.none();
    }
    reading.finish();
}

void read_general_filters(const std::vector<api::catalog::Filter>& filters, store::EntityQuery& query) {
    for (const api::catalog::Filter& filter : filters) {
        const std::string name = filter.Name.value_or("");
        const auto values = filter.ValueList.value_or(std::vector<std::string>{});
        if (name == "EntityId")
            Reading(query).ids(values);
        else if (name == "Name" || name == "ProductTitle")
            query.names = values;
        else if (name == "Visibility" || name == "State")
            query.states = values;
        else if (name == "ProductId" && query.type == domain::offer_type)
            query.products = values;
        else
            refuse(fmt::format("There is no filter {} for {}.", name, query.type));
    }
}

Sort parse_sort(const std::string& name) {
    if (name == "EntityId") return Sort::Id;
    if (name == "Name" || name == "ProductTitle") return Sort::Name;
    if (name == "Visibility" || name == "State") return Sort::State;
    if (name == "ProductId") return Sort::Product;
    if (name == "ReleaseDate") return Sort::Released;
    // By the others (no resale, no sets, no targeting here) all offers are alike, and the last changed comes first.
    return Sort::Modified;
}

template<class T>
void read_sort(const std::optional<T>& sort, store::EntityQuery& query) {
    if (!sort) return;
    query.sort = parse_sort(std::string(sort->SortBy.value_or("LastModifiedDate")));
    query.descending = sort->SortOrder.value_or("DESCENDING") == "DESCENDING";
}

} // namespace

store::EntityQuery read_entity_query(const Call& call, const ListEntities::Input& in) {
    store::EntityQuery query;
    query.owner = call.caller.account;
    query.type = entity_id(in.EntityType);
    const bool product = query.type == domain::product_type;
    if (!product && query.type != domain::offer_type)
        refuse(fmt::format("There are no entities of type {}. The types are MachineLearningProduct and Offer.",
                           in.EntityType));
    if (in.FilterList && in.EntityTypeFilters) refuse("Give FilterList or EntityTypeFilters, not both.");
    if (in.FilterList) read_general_filters(*in.FilterList, query);
    if (in.EntityTypeFilters) {
        const auto& filters = *in.EntityTypeFilters;
        if (product && filters.MachineLearningProductFilters)
            read_product_filters(*filters.MachineLearningProductFilters, query);
        else if (!product && filters.OfferFilters)
            read_offer_filters(*filters.OfferFilters, query);
        else
            refuse(fmt::format("The filters are not those of {}.", query.type));
    }
    read_sort(in.Sort, query);
    if (in.EntityTypeSort) {
        if (product)
            read_sort(in.EntityTypeSort->MachineLearningProductSort, query);
        else
            read_sort(in.EntityTypeSort->OfferSort, query);
    }
    return query;
}

} // namespace services
