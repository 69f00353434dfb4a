// PrivateMarketplace: what an account's administrators let its users subscribe to. Several lists ("experiences") stand
// side by side; a product is approved when it is on any of them. Off, everything is allowed.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct Experience {
    std::string id;
    std::string account;
    std::string name;
    std::string description;
    std::set<std::string> products;
    base::Instant created;
    base::Instant updated;
};

struct PrivateMarketplace {
    bool enabled = false;
    std::vector<Experience> experiences;

    bool approved(std::string_view product_id) const;
    // Administrators are not bound by what they decide for others.
    bool may_subscribe(std::string_view product_id, bool administrator) const;
};

enum class RequestState { Pending, Approved, Declined };
std::string_view render(RequestState state); // "PENDING"
RequestState parse_request_state(std::string_view text);

struct ProductRequest {
    std::string id;
    std::string account;
    std::string product_id;
    std::string principal; // who asks
    std::string comment;
    RequestState state = RequestState::Pending;
    std::string reason; // of the decision
    base::Instant created;
    std::optional<base::Instant> decided;
    std::string decided_by;
};

// A product that is approved already, or asked for by the same person, need not be asked for.
base::Refusals check_product_request(const PrivateMarketplace& market, const ProductRequest& request,
                                     const std::vector<ProductRequest>& earlier);
// Where an approved product goes: the list that is named, or the only one there is.
base::Result<std::string> choose_experience(const PrivateMarketplace& market, const std::optional<std::string>& named);

} // namespace domain
