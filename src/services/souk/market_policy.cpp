#include "store/market/market_policy.hpp"
#include "services/souk/operations.hpp"
#include "wire/codec.hpp"

namespace services {

api::souk::GetMarketPolicy::Output get_market_policy(Call& call, const api::souk::GetMarketPolicy::Input&) {
    call.require_operator("souk:GetMarketPolicy");
    api::souk::GetMarketPolicy::Output out;
    out.Policy = wire::from_document<api::souk::MarketPolicy>(
        call.database.read([](store::Reader& reader) { return store::load_market_policy(reader); }).document);
    return out;
}

api::souk::PutMarketPolicy::Output put_market_policy(Call& call, const api::souk::PutMarketPolicy::Input& in) {
    call.require_operator("souk:PutMarketPolicy");
    const base::Document document = wire::to_document(in.Policy);
    call.database.write(
        [&](store::Transaction& tx) { store::save_market_policy(tx, document, call.caller.arn, call.now); });
    api::souk::PutMarketPolicy::Output out;
    out.Policy = in.Policy;
    return out;
}

} // namespace services
