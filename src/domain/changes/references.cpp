#include "domain/changes/references.hpp"

namespace domain {

namespace {

constexpr std::string_view tail = ".Entity.Identifier";

} // namespace

std::optional<std::string> parse_reference(std::string_view text) {
    if (text.size() < tail.size() + 2 || text.front() != '$' || !text.ends_with(tail)) return std::nullopt;
    const std::string_view name = text.substr(1, text.size() - 1 - tail.size());
    if (name.find_first_of("$. ") != std::string_view::npos) return std::nullopt;
    return std::string(name);
}

void resolve_references(base::Document& document, const std::map<std::string, std::string>& identifiers,
                        std::set<std::string>& unknown) {
    if (auto* object = document.if_object()) {
        for (auto& member : *object)
            resolve_references(member.value(), identifiers, unknown);
    } else if (auto* array = document.if_array()) {
        for (auto& item : *array)
            resolve_references(item, identifiers, unknown);
    } else if (auto* text = document.if_string()) {
        auto name = parse_reference({text->data(), text->size()});
        if (!name) return;
        auto found = identifiers.find(*name);
        if (found == identifiers.end())
            unknown.insert(*name);
        else
            document = found->second;
    }
}

} // namespace domain
