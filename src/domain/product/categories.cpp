#include "domain/product/categories.hpp"

#include "domain/search/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace domain {

namespace {

Category usual(std::string_view name, std::string_view french) {
    return {std::string(name), std::string(name), std::string(french)};
}

std::string text_or(const base::Document& document, std::string_view member, const std::string& otherwise) {
    std::string text = base::text_at(document, member);
    return text.empty() ? otherwise : text;
}

} // namespace

const Categories& usual_categories() {
    static const Categories all = {
        usual("Machine Learning", "Apprentissage automatique"),
        usual("ML Solutions", "Solutions d’apprentissage automatique"),
        usual("Data Labeling Services", "Services d’étiquetage de données"),
        usual("Computer Vision", "Vision par ordinateur"),
        usual("Natural Language Processing", "Traitement du langage naturel"),
        usual("Speech Recognition", "Reconnaissance vocale"),
        usual("Text", "Texte"),
        usual("Image", "Image"),
        usual("Video", "Vidéo"),
        usual("Audio", "Audio"),
        usual("Structured", "Données structurées"),
        usual("Generative AI", "IA générative"),
        usual("Education & Research", "Éducation et recherche"),
        usual("Financial Services", "Services financiers"),
        usual("Healthcare & Life Sciences", "Santé et sciences de la vie"),
        usual("Media & Entertainment", "Médias et divertissement"),
        usual("Industrial", "Industrie"),
        usual("Energy", "Énergie"),
    };
    return all;
}

Categories parse_categories(const base::Document& policy) {
    Categories categories;
    for (const auto& told : base::array_at(policy, "Categories")) {
        Category category{.name = base::text_at(told, "Name")};
        const Category* known = find_category(usual_categories(), category.name);
        category.english = text_or(told, "English", category.name);
        category.french = text_or(told, "French", known ? known->french : category.english);
        const auto* members = told.if_object();
        const auto* hidden = members ? members->if_contains("Hidden") : nullptr;
        category.hidden = hidden && hidden->is_bool() && hidden->get_bool();
        categories.push_back(std::move(category));
    }
    return categories;
}

Categories market_categories(const base::Document& policy) {
    Categories own = parse_categories(policy);
    return own.empty() ? usual_categories() : own;
}

base::Refusals check_categories(const Categories& categories) {
    base::Refusals refusals;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const std::string where = fmt::format("Policy.Categories[{}].Name", i);
        const std::string id = category_id(categories[i].name);
        if (id.empty())
            refusals.push_back({"INVALID_CATEGORY_NAMES", "Give a name with a letter or a digit in it.", where});
        else if (!seen.insert(id).second)
            refusals.push_back({"DUPLICATE_CATEGORY",
                                fmt::format("The category {} is there twice. Give each name once.", categories[i].name),
                                where});
    }
    if (!categories.empty() && offered_names(categories).empty())
        refusals.push_back({"NO_CATEGORY", "All categories are hidden, but every listing needs one. Show at least one.",
                            "Policy.Categories"});
    return refusals;
}

const Category* find_category(const Categories& categories, std::string_view name) {
    const auto found = std::ranges::find(categories, name, &Category::name);
    return found == categories.end() ? nullptr : &*found;
}

std::vector<std::string_view> offered_names(const Categories& categories) {
    std::vector<std::string_view> names;
    for (const Category& category : categories)
        if (!category.hidden) names.emplace_back(category.name);
    return names;
}

std::string category_id(std::string_view name) {
    std::string id;
    for (const std::string& word : words_of(name)) {
        if (!id.empty()) id += '-';
        id += word;
    }
    return id;
}

} // namespace domain
