// DescribeSeller: what a seller says of himself to everybody who sees one of his products.
#include "domain/listing/seller.hpp"
#include "services/discovery/catalogue.hpp"
#include "services/public_assets.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/sellers.hpp"
#include "store/market/sellers.hpp"

namespace services {

namespace {

using api::souk::DescribeSeller;

// What of a seller's the caller sees.
struct Shop {
    std::string account; // "" where he sees nothing
    std::int64_t products = 0;
    domain::ReviewSummary reviews;
};

void add(domain::ReviewSummary& sum, const domain::ReviewSummary& more) {
    for (std::size_t star = 0; star < sum.counts.size(); ++star)
        sum.counts[star] += more.counts[star];
}

Shop shop_of(Call& call, const std::string& profile) {
    return discovery::catalogue_of(call).read(call.database, [&](const discovery::Shelved& shelved) {
        Shop shop;
        const std::uint32_t* number = shelved.publishers.find(profile);
        if (!number) return shop;
        for (std::size_t slot = 0; slot < shelved.listings.size(); ++slot) {
            const auto& listing = shelved.listings[slot];
            if (!listing || shelved.marks[slot].publisher != *number) continue;
            if (!shelved.marks[slot].everybody && !discovery::sees(call, *listing)) continue;
            shop.account = listing->seller;
            ++shop.products;
            add(shop.reviews, listing->reviews);
        }
        return shop;
    });
}

} // namespace

DescribeSeller::Output describe_seller(Call& call, const DescribeSeller::Input& in) {
    call.require("aws-marketplace:GetListing", "*");
    const Shop shop = shop_of(call, in.SellerProfileId);
    // One text for who is not there and for who shows the caller nothing.
    if (shop.account.empty()) throw souk::not_found("seller", in.SellerProfileId);
    const domain::SellerProfile seller =
        call.database.read([&](store::Reader& reader) { return store::load_seller(reader, shop.account); });
    DescribeSeller::Output out;
    out.SellerProfileId = in.SellerProfileId;
    out.DisplayName = seller.display_name.empty() ? "Account " + shop.account : seller.display_name;
    out.Description = base::find_text(seller.document, "Description");
    out.WebsiteUrl = base::find_text(seller.document, "WebsiteUrl");
    if (const auto logo = base::find_text(seller.document, "LogoUrl")) out.LogoUrl = public_url(call.settings, *logo);
    out.SupportEmail = base::find_text(seller.document, "SupportEmail");
    out.CountryCode = base::find_text(seller.document, "CountryCode");
    if (seller.state != domain::SellerState::None) out.RegisteredAt = seller.created;
    out.Products = shop.products;
    out.TotalReviews = shop.reviews.total();
    if (out.TotalReviews > 0) out.AverageRating = shop.reviews.average();
    return out;
}

} // namespace services
