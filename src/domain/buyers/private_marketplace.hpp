// PrivateMarketplace: what an account's administrators let its users subscribe to. Several lists ("experiences") stand
// side by side, each for everybody of the account or for the users and roles that it names, and with a look of its own;
// a product is approved for whoever is of the audience of a list that has it. Off, everything is allowed.
#pragma once

#include "base/instant.hpp"
#include "base/result.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace domain {

// How a list presents itself to its audience.
struct Branding {
    std::string title;
    std::string message;
    std::string color; // "#1a2b3c"
    std::string logo_url;
    bool operator==(const Branding&) const = default;
};

struct Experience {
    std::string id;
    std::string account;
    std::string name;
    std::string description;
    std::set<std::string> products;
    base::Instant created;
    base::Instant updated;
    std::set<std::string> audience; // ARNs of users and roles; none: everybody
    Branding branding;

    // `principal` is a user's ARN, the root's, or that of a role's session.
    bool is_for(std::string_view principal) const;
};

struct PrivateMarketplace {
    bool enabled = false;
    std::vector<Experience> experiences;

    // With the lists of which the principal is an audience.
    PrivateMarketplace as_seen_by(std::string_view principal) const;

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

// A product that is approved already for whoever asks, or asked for by the same person, need not be asked for.
base::Refusals check_product_request(const PrivateMarketplace& market, const ProductRequest& request,
                                     const std::vector<ProductRequest>& earlier);
// Where a product goes that was approved for the principal: the list that is named, or the only one there is for him.
base::Result<std::string> choose_experience(const PrivateMarketplace& market, const std::optional<std::string>& named,
                                            std::string_view principal);

} // namespace domain
