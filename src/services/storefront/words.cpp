#include "services/storefront/words.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services::storefront {

namespace {

constexpr Words english = {
    .language = "en",
    .home_title = "Machine-learning models, ready to run",
    .home_text = "Find a model or an algorithm, read its price and its licence, and run it on this market's machines.",
    .search = "Search",
    .search_label = "Search models and algorithms",
    .newest = "New here",
    .results_of = "Products for “{}”",
    .nothing = "Nothing was found. Try fewer or other words.",
    .next = "Next page",
    .by = "By {}",
    .limited = "Limited: only invited accounts see this product.",
    .free = "Free",
    .free_trial = "Free trial",
    .overview = "Overview",
    .highlights = "Highlights",
    .categories = "Categories",
    .prices = "Software prices",
    .use = "Use",
    .instance_type = "Instance type",
    .price = "Price",
    .per_hour = "{} per hour",
    .per_request = "{} per inference",
    .realtime = "Real-time inference",
    .batch = "Batch transform",
    .training = "Training",
    .requests = "Inferences",
    .usage = "Usage",
    .example_input = "Example input",
    .example_output = "Example output",
    .versions = "Versions",
    .support = "Support",
    .licence = "Licence",
    .absent = "There is no such product",
    .absent_text = "It may have been withdrawn, or it is shown to invited accounts only: sign in to see yours.",
    .rating = "{} of 5 ({} reviews)",
};

constexpr Words french = {
    .language = "fr",
    .home_title = "Des modèles d’apprentissage automatique prêts à l’emploi",
    .home_text = "Trouvez un modèle ou un algorithme, lisez son prix et sa licence, et exécutez-le sur les machines de "
                 "cette place de marché.",
    .search = "Rechercher",
    .search_label = "Rechercher des modèles et des algorithmes",
    .newest = "Nouveautés",
    .results_of = "Produits pour «\u00a0{}\u00a0»",
    .nothing = "Aucun résultat. Essayez avec moins de mots ou d’autres mots.",
    .next = "Page suivante",
    .by = "Par {}",
    .limited = "Limité\u00a0: seuls les comptes invités voient ce produit.",
    .free = "Gratuit",
    .free_trial = "Essai gratuit",
    .overview = "Présentation",
    .highlights = "Points forts",
    .categories = "Catégories",
    .prices = "Prix du logiciel",
    .use = "Utilisation",
    .instance_type = "Type d’instance",
    .price = "Prix",
    .per_hour = "{} par heure",
    .per_request = "{} par inférence",
    .realtime = "Inférence en temps réel",
    .batch = "Transformation par lots",
    .training = "Entraînement",
    .requests = "Inférences",
    .usage = "Mode d’emploi",
    .example_input = "Exemple d’entrée",
    .example_output = "Exemple de sortie",
    .versions = "Versions",
    .support = "Support",
    .licence = "Licence",
    .absent = "Ce produit n’existe pas",
    .absent_text = "Il a pu être retiré de la vente, ou n’est montré qu’aux comptes invités\u00a0: connectez-vous pour "
                   "voir les vôtres.",
    .rating = "{} sur 5 ({} avis)",
};

} // namespace

const Words& words_in(std::string_view language) {
    return language == "fr" ? french : english;
}

std::string money(const Words& words, std::string_view amount, std::string_view currency) {
    std::string digits(amount);
    const bool dollars = currency == "USD";
    if (words.language == "fr") {
        std::ranges::replace(digits, '.', ',');
        return fmt::format("{}\u00a0{}", digits, dollars ? "$US" : currency);
    }
    return dollars ? fmt::format("${}", digits) : fmt::format("{} {}", currency, digits);
}

} // namespace services::storefront
