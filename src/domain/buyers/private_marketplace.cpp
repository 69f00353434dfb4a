#include "domain/buyers/private_marketplace.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

namespace {

// A session's ARN, "arn:aws:sts::1:assumed-role/R/session", names its role without the role's path.
bool is_session_of(std::string_view role, std::string_view principal) {
    constexpr std::string_view mark = ":assumed-role/";
    const auto at = principal.find(mark);
    if (at == std::string_view::npos || role.find(":role/") == std::string_view::npos) return false;
    principal.remove_prefix(at + mark.size());
    return role.substr(role.rfind('/') + 1) == principal.substr(0, principal.find('/'));
}

} // namespace

bool Experience::is_for(std::string_view principal) const {
    return audience.empty() || std::any_of(audience.begin(), audience.end(), [&](const std::string& member) {
               return member == principal || is_session_of(member, principal);
           });
}

PrivateMarketplace PrivateMarketplace::as_seen_by(std::string_view principal) const {
    PrivateMarketplace seen = *this;
    std::erase_if(seen.experiences, [&](const Experience& each) { return !each.is_for(principal); });
    return seen;
}

bool PrivateMarketplace::approved(std::string_view product_id) const {
    return std::any_of(experiences.begin(), experiences.end(),
                       [&](const Experience& each) { return each.products.contains(std::string(product_id)); });
}

bool PrivateMarketplace::may_subscribe(std::string_view product_id, bool administrator) const {
    return !enabled || administrator || approved(product_id);
}

std::string_view render(RequestState state) {
    switch (state) {
    case RequestState::Approved:
        return "APPROVED";
    case RequestState::Declined:
        return "DECLINED";
    case RequestState::Pending:
        break;
    }
    return "PENDING";
}

RequestState parse_request_state(std::string_view text) {
    if (text == "APPROVED") return RequestState::Approved;
    return text == "DECLINED" ? RequestState::Declined : RequestState::Pending;
}

base::Refusals check_product_request(const PrivateMarketplace& market, const ProductRequest& request,
                                     const std::vector<ProductRequest>& earlier) {
    if (market.as_seen_by(request.principal).approved(request.product_id))
        return {{"ALREADY_APPROVED", "The product is approved: subscribe to it.", "ProductId"}};
    for (const ProductRequest& each : earlier)
        if (each.state == RequestState::Pending && each.product_id == request.product_id &&
            each.principal == request.principal)
            return {{"ALREADY_REQUESTED",
                     fmt::format("You asked for the product in {}, which awaits a decision.", each.id), "ProductId"}};
    return {};
}

base::Result<std::string> choose_experience(const PrivateMarketplace& market, const std::optional<std::string>& named,
                                            std::string_view principal) {
    const std::vector<Experience> lists = market.as_seen_by(principal).experiences;
    if (!named && lists.size() == 1) return lists.front().id;
    for (const Experience& each : lists)
        if (each.id == named) return each.id;
    const auto refuse = [](std::string message) {
        return base::Refusal{"INVALID_EXPERIENCE", std::move(message), "ExperienceId"};
    };
    for (const Experience& each : market.experiences)
        if (each.id == named)
            return refuse(fmt::format("The list {} is not for {}: name another, or change whom it is for.", each.name,
                                      principal));
    if (lists.empty()) return refuse("There is no list for whoever asks. Make one with PutExperience.");
    return refuse("Name one of the account's lists (ListExperiences) to put the product on.");
}

} // namespace domain
