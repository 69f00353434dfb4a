#include "domain/product/dimensions.hpp"
#include "domain/readiness/rules.hpp"
#include "domain/readiness/texts.hpp"

#include <fmt/format.h>

namespace domain::readiness {

namespace {

constexpr std::int64_t shortest_good_trial = 14;
constexpr std::int64_t longest_good_trial = 30;

Check of(std::string id, Level level, std::string_view field, Verdict verdict) {
    return {std::move(id), Group::Offer, level, std::string(field), std::move(verdict), {}};
}

// The product with the version as its resource says it is, for what is to be priced.
Product with_version(const Listing& listing) {
    Product product = listing.product;
    if (!listing.version_is_new || !listing.version) return product;
    Version version = *listing.version;
    if (listing.asset) {
        auto take = [&](std::string_view path, std::vector<std::string>& types) {
            for (const auto& type : base::array_at(listing.asset->document, path))
                if (type.is_string()) types.emplace_back(type.get_string());
        };
        take("InferenceSpecification.SupportedTransformInstanceTypes", version.supported.batch);
        take("InferenceSpecification.SupportedRealtimeInferenceInstanceTypes", version.supported.realtime);
        take("TrainingSpecification.SupportedTrainingInstanceTypes", version.supported.training);
    }
    product.versions.push_back(std::move(version));
    return product;
}

Verdict judge_prices(const Listing& listing) {
    const ListedOffer& offer = *listing.offer;
    if (offer.free && offer.priced.empty()) return pass();
    const Product product = with_version(listing);
    if (dimensions_of(product).empty())
        return not_checked("It is not known yet which instance types are to be priced.", "Add a version.");
    const auto missing = unpriced_keys(product, offer.priced);
    const std::string keys = fmt::format("{}", fmt::join(missing, ", "));
    return unless(!missing.empty(), fail(fmt::format("There is no price for: {}.", keys),
                                         "Give each a rate; zero is one.", {{"missing", keys}}));
}

Verdict judge_trial(const ListedOffer& offer) {
    if (!offer.asks_for_money) return not_applicable("The product is free.");
    if (!offer.trial_days)
        return warn("There is no free trial.", "Offer one of 14 to 30 days: buyers try before they pay.");
    return unless(*offer.trial_days < shortest_good_trial || *offer.trial_days > longest_good_trial,
                  warn(fmt::format("The free trial has {} days.", *offer.trial_days), "14 to 30 days are usual.",
                       {{"days", std::to_string(*offer.trial_days)}}));
}

Verdict judge_licence_file(const Listing& listing) {
    const Linked& licence = listing.licence;
    if (listing.offer->legal_type != "CustomEula" || licence.url.empty())
        return not_applicable("The standard contract needs no text.");
    if (!licence.own)
        return not_checked("The licence lies on another server.", "Start the readiness check: it fetches it.");
    const auto judged = judge_licence("offer", licence.url, licence.found ? &*licence.found : nullptr);
    if (judged) return pass();
    return fail(judged.refusals().front().message, "Give a plain text in UTF-8 or a PDF of at most 5 MB.",
                {{"code", judged.refusals().front().code}});
}

Verdict judge_licence_given(const Listing& listing) {
    const bool given = listing.offer->legal_type == "StandardEula" ||
                       (listing.offer->legal_type == "CustomEula" && !listing.licence.url.empty());
    return unless(!given, fail("There is no licence.", "Choose the standard contract, or give your own text or PDF."));
}

Verdict judge_refund(const ListedOffer& offer) {
    if (blank(offer.refund_policy))
        return fail("There is no refund policy.", "Say in 1 to 500 characters when and how money is given back.");
    return of_length(offer.refund_policy, 500, "Say it in at most 500 characters.");
}

Verdict judge_refund_contact(const ListedOffer& offer) {
    if (!offer.asks_for_money) return not_applicable("The product is free.");
    return where_given(
        !blank(offer.refund_policy),
        unless(!names_contact(offer.refund_policy), warn("The refund policy does not say how to ask for a refund.",
                                                         "Name an e-mail address, a web page or a telephone number.")));
}

Verdict judge_name(const ListedOffer& offer) {
    if (offer.name.find_first_of("\\<>") != offer.name.npos)
        return fail("The name has one of \\ < >.", "Leave it out.");
    return of_length_if_given(offer.name, 150, "Shorten the name.");
}

} // namespace

Checks check_offer(const Listing& listing) {
    using enum Level;
    Checks checks;
    checks.push_back(of("offer.given", Required, "CreateOffer",
                        unless(!listing.offer, fail("The product has no public offer.",
                                                    "Add CreateOffer with prices, licence and refund policy."))));
    if (!listing.offer) return checks;
    const ListedOffer& offer = *listing.offer;
    checks.push_back(of("offer.name", Required, "UpdateInformation.Name", judge_name(offer)));
    checks.push_back(of("offer.description", Required, "UpdateInformation.Description",
                        of_length_if_given(offer.description, 255, "Shorten the description.")));
    checks.push_back(of("offer.prices", Required, "UpdatePricingTerms.Terms", judge_prices(listing)));
    checks.push_back(of("offer.trial", Recommended, "UpdatePricingTerms.Terms", judge_trial(offer)));
    checks.push_back(of("licence.given", Required, "UpdateLegalTerms.Terms", judge_licence_given(listing)));
    checks.push_back(of("licence.file", Required, "UpdateLegalTerms.Terms", judge_licence_file(listing)));
    checks.push_back(of("offer.refund", Required, "UpdateSupportTerms.Terms", judge_refund(offer)));
    checks.push_back(of("offer.refund_contact", Required, "UpdateSupportTerms.Terms", judge_refund_contact(offer)));
    return checks;
}

Checks check_seller(const Listing& listing) {
    using enum Level;
    auto check = [](std::string id, std::string_view field, Verdict verdict) {
        return Check{std::move(id), Group::Seller, Level::Required, std::string(field), std::move(verdict), {}};
    };
    const SellerProfile& seller = listing.seller;
    const std::string missing = fmt::format("{}", fmt::join(missing_members(seller), ", "));
    const bool paid = listing.offer && listing.offer->asks_for_money;
    return {check("seller.registered", "PutSellerProfile",
                  unless(!seller.registered(),
                         fail("The account is not registered as a seller.", why_not_registered(seller)))),
            check("seller.profile", "PutSellerProfile",
                  unless(!missing.empty(), fail(fmt::format("The seller profile lacks: {}.", missing),
                                                "Complete it with PutSellerProfile.", {{"missing", missing}}))),
            check("seller.paid", "PutTaxInterview",
                  !paid ? not_applicable("The product asks for no money.")
                        : unless(!seller.can_sell_paid(),
                                 fail("Tax interview and bank account are not complete.",
                                      "Put both: products that are paid for need them.",
                                      {{"missing", fmt::format("{}", fmt::join(missing_items(seller), ", "))}})))};
}

} // namespace domain::readiness
