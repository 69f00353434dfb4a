#include "services/catalog/schema.hpp"

#include "api/details.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>
#include <map>
#include <string>
#include <utility>

namespace services {

namespace {

namespace json = boost::json;

// Members that were sent but that the schema has no place for: the rendered struct lacks them. Null means absent.
void find_unknown(const json::value& sent, const json::value& understood, const std::string& place,
                  base::Refusals& refusals) {
    if (const auto* object = sent.if_object()) {
        const auto* known = understood.if_object();
        for (const auto& member : *object) {
            const std::string where =
                fmt::format("{}{}{}", place, place.empty() ? "" : ".", std::string_view(member.key()));
            if (member.value().is_null()) continue;
            const json::value* same = known ? known->if_contains(member.key()) : nullptr;
            if (!same)
                refusals.push_back({"INVALID_INPUT", "There is no such field.", where});
            else
                find_unknown(member.value(), *same, where, refusals);
        }
    } else if (const auto* array = sent.if_array()) {
        const auto* known = understood.if_array();
        for (std::size_t i = 0; known && i < array->size() && i < known->size(); ++i)
            find_unknown((*array)[i], (*known)[i], fmt::format("{}[{}]", place, i), refusals);
    }
}

template<class T>
base::Refusals check(const base::Document& details) {
    const base::Result<T> parsed = wire::validate_document<T>(details);
    if (!parsed) return parsed.refusals();
    base::Refusals unknown;
    find_unknown(details, wire::to_document(*parsed), "", unknown);
    return unknown;
}

using Check = base::Refusals (*)(const base::Document&);
using Name = std::pair<std::string_view, std::string_view>;

const std::map<Name, Check>& checks() {
    using namespace api::details;
    constexpr std::string_view product = "MachineLearningProduct", offer = "Offer";
    static const std::map<Name, Check> all = {
        {{product, "CreateProduct"}, check<ProductCreateProductDetails>},
        {{product, "UpdateInformation"}, check<ProductUpdateInformationDetails>},
        {{product, "UpdateTargeting"}, check<ProductUpdateTargetingDetails>},
        {{product, "UpdateVisibility"}, check<ProductUpdateVisibilityDetails>},
        {{product, "AddDeliveryOptions"}, check<ProductAddDeliveryOptionsDetails>},
        {{product, "UpdateDeliveryOptions"}, check<ProductUpdateDeliveryOptionsDetails>},
        {{product, "RestrictDeliveryOptions"}, check<ProductRestrictDeliveryOptionsDetails>},
        {{product, "ReleaseProduct"}, check<ProductReleaseProductDetails>},
        {{offer, "CreateOffer"}, check<OfferCreateOfferDetails>},
        {{offer, "CreateReplacementOffer"}, check<OfferCreateReplacementOfferDetails>},
        {{offer, "UpdateTargeting"}, check<OfferUpdateTargetingDetails>},
        {{offer, "UpdateAvailability"}, check<OfferUpdateAvailabilityDetails>},
        {{offer, "UpdateValidityTerms"}, check<OfferUpdateValidityTermsDetails>},
        {{offer, "UpdatePaymentScheduleTerms"}, check<OfferUpdatePaymentScheduleTermsDetails>},
        {{offer, "UpdateNetPaymentTerms"}, check<OfferUpdateNetPaymentTermsDetails>},
        {{offer, "UpdateRenewalTerms"}, check<OfferUpdateRenewalTermsDetails>},
        {{offer, "UpdateInformation"}, check<OfferUpdateInformationDetails>},
        {{offer, "UpdateSupportTerms"}, check<OfferUpdateSupportTermsDetails>},
        {{offer, "UpdateLegalTerms"}, check<OfferUpdateLegalTermsDetails>},
        {{offer, "UpdatePricingTerms"}, check<OfferUpdatePricingTermsDetails>},
        {{offer, "ReleaseOffer"}, check<OfferReleaseOfferDetails>}};
    return all;
}

} // namespace

base::Refusals check_details(std::string_view entity_type, std::string_view change_type,
                             const base::Document& details) {
    auto found = checks().find({entity_type, change_type});
    return found == checks().end() ? base::Refusals{} : found->second(details);
}

} // namespace services
