// Put, Get and Delete of TaxInterview and BankAccount: judged by the country's rules, kept sealed, told by last digits.
#include "domain/sellers/bank.hpp"
#include "domain/sellers/tax.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/sellers.hpp"
#include "store/market/sellers.hpp"
#include "wire/codec.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using store::SellerPaper;

template<class Shown>
Shown render_paper(const store::ShownPaper& paper) {
    boost::json::object document = paper.shown.as_object();
    document["UpdatedAt"] = paper.updated.epoch_seconds();
    return wire::from_document<Shown>(document);
}

base::Fault absent(SellerPaper kind) {
    const bool tax = kind == SellerPaper::Tax;
    return {"ResourceNotFoundException",
            fmt::format("The account has given no {}. {} gives one.", tax ? "tax interview" : "bank account",
                        tax ? "PutTaxInterview" : "PutBankAccount")};
}

template<class Shown>
Shown save_paper(Call& call, SellerPaper kind, const base::Document& whole, const base::Document& shown) {
    return call.database.write([&](store::Transaction& tx) {
        store::save_seller_paper(tx, *call.sealer, call.caller.account, kind, whole, shown, call.now);
        return render_paper<Shown>(store::ShownPaper{shown, call.now});
    });
}

template<class Shown>
Shown load_paper(Call& call, SellerPaper kind) {
    const auto paper = call.database.read(
        [&](store::Reader& reader) { return store::find_seller_paper(reader, call.caller.account, kind); });
    if (!paper) throw absent(kind);
    return render_paper<Shown>(*paper);
}

void delete_paper(Call& call, SellerPaper kind) {
    const bool existed = call.database.write(
        [&](store::Transaction& tx) { return store::delete_seller_paper(tx, call.caller.account, kind); });
    if (!existed) throw absent(kind);
}

} // namespace

api::souk::PutTaxInterview::Output put_tax_interview(Call& call, const api::souk::PutTaxInterview::Input& in) {
    call.require("tax:PutTaxRegistration", "*");
    const base::Document interview = wire::to_document(in);
    souk::require_none(domain::check_tax_interview(interview));
    api::souk::PutTaxInterview::Output out;
    out.TaxInterview =
        save_paper<api::souk::TaxInterview>(call, SellerPaper::Tax, interview, domain::shown_tax_interview(interview));
    return out;
}

api::souk::GetTaxInterview::Output get_tax_interview(Call& call, const api::souk::GetTaxInterview::Input&) {
    call.require("tax:GetTaxRegistration", "*");
    api::souk::GetTaxInterview::Output out;
    out.TaxInterview = load_paper<api::souk::TaxInterview>(call, SellerPaper::Tax);
    return out;
}

api::souk::DeleteTaxInterview::Output delete_tax_interview(Call& call, const api::souk::DeleteTaxInterview::Input&) {
    call.require("tax:PutTaxRegistration", "*");
    delete_paper(call, SellerPaper::Tax);
    return {};
}

api::souk::PutBankAccount::Output put_bank_account(Call& call, const api::souk::PutBankAccount::Input& in) {
    call.require("aws-marketplace-management:PutBankAccountVerificationDetails", "*");
    const base::Document account = wire::to_document(in);
    souk::require_none(domain::check_bank_account(account));
    api::souk::PutBankAccount::Output out;
    out.BankAccount =
        save_paper<api::souk::BankAccount>(call, SellerPaper::Bank, account, domain::shown_bank_account(account));
    return out;
}

api::souk::GetBankAccount::Output get_bank_account(Call& call, const api::souk::GetBankAccount::Input&) {
    call.require("aws-marketplace-management:GetBankAccountVerificationDetails", "*");
    api::souk::GetBankAccount::Output out;
    out.BankAccount = load_paper<api::souk::BankAccount>(call, SellerPaper::Bank);
    return out;
}

api::souk::DeleteBankAccount::Output delete_bank_account(Call& call, const api::souk::DeleteBankAccount::Input&) {
    call.require("aws-marketplace-management:PutBankAccountVerificationDetails", "*");
    delete_paper(call, SellerPaper::Bank);
    return {};
}

} // namespace services
