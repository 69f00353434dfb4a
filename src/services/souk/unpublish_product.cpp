// Taking a product off the market: the change of visibility, with what a payload of UpdateVisibility has no field for.
#include "domain/listing/processing.hpp"
#include "services/catalog/catalog.hpp"
#include "services/catalog/submit.hpp"
#include "services/souk/publishing.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entitlement.hpp"
#include "store/market/unpublications.hpp"

#include <fmt/format.h>

namespace services {

namespace {

api::catalog::StartChangeSet::Input make_request(const api::souk::UnpublishProduct::Input& in) {
    boost::json::object details{{"TargetVisibility", "Restricted"}};
    if (in.ReplacementProductId) details["ReplacementProductId"] = *in.ReplacementProductId;
    api::catalog::StartChangeSet::Input request;
    request.Catalog = "AWSMarketplace";
    request.ChangeSetName = fmt::format("Unpublish {}", in.ProductId);
    request.ClientRequestToken = in.ClientRequestToken;
    api::catalog::Change& change = request.ChangeSet.emplace_back();
    change.ChangeType = "UpdateVisibility";
    change.Entity.Type = versioned_type(domain::product_type);
    change.Entity.Identifier = in.ProductId;
    change.DetailsDocument = base::Document(std::move(details));
    return request;
}

std::string status_of(store::Reader& reader, const store::Unpublication& unpublication) {
    if (unpublication.returned) return "REPUBLISHED";
    if (unpublication.effective) return "UNPUBLISHED";
    const auto set = store::find_change_set(reader, unpublication.change_set);
    return set && set->open() ? "REQUESTED" : "NOT_DONE";
}

void count_support(const Call& call, base::Instant since, api::souk::DescribeUnpublication::Output& out) {
    const base::Instant end = since + domain::support_after_unpublication;
    out.UnpublishedAt = since;
    out.SupportEndsAt = end;
    const std::int64_t seconds = end.epoch_seconds() - call.now.epoch_seconds();
    constexpr std::int64_t day = 24 * 3600;
    out.SupportDaysLeft = static_cast<std::int32_t>(seconds > 0 ? (seconds + day - 1) / day : 0);
}

} // namespace

api::souk::UnpublishProduct::Output unpublish_product(Call& call, const api::souk::UnpublishProduct::Input& in) {
    const store::ChangeSet set =
        submit_change_set(call, make_request(in), [&](store::Transaction& tx, const store::ChangeSet& accepted) {
            store::insert_unpublication(tx,
                                        {in.ProductId, accepted.id, in.ContactEmail, in.Reason,
                                         in.ReplacementProductId.value_or(""), call.now, std::nullopt, std::nullopt});
        });
    api::souk::UnpublishProduct::Output out;
    out.ProductId = in.ProductId;
    out.ChangeSetId = set.id;
    return out;
}

api::souk::DescribeUnpublication::Output describe_unpublication(Call& call,
                                                                const api::souk::DescribeUnpublication::Input& in) {
    call.require("souk:DescribeUnpublication",
                 base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId));
    api::souk::DescribeUnpublication::Output out;
    out.ProductId = in.ProductId;
    call.database.read([&](store::Reader& reader) {
        const auto product = store::find_entity(reader, in.ProductId);
        const auto told = store::find_unpublication(reader, in.ProductId);
        const bool owner = product && product->owner == call.caller.account;
        const bool whole = owner || call.caller.is_operator;
        if (!product || !told ||
            !(whole || store::find_entitlement(reader, call.caller.account, in.ProductId).has_value()))
            throw base::Fault("ResourceNotFoundException",
                              fmt::format("The product {} does not exist or was never unpublished.", in.ProductId));
        out.Status = status_of(reader, *told);
        out.RequestedAt = told->requested;
        if (!told->replacement.empty()) out.ReplacementProductId = told->replacement;
        if (told->effective) count_support(call, *told->effective, out);
        if (!whole) return;
        out.ChangeSetId = told->change_set;
        if (!told->email.empty()) out.ContactEmail = told->email;
        if (!told->reason.empty()) out.Reason = told->reason;
        out.Subscribers = static_cast<std::int32_t>(store::list_active_agreements(reader, in.ProductId).size());
    });
    return out;
}

} // namespace services
