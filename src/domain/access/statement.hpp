// A parsed policy document's inside: statements, patterns with wildcards and variables, conditions. For this folder
// only; others see domain::Policy as an opaque value.
#pragma once

#include "domain/access/policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// Text with '*', '?' and ${variables}. A variable's value is taken literally: wildcards in it match themselves.
class Pattern {
  public:
    // `variables` is false for documents before Version 2012-10-17, where "${" is ordinary text.
    static Pattern parse(std::string_view text, bool variables);
    // The text with its variables put in, wildcards in the inner form of wildcard_match; absent where a variable
    // without default has no value.
    std::optional<std::string> expand(const ConditionKeys& keys) const;
    // The text as written, wildcards as literal characters: for operators that know none.
    std::optional<std::string> expand_literally(const ConditionKeys& keys) const;
    bool has_variables() const;

  private:
    struct Piece {
        std::string text;                     // literal, or the variable's key
        bool variable = false;                // ${text}
        std::optional<std::string> otherwise; // ${text, 'otherwise'}
    };
    std::optional<std::string> join(const ConditionKeys& keys, bool literal) const;
    std::vector<Piece> pieces_;
};

// The inner form of wildcards, which no policy text may contain.
constexpr char any_run = '\x01';
constexpr char any_one = '\x02';
bool wildcard_match(std::string_view pattern, std::string_view text);
// Each of the six parts of an ARN by itself; a pattern with fewer parts stands for any in the rest.
bool arn_match(std::string_view pattern, std::string_view arn);
bool same_without_case(std::string_view a, std::string_view b);
std::string lower_case(std::string_view text);

enum class Comparison { String, StringIgnoreCase, StringLike, Numeric, Date, Bool, Binary, Ip, Arn, Null };
enum class Relation { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };
enum class Quantifier { None, ForAnyValue, ForAllValues };

struct ConditionOperator {
    Comparison comparison = Comparison::String;
    Relation relation = Relation::Equal;
    bool negated = false;
    bool if_exists = false;
    Quantifier quantifier = Quantifier::None;
};

// Reads "ForAnyValue:StringNotLikeIfExists"; absent if there is no such operator.
std::optional<ConditionOperator> parse_operator(std::string_view name);
// Whether a policy's value may stand beside the operator ("abc" is no number).
bool fits(const ConditionOperator& op, std::string_view value);

struct Condition {
    ConditionOperator op;
    std::string key;
    std::vector<Pattern> values;

    bool holds(const ConditionKeys& keys) const;
};

// Of a Principal element: "AWS", "Service", …, and who.
struct PrincipalName {
    std::string kind;
    std::string name; // "*", an account, an ARN, a service
};

struct Statement {
    std::string sid;
    bool allow = false;
    bool except_actions = false; // NotAction
    std::vector<std::string> actions;
    bool except_resources = false; // NotResource
    std::vector<Pattern> resources;
    bool names_principals = false;
    bool except_principals = false; // NotPrincipal
    std::vector<PrincipalName> principals;
    std::vector<Condition> conditions;
};

class Policy {
  public:
    explicit Policy(std::vector<Statement> statements) : statements_(std::move(statements)) {}
    const std::vector<Statement>& statements() const { return statements_; }

  private:
    std::vector<Statement> statements_;
};

} // namespace domain
