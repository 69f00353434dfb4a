#include "domain/changes/product_status.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

// UpdateTargeting: replaces the allow-list whole.
Decided decide_product_targeting(const Market& market, const Change& change) {
    Product product = market.products.at(change.entity_id);
    Findings findings;
    check_takes_allow_list(product, findings);

    std::vector<std::string> accounts, unknown;
    for (const boost::json::value& item : base::array_at(change.details, "PositiveTargeting.BuyerAccounts")) {
        std::string account(item.as_string());
        if (!market.known_accounts.contains(account)) unknown.push_back(account);
        if (std::find(accounts.begin(), accounts.end(), account) == accounts.end())
            accounts.push_back(std::move(account));
    }
    if (!unknown.empty())
        findings.add("INVALID_AWS_ACCOUNT_IDS", fmt::format("There is no account {}.", fmt::join(unknown, ", ")),
                     "PositiveTargeting.BuyerAccounts");
    auto sorted = [](std::vector<std::string> list) {
        std::sort(list.begin(), list.end());
        return list;
    };
    if (sorted(accounts) == sorted(product.allow_list))
        findings.add("INVALID_INPUT", "The accounts are those of the current allow-list; give a different list.",
                     "PositiveTargeting.BuyerAccounts");
    if (!findings.empty()) return findings.take();
    product.allow_list = std::move(accounts);
    return Decision{.product = std::move(product)};
}

} // namespace domain
