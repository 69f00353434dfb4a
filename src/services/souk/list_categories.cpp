#include "services/categories.hpp"
#include "services/souk/operations.hpp"

namespace services {

api::souk::ListCategories::Output list_categories(Call& call, const api::souk::ListCategories::Input&) {
    api::souk::ListCategories::Output out;
    for (const domain::Category& category : *known_categories(call))
        out.Categories.push_back({.Name = category.name,
                                  .CategoryId = domain::category_id(category.name),
                                  .Label = category.label(call.language),
                                  .English = category.english,
                                  .French = category.french,
                                  .Hidden = category.hidden});
    return out;
}

} // namespace services
