// Product: a machine-learning product with its versions, as the catalogue's entity document tells it. Parse and render
// are exact inverses on what render wrote. No rules here: those are one file per change type in domain/changes.
#pragma once

#include "base/document.hpp"
#include "base/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

inline constexpr std::string_view product_type = "MachineLearningProduct"; // entity type without its version

enum class Visibility { Draft, Limited, Public, Restricted };
std::string_view render(Visibility visibility);
std::optional<Visibility> parse_visibility(std::string_view text);

enum class AssetKind { ModelPackage, Algorithm };
std::string_view render(AssetKind kind); // "SageMakerModelPackage", "SageMakerAlgorithm"

struct InstanceTypes {
    std::vector<std::string> batch;
    std::vector<std::string> realtime;
    std::vector<std::string> training; // algorithms only
    bool operator==(const InstanceTypes&) const = default;
};

struct RecommendedTypes {
    std::string batch;
    std::string realtime;
    std::string training;
    bool operator==(const RecommendedTypes&) const = default;
};

// A version has exactly one delivery option, made from one SageMaker resource of the seller.
struct Version {
    std::string id;
    std::string title;
    std::string release_notes;
    base::Instant created;
    std::string source_id;
    std::string asset_arn; // the seller's own resource; buyers get the published copy's
    AssetKind kind = AssetKind::ModelPackage;
    std::string option_id;
    base::Document instructions; // entity form: Usage, SampleNotebookUrl, InputProperties, …
    RecommendedTypes recommended;
    InstanceTypes supported;
    base::Document training; // of an algorithm: training_properties_of() its resource
    bool restricted = false;
    bool operator==(const Version&) const = default;
};

// The regions of a market whose operator names none.
const std::vector<std::string>& sales_regions();

struct ResourceLink {
    std::string text;
    std::string url;
    bool operator==(const ResourceLink&) const = default;
};

// What a listing says in one more language, for who reads that. What is left empty is told in the listing's own words.
struct Translation {
    std::string language; // "fr"
    std::string title;
    std::string short_description;
    std::string long_description;
    std::vector<std::string> highlights;
    std::string support;
    std::vector<std::string> keywords;
    bool operator==(const Translation&) const = default;
};

struct Product {
    std::string id;
    std::string code; // 25 characters
    std::string title;
    std::string short_description;
    std::string long_description;
    std::optional<std::string> sku;
    std::string logo_url;
    std::vector<std::string> image_urls; // beside the logo, in the order in which they are shown
    std::vector<std::string> video_urls;
    std::vector<std::string> highlights;
    std::vector<ResourceLink> resources;
    bool resources_given = false; // an empty list counts as given
    std::string support;
    std::vector<std::string> categories;
    std::vector<std::string> keywords;
    std::vector<Translation> translations; // one a language
    std::vector<std::string> associated_products;
    std::optional<std::string> replacement;
    Visibility visibility = Visibility::Draft;
    std::vector<std::string> allow_list;                // accounts that see it while it is Limited
    std::vector<Version> versions;                      // oldest first
    std::vector<std::string> regions = sales_regions(); // in which it is sold
    bool future_regions = true;                         // and in those that the market adds
    bool operator==(const Product&) const = default;
};

Translation parse_translation(const base::Document& document);
Product parse_product(std::string_view id, const base::Document& document);
base::Document render(const Product& product);

// The texts as one who reads `language` is shown them: the translation's, or the listing's own where it has none. Views
// into the product.
struct ShownTexts {
    std::string_view title;
    std::string_view short_description;
    std::string_view long_description;
    const std::vector<std::string>& highlights;
    std::string_view support;
};
ShownTexts texts_in(const Product& product, std::string_view language);

// The newest version that is not restricted; null where there is none.
const Version* latest_version(const Product& product);
const Version* find_version(const Product& product, std::string_view version_id);
const Version* find_option(const Product& product, std::string_view option_id);

} // namespace domain
