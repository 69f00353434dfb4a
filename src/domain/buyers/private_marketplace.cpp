#include "domain/buyers/private_marketplace.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace domain {

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
    if (market.approved(request.product_id))
        return {{"ALREADY_APPROVED", "The product is approved: subscribe to it.", "ProductId"}};
    for (const ProductRequest& each : earlier)
        if (each.state == RequestState::Pending && each.product_id == request.product_id &&
            each.principal == request.principal)
            return {{"ALREADY_REQUESTED",
                     fmt::format("You asked for the product in {}, which awaits a decision.", each.id), "ProductId"}};
    return {};
}

base::Result<std::string> choose_experience(const PrivateMarketplace& market, const std::optional<std::string>& named) {
    if (!named && market.experiences.size() == 1) return market.experiences.front().id;
    for (const Experience& each : market.experiences)
        if (each.id == named) return each.id;
    return base::Refusal{"INVALID_EXPERIENCE",
                         market.experiences.empty()
                             ? "There is no list to put the product on. Make one with PutExperience."
                             : "Name one of the account's lists (ListExperiences) to put the product on.",
                         "ExperienceId"};
}

} // namespace domain
