#include "domain/agreement/cancellation.hpp"

#include <fmt/format.h>

namespace domain {

base::Refusals check_cancellation_request(const Agreement& agreement, const std::optional<CancellationRequest>& open) {
    if (!agreement.active())
        return {{"INACTIVE_AGREEMENT", fmt::format("The agreement has ended already (status {}).", agreement.status),
                 "agreementId"}};
    if (open)
        return {
            {"ConflictException",
             fmt::format("The request {} waits for the buyer's answer: cancel it before you send another.", open->id),
             open->id}};
    return {};
}

base::Refusals check_decision(const CancellationRequest& request, const Agreement& agreement) {
    if (!request.pending())
        return {{"ConflictException", fmt::format("The request is {} already.", request.status), request.id}};
    if (!agreement.active())
        return {{"INACTIVE_AGREEMENT", fmt::format("The agreement has ended already (status {}).", agreement.status),
                 "agreementId"}};
    return {};
}

void decide_silence(CancellationRequest& request, const Agreement& agreement, base::Instant now) {
    request.updated = now;
    request.status = agreement.active() ? cancellation_status::approved : cancellation_status::failed;
    request.status_message = agreement.active() ? "Approved without an answer, seven days after it was sent."
                                                : "The agreement ended before the request was answered.";
}

} // namespace domain
