#include "store/market/market_policy.hpp"
#include "domain/product/categories.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/operations.hpp"
#include "wire/codec.hpp"

namespace services {

api::souk::GetMarketPolicy::Output get_market_policy(Call& call, const api::souk::GetMarketPolicy::Input&) {
    call.require_operator("souk:GetMarketPolicy");
    api::souk::GetMarketPolicy::Output out;
    call.database.read([&](store::Reader& reader) {
        out.Policy = wire::from_document<api::souk::MarketPolicy>(store::load_market_policy(reader).document);
        out.Revision = store::load_market_policy_revision(reader);
    });
    return out;
}

api::souk::PutMarketPolicy::Output put_market_policy(Call& call, const api::souk::PutMarketPolicy::Input& in) {
    call.require_operator("souk:PutMarketPolicy");
    const base::Document document = wire::to_document(in.Policy);
    souk::require_none(domain::check_categories(domain::parse_categories(document)));
    api::souk::PutMarketPolicy::Output out;
    out.Policy = in.Policy;
    call.database.write([&](store::Transaction& tx) {
        souk::require_latest("policy", in.ExpectedRevision, store::load_market_policy_revision(tx));
        store::save_market_policy(tx, document, call.caller.arn, call.now);
        out.Revision = store::load_market_policy_revision(tx);
    });
    return out;
}

} // namespace services
