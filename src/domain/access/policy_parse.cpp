// Reads policy documents: every error with its place, none hidden behind another.
#include "base/document.hpp"
#include "domain/access/statement.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace domain {
namespace {

using boost::json::object;

constexpr std::size_t longest_document = 10240;

std::string_view view(const boost::json::string& text) {
    return {text.data(), text.size()};
}

class Reading {
  public:
    explicit Reading(PolicyKind kind) : kind_(kind) {}

    base::Result<std::shared_ptr<const Policy>> document(std::string_view json) {
        if (json.size() > longest_document)
            refuse("",
                   fmt::format("The policy has {} characters; at most {} are allowed.", json.size(), longest_document));
        if (std::ranges::any_of(json, [](unsigned char c) { return c < ' ' && c != '\t' && c != '\n' && c != '\r'; }))
            refuse("", "The policy contains characters that are not valid.");
        if (!refusals_.empty()) return refusals_;
        const auto value = base::parse_document(json);
        if (!value || !value->is_object()) {
            refuse("", "Syntax errors in policy: it is not a JSON object.");
            return refusals_;
        }
        read(value->get_object());
        if (!refusals_.empty()) return refusals_;
        return std::shared_ptr<const Policy>(std::make_shared<Policy>(std::move(statements_)));
    }

  private:
    void refuse(std::string where, std::string message) {
        refusals_.push_back({"MalformedPolicyDocument", std::move(message), std::move(where)});
    }

    void read(const object& root) {
        for (const auto& member : root) {
            const std::string_view key(member.key());
            if (key != "Version" && key != "Id" && key != "Statement")
                refuse(std::string(key),
                       "Syntax errors in policy: unknown element; Version, Id and Statement may stand here.");
        }
        if (const auto* version = root.if_contains("Version")) {
            const auto* text = version->if_string();
            if (!text || (*text != "2012-10-17" && *text != "2008-10-17"))
                refuse("Version", "The policy must contain a valid version string: \"2012-10-17\" or \"2008-10-17\".");
            variables_ = text && *text == "2012-10-17";
        }
        if (const auto* id = root.if_contains("Id"); id && !id->is_string()) refuse("Id", "Id must be a string.");
        const auto* statements = root.if_contains("Statement");
        if (!statements) {
            refuse("Statement", "Missing required field Statement.");
        } else if (const auto* one = statements->if_object()) {
            statement(*one, "Statement");
        } else if (const auto* many = statements->if_array(); many && !many->empty()) {
            for (std::size_t i = 0; i < many->size(); ++i) {
                const std::string where = fmt::format("Statement[{}]", i);
                if (const auto* item = (*many)[i].if_object())
                    statement(*item, where);
                else
                    refuse(where, "A statement must be an object.");
            }
        } else {
            refuse("Statement", "Statement must be an object or a list of at least one.");
        }
    }

    void statement(const object& from, const std::string& where) {
        static constexpr std::array<std::string_view, 9> known = {"Sid",       "Effect",       "Action",
                                                                  "NotAction", "Resource",     "NotResource",
                                                                  "Principal", "NotPrincipal", "Condition"};
        for (const auto& member : from)
            if (std::ranges::find(known, std::string_view(member.key())) == known.end())
                refuse(fmt::format("{}.{}", where, std::string_view(member.key())),
                       "Syntax errors in policy: unknown element of a statement.");
        Statement made;
        sid(from, where, made);
        effect(from, where, made);
        actions(from, where, made);
        resources(from, where, made);
        principals(from, where, made);
        conditions(from, where, made);
        statements_.push_back(std::move(made));
    }

    void sid(const object& from, const std::string& where, Statement& made) {
        const auto* value = from.if_contains("Sid");
        if (!value) return;
        const auto* text = value->if_string();
        const bool strict = kind_ == PolicyKind::Identity;
        if (!text || (strict && !std::ranges::all_of(*text, [](char c) {
                          return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                      }))) {
            refuse(where + ".Sid", "Statement IDs (SID) must be alpha-numeric.");
            return;
        }
        made.sid = view(*text);
        if (!made.sid.empty() &&
            std::ranges::any_of(statements_, [&](const Statement& other) { return other.sid == made.sid; }))
            refuse(where + ".Sid",
                   fmt::format("Statement IDs (SID) in a single policy must be unique: '{}'.", made.sid));
    }

    void effect(const object& from, const std::string& where, Statement& made) {
        const auto* value = from.if_contains("Effect");
        const auto* text = value ? value->if_string() : nullptr;
        if (!text)
            refuse(where + ".Effect", "Missing required field Effect: \"Allow\" or \"Deny\".");
        else if (*text != "Allow" && *text != "Deny")
            refuse(where + ".Effect", fmt::format("Invalid effect: {}; \"Allow\" or \"Deny\" is wanted.", view(*text)));
        made.allow = text && *text == "Allow";
    }

    // A string or a list of strings.
    std::vector<std::string> texts(const base::Document& value, const std::string& where) {
        std::vector<std::string> found;
        if (const auto* one = value.if_string()) {
            found.emplace_back(view(*one));
        } else if (const auto* many = value.if_array()) {
            for (const auto& item : *many)
                if (const auto* text = item.if_string())
                    found.emplace_back(view(*text));
                else
                    refuse(where, "Every item of this list must be a string.");
            if (many->empty()) refuse(where, "This list must not be empty.");
        } else {
            refuse(where, "A string or a list of strings is wanted here.");
        }
        return found;
    }

    // One of `name` and "Not" + name; null where neither stands there.
    const base::Document* either(const object& from, std::string_view name, const std::string& where, bool& negated) {
        const auto* plain = from.if_contains(name);
        const auto* inverse = from.if_contains(fmt::format("Not{}", name));
        if (plain && inverse) refuse(where, fmt::format("{0} and Not{0} must not stand in one statement.", name));
        negated = !plain && inverse;
        return plain ? plain : inverse;
    }

    void actions(const object& from, const std::string& where, Statement& made) {
        const auto* value = either(from, "Action", where, made.except_actions);
        if (!value) {
            refuse(where + ".Action", "Policy statement must contain actions.");
            return;
        }
        const std::string place = where + (made.except_actions ? ".NotAction" : ".Action");
        for (const std::string& action : texts(*value, place)) {
            const std::size_t colon = action.find(':');
            const bool good = action == "*" || (colon != std::string::npos && colon > 0 && colon + 1 < action.size() &&
                                                std::ranges::all_of(action, [](char c) {
                                                    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                                           (c >= 'A' && c <= 'Z') || c == '*' || c == '?' || c == ':' ||
                                                           c == '-' || c == '_';
                                                }));
            if (!good)
                refuse(place, fmt::format("Actions/Conditions must be prefaced by a vendor, e.g., iam, sagemaker, s3: "
                                          "'{}' is not.",
                                          action));
            std::string pattern = lower_case(action);
            std::ranges::replace(pattern, '*', any_run);
            std::ranges::replace(pattern, '?', any_one);
            made.actions.push_back(std::move(pattern));
        }
    }

    void resources(const object& from, const std::string& where, Statement& made) {
        const auto* value = either(from, "Resource", where, made.except_resources);
        const bool principal = from.contains("Principal") || from.contains("NotPrincipal");
        if (!value) {
            if (kind_ == PolicyKind::Identity || kind_ == PolicyKind::Resource ||
                (kind_ == PolicyKind::Any && !principal))
                refuse(where + ".Resource", "Policy statement must contain resources.");
            return;
        }
        if (kind_ == PolicyKind::Trust) {
            refuse(where + ".Resource", "Has prohibited field Resource: a trust policy belongs to one role.");
            return;
        }
        const std::string place = where + (made.except_resources ? ".NotResource" : ".Resource");
        for (const std::string& resource : texts(*value, place)) {
            const bool arn = resource.starts_with("arn:") || resource.starts_with("arn*") || resource.starts_with("${");
            if (resource != "*" && !arn)
                refuse(place, fmt::format("Resource {} must be in ARN format or \"*\".", resource));
            made.resources.push_back(Pattern::parse(resource, variables_));
        }
    }

    void principals(const object& from, const std::string& where, Statement& made) {
        const auto* value = either(from, "Principal", where, made.except_principals);
        made.names_principals = value != nullptr;
        const std::string place = where + (made.except_principals ? ".NotPrincipal" : ".Principal");
        if (!value) {
            if (kind_ == PolicyKind::Resource || kind_ == PolicyKind::Trust)
                refuse(place, "Missing required field Principal.");
            return;
        }
        if (kind_ == PolicyKind::Identity) {
            refuse(place, "Policy document should not specify a principal.");
            return;
        }
        if (const auto* text = value->if_string()) {
            if (*text != "*") refuse(place, "Invalid principal in policy: a string here can only be \"*\".");
            made.principals.push_back({"AWS", "*"});
            return;
        }
        const auto* by_kind = value->if_object();
        if (!by_kind || by_kind->empty()) {
            refuse(place, "Invalid principal in policy: {\"AWS\": …} or {\"Service\": …} is wanted.");
            return;
        }
        for (const auto& member : *by_kind) {
            const std::string_view kind(member.key());
            if (kind != "AWS" && kind != "Service" && kind != "Federated" && kind != "CanonicalUser")
                refuse(fmt::format("{}.{}", place, kind), "Invalid principal in policy: unknown kind.");
            for (std::string& name : texts(member.value(), fmt::format("{}.{}", place, kind)))
                principal(kind, std::move(name), place, made);
        }
    }

    void principal(std::string_view kind, std::string name, const std::string& place, Statement& made) {
        const bool account =
            name.size() == 12 && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
        if (kind == "AWS" && name != "*" && !account && !name.starts_with("arn:"))
            refuse(place,
                   fmt::format("Invalid principal in policy: \"AWS\":\"{}\"; an account, an ARN or \"*\" is wanted.",
                               name));
        made.principals.push_back({std::string(kind), std::move(name)});
    }

    void conditions(const object& from, const std::string& where, Statement& made) {
        const auto* value = from.if_contains("Condition");
        if (!value) return;
        const auto* by_operator = value->if_object();
        if (!by_operator) {
            refuse(where + ".Condition", "Condition must be an object of operators.");
            return;
        }
        for (const auto& member : *by_operator) {
            const std::string_view name(member.key());
            const std::string place = fmt::format("{}.Condition.{}", where, name);
            const auto op = parse_operator(name);
            const auto* by_key = member.value().if_object();
            if (!op) refuse(place, fmt::format("Invalid Condition type : {}.", name));
            if (!by_key) refuse(place, "A condition must be an object of keys and values.");
            if (!op || !by_key) continue;
            for (const auto& item : *by_key)
                made.conditions.push_back(condition(*op, item.key(), item.value(), place));
        }
    }

    Condition condition(const ConditionOperator& op, std::string_view key, const base::Document& value,
                        const std::string& place) {
        const std::string where = fmt::format("{}.{}", place, key);
        if (key.find(':') == std::string_view::npos)
            refuse(where, "Actions/Conditions must be prefaced by a vendor, e.g., aws, iam, s3.");
        Condition made{op, std::string(key), {}};
        for (const std::string& text : condition_values(value, where)) {
            if (!fits(op, text)) refuse(where, fmt::format("Value '{}' does not fit the operator.", text));
            made.values.push_back(Pattern::parse(text, variables_));
        }
        return made;
    }

    // Booleans and numbers may stand unquoted.
    std::vector<std::string> condition_values(const base::Document& value, const std::string& where) {
        const auto scalar = [](const base::Document& item) { return item.is_bool() || item.is_number(); };
        if (scalar(value)) return {boost::json::serialize(value)};
        const auto* many = value.if_array();
        if (!many) return texts(value, where);
        std::vector<std::string> found;
        for (const auto& item : *many)
            if (scalar(item))
                found.push_back(boost::json::serialize(item));
            else if (const auto* text = item.if_string())
                found.emplace_back(view(*text));
            else
                refuse(where, "Every value of a condition must be a string, a number or a boolean.");
        return found;
    }

    PolicyKind kind_;
    bool variables_ = false;
    std::vector<Statement> statements_;
    base::Refusals refusals_;
};

} // namespace

base::Result<std::shared_ptr<const Policy>> parse_policy(std::string_view json, PolicyKind kind) {
    return Reading(kind).document(json);
}

} // namespace domain
