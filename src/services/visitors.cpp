#include "services/visitors.hpp"

#include "api/discovery.hpp"
#include "api/souk.hpp"
#include "services/access.hpp"
#include "store/market/market_policy.hpp"

#include <algorithm>
#include <array>

namespace services {

namespace {

constexpr std::string_view reading = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*",
    "Action": ["aws-marketplace:SearchListings", "aws-marketplace:SearchFacets", "aws-marketplace:GetListing", "aws-marketplace:GetProduct",
               "aws-marketplace:GetOffer", "aws-marketplace:GetOfferTerms", "aws-marketplace:ListPurchaseOptions",
               "aws-marketplace:ListFulfillmentOptions", "souk:EstimatePrice",
               "souk:ListInstancePrices", "souk:ListPriceChanges"]}})";

const auto& operations() {
    static const std::array all = {&api::discovery::SearchListings::operation,
                                   &api::discovery::SearchFacets::operation,
                                   &api::discovery::GetListing::operation,
                                   &api::discovery::GetProduct::operation,
                                   &api::discovery::GetOffer::operation,
                                   &api::discovery::GetOfferTerms::operation,
                                   &api::discovery::ListPurchaseOptions::operation,
                                   &api::discovery::ListFulfillmentOptions::operation,
                                   &api::souk::DescribePublishedAsset::operation,
                                   &api::souk::DescribeSeller::operation,
                                   &api::souk::EstimatePrice::operation,
                                   &api::souk::GetTryPolicy::operation,
                                   &api::souk::GetVersionFile::operation,
                                   &api::souk::ListCategories::operation,
                                   &api::souk::ListInstancePrices::operation,
                                   &api::souk::ListPriceChanges::operation,
                                   &api::souk::ListPublishedVersions::operation,
                                   &api::souk::ListReviews::operation,
                                   &api::souk::RecordProductView::operation};
    return all;
}

std::shared_ptr<const domain::PolicySet> reading_policies() {
    auto policies = std::make_shared<domain::PolicySet>();
    policies->identity.push_back(*domain::parse_policy(reading));
    return policies;
}

} // namespace

void open_storefront(Registry& registry) {
    for (const wire::Operation* operation : operations())
        registry.open(*operation);
}

bool is_storefront(const wire::Operation& operation) {
    return std::ranges::find(operations(), &operation) != operations().end();
}

bool visitors_welcome(store::Database& database) {
    return database.read([](store::Reader& reader) {
        return store::load_market_policy(reader).storefront == domain::Storefront::Everyone;
    });
}

Principal visitor(const wire::HttpRequest& request) {
    static const auto policies = reading_policies();
    Principal nobody;
    nobody.source_ip = address_of(request.remote_address);
    nobody.tls = request.tls;
    nobody.policies = policies;
    return nobody;
}

} // namespace services
