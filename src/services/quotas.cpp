#include "services/quotas.hpp"

#include "store/runs/quotas.hpp"

namespace services {

void require_room(const Call& call, store::Reader& reader, const domain::QuotaUse& more) {
    const domain::Quotas quotas = store::load_quotas(reader, call.caller.account);
    const domain::QuotaUse use = store::count_use(reader, call.caller.account);
    std::string all;
    for (const domain::Quota quota : domain::all_quotas) {
        const std::string why = domain::judge_quota(quota, quotas, use, more.of(quota), call.caller.account);
        if (!why.empty()) all += (all.empty() ? "" : " ") + why;
    }
    if (!all.empty()) throw base::Fault("ResourceLimitExceeded", std::move(all));
}

} // namespace services
