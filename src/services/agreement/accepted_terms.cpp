#include "services/agreement/accepted_terms.hpp"

#include "services/public_assets.hpp"
#include "wire/codec.hpp"

namespace services::agreement {

namespace {

namespace json = boost::json;

std::string lower_first(std::string_view name) {
    std::string lowered(name);
    if (!lowered.empty() && lowered[0] >= 'A' && lowered[0] <= 'Z') lowered[0] = static_cast<char>(lowered[0] + 32);
    return lowered;
}

// The members of a term are the same in both services, but for the first letter of their names; dates are times here,
// and addresses of files that lie with us are told in full.
json::value lowered(const Call& call, const json::value& value, std::string_view name) {
    if (const auto* object = value.if_object()) {
        json::object found;
        for (const auto& member : *object)
            found[lower_first(member.key())] = lowered(call, member.value(), member.key());
        return found;
    }
    if (const auto* array = value.if_array()) {
        json::array found;
        for (const auto& item : *array)
            found.push_back(lowered(call, item, ""));
        return found;
    }
    if (!value.is_string()) return value;
    const std::string text(value.as_string());
    if (name == "Url") return json::value(public_url(call.settings, text));
    if (name.ends_with("Date"))
        if (const auto time = base::parse_iso(text)) return json::value(time->whole_seconds());
    return value;
}

// The agreement service names the kinds of increases and templates by the member that they stand in.
json::value named_by_member(const json::object& content) {
    json::object named = content;
    const json::value kind = named["type"];
    named.erase("type");
    if (auto* range = named.if_contains("range")) {
        json::value members = std::move(*range);
        named = std::move(members.as_object());
    }
    return json::object{{lower_first(std::string_view(kind.as_string())), std::move(named)}};
}

void rename_kinds(json::object& renewal) {
    if (auto* increase = renewal.if_contains("priceIncrease")) *increase = named_by_member(increase->as_object());
    if (auto* templates = renewal.if_contains("termTemplates"))
        for (json::value& each : templates->as_array())
            each = named_by_member(each.as_object());
}

} // namespace

base::Document shown_term(const Call& call, bool auto_renew, const domain::Term& term) {
    json::value content = lowered(call, term.content, "");
    content.as_object()["id"] = term.id;
    if (term.type() == "RenewalTerm") {
        rename_kinds(content.as_object());
        content.as_object()["configuration"] = {{"enableAutoRenew", auto_renew}};
    }
    return json::object{{lower_first(term.type()), std::move(content)}};
}

api::agreement::AcceptedTerm accepted_term(const Call& call, const domain::Agreement& agreement,
                                           const domain::Term& term) {
    return wire::from_document<api::agreement::AcceptedTerm>(shown_term(call, agreement.auto_renew, term));
}

} // namespace services::agreement
