#include "services/entitlement/get_entitlements.hpp"

#include "base/digest.hpp"
#include "domain/agreement/search.hpp"
#include "services/page.hpp"
#include "services/registry.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "wire/codec.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::entitlement {

namespace shapes = api::entitlement;

namespace {

constexpr std::int64_t default_page = 25;
// What a usage agreement entitles to is the product itself, which has no dimension of a contract.
constexpr const char* dimension = "Subscription";

// Stable for a customer and a product, and no account number.
std::string customer_identifier(const domain::Agreement& agreement) {
    return base::hex(base::sha256("customer " + agreement.acceptor + " of " + agreement.product_id)).substr(0, 22);
}

shapes::Entitlement shape_of(const domain::Agreement& agreement, const std::string& product_code) {
    return {.ProductCode = product_code,
            .Dimension = dimension,
            .CustomerIdentifier = customer_identifier(agreement),
            .CustomerAWSAccountId = agreement.acceptor,
            .Value = shapes::EntitlementValue{.BooleanValue = true},
            .ExpirationDate = agreement.end,
            .LicenseArn = domain::license_arn(agreement)};
}

using Filters = std::map<std::string, std::vector<std::string>>;

// Values of one filter are alternatives; all filters must hold.
bool passes(const shapes::Entitlement& entitlement, const Filters& filters) {
    return std::all_of(filters.begin(), filters.end(), [&](const auto& filter) {
        const auto& [name, values] = filter;
        const std::string& actual =
            name == shapes::GetEntitlementFilterName::CUSTOMER_IDENTIFIER       ? *entitlement.CustomerIdentifier
            : name == shapes::GetEntitlementFilterName::CUSTOMER_AWS_ACCOUNT_ID ? *entitlement.CustomerAWSAccountId
            : name == shapes::GetEntitlementFilterName::LICENSE_ARN             ? *entitlement.LicenseArn
                                                                                : *entitlement.Dimension;
        return std::find(values.begin(), values.end(), actual) != values.end();
    });
}

base::Fault invalid(std::string message) {
    return base::Fault("InvalidParameterException", std::move(message));
}

std::vector<domain::Agreement> load_agreements(Call& call, const std::string& product_code) {
    return call.database.read([&](store::Reader& reader) {
        const auto product = store::find_product_by_code(reader, product_code);
        // Whether another seller's code exists is nobody's business.
        if (!product || product->owner != call.caller.account)
            throw invalid(fmt::format("There is no product of yours with the code {}.", product_code));
        return store::list_active_agreements(reader, product->id);
    });
}

} // namespace

shapes::GetEntitlementsResult get_entitlements(Call& call, const shapes::GetEntitlementsRequest& in) {
    call.require("aws-marketplace:GetEntitlements", "*");
    const Filters filters = in.Filter.value_or(Filters{});
    if (filters.contains(std::string(shapes::GetEntitlementFilterName::CUSTOMER_IDENTIFIER)) &&
        filters.contains(std::string(shapes::GetEntitlementFilterName::CUSTOMER_AWS_ACCOUNT_ID)))
        throw invalid("Filter by CUSTOMER_IDENTIFIER or by CUSTOMER_AWS_ACCOUNT_ID, not by both.");
    shapes::GetEntitlementsRequest question = in;
    question.NextToken.reset();
    question.MaxResults.reset();
    const std::string fingerprint = base::render(wire::to_document(question));
    const auto begin = parse_page(in.NextToken, fingerprint);
    if (!begin) throw invalid("NextToken does not continue this request: repeat it without the token.");

    std::vector<shapes::Entitlement> found;
    for (const domain::Agreement& agreement : load_agreements(call, in.ProductCode)) {
        if (agreement.start > call.now) continue;
        auto entitlement = shape_of(agreement, in.ProductCode);
        if (passes(entitlement, filters)) found.push_back(std::move(entitlement));
    }
    auto page = cut_page(found, *begin, static_cast<std::size_t>(in.MaxResults.value_or(default_page)), fingerprint);
    return {.Entitlements = std::move(page.items), .NextToken = page.next};
}

} // namespace services::entitlement

namespace services {

void register_entitlement(Registry& registry) {
    registry.add<api::entitlement::GetEntitlements>(entitlement::get_entitlements);
}

} // namespace services
