// Test accounts that are asked for after the submission: the operator grants them, or his policy does.
#include "store/market/test_accounts.hpp"
#include "domain/listing/visibility.hpp"
#include "services/catalog/catalog.hpp"
#include "services/souk/publishing.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"
#include "store/market/market_policy.hpp"

#include <fmt/format.h>

namespace services {

namespace {

api::souk::TestAccountRequest render_request(const store::TestAccountRequest& request) {
    api::souk::TestAccountRequest rendered;
    rendered.RequestId = request.id;
    rendered.ProductId = request.product;
    rendered.SellerAccountId = request.account;
    for (const auto& account : request.accounts.as_array())
        rendered.AccountIds.emplace_back(account.as_string());
    if (!request.reason.empty()) rendered.Reason = request.reason;
    rendered.Status = request.status;
    rendered.RequestedAt = request.requested;
    rendered.DecidedAt = request.decided;
    if (!request.decided_by.empty()) rendered.DecidedBy = request.decided_by;
    if (!request.answer.empty()) rendered.Answer = request.answer;
    return rendered;
}

void require_accounts(store::Reader& reader, const std::vector<std::string>& accounts) {
    std::vector<std::string> unknown;
    for (const std::string& account : accounts)
        if (!store::find_account(reader, account)) unknown.push_back(account);
    if (!unknown.empty())
        throw validation_fault({{"INVALID_AWS_ACCOUNT_IDS",
                                 fmt::format("There is no account {}.", fmt::join(unknown, ", ")), "AccountIds"}});
}

// A new revision of the product, with the accounts on its list.
void extend_allow_list(const Call& call, store::Transaction& tx, const store::TestAccountRequest& request) {
    auto entity = store::find_entity(tx, request.product);
    if (!entity) throw entity_not_found(request.product);
    require_free(tx, entity->id);
    domain::Product product = domain::parse_product(entity->id, entity->document);
    for (const auto& item : request.accounts.as_array())
        if (std::string account(item.as_string()); !domain::allow_listed(product, account))
            product.allow_list.push_back(std::move(account));
    entity->modified = call.now;
    store::describe(*entity, product);
    store::save_entity(tx, *entity, "");
}

void tell_seller(const Call& call, store::Transaction& tx, const store::TestAccountRequest& request) {
    boost::json::object detail{{"requestId", request.id},
                               {"catalog", "AWSMarketplace"},
                               {"product", boost::json::object{{"id", request.product}}},
                               {"accountIds", request.accounts},
                               {"status", request.status}};
    if (!request.answer.empty()) detail["answer"] = request.answer;
    const std::string arn = base::marketplace_arn(request.account, domain::product_type, request.product);
    store::append_event(
        tx, {"souk.marketplace", "Test Account Request Decided", request.account, {arn}, std::move(detail)}, call.now);
}

store::TestAccountRequest load_waiting(store::Reader& reader, const std::string& id) {
    auto request = store::find_test_account_request(reader, id);
    if (!request) throw base::Fault("ResourceNotFoundException", fmt::format("There is no request {}.", id));
    if (request->status != "WAITING")
        throw base::Fault("ValidationException", fmt::format("The request is {} already.", request->status));
    return std::move(*request);
}

} // namespace

api::souk::RequestTestAccounts::Output request_test_accounts(Call& call,
                                                             const api::souk::RequestTestAccounts::Input& in) {
    call.require("souk:RequestTestAccounts",
                 base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId));
    api::souk::RequestTestAccounts::Output out;
    call.database.write([&](store::Transaction& tx) {
        const store::Entity product = load_own_product(call, tx, in.ProductId);
        if (product.state != "Limited" && product.state != "Public")
            throw base::Fault("ValidationException",
                              fmt::format("The product is {}. A Draft's test accounts are set with UpdateTargeting; a "
                                          "Restricted product has none.",
                                          product.state));
        require_accounts(tx, in.AccountIds);
        store::TestAccountRequest request{call.ids.uuid(),
                                          product.id,
                                          call.caller.account,
                                          boost::json::array(in.AccountIds.begin(), in.AccountIds.end()),
                                          in.Reason.value_or(""),
                                          "WAITING",
                                          call.now,
                                          std::nullopt,
                                          "",
                                          ""};
        if (store::load_market_policy(tx).allow_list_requests == domain::Grant::Automatic) {
            request.status = "APPROVED";
            request.decided = call.now;
            extend_allow_list(call, tx, request);
            tell_seller(call, tx, request);
        }
        store::insert_test_account_request(tx, request);
        out.Request = render_request(request);
    });
    return out;
}

api::souk::ListTestAccountRequests::Output
list_test_account_requests(Call& call, const api::souk::ListTestAccountRequests::Input& in) {
    call.require("souk:ListTestAccountRequests", "*");
    api::souk::ListTestAccountRequests::Output out;
    call.database.read([&](store::Reader& reader) {
        const std::string whose = call.caller.is_operator ? "" : call.caller.account;
        for (const auto& request :
             store::list_test_account_requests(reader, whose, in.ProductId.value_or(""), in.Status.value_or("")))
            out.Requests.push_back(render_request(request));
    });
    return out;
}

api::souk::ApproveTestAccountRequest::Output
approve_test_account_request(Call& call, const api::souk::ApproveTestAccountRequest::Input& in) {
    call.require_operator("souk:ApproveTestAccountRequest");
    api::souk::ApproveTestAccountRequest::Output out;
    call.database.write([&](store::Transaction& tx) {
        store::TestAccountRequest request = load_waiting(tx, in.RequestId);
        request.status = "APPROVED";
        request.decided = call.now;
        request.decided_by = call.caller.arn;
        extend_allow_list(call, tx, request);
        store::save_test_account_decision(tx, request);
        tell_seller(call, tx, request);
        out.Request = render_request(request);
    });
    return out;
}

api::souk::RefuseTestAccountRequest::Output
refuse_test_account_request(Call& call, const api::souk::RefuseTestAccountRequest::Input& in) {
    call.require_operator("souk:RefuseTestAccountRequest");
    api::souk::RefuseTestAccountRequest::Output out;
    call.database.write([&](store::Transaction& tx) {
        store::TestAccountRequest request = load_waiting(tx, in.RequestId);
        request.status = "REFUSED";
        request.decided = call.now;
        request.decided_by = call.caller.arn;
        request.answer = in.Reason;
        store::save_test_account_decision(tx, request);
        tell_seller(call, tx, request);
        out.Request = render_request(request);
    });
    return out;
}

} // namespace services
