// CreateProductRequest, ListProductRequests, DecideProductRequest.
#include "services/page.hpp"
#include "services/private_marketplace.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/private_marketplace/operations.hpp"
#include "services/souk/product.hpp"
#include "store/buyers/private_marketplace.hpp"
#include "store/market/events.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

constexpr std::int64_t default_requests = 20; // on a page

api::souk::ProductRequest render_request(const domain::ProductRequest& request) {
    api::souk::ProductRequest shown;
    shown.RequestId = request.id;
    shown.ProductId = request.product_id;
    shown.RequestedBy = request.principal;
    if (!request.comment.empty()) shown.Comment = request.comment;
    shown.State = render(request.state);
    if (!request.reason.empty()) shown.Reason = request.reason;
    shown.CreatedAt = request.created;
    shown.DecidedAt = request.decided;
    if (!request.decided_by.empty()) shown.DecidedBy = request.decided_by;
    return shown;
}

void announce_request(store::Transaction& tx, const Call& call, std::string_view detail_type,
                      const domain::ProductRequest& request) {
    boost::json::object detail{
        {"requestId", call.request_id},
        {"product", {{"id", request.product_id}}},
        {"request", {{"id", request.id}, {"by", request.principal}, {"state", render(request.state)}}}};
    if (!request.reason.empty()) detail["reason"] = request.reason;
    store::append_event(
        tx,
        {"souk.privatemarketplace", std::string(detail_type), request.account, {request.product_id}, std::move(detail)},
        call.now);
}

domain::ProductRequest require_pending(const Call& call, store::Reader& reader, std::string_view id) {
    for (domain::ProductRequest& each : store::list_product_requests(reader, call.caller.account)) {
        if (each.id != id) continue;
        if (each.state != domain::RequestState::Pending)
            souk::require_none({{"INVALID_REQUEST_STATE",
                                 fmt::format("The request was decided: it is {}.", render(each.state)), "RequestId"}});
        return std::move(each);
    }
    throw souk::not_found("request", id);
}

} // namespace

api::souk::CreateProductRequest::Output create_product_request(Call& call,
                                                               const api::souk::CreateProductRequest::Input& in) {
    call.require("aws-marketplace:CreatePrivateMarketplaceRequests", "*");
    domain::ProductRequest request;
    request.id = "preq-" + call.ids.alphanumeric(13);
    request.account = call.caller.account;
    request.product_id = in.ProductId;
    request.principal = call.caller.arn;
    request.comment = in.Comment.value_or("");
    request.created = call.now;
    call.database.write([&](store::Transaction& tx) {
        souk::require_product(call, tx, in.ProductId);
        souk::require_none(domain::check_product_request(store::load_private_marketplace(tx, request.account), request,
                                                         store::list_product_requests(tx, request.account)));
        store::save_product_request(tx, request);
        announce_request(tx, call, "Product Requested", request);
    });
    api::souk::CreateProductRequest::Output out;
    out.Request = render_request(request);
    return out;
}

api::souk::ListProductRequests::Output list_product_requests(Call& call,
                                                             const api::souk::ListProductRequests::Input& in) {
    call.require("aws-marketplace:ListPrivateMarketplaceRequests", "*");
    const bool all = administers_private_marketplace(call);
    const std::string question = fmt::format("product requests {} {}", all, in.State.value_or(""));
    const auto begin = parse_page(in.NextToken, question);
    if (!begin) throw souk::bad_page_token();
    auto requests = call.database.read(
        [&](store::Reader& reader) { return store::list_product_requests(reader, call.caller.account); });
    std::erase_if(requests, [&](const domain::ProductRequest& each) {
        return (!all && each.principal != call.caller.arn) || (in.State && render(each.state) != *in.State);
    });
    const auto page =
        cut_page(requests, *begin, static_cast<std::size_t>(in.MaxResults.value_or(default_requests)), question);
    api::souk::ListProductRequests::Output out;
    for (const domain::ProductRequest& each : page.items)
        out.Requests.push_back(render_request(each));
    out.NextToken = page.next;
    return out;
}

api::souk::DecideProductRequest::Output decide_product_request(Call& call,
                                                               const api::souk::DecideProductRequest::Input& in) {
    call.require("aws-marketplace:AssociateProductsWithPrivateMarketplace", "*");
    const bool declines = in.Decision == api::souk::ProductRequestDecision::DECLINE;
    if (declines && !in.Reason)
        souk::require_none({{"MISSING_REASON", "Tell whoever asked why the product is not approved.", "Reason"}});
    return call.database.write([&](store::Transaction& tx) {
        domain::ProductRequest request = require_pending(call, tx, in.RequestId);
        if (!declines) {
            const auto market = store::load_private_marketplace(tx, call.caller.account);
            const auto list = domain::choose_experience(market, in.ExperienceId, request.principal);
            if (!list) souk::require_none(list.refusals());
            store::add_to_experience(tx, *list, request.product_id);
        }
        request.state = declines ? domain::RequestState::Declined : domain::RequestState::Approved;
        request.reason = in.Reason.value_or("");
        request.decided = call.now;
        request.decided_by = call.caller.arn;
        store::save_product_request(tx, request);
        announce_request(tx, call, declines ? "Product Request Declined" : "Product Request Approved", request);
        api::souk::DecideProductRequest::Output out;
        out.Request = render_request(request);
        return out;
    });
}

} // namespace services
