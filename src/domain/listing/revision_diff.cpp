#include "domain/listing/revision_diff.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

namespace json = boost::json;

bool is_objects(const json::value& value) {
    const auto* array = value.if_array();
    return array && !array->empty() &&
           std::all_of(array->begin(), array->end(), [](const json::value& item) { return item.is_object(); });
}

void compare(const std::string& path, const json::value* before, const json::value* after,
             std::vector<FieldChange>& changes);

void compare_members(const std::string& path, const json::object& before, const json::object& after,
                     std::vector<FieldChange>& changes) {
    auto place = [&](std::string_view member) {
        return path.empty() ? std::string(member) : fmt::format("{}.{}", path, member);
    };
    for (const auto& member : before)
        compare(place(member.key()), &member.value(), after.if_contains(member.key()), changes);
    for (const auto& member : after)
        if (!before.contains(member.key())) compare(place(member.key()), nullptr, &member.value(), changes);
}

void compare_items(const std::string& path, const json::array& before, const json::array& after,
                   std::vector<FieldChange>& changes) {
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i)
        compare(fmt::format("{}[{}]", path, i), i < before.size() ? &before[i] : nullptr,
                i < after.size() ? &after[i] : nullptr, changes);
}

void compare(const std::string& path, const json::value* before, const json::value* after,
             std::vector<FieldChange>& changes) {
    if (before && after) {
        if (*before == *after) return;
        if (before->is_object() && after->is_object())
            return compare_members(path, before->get_object(), after->get_object(), changes);
        if (is_objects(*before) && is_objects(*after))
            return compare_items(path, before->get_array(), after->get_array(), changes);
    }
    FieldChange change{path, {}, {}};
    if (before) change.before.emplace(*before);
    if (after) change.after.emplace(*after);
    changes.push_back(std::move(change));
}

} // namespace

std::vector<FieldChange> diff_documents(const base::Document& before, const base::Document& after) {
    std::vector<FieldChange> changes;
    compare("", &before, &after, changes);
    return changes;
}

} // namespace domain
