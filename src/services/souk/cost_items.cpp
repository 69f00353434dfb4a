#include "services/souk/cost_items.hpp"

namespace services::souk {

api::souk::CostItem shape_of(const domain::CostItem& item) {
    using namespace api::souk;
    const std::string_view kind = item.infrastructure ? CostKind::INFRASTRUCTURE
                                  : item.trial        ? CostKind::SOFTWARE_TRIAL
                                                      : CostKind::SOFTWARE;
    CostItem shape;
    shape.Kind = std::string(kind);
    shape.DimensionKey = item.key;
    shape.Unit = std::string(item.key == "m.i.c" ? CostUnit::REQUEST : CostUnit::MINUTE);
    shape.Quantity = item.quantity;
    shape.Price = base::render(item.price);
    shape.Cost = base::render(item.cost);
    return shape;
}

} // namespace services::souk
