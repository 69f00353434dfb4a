#include "domain/product/product.hpp"

#include "domain/product/dimensions.hpp"

#include <array>

namespace domain {

namespace {

namespace json = boost::json;

std::vector<std::string> texts_at(const base::Document& document, std::string_view path) {
    std::vector<std::string> texts;
    for (const json::value& item : base::array_at(document, path))
        if (item.is_string()) texts.emplace_back(item.get_string());
    return texts;
}

json::array render(const std::vector<std::string>& texts) {
    return json::array(texts.begin(), texts.end());
}

std::string_view arn_member(AssetKind kind) {
    return kind == AssetKind::ModelPackage ? "ModelPackageArn" : "AlgorithmArn";
}

Version parse_version(const base::Document& document) {
    Version version;
    version.id = base::text_at(document, "Id");
    version.title = base::text_at(document, "VersionTitle");
    version.release_notes = base::text_at(document, "ReleaseNotes");
    version.created = base::parse_iso(base::text_at(document, "CreationDate")).value_or(base::Instant{});
    version.source_id = base::text_at(document, "Sources[0].Id");
    version.kind = base::text_at(document, "Sources[0].Type") == render(AssetKind::Algorithm) ? AssetKind::Algorithm
                                                                                              : AssetKind::ModelPackage;
    version.asset_arn = base::text_at(document, std::string("Sources[0].") + std::string(arn_member(version.kind)));
    version.option_id = base::text_at(document, "DeliveryOptions[0].Id");
    if (const base::Document* found = base::find(document, "DeliveryOptions[0].Instructions"))
        version.instructions = *found;
    const std::string recommended = "DeliveryOptions[0].RecommendedInstanceTypes.";
    version.recommended = {base::text_at(document, recommended + "BatchTransform"),
                           base::text_at(document, recommended + "RealtimeInference"),
                           base::text_at(document, recommended + "Training")};
    const std::string supported = "DeliveryOptions[0].SupportedInstanceTypes.";
    version.supported = {texts_at(document, supported + "BatchTransform"),
                         texts_at(document, supported + "RealtimeInference"),
                         texts_at(document, supported + "Training")};
    if (const base::Document* found = base::find(document, "DeliveryOptions[0].TrainingProperties"))
        version.training = *found;
    version.restricted = base::text_at(document, "DeliveryOptions[0].Visibility") == "Restricted";
    return version;
}

json::object render_option(const Version& version) {
    const bool algorithm = version.kind == AssetKind::Algorithm;
    json::object recommended{{"BatchTransform", version.recommended.batch},
                             {"RealtimeInference", version.recommended.realtime}};
    json::object supported{{"BatchTransform", render(version.supported.batch)},
                           {"RealtimeInference", render(version.supported.realtime)}};
    if (algorithm) {
        recommended["Training"] = version.recommended.training;
        supported["Training"] = render(version.supported.training);
    }
    json::object option{{"Id", version.option_id},
                        {"Type", render(version.kind)},
                        {"SourceId", version.source_id},
                        {"Title", algorithm ? "SageMaker Algorithm" : "SageMaker Model"},
                        {"ShortDescription", algorithm ? "Train and deploy the algorithm with Amazon SageMaker."
                                                       : "Deploy the model with Amazon SageMaker."},
                        {"Instructions", version.instructions},
                        {"RecommendedInstanceTypes", std::move(recommended)},
                        {"SupportedInstanceTypes", std::move(supported)},
                        {"Visibility", version.restricted ? "Restricted" : "Public"}};
    if (!version.training.is_null()) option["TrainingProperties"] = version.training;
    return option;
}

json::object render_version(const Version& version) {
    json::object source{{"Type", render(version.kind)}, {"Id", version.source_id}};
    source[arn_member(version.kind)] = version.asset_arn;
    return {{"Id", version.id},
            {"VersionTitle", version.title},
            {"ReleaseNotes", version.release_notes},
            {"CreationDate", base::render_iso_millis(version.created)},
            {"Sources", json::array{std::move(source)}},
            {"DeliveryOptions", json::array{render_option(version)}}};
}

json::array render(const std::vector<Translation>& translations) {
    json::array rendered;
    for (const Translation& each : translations) {
        json::object texts{{"Language", each.language}};
        const auto put = [&](std::string_view member, const std::string& text) {
            if (!text.empty()) texts[member] = text;
        };
        put("ProductTitle", each.title);
        put("ShortDescription", each.short_description);
        put("LongDescription", each.long_description);
        put("SupportDescription", each.support);
        if (!each.highlights.empty()) texts["Highlights"] = render(each.highlights);
        if (!each.keywords.empty()) texts["SearchKeywords"] = render(each.keywords);
        rendered.push_back(std::move(texts));
    }
    return rendered;
}

// Texts that were never given are null, as they are in a fresh draft.
json::value or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::object render_description(const Product& product) {
    json::object description{{"ProductTitle", or_null(product.title)},
                             {"ProductCode", product.code},
                             {"ShortDescription", or_null(product.short_description)},
                             {"LongDescription", or_null(product.long_description)},
                             {"Sku", product.sku ? json::value(*product.sku) : json::value(nullptr)},
                             {"Highlights", render(product.highlights)},
                             {"SearchKeywords", render(product.keywords)},
                             {"Visibility", render(product.visibility)},
                             {"ProductState", "Active"},
                             {"Categories", render(product.categories)}};
    if (!product.associated_products.empty()) description["AssociatedProducts"] = render(product.associated_products);
    if (!product.translations.empty()) description["Translations"] = render(product.translations);
    if (product.replacement) description["ReplacementProductId"] = *product.replacement;
    return description;
}

json::object render_promotion(const Product& product) {
    json::array videos;
    for (const std::string& url : product.video_urls)
        videos.push_back(json::object{{"Type", "Link"}, {"Title", "Product video"}, {"Url", url}});
    json::object promotion{{"LogoUrl", or_null(product.logo_url)}, {"Videos", std::move(videos)}};
    if (!product.image_urls.empty()) promotion["ImageUrls"] = render(product.image_urls);
    if (!product.resources_given) {
        promotion["AdditionalResources"] = nullptr;
        return promotion;
    }
    json::array links;
    for (const ResourceLink& link : product.resources)
        links.push_back(json::object{{"Type", "Link"}, {"Text", link.text}, {"Url", link.url}});
    promotion["AdditionalResources"] = std::move(links);
    return promotion;
}

constexpr std::array<std::string_view, 4> visibilities = {"Draft", "Limited", "Public", "Restricted"};

} // namespace

Translation parse_translation(const base::Document& document) {
    return {.language = base::text_at(document, "Language"),
            .title = base::text_at(document, "ProductTitle"),
            .short_description = base::text_at(document, "ShortDescription"),
            .long_description = base::text_at(document, "LongDescription"),
            .highlights = texts_at(document, "Highlights"),
            .support = base::text_at(document, "SupportDescription"),
            .keywords = texts_at(document, "SearchKeywords")};
}

std::string_view render(Visibility visibility) {
    return visibilities[static_cast<std::size_t>(visibility)];
}

std::optional<Visibility> parse_visibility(std::string_view text) {
    for (std::size_t i = 0; i < visibilities.size(); ++i)
        if (visibilities[i] == text) return static_cast<Visibility>(i);
    return std::nullopt;
}

std::string_view render(AssetKind kind) {
    return kind == AssetKind::ModelPackage ? "SageMakerModelPackage" : "SageMakerAlgorithm";
}

Product parse_product(std::string_view id, const base::Document& document) {
    Product product;
    product.id = id;
    product.code = base::text_at(document, "Description.ProductCode");
    product.title = base::text_at(document, "Description.ProductTitle");
    product.short_description = base::text_at(document, "Description.ShortDescription");
    product.long_description = base::text_at(document, "Description.LongDescription");
    product.sku = base::find_text(document, "Description.Sku");
    product.highlights = texts_at(document, "Description.Highlights");
    product.keywords = texts_at(document, "Description.SearchKeywords");
    product.categories = texts_at(document, "Description.Categories");
    for (const json::value& translation : base::array_at(document, "Description.Translations"))
        product.translations.push_back(parse_translation(translation));
    product.associated_products = texts_at(document, "Description.AssociatedProducts");
    product.replacement = base::find_text(document, "Description.ReplacementProductId");
    product.visibility =
        parse_visibility(base::text_at(document, "Description.Visibility")).value_or(Visibility::Draft);
    product.allow_list = texts_at(document, "Targeting.PositiveTargeting.BuyerAccounts");
    product.logo_url = base::text_at(document, "PromotionalResources.LogoUrl");
    product.image_urls = texts_at(document, "PromotionalResources.ImageUrls");
    for (const json::value& video : base::array_at(document, "PromotionalResources.Videos"))
        product.video_urls.push_back(base::text_at(video, "Url"));
    const base::Document* links = base::find(document, "PromotionalResources.AdditionalResources");
    product.resources_given = links && links->is_array();
    for (const json::value& link : base::array_at(document, "PromotionalResources.AdditionalResources"))
        product.resources.push_back({base::text_at(link, "Text"), base::text_at(link, "Url")});
    product.support = base::text_at(document, "SupportInformation.Description");
    for (const json::value& version : base::array_at(document, "Versions"))
        product.versions.push_back(parse_version(version));
    if (const base::Document* future = base::find(document, "RegionAvailability.FutureRegionSupport")) {
        product.regions = texts_at(document, "RegionAvailability.Regions");
        product.future_regions = !future->is_null();
    }
    return product;
}

base::Document render(const Product& product) {
    json::array versions;
    for (const Version& version : product.versions)
        versions.push_back(render_version(version));
    json::array dimensions;
    for (const Dimension& dimension : dimensions_of(product))
        dimensions.push_back(render(dimension));
    json::object targeting{{"PositiveTargeting", json::object{{"BuyerAccounts", render(product.allow_list)}}}};
    json::object regions{
        {"Regions", render(product.regions)}, {"Restrict", json::array{}}, {"FutureRegionSupport", nullptr}};
    if (product.future_regions) regions["FutureRegionSupport"] = json::object{{"SupportedRegions", json::array{"All"}}};
    return json::object{{"Versions", std::move(versions)},
                        {"Description", render_description(product)},
                        {"Targeting", std::move(targeting)},
                        {"PromotionalResources", render_promotion(product)},
                        {"SupportInformation", json::object{{"Description", or_null(product.support)}}},
                        {"Dimensions", std::move(dimensions)},
                        {"RegionAvailability", std::move(regions)}};
}

ShownTexts texts_in(const Product& product, std::string_view language) {
    const Translation* found = nullptr;
    for (const Translation& each : product.translations)
        if (each.language == language) found = &each;
    const auto shown = [&](const std::string Translation::*translated, const std::string& own) -> std::string_view {
        return found && !(found->*translated).empty() ? found->*translated : own;
    };
    return {.title = shown(&Translation::title, product.title),
            .short_description = shown(&Translation::short_description, product.short_description),
            .long_description = shown(&Translation::long_description, product.long_description),
            .highlights = found && !found->highlights.empty() ? found->highlights : product.highlights,
            .support = shown(&Translation::support, product.support)};
}

const Version* latest_version(const Product& product) {
    for (auto version = product.versions.rbegin(); version != product.versions.rend(); ++version)
        if (!version->restricted) return &*version;
    return nullptr;
}

const Version* find_version(const Product& product, std::string_view version_id) {
    for (const Version& version : product.versions)
        if (version.id == version_id) return &version;
    return nullptr;
}

const Version* find_option(const Product& product, std::string_view option_id) {
    for (const Version& version : product.versions)
        if (version.option_id == option_id) return &version;
    return nullptr;
}

const std::vector<std::string>& sales_regions() {
    static const std::vector<std::string> regions = {
        "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1",   "eu-north-1",     "eu-west-1",  "eu-west-2",      "eu-west-3",      "sa-east-1",
        "us-east-1",      "us-east-2",      "us-west-1",  "us-west-2"};
    return regions;
}

} // namespace domain
