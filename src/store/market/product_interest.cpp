#include "store/market/product_interest.hpp"

namespace store {

void count_view(Transaction& tx, std::string_view product, std::string_view day) {
    tx.exec("INSERT INTO product_views (product, day, views) VALUES ($1, $2, 1) "
            "ON CONFLICT (product, day) DO UPDATE SET views = product_views.views + 1",
            {product, day});
}

Interest sum_interest(Reader& reader, const MoneyScope& scope) {
    const auto number = [](const Row& row) { return row.integer(0); };
    const std::string from = base::render_iso(scope.from).substr(0, 10), to = base::render_iso(scope.to).substr(0, 10);
    Interest sum;
    sum.views = reader
                    .one("SELECT COALESCE(SUM(v.views), 0) FROM product_views v JOIN entity e ON e.id = v.product "
                         "WHERE e.owner = $1 AND ($2 = '' OR v.product = $2) AND v.day >= $3 AND v.day < $4",
                         {scope.seller, scope.product, from, to}, number)
                    .value_or(0);
    sum.tries = reader
                    .one("SELECT COUNT(*) FROM try_run t JOIN entity e ON e.id = t.product WHERE e.owner = $1 "
                         "AND t.own = 0 AND ($2 = '' OR t.product = $2) AND t.requested >= $3 AND t.requested < $4",
                         {scope.seller, scope.product, scope.from, scope.to}, number)
                    .value_or(0);
    return sum;
}

} // namespace store
