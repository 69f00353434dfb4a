#include "store/runs/quotas.hpp"

#include "domain/runs/internal.hpp"
#include "store/market/market_policy.hpp"

namespace store {

using domain::Quota;

domain::Quotas load_own_quotas(Reader& reader, std::string_view account) {
    const auto document = reader.one("SELECT document FROM account_quota WHERE account = $1", {account},
                                     [](const Row& row) { return row.document(0); });
    return document ? domain::parse_quotas(*document) : domain::Quotas();
}

void save_own_quotas(Transaction& tx, std::string_view account, const domain::Quotas& quotas) {
    tx.exec("INSERT INTO account_quota (account, document) VALUES ($1, $2) "
            "ON CONFLICT (account) DO UPDATE SET document = excluded.document",
            {account, render(quotas)});
}

domain::Quotas load_quotas(Reader& reader, std::string_view account) {
    const base::Document policy = load_market_policy(reader).document;
    const auto* markets = base::find(policy, "Quotas");
    return domain::combine(load_own_quotas(reader, account),
                           markets ? domain::parse_quotas(*markets) : domain::Quotas());
}

domain::QuotaUse count_use(Reader& reader, std::string_view account) {
    domain::QuotaUse use;
    const auto fleets =
        reader.all("SELECT document FROM resource WHERE kind = 'endpoint' AND account = $1 AND status IN "
                   "('Creating', 'InService', 'Updating', 'UpdateRollbackFailed')",
                   {account}, [](const Row& row) { return row.document(0); });
    use.of(Quota::Endpoints) = static_cast<std::int64_t>(fleets.size());
    for (const base::Document& endpoint : fleets)
        if (const auto* desired = base::find(endpoint, "_internal.desired"))
            use.of(Quota::Instances) += domain::instances_wanted(domain::parse_fleet(*desired));
    use.of(Quota::Jobs) = reader
                              .one("SELECT COUNT(*) FROM resource WHERE kind IN ('model-package', 'algorithm') AND "
                                   "account = $1 AND status IN ('Pending', 'InProgress')",
                                   {account}, [](const Row& row) { return row.integer(0); })
                              .value();
    return use;
}

} // namespace store
