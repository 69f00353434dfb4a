#include "domain/changes/access_role.hpp"

#include "base/document.hpp"

namespace domain {

namespace {

bool names_market(const base::Document* principal) {
    if (!principal) return false;
    auto one = [](const base::Document& text) { return text.is_string() && text.get_string() == assets_principal; };
    if (one(*principal)) return true;
    if (const auto* list = principal->if_array())
        for (const base::Document& item : *list)
            if (one(item)) return true;
    return false;
}

bool admits(const base::Document& statement) {
    return base::text_at(statement, "Effect") == "Allow" && names_market(base::find(statement, "Principal.Service"));
}

} // namespace

bool trusts_marketplace(std::string_view trust_policy) {
    const auto policy = base::parse_document(trust_policy);
    const base::Document* statements = policy ? base::find(*policy, "Statement") : nullptr;
    if (!statements) return false;
    if (statements->is_object()) return admits(*statements);
    for (const base::Document& statement : base::array_at(*policy, "Statement"))
        if (admits(statement)) return true;
    return false;
}

} // namespace domain
