#include "store/market/charges.hpp"

namespace store {

namespace {

constexpr const char* columns = "SELECT id, agreement, revision, currency, amount, charged, purchase_order "
                                "FROM agreement_charge WHERE acceptor = $1";

Charge read_charge(const Row& row) {
    return {row.text(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.instant(5), row.maybe_text(6)};
}

} // namespace

void insert_charges(Transaction& tx, const domain::Agreement& agreement, std::string_view seed,
                    const std::map<std::string, std::string>& purchase_orders) {
    const std::string currency = domain::currency_of(agreement.terms);
    std::size_t position = 0;
    for (const auto& planned : domain::planned_charges(agreement)) {
        const std::string id = domain::charge_id(seed, position++);
        const auto order = purchase_orders.find(id);
        tx.exec("INSERT INTO agreement_charge (id, agreement, acceptor, revision, currency, amount, charged, "
                "purchase_order) VALUES ($1, $2, $3, 1, $4, $5, $6, $7)",
                {id, agreement.id, agreement.acceptor, currency, base::render(planned.amount), planned.time,
                 order == purchase_orders.end() ? Value(nullptr) : Value(order->second)});
    }
}

std::vector<Charge> list_charges(Reader& reader, std::string_view acceptor, std::string_view agreement_id) {
    static const std::string sql = std::string(columns) + " AND ($2 = '' OR agreement = $2) ORDER BY charged, id";
    return reader.all(sql, {acceptor, agreement_id}, read_charge);
}

std::optional<Charge> find_charge(Reader& reader, std::string_view acceptor, std::string_view id) {
    static const std::string sql = std::string(columns) + " AND id = $2";
    return reader.one(sql, {acceptor, id}, read_charge);
}

void save_charge(Transaction& tx, const Charge& charge) {
    tx.exec("UPDATE agreement_charge SET revision = $2, purchase_order = $3 WHERE id = $1",
            {charge.id, charge.revision, charge.purchase_order});
}

} // namespace store
