// Send, Cancel, Accept, Reject, Get and List of agreement cancellation requests.
#include "domain/agreement/cancellation.hpp"
#include "services/agreement/operations.hpp"
#include "services/agreement/parts.hpp"
#include "services/page.hpp"
#include "store/market/cancellations.hpp"
#include "wire/codec.hpp"

namespace services::agreement {

namespace shapes = api::agreement;

namespace {

enum class Party { Proposer, Acceptor, Either };

// What all but the list answer; their shapes differ in name only.
template<class Output>
Output answer_of(const domain::CancellationRequest& request) {
    Output out;
    out.agreementId = request.agreement_id;
    out.agreementCancellationRequestId = request.id;
    out.status = request.status;
    out.reasonCode = request.reason_code;
    if (!request.description.empty()) out.description = request.description;
    if constexpr (requires { out.statusMessage; })
        if (!request.status_message.empty()) out.statusMessage = request.status_message;
    out.createdAt = request.created;
    out.updatedAt = request.updated;
    return out;
}

void require_party(const Call& call, const domain::Agreement& agreement, Party party) {
    const bool fits = party == Party::Either ||
                      (party == Party::Proposer ? agreement.proposer : agreement.acceptor) == call.caller.account;
    if (!fits)
        throw base::Fault("AccessDeniedException", party == Party::Proposer
                                                       ? "Only the seller of an agreement can do that."
                                                       : "Only the buyer of an agreement can do that.")
            .with("reason", "INVALID_ACCESS");
}

domain::CancellationRequest require_request(store::Reader& reader, const domain::Agreement& agreement,
                                            std::string_view id) {
    auto request = store::find_cancellation(reader, id);
    if (!request || request->agreement_id != agreement.id) throw not_found("AgreementCancellationRequest", id);
    return *std::move(request);
}

// One party's decision about a request that waits.
template<class Output, class Input>
Output decide(Call& call, const Input& in, std::string_view action, Party party, std::string_view status,
              std::string_view message) {
    return call.database.write([&](store::Transaction& tx) {
        auto agreement = require_agreement(call, tx, action, in.agreementId);
        require_party(call, agreement, party);
        // Consenting ends the agreement, which has its own permission.
        if (status == domain::cancellation_status::approved)
            require_agreement(call, tx, "aws-marketplace:CancelAgreement", in.agreementId);
        auto request = require_request(tx, agreement, in.agreementCancellationRequestId);
        if (const auto refusals = domain::check_decision(request, agreement); !refusals.empty())
            throw fault_of(refusals);
        request.status = status;
        request.status_message = message;
        request.updated = call.now;
        store::conclude_cancellation(tx, request, agreement, {"NEW", call.request_id}, call.now);
        return answer_of<Output>(request);
    });
}

} // namespace

shapes::SendAgreementCancellationRequestOutput
send_cancellation_request(Call& call, const shapes::SendAgreementCancellationRequestInput& in) {
    const std::string id = "acr-" + call.ids.alphanumeric(25);
    return call.database.write([&](store::Transaction& tx) {
        const auto agreement =
            require_agreement(call, tx, "aws-marketplace:SendAgreementCancellationRequest", in.agreementId);
        require_party(call, agreement, Party::Proposer);
        using Output = shapes::SendAgreementCancellationRequestOutput;
        if (in.clientToken)
            if (const auto earlier = store::find_cancellation_by_token(tx, call.caller.account, *in.clientToken)) {
                if (earlier->agreement_id == agreement.id && earlier->reason_code == in.reasonCode &&
                    earlier->description == in.description.value_or(""))
                    return answer_of<Output>(*earlier);
                throw fault_of(
                    {{"INVALID_CLIENT_TOKEN", "The client token was used with other parameters.", "clientToken"}});
            }
        const auto open = store::find_open_cancellation(tx, agreement.id);
        if (const auto refusals = domain::check_cancellation_request(agreement, open); !refusals.empty())
            throw fault_of(refusals);
        domain::CancellationRequest request;
        request.id = id;
        request.agreement_id = agreement.id;
        request.acceptor = agreement.acceptor;
        request.proposer = agreement.proposer;
        request.reason_code = in.reasonCode;
        request.description = in.description.value_or("");
        request.created = request.updated = call.now;
        request.client_token = in.clientToken;
        store::insert_cancellation(tx, request);
        store::tell_cancellation(tx, request, agreement, {"NEW", call.request_id}, call.now);
        return answer_of<Output>(request);
    });
}

shapes::CancelAgreementCancellationRequestOutput
cancel_cancellation_request(Call& call, const shapes::CancelAgreementCancellationRequestInput& in) {
    return decide<shapes::CancelAgreementCancellationRequestOutput>(
        call, in, "aws-marketplace:CancelAgreementCancellationRequest", Party::Proposer,
        domain::cancellation_status::cancelled, in.cancellationReason);
}

shapes::AcceptAgreementCancellationRequestOutput
accept_cancellation_request(Call& call, const shapes::AcceptAgreementCancellationRequestInput& in) {
    return decide<shapes::AcceptAgreementCancellationRequestOutput>(
        call, in, "aws-marketplace:AcceptAgreementCancellationRequest", Party::Acceptor,
        domain::cancellation_status::approved, "");
}

shapes::RejectAgreementCancellationRequestOutput
reject_cancellation_request(Call& call, const shapes::RejectAgreementCancellationRequestInput& in) {
    return decide<shapes::RejectAgreementCancellationRequestOutput>(
        call, in, "aws-marketplace:RejectAgreementCancellationRequest", Party::Acceptor,
        domain::cancellation_status::rejected, in.rejectionReason);
}

shapes::GetAgreementCancellationRequestOutput
get_cancellation_request(Call& call, const shapes::GetAgreementCancellationRequestInput& in) {
    return call.database.read([&](store::Reader& reader) {
        const auto agreement =
            require_agreement(call, reader, "aws-marketplace:GetAgreementCancellationRequest", in.agreementId);
        return answer_of<shapes::GetAgreementCancellationRequestOutput>(
            require_request(reader, agreement, in.agreementCancellationRequestId));
    });
}

shapes::ListAgreementCancellationRequestsOutput
list_cancellation_requests(Call& call, const shapes::ListAgreementCancellationRequestsInput& in) {
    if (in.partyType != "Proposer" && in.partyType != "Acceptor")
        throw fault_of({{"INVALID_PARTY_TYPE", "partyType is Proposer or Acceptor.", "partyType"}});
    require_purchase_agreements(in.catalog, in.agreementType);
    call.require(
        "aws-marketplace:ListAgreementCancellationRequests", "*",
        {{"aws-marketplace:AgreementType", std::string(agreement_type)}, {"aws-marketplace:PartyType", in.partyType}});
    const std::string question = question_of(in);
    const std::size_t begin = require_page(in.nextToken, question);
    auto requests = call.database.read([&](store::Reader& reader) {
        return store::list_cancellations(reader, call.caller.account, in.partyType == "Proposer");
    });
    std::erase_if(requests, [&](const domain::CancellationRequest& r) {
        return (in.agreementId && r.agreement_id != *in.agreementId) || (in.status && r.status != *in.status);
    });
    auto page = cut_page(requests, begin, page_size(in.maxResults), question);
    shapes::ListAgreementCancellationRequestsOutput out;
    out.items.emplace();
    for (const auto& request : page.items)
        out.items->push_back({.agreementCancellationRequestId = request.id,
                              .agreementId = request.agreement_id,
                              .status = request.status,
                              .reasonCode = request.reason_code,
                              .agreementType = std::string(agreement_type),
                              .catalog = std::string(catalog),
                              .createdAt = request.created,
                              .updatedAt = request.updated});
    out.nextToken = page.next;
    return out;
}

} // namespace services::agreement
