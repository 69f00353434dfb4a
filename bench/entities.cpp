// Fills a database with products of many sellers, each with one revision, so that what a market of that size costs can
// be measured. Usage: bench_entities FILE COUNT
#include "store/market/entities.hpp"
#include "base/arn.hpp"
#include "base/ids.hpp"
#include "store/database.hpp"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace {

constexpr std::int64_t products_of_a_seller = 100;
constexpr std::int64_t in_a_transaction = 2000;

domain::Product product_of(std::int64_t number, base::IdSource& ids) {
    domain::Product product;
    product.id = "prod-" + ids.alphanumeric(13);
    product.code = ids.alphanumeric(25);
    product.title = fmt::format("Product {}", number);
    product.short_description = fmt::format("What product {} tells of a sample, in a line.", number);
    for (int line = 0; line < 12; ++line)
        product.long_description += fmt::format("Line {} of {} says what it does with rows of numbers. ", line, number);
    product.categories = {"Computer Vision"};
    product.keywords = {"rows", "numbers"};
    return product;
}

void fill(store::Database& database, std::int64_t count) {
    base::IdSource ids(42);
    const auto now = base::Instant::from_seconds(1'700'000'000);
    for (std::int64_t begin = 0; begin < count; begin += in_a_transaction)
        database.write([&](store::Transaction& tx) {
            for (std::int64_t n = begin; n < std::min(count, begin + in_a_transaction); ++n) {
                const domain::Product product = product_of(n, ids);
                store::Entity entity;
                entity.id = product.id;
                entity.owner = fmt::format("{:012}", 100'000'000'000 + n / products_of_a_seller);
                entity.created = entity.modified = now;
                store::describe(entity, product);
                store::save_entity(tx, entity, "filled");
            }
        });
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) return std::fputs("usage: bench_entities FILE COUNT\n", stderr), 2;
    store::Database database({.path = arguments[1]});
    fill(database, std::strtoll(arguments[2], nullptr, 10));
    return 0;
}
