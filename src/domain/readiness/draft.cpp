#include "domain/readiness/listing.hpp"

#include <fmt/format.h>

namespace domain::readiness {

namespace {

namespace json = boost::json;

constexpr std::string_view drafted = "draft"; // in the place of an id

void take(json::object& into, std::string_view member, const std::string& text) {
    if (!text.empty()) into[member] = text;
}

json::array filled(const base::Document& draft, std::string_view member) {
    json::array items;
    for (const base::Document& item : base::array_at(draft, member)) {
        const bool empty = item.is_string() ? item.get_string().empty() : base::text_at(item, "Url").empty();
        if (!empty) items.push_back(item);
    }
    return items;
}

json::object texts_of(const base::Document& translation) {
    json::object texts;
    for (std::string_view member :
         {"Language", "ProductTitle", "ShortDescription", "LongDescription", "SupportDescription"})
        take(texts, member, base::text_at(translation, member));
    for (std::string_view member : {"Highlights", "SearchKeywords"})
        if (json::array items = filled(translation, member); !items.empty()) texts[member] = std::move(items);
    return texts;
}

json::object information_of(const base::Document& draft) {
    json::object details;
    for (std::string_view member :
         {"ProductTitle", "ShortDescription", "LongDescription", "LogoUrl", "SupportDescription"})
        take(details, member, base::text_at(draft, member));
    for (std::string_view member : {"Highlights", "AdditionalResources", "Categories", "SearchKeywords"})
        details[member] = filled(draft, member);
    if (json::array images = filled(draft, "ImageUrls"); !images.empty()) details["ImageUrls"] = std::move(images);
    if (const std::string video = base::text_at(draft, "VideoUrl"); !video.empty())
        details["VideoUrls"] = json::array{video};
    json::array translations;
    for (const base::Document& each : base::array_at(draft, "Translations"))
        translations.push_back(texts_of(each));
    if (!translations.empty()) details["Translations"] = std::move(translations);
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

json::object training_of(const base::Document& draft) {
    json::object training, sample;
    take(training, "InputDescription", base::text_at(draft, "TrainingInput"));
    take(sample, base::text_at(draft, "TrainingSample.Form") == "Url" ? "Url" : "Text",
         base::text_at(draft, "TrainingSample.Data"));
    if (!sample.empty()) training["SampleInput"] = std::move(sample);
    take(training, "AlgorithmOverview", base::text_at(draft, "AlgorithmOverview"));
    return training;
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
    if (json::object training = training_of(draft); algorithm && !training.empty())
        details["TrainingDetails"] = std::move(training);
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

void take_terms(std::vector<Change>& changes, const base::Document& draft) {
    const bool standard = base::text_at(draft, "Eula") == "Standard";
    if (const std::string url = base::text_at(draft, "EulaUrl"); standard || !url.empty()) {
        json::object document{{"Type", standard ? "StandardEula" : "CustomEula"}};
        if (!standard) document["Url"] = url;
        json::object term{{"Documents", json::array{std::move(document)}}};
        changes.push_back(change_of("UpdateLegalTerms", offer_type, {{"Terms", json::array{std::move(term)}}}));
    }
    json::object support{{"RefundPolicy", base::text_at(draft, "RefundPolicy")}};
    changes.push_back(change_of("UpdateSupportTerms", offer_type, {{"Terms", json::array{std::move(support)}}}));
}

// A version that is there already is the one of its delivery option.
void take_version(std::vector<Change>& changes, const base::Document& draft) {
    json::object details = version_of(draft);
    const std::string option = base::text_at(draft, "DeliveryOptionId");
    if (!option.empty()) details["DeliveryOptions"].as_array().front().as_object()["Id"] = option;
    changes.push_back(
        change_of(option.empty() ? "AddDeliveryOptions" : "UpdateDeliveryOptions", product_type, std::move(details)));
}

void take_whole(std::vector<Change>& changes, const base::Document& draft) {
    const std::string title = base::text_at(draft, "ProductTitle");
    take_version(changes, draft);
    changes.push_back(change_of("UpdateInformation", offer_type, {{"Name", title}, {"Description", title}}));
    changes.push_back(change_of("UpdatePricingTerms", offer_type, pricing_of(draft)));
    take_terms(changes, draft);
}

} // namespace

std::vector<Change> changes_of_draft(const base::Document& draft) {
    const std::string mode = base::text_at(draft, "Mode");
    const bool edited = mode == "Edit", priced = !base::text_at(draft, "OfferId").empty();
    std::vector<Change> changes;
    if (mode != "Version") changes.push_back(change_of("UpdateInformation", product_type, information_of(draft)));
    if (!edited && mode != "Version") {
        take_whole(changes, draft);
        return changes;
    }
    if (!edited || !base::text_at(draft, "DeliveryOptionId").empty()) take_version(changes, draft);
    if (priced) changes.push_back(change_of("UpdatePricingTerms", offer_type, pricing_of(draft)));
    if (edited && priced) take_terms(changes, draft);
    return changes;
}

} // namespace domain::readiness
