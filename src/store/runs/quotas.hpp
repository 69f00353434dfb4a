// Quotas of accounts, and what each uses of them.
#pragma once

#include "domain/runs/quotas.hpp"
#include "store/database.hpp"

#include <string_view>

namespace store {

// The account's own; those that it does not have are the market's.
domain::Quotas load_own_quotas(Reader& reader, std::string_view account);
void save_own_quotas(Transaction& tx, std::string_view account, const domain::Quotas& quotas);
// Those that hold for it.
domain::Quotas load_quotas(Reader& reader, std::string_view account);
domain::QuotaUse count_use(Reader& reader, std::string_view account);

} // namespace store
