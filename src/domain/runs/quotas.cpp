#include "domain/runs/quotas.hpp"

#include "domain/runs/internal.hpp"

#include <fmt/format.h>

namespace domain {

namespace {

struct Words {
    std::string_view name;
    std::string_view member;
    std::string_view what;
};
constexpr std::array<Words, all_quotas.size()> words = {
    Words{"ENDPOINTS", "Endpoints", "endpoints"},
    Words{"INSTANCES", "Instances", "instances of endpoints"},
    Words{"JOBS", "Jobs", "packages and algorithms in validation"},
};

const Words& words_of(Quota quota) {
    return words[static_cast<std::size_t>(quota)];
}

} // namespace

std::string_view render(Quota quota) {
    return words_of(quota).name;
}

Quotas parse_quotas(const base::Document& document) {
    Quotas quotas;
    for (const Quota quota : all_quotas)
        quotas.of(quota) = base::find_int(document, words_of(quota).member);
    return quotas;
}

base::Document render(const Quotas& quotas) {
    boost::json::object document;
    for (const Quota quota : all_quotas)
        if (const auto& most = quotas.of(quota)) document[words_of(quota).member] = *most;
    return document;
}

Quotas combine(const Quotas& own, const Quotas& market) {
    Quotas quotas = own;
    for (const Quota quota : all_quotas)
        if (!quotas.of(quota)) quotas.of(quota) = market.of(quota);
    return quotas;
}

std::int64_t instances_wanted(const Fleet& fleet) {
    std::int64_t wanted = 0;
    for (const VariantPlan& variant : fleet.variants)
        wanted += variant.instances_wanted;
    return wanted;
}

std::string judge_quota(Quota quota, const Quotas& quotas, const QuotaUse& use, std::int64_t more,
                        std::string_view account) {
    const auto& most = quotas.of(quota);
    if (!most || more <= 0 || use.of(quota) + more <= *most) return "";
    return fmt::format(
        "The quota {} of account {} is {} {}: {} are in use, and {} more were asked for. Give up some, or "
        "ask the market's operator for more (PutAccountQuotas).",
        render(quota), account, *most, words_of(quota).what, use.of(quota), more);
}

} // namespace domain
