#include "domain/readiness/execution.hpp"

#include "domain/runs/tries.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace domain::readiness {

namespace {

namespace json = boost::json;

constexpr double tolerance = 1e-6;

std::string place_of(const Listing& listing, std::string_view member) {
    return fmt::format("{}.{}", listing.version_is_new ? "AddDeliveryOptions" : "UpdateDeliveryOptions", member);
}

json::object item(std::string id, std::string field, std::string url) {
    return {{"Id", std::move(id)}, {"Field", std::move(field)}, {"Url", std::move(url)}};
}

json::array runs_of(const Listing& listing) {
    json::array runs;
    for (Sample& sample : samples_of(listing.version->instructions)) {
        if (!sample.has_output()) continue;
        sample.id = sample.id == "REALTIME" ? "run.sample_realtime" : "run.sample_batch";
        json::object run = domain::render(sample).as_object();
        run["Field"] = place_of(listing, "OutputProperties.SampleOutput");
        runs.push_back(std::move(run));
    }
    return runs;
}

json::array links_of(const Listing& listing) {
    json::array links;
    auto add = [&](std::string id, std::string field, const std::string& url) {
        if (url.starts_with("http")) links.push_back(item(std::move(id), std::move(field), url));
    };
    if (listing.version) {
        add("link.notebook", place_of(listing, "SampleNotebookUrl"),
            base::text_at(listing.version->instructions, "SampleNotebookUrl"));
        add("link.repository", place_of(listing, "RepositoryUrl"),
            base::text_at(listing.version->instructions, "RepositoryUrl"));
    }
    for (std::size_t i = 0; i < listing.product.resources.size(); ++i)
        add(fmt::format("link.resource.{}", i + 1), fmt::format("UpdateInformation.AdditionalResources[{}].Url", i),
            listing.product.resources[i].url);
    return links;
}

json::array files_of(const Listing& listing) {
    json::array files;
    auto add = [&](std::string id, std::string field, const Linked& linked, std::string_view kind) {
        if (linked.own || !linked.url.starts_with("http")) return; // read without any execution
        json::object file = item(std::move(id), std::move(field), linked.url);
        file["Kind"] = kind;
        files.push_back(std::move(file));
    };
    add("file.logo", "UpdateInformation.LogoUrl", listing.logo, "LOGO");
    if (listing.offer && listing.offer->legal_type == "CustomEula")
        add("file.licence", "UpdateLegalTerms.Terms", listing.licence, "LICENCE");
    return files;
}

bool alike(double a, double b) {
    return a == b || std::abs(a - b) <= tolerance * std::max({std::abs(a), std::abs(b), 1e-12});
}

// Equal but for numbers that are alike.
bool alike(const json::value& a, const json::value& b) {
    if (a.is_number() && b.is_number()) return alike(a.to_number<double>(), b.to_number<double>());
    if (a.is_array() && b.is_array()) {
        const auto& left = a.get_array();
        const auto& right = b.get_array();
        return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin(),
                                                         [](const auto& x, const auto& y) { return alike(x, y); });
    }
    if (a.is_object() && b.is_object()) {
        const auto& left = a.get_object();
        const auto& right = b.get_object();
        return left.size() == right.size() && std::all_of(left.begin(), left.end(), [&](const auto& member) {
                   const json::value* other = right.if_contains(member.key());
                   return other && alike(member.value(), *other);
               });
    }
    return a == b;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return text.substr(0, end == text.npos ? 0 : end + 1);
}

// Tokens between commas, blanks and ends of lines, a quotation mark or bracket being a token's part.
std::vector<std::string> tokens_of(std::string_view text) {
    std::vector<std::string> tokens(1);
    for (const char c : text)
        if (c == '\r')
            continue;
        else if (c == ',' || c == ' ' || c == '\t' || c == '\n')
            tokens.emplace_back();
        else
            tokens.back() += c;
    return tokens;
}

std::optional<double> number_of(const std::string& token) {
    char* end = nullptr;
    const double value = std::strtod(token.c_str(), &end);
    if (token.empty() || *end != '\0' || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool alike_tokens(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& x, const auto& y) {
               if (x == y) return true;
               const auto left = number_of(x);
               const auto right = number_of(y);
               return left && right && alike(*left, *right);
           });
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

bool is_json_lines(std::string_view text) {
    std::size_t lines = 0;
    for (std::string_view rest = trimmed(text); !rest.empty(); ++lines) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const auto line = base::parse_document(rest.substr(0, end));
        if (!line || !(line->is_object() || line->is_array())) return false;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines > 1;
}

} // namespace

base::Document plan_execution(const Listing& listing) {
    json::object plan{{"Links", links_of(listing)}, {"Files", files_of(listing)}, {"Runs", json::array()}};
    if (!listing.version) return plan;
    plan["Asset"] = listing.version->asset_arn;
    plan["Version"] = listing.version_is_new ? "" : listing.version->id;
    plan["Algorithm"] = listing.version->kind == AssetKind::Algorithm;
    plan["InstanceType"] = listing.version->recommended.realtime;
    plan["Runs"] = runs_of(listing);
    return plan;
}

Checks planned_checks(const base::Document& plan, std::string_view why, std::string_view remedy) {
    Checks checks;
    for (std::string_view part : {"Runs", "Links", "Files"})
        for (const base::Document& planned : base::array_at(plan, part))
            checks.push_back({base::text_at(planned, "Id"),
                              Group::Executed,
                              Level::Required,
                              base::text_at(planned, "Field"),
                              not_checked(std::string(why), std::string(remedy)),
                              {}});
    return checks;
}

base::Document render(const Checks& checks) {
    json::array results;
    for (const Check& check : checks) {
        json::object parameters;
        for (const auto& [name, value] : check.verdict.parameters)
            parameters[name] = value;
        json::object result{{"Id", check.id},
                            {"Required", check.level == Level::Required},
                            {"Field", check.field},
                            {"Status", render(check.verdict.status)},
                            {"Reason", check.verdict.reason},
                            {"Remedy", check.verdict.remedy},
                            {"Parameters", std::move(parameters)}};
        if (check.checked) result["CheckedAt"] = check.checked->micros();
        results.push_back(std::move(result));
    }
    return results;
}

Checks parse_checks(const base::Document& results) {
    Checks checks;
    const json::array none;
    for (const base::Document& result : results.is_array() ? results.get_array() : none) {
        Check check{base::text_at(result, "Id"),
                    Group::Executed,
                    base::flag_at(result, "Required") ? Level::Required : Level::Recommended,
                    base::text_at(result, "Field"),
                    {},
                    {}};
        check.verdict.status = parse_status(base::text_at(result, "Status")).value_or(Status::NotChecked);
        check.verdict.reason = base::text_at(result, "Reason");
        check.verdict.remedy = base::text_at(result, "Remedy");
        for (const auto& parameter : base::object_at(result, "Parameters"))
            if (const auto* text = parameter.value().if_string())
                check.verdict.parameters[parameter.key()] = std::string(*text);
        if (const auto at = base::find_int(result, "CheckedAt")) check.checked = base::Instant::from_micros(*at);
        checks.push_back(std::move(check));
    }
    return checks;
}

Checks checks_so_far(const base::Document& plan, const base::Document& results) {
    const Checks known = parse_checks(results);
    Checks checks = planned_checks(plan, "It is being executed.", "Ask again in a moment.");
    for (Check& check : checks) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const Check& other) { return other.id == check.id; });
        if (found != known.end()) check = *found;
    }
    return checks;
}

std::string_view render(Likeness likeness) {
    constexpr std::string_view names[] = {"EXACT", "JSON", "NUMERIC", "DIFFERENT"};
    return names[static_cast<std::size_t>(likeness)];
}

Likeness compare(std::string_view promised, std::string_view answered) {
    promised = trimmed(promised);
    answered = trimmed(answered);
    if (promised == answered) return Likeness::Exact;
    const auto left = base::parse_document(promised);
    const auto right = base::parse_document(answered);
    if (left && right) {
        if (*left == *right) return Likeness::Json;
        if (alike(*left, *right)) return Likeness::Numeric;
    }
    return alike_tokens(tokens_of(promised), tokens_of(answered)) ? Likeness::Numeric : Likeness::Different;
}

std::string choose_content_type(std::string_view sample, const base::Document& types) {
    std::vector<std::string> known;
    if (const auto* list = types.if_array())
        for (const json::value& type : *list)
            if (type.is_string()) known.emplace_back(type.get_string());
    auto find = [&](std::string_view sought) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const std::string& type) { return lower(type).find(sought) != type.npos; });
        return found == known.end() ? std::string() : *found;
    };
    std::string chosen;
    if (is_json_lines(sample))
        chosen = find("jsonl");
    else if (const auto whole = base::parse_document(sample); whole && whole->is_structured())
        chosen = find("application/json");
    else
        chosen = find("csv");
    if (chosen.empty()) chosen = known.empty() ? "text/csv" : known.front();
    return chosen;
}

} // namespace domain::readiness
