#include "domain/listing/offered_types.hpp"

#include "domain/known_instances.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

constexpr std::string_view member = "WithdrawnInstanceTypes";

bool any_offered(const base::Document& policy) {
    const auto& known = instance_types();
    return std::any_of(known.begin(), known.end(),
                       [&](const InstanceType& type) { return !is_withdrawn(policy, type.name); });
}

void collect(const base::Document& part, const std::string& path, const base::Document& policy, base::Refusals& all) {
    if (const auto* array = part.if_array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            collect((*array)[i], fmt::format("{}[{}]", path, i), policy, all);
    } else if (const auto* object = part.if_object()) {
        for (const auto& item : *object) {
            const std::string at =
                path.empty() ? std::string(item.key()) : fmt::format("{}.{}", path, std::string_view(item.key()));
            const auto* type = item.key() == "InstanceType" ? item.value().if_string() : nullptr;
            if (type && is_withdrawn(policy, *type))
                all.push_back(
                    {"ValidationException",
                     fmt::format("{} \"{}\" is not offered by this market any more: its operator withdrew it. "
                                 "Choose another type.",
                                 at, std::string_view(*type)),
                     at});
            else
                collect(item.value(), at, policy, all);
        }
    }
}

} // namespace

bool is_withdrawn(const base::Document& policy, std::string_view type) {
    const auto& withdrawn = base::array_at(policy, member);
    return std::any_of(withdrawn.begin(), withdrawn.end(),
                       [&](const base::Document& each) { return each.is_string() && each.get_string() == type; });
}

base::Refusals check_withdrawn_types(const base::Document& policy) {
    base::Refusals all;
    const auto& withdrawn = base::array_at(policy, member);
    for (std::size_t i = 0; i < withdrawn.size(); ++i)
        if (const std::string_view type = withdrawn[i].as_string(); !find_instance_type(type))
            all.push_back({"UNKNOWN_INSTANCE_TYPE",
                           fmt::format("{} is no instance type of this market. ListInstanceTypes has them.", type),
                           fmt::format("Policy.{}[{}]", member, i)});
    if (!any_offered(policy))
        all.push_back({"NO_INSTANCE_TYPE",
                       "All instance types are withdrawn, and nothing could run. Offer at least one.",
                       fmt::format("Policy.{}", member)});
    return all;
}

base::Refusals check_asked_types(const base::Document& request, const base::Document& policy) {
    base::Refusals all;
    if (!base::array_at(policy, member).empty()) collect(request, "", policy, all);
    return all;
}

} // namespace domain
