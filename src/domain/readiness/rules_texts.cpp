#include "domain/product/categories.hpp"
#include "domain/readiness/rules.hpp"
#include "domain/readiness/texts.hpp"
#include "domain/search/text.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace domain::readiness {

namespace {

constexpr std::size_t longest_title = 72;
constexpr std::size_t brief = 350; // characters that a summary is read in
constexpr std::size_t most_keywords = 15;
constexpr std::size_t longest_keyword = 50;
constexpr std::size_t all_keywords = 250;

Check of(std::string id, Level level, std::string_view member, Verdict verdict) {
    return {std::move(id),
            Group::Listing,
            level,
            member.empty() ? "UpdateInformation" : fmt::format("UpdateInformation.{}", member),
            std::move(verdict),
            {}};
}

std::string all_texts(const Product& product) {
    return fmt::format("{}\n{}\n{}\n{}\n{}", product.title, product.short_description, product.long_description,
                       fmt::join(product.highlights, "\n"), product.support);
}

// "of" and the like stay small, and what is spelled in its own way ("scikit-learn", "2nd") is left alone.
bool title_case(std::string_view title) {
    std::size_t small = 0;
    std::size_t words = 0;
    for (std::size_t at = 0; at < title.size();) {
        const std::size_t end = std::min(title.find(' ', at), title.size());
        const std::string_view word = title.substr(at, end - at);
        at = end + 1;
        if (word.size() < 4) continue;
        ++words;
        small += std::islower(static_cast<unsigned char>(word.front())) != 0;
    }
    return words == 0 || small * 2 < words;
}

Verdict judge_title_claims(std::string_view title) {
    return unless(speaks_of(title, {"free", "certified", "original", "best", "official", "number one"}),
                  warn("The title makes a claim (free, certified, original, best) that nobody can check.",
                       "Name what the product does, and leave the claim out of the title."));
}

Verdict judge_superlatives(const Product& product) {
    return unless(speaks_of(all_texts(product), {"best in class", "world class", "state of the art", "unbeatable",
                                                 "revolutionary", "cutting edge", "world leading", "unparalleled"}),
                  warn("The texts praise without a proof.",
                       "Say what sets the product apart, with figures and how they were measured."));
}

Verdict judge_characters(const Product& product) {
    const std::string text = all_texts(product);
    const bool control = std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\t' && c != '\n';
    });
    return unless(control, fail("A text has control characters.", "Type the text again instead of pasting it."));
}

Verdict judge_marks(const Product& product) {
    const std::string text = all_texts(product);
    return unless(text.find(" ™") != text.npos || text.find(" ®") != text.npos,
                  fail("There is a space before a trademark sign.", "Remove the space before ™ or ®."));
}

Verdict judge_count(std::size_t count, std::size_t least, std::size_t most, std::string_view remedy) {
    Parameters parameters{
        {"count", std::to_string(count)}, {"least", std::to_string(least)}, {"most", std::to_string(most)}};
    return unless(count < least || count > most,
                  fail(fmt::format("There are {}; {} to {} are asked for.", count, least, most), std::string(remedy),
                       std::move(parameters)));
}

Verdict judge_each(const std::vector<std::string>& texts, std::size_t most, std::string_view remedy) {
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (const Verdict verdict = of_length(texts[i], most, remedy); verdict.status == Status::Fail) {
            Verdict placed = verdict;
            placed.parameters["position"] = std::to_string(i + 1);
            return placed;
        }
    return where_given(!texts.empty(), pass());
}

Verdict judge_categories(const Product& product, const Categories& categories) {
    std::vector<std::string> unknown, hidden;
    for (const std::string& name : product.categories)
        if (const Category* category = find_category(categories, name); !category || category->hidden)
            (category ? hidden : unknown).push_back(name);
    const std::string names = fmt::format("{}", fmt::join(unknown.empty() ? hidden : unknown, ", "));
    const std::string remedy = fmt::format("Choose from: {}.", fmt::join(offered_names(categories), ", "));
    const Verdict verdict =
        unknown.empty() ? unless(!hidden.empty(), warn(fmt::format("The category {} takes no new products.", names),
                                                       remedy, {{"hidden", names}}))
                        : fail(fmt::format("There is no category {}.", names), remedy, {{"unknown", names}});
    return where_given(!product.categories.empty(), verdict);
}

Verdict judge_keyword_total(const Product& product) {
    std::size_t characters = 0;
    for (const std::string& keyword : product.keywords)
        characters += code_points(keyword);
    return where_given(
        !product.keywords.empty(),
        unless(characters > all_keywords,
               fail(fmt::format("The keywords have {} characters together; {} are allowed.", characters, all_keywords),
                    "Leave some out, or shorten them.",
                    {{"length", std::to_string(characters)}, {"most", std::to_string(all_keywords)}})));
}

// Title, seller and categories are found by their words anyway.
Verdict judge_repetition(const Listing& listing) {
    const Product& product = listing.product;
    std::vector<std::string> known = words_of(product.title);
    for (std::string& word : words_of(listing.seller.display_name))
        known.push_back(std::move(word));
    for (const std::string& category : product.categories)
        for (std::string& word : words_of(category))
            known.push_back(std::move(word));
    std::vector<std::string> repeated;
    for (const std::string& keyword : product.keywords) {
        const auto words = words_of(keyword);
        const bool all = !words.empty() && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            return std::find(known.begin(), known.end(), word) != known.end();
        });
        if (all) repeated.push_back(keyword);
    }
    const std::string names = fmt::format("{}", fmt::join(repeated, ", "));
    return where_given(
        !product.keywords.empty(),
        unless(!repeated.empty(),
               warn(fmt::format("These keywords only repeat the title, the seller or a category: {}.", names),
                    "Title, seller and categories are searched already: give other words in their place.",
                    {{"repeated", names}})));
}

void add_titles(Checks& checks, const Product& product) {
    using enum Level;
    const bool titled = !blank(product.title);
    checks.push_back(of("title.length", Required, "ProductTitle",
                        of_length(product.title, longest_title, "Give a title of at most 72 characters.")));
    checks.push_back(of("title.start", Required, "ProductTitle",
                        where_given(titled, unless(product.title.starts_with(' ') || product.title.starts_with('\t'),
                                                   fail("The title begins with white space.", "Remove it.")))));
    checks.push_back(of("title.case", Recommended, "ProductTitle",
                        where_given(titled, unless(!title_case(product.title),
                                                   warn("Most words of the title begin with a small letter.",
                                                        "Write the title in title case.")))));
    checks.push_back(
        of("title.claims", Recommended, "ProductTitle", where_given(titled, judge_title_claims(product.title))));
}

void add_keywords(Checks& checks, const Listing& listing) {
    const Product& product = listing.product;
    using enum Level;
    checks.push_back(of("keywords.count", Required, "SearchKeywords",
                        judge_count(product.keywords.size(), 1, most_keywords, "Give 1 to 15 search keywords.")));
    checks.push_back(of("keywords.length", Required, "SearchKeywords",
                        judge_each(product.keywords, longest_keyword, "A keyword has at most 50 characters.")));
    checks.push_back(of("keywords.total", Required, "SearchKeywords", judge_keyword_total(product)));
    checks.push_back(of("keywords.repetition", Recommended, "SearchKeywords", judge_repetition(listing)));
}

// Which texts of the begun languages are missing, "fr: LongDescription, Highlights": buyers are shown them in the
// listing's own words among the others.
Verdict judge_translations(const Product& product) {
    std::vector<std::string> missing;
    for (const Translation& each : product.translations) {
        std::vector<std::string_view> members;
        if (blank(each.title)) members.emplace_back("ProductTitle");
        if (blank(each.short_description)) members.emplace_back("ShortDescription");
        if (blank(each.long_description)) members.emplace_back("LongDescription");
        if (each.highlights.empty()) members.emplace_back("Highlights");
        if (blank(each.support)) members.emplace_back("SupportDescription");
        if (each.keywords.empty()) members.emplace_back("SearchKeywords");
        if (!members.empty()) missing.push_back(fmt::format("{}: {}", each.language, fmt::join(members, ", ")));
    }
    if (product.translations.empty()) return not_applicable("The listing speaks one language.");
    const std::string names = fmt::format("{}", fmt::join(missing, "; "));
    return unless(!missing.empty(),
                  warn(fmt::format("Texts are missing in a language: {}.", names),
                       "Write them, or take the language out: until then buyers read a mixture.", {{"texts", names}}));
}

} // namespace

Checks check_texts(const Listing& listing) {
    using enum Level;
    const Product& product = listing.product;
    Checks checks;
    add_titles(checks, product);
    checks.push_back(of("short_description.length", Required, "ShortDescription",
                        of_length(product.short_description, 1000, "Say in two or three sentences what it does.")));
    checks.push_back(of("short_description.brief", Recommended, "ShortDescription",
                        where_given(!blank(product.short_description),
                                    unless(code_points(product.short_description) > brief,
                                           warn("It is longer than what people read in a list.",
                                                "Two or three sentences of at most 350 characters together read best.",
                                                {{"most", std::to_string(brief)}})))));
    checks.push_back(of("long_description.length", Required, "LongDescription",
                        of_length(product.long_description, 5000, "Describe the product in one to three paragraphs.")));
    checks.push_back(of("highlights.count", Required, "Highlights",
                        judge_count(product.highlights.size(), 1, 3, "Give 1 to 3 highlights.")));
    checks.push_back(of("highlights.length", Required, "Highlights",
                        judge_each(product.highlights, 500, "A highlight has 1 to 500 characters.")));
    checks.push_back(of("categories.count", Required, "Categories",
                        judge_count(product.categories.size(), 1, 3, "Choose 1 to 3 categories.")));
    checks.push_back(
        of("categories.known", Required, "Categories", judge_categories(product, listing.market_categories)));
    add_keywords(checks, listing);
    checks.push_back(of("translations.complete", Recommended, "Translations", judge_translations(product)));
    checks.push_back(of("sku.length", Required, "Sku",
                        of_length_if_given(product.sku.value_or(""), 100, "A SKU has at most 100 characters.")));
    checks.push_back(of("text.characters", Required, "", judge_characters(product)));
    checks.push_back(of("text.trademarks", Required, "", judge_marks(product)));
    checks.push_back(of("text.superlatives", Recommended, "", judge_superlatives(product)));
    return checks;
}

} // namespace domain::readiness
