// RecordProductView: a product's page was opened. It is counted a moment later, and who opened it is not kept.
#include "base/log.hpp"
#include "services/browser.hpp"
#include "services/souk/money/sums.hpp"
#include "services/souk/operations.hpp"
#include "services/souk/product.hpp"
#include "store/market/product_interest.hpp"

namespace services {

namespace {

void warn_of(const std::exception_ptr& problem) {
    if (!problem) return;
    try {
        std::rethrow_exception(problem);
    } catch (const std::exception& error) {
        base::log::warn("a view of a product was not counted", {{"what", error.what()}});
    }
}

} // namespace

api::souk::RecordProductView::Output record_product_view(Call& call, const api::souk::RecordProductView::Input& in) {
    call.require("aws-marketplace:GetProduct", souk::product_arn(in.ProductId));
    const souk::SeenProduct seen =
        call.database.read([&](store::Reader& reader) { return souk::require_product(call, reader, in.ProductId); });
    if (seen.standing.owner || !viewer_of(call.caller).empty()) return {};
    call.database.write_later([product = seen.entity.id, day = souk::day_of(call.now)](
                                  store::Transaction& tx) { store::count_view(tx, product, day); },
                              warn_of);
    return {};
}

} // namespace services
