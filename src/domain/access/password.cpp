#include "domain/access/password.hpp"

#include <algorithm>

namespace domain {

namespace {

constexpr std::size_t shortest = 10, longest = 128;

std::string lower(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lowered;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

base::Refusals judge_password(std::string_view password, const std::vector<std::string>& names) {
    base::Refusals refusals;
    const std::size_t length = characters(password);
    if (length < shortest)
        refusals.push_back({"PASSWORD_TOO_SHORT", "The password needs at least 10 characters.", "NewPassword"});
    if (length > longest)
        refusals.push_back({"PASSWORD_TOO_LONG", "The password may have at most 128 characters.", "NewPassword"});
    const std::string text = lower(password);
    if (!text.empty() && std::all_of(text.begin(), text.end(), [&](char c) { return c == text.front(); }))
        refusals.push_back({"PASSWORD_TOO_SIMPLE", "The password repeats one character: mix several.", "NewPassword"});
    if (std::any_of(names.begin(), names.end(), [&](const std::string& name) { return text == lower(name); }))
        refusals.push_back(
            {"PASSWORD_IS_NAME", "The password is the name it protects: choose something else.", "NewPassword"});
    return refusals;
}

base::seconds pause_after_failures(int failures, int free_failures) {
    if (failures < free_failures) return base::seconds(0);
    return base::seconds(1 << std::min(failures - free_failures, 9)); // up to some nine minutes
}

} // namespace domain
