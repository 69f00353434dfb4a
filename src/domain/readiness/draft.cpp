#include "domain/readiness/listing.hpp"

#include <fmt/format.h>

namespace domain::readiness {

namespace {

namespace json = boost::json;

constexpr std::string_view drafted = "draft"; // in the place of an id

void take(json::object& into, std::string_view member, const std::string& text) {
    if (!text.empty()) into[member] = text;
}

json::object information_of(const base::Document& draft) {
    json::object details;
    for (std::string_view member :
         {"ProductTitle", "ShortDescription", "LongDescription", "LogoUrl", "SupportDescription"})
        take(details, member, base::text_at(draft, member));
    for (std::string_view member : {"Highlights", "AdditionalResources", "Categories", "SearchKeywords"}) {
        json::array filled;
        for (const base::Document& item : base::array_at(draft, member)) {
            const bool empty = item.is_string() ? item.get_string().empty() : base::text_at(item, "Url").empty();
            if (!empty) filled.push_back(item);
        }
        details[member] = std::move(filled);
    }
    return details;
}

json::object sample_of(const base::Document& draft, std::string_view member) {
    const std::string form = base::text_at(draft, fmt::format("{}.Form", member)) == "Url" ? "Url" : "Text";
    json::object sample;
    take(sample, "RealtimeInference" + form, base::text_at(draft, fmt::format("{}.Realtime", member)));
    take(sample, "BatchTransform" + form, base::text_at(draft, fmt::format("{}.Batch", member)));
    return sample;
}

json::object input_of(const base::Document& draft) {
    json::object input{{"SampleInput", sample_of(draft, "SampleInput")},
                       {"Parameters", base::array_at(draft, "InputParameters")},
                       {"SageMakerCustomAttributes", base::array_at(draft, "CustomAttributes")}};
    take(input, "Description", base::text_at(draft, "InputDescription"));
    take(input, "Limitations", base::text_at(draft, "Limitations"));
    return input;
}

json::object output_of(const base::Document& draft) {
    json::object output{{"SampleOutput", sample_of(draft, "SampleOutput")},
                        {"Parameters", base::array_at(draft, "OutputParameters")}};
    take(output, "Description", base::text_at(draft, "OutputDescription"));
    return output;
}

json::object version_of(const base::Document& draft) {
    const bool algorithm = base::text_at(draft, "Kind") == "Algorithm";
    json::object recommended;
    for (std::string_view member : {"BatchTransform", "RealtimeInference", "Training"})
        take(recommended, member, base::text_at(draft, member));
    json::object details{{"InputProperties", input_of(draft)},
                         {"OutputProperties", output_of(draft)},
                         {"RecommendedInstanceTypes", std::move(recommended)}};
    take(details, algorithm ? "SageMakerAlgorithmArn" : "SageMakerModelPackageArn", base::text_at(draft, "AssetArn"));
    for (std::string_view member : {"AccessRoleArn", "UsageInstructions", "SampleNotebookUrl", "RepositoryUrl"})
        take(details, member, base::text_at(draft, member));
    json::object version;
    take(version, "VersionTitle", base::text_at(draft, "VersionTitle"));
    take(version, "ReleaseNotes", base::text_at(draft, "ReleaseNotes"));
    const std::string_view option =
        algorithm ? "SageMakerAlgorithmDeliveryOptionDetails" : "SageMakerModelPackageDeliveryOptionDetails";
    json::object chosen{{option, std::move(details)}};
    json::object delivery{{"Details", std::move(chosen)}};
    return {{"Version", std::move(version)}, {"DeliveryOptions", json::array{std::move(delivery)}}};
}

// A free draft names no prices: they are zero.
json::object pricing_of(const base::Document& draft) {
    const std::string model = base::text_at(draft, "PricingModel");
    if (model != "Usage") return {{"PricingModel", "Free"}, {"Terms", json::array()}};
    json::array rates;
    for (const auto& price : base::object_at(draft, "Prices"))
        rates.push_back(json::object{{"DimensionKey", price.key()}, {"Price", price.value()}});
    json::object card{{"RateCard", std::move(rates)}};
    json::array terms{json::object{{"Type", "UsageBasedPricingTerm"}, {"RateCards", json::array{std::move(card)}}}};
    if (const std::string days = base::text_at(draft, "TrialDays"); !days.empty())
        terms.push_back(json::object{{"Type", "FreeTrialPricingTerm"}, {"Duration", fmt::format("P{}D", days)}});
    return {{"PricingModel", model}, {"Terms", std::move(terms)}};
}

Change change_of(std::string_view type, std::string_view entity, json::object details) {
    return {.type = std::string(type),
            .entity_type = std::string(entity),
            .entity_id = std::string(drafted),
            .name = "",
            .details = std::move(details),
            .fresh_ids = {}};
}

void take_offer(std::vector<Change>& changes, const base::Document& draft) {
    const std::string title = base::text_at(draft, "ProductTitle");
    changes.push_back(change_of("UpdateInformation", offer_type, {{"Name", title}, {"Description", title}}));
    changes.push_back(change_of("UpdatePricingTerms", offer_type, pricing_of(draft)));
    if (const std::string url = base::text_at(draft, "EulaUrl"); !url.empty()) {
        json::object document{{"Type", "CustomEula"}, {"Url", url}};
        json::object term{{"Documents", json::array{std::move(document)}}};
        changes.push_back(change_of("UpdateLegalTerms", offer_type, {{"Terms", json::array{std::move(term)}}}));
    }
    json::object support{{"RefundPolicy", base::text_at(draft, "RefundPolicy")}};
    changes.push_back(change_of("UpdateSupportTerms", offer_type, {{"Terms", json::array{std::move(support)}}}));
}

} // namespace

std::vector<Change> changes_of_draft(const base::Document& draft) {
    const std::string mode = base::text_at(draft, "Mode");
    std::vector<Change> changes;
    if (mode != "Version") changes.push_back(change_of("UpdateInformation", product_type, information_of(draft)));
    if (mode != "Edit") changes.push_back(change_of("AddDeliveryOptions", product_type, version_of(draft)));
    if (mode != "Version" && mode != "Edit") take_offer(changes, draft);
    const bool repriced = mode == "Version" && !base::text_at(draft, "OfferId").empty();
    if (repriced) changes.push_back(change_of("UpdatePricingTerms", offer_type, pricing_of(draft)));
    return changes;
}

} // namespace domain::readiness
