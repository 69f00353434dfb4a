// RegisterAccount, ChangePassword, CreatePasswordReset, ResetPassword, DescribePortal.
#include "domain/listing/regions.hpp"
#include "services/souk/session_operations.hpp"
#include "store/identity/sign_ins.hpp"
#include "store/market/market_policy.hpp"

#include <fmt/format.h>

namespace services {

using namespace api::souk;
using souk::Person;
using souk::Visit;

namespace {

constexpr base::microseconds reset_lasts = std::chrono::hours(24);

domain::MarketPolicy policy_of(Call& call) {
    return call.database.read([](store::Reader& reader) { return store::load_market_policy(reader); });
}

std::string hash_of(Call& call, const std::string& password) {
    return call.shelf.get<souk::Guard>().hashing([&] { return store::hash_password(password); });
}

store::Password password_of(const Call& call, const Person& person, std::string hash) {
    return {.account = person.account.id, .user_id = person.user_id, .hash = std::move(hash), .changed = call.real_now};
}

} // namespace

RegisterAccount::Output register_account(Visit& visit, const RegisterAccount::Input& in) {
    Call& call = visit.call;
    auto& guard = call.shelf.get<souk::Guard>();
    if (policy_of(call).registration != domain::Grant::Automatic)
        throw base::Fault(
            "AccessDeniedException",
            "This market's operator makes the accounts: ask him, or let him set Registration to AUTOMATIC "
            "in the market's policy.");
    const Person person{
        .account = {.id = call.ids.digits(12), .name = in.Name, .email = in.Email, .created = call.real_now}};
    souk::require_good_password(person, in.Password);
    guard.require_patience("register " + call.caller.source_ip, call.caller.source_ip, call.real_now);
    const std::string hash = hash_of(call, in.Password);
    RegisterAccount::Output out;
    call.database.write([&](store::Transaction& tx) {
        if (store::find_account_by_email(tx, in.Email))
            throw base::Fault("EmailTakenException",
                              "There is an account with this e-mail address: sign in, or ask for a new password.");
        store::save_account(tx, person.account, call.language);
        store::save_password(tx, password_of(call, person, hash));
        out.Session = souk::sign_in(visit, tx, person);
    });
    guard.failed("register " + call.caller.source_ip, "", call.real_now); // nobody makes accounts by the thousand
    return out;
}

ChangePassword::Output change_password(Visit& visit, const ChangePassword::Input& in) {
    Call& call = visit.call;
    auto& guard = call.shelf.get<souk::Guard>();
    const auto known = call.database.read([&](store::Reader& reader) {
        Person caller = souk::load_caller(reader, call);
        const auto password = store::find_password(reader, caller.account.id, caller.user_id);
        return std::pair(std::move(caller), password ? password->hash : "");
    });
    const Person& person = known.first;
    const std::string& old = known.second;
    if (!person.user_id.empty()) call.require("iam:ChangePassword", call.caller.arn);
    guard.require_patience(person.key(), call.caller.source_ip, call.real_now);
    if (!guard.hashing([&] { return store::verify_password(old, in.OldPassword); })) {
        guard.failed(person.key(), call.caller.source_ip, call.real_now);
        throw base::Fault("SignInFailedException", "The old password is wrong.");
    }
    guard.succeeded(person.key());
    souk::require_good_password(person, in.NewPassword);
    const std::string hash = hash_of(call, in.NewPassword);
    call.database.write([&](store::Transaction& tx) {
        store::save_password(tx, password_of(call, person, hash));
        const auto current = store::find_sign_in(tx, session_token(visit.request), call.real_now);
        store::delete_sign_ins(tx, person.account.id, person.user_id, current ? current->id : "");
    });
    return {};
}

CreatePasswordReset::Output create_password_reset(Visit& visit, const CreatePasswordReset::Input& in) {
    Call& call = visit.call;
    CreatePasswordReset::Output out;
    out.Token = base::hex(base::IdSource::secret_bytes(24));
    out.ExpiresAt = call.real_now + reset_lasts;
    call.database.write([&](store::Transaction& tx) {
        const auto person = souk::find_person(tx, in.AccountId, in.UserName);
        const auto user = person ? store::find_user_by_id(tx, person->user_id) : std::nullopt;
        if (in.AccountId == call.caller.account && in.UserName)
            call.require("iam:UpdateLoginProfile",
                         user ? user->arn() : fmt::format("arn:aws:iam::{}:user/{}", in.AccountId, *in.UserName));
        else
            call.require_operator("souk:CreatePasswordReset");
        if (!person)
            throw base::Fault("ResourceNotFoundException",
                              fmt::format("Account {} has no such person to sign in.", in.AccountId));
        store::save_password_reset(
            tx, out.Token, {.account = person->account.id, .user_id = person->user_id, .expires = out.ExpiresAt});
    });
    return out;
}

ResetPassword::Output reset_password(Visit& visit, const ResetPassword::Input& in) {
    Call& call = visit.call;
    auto& guard = call.shelf.get<souk::Guard>();
    guard.require_patience("reset " + call.caller.source_ip, call.caller.source_ip, call.real_now);
    // Judged before the token is used up: who chose a bad password may choose another.
    souk::require_good_password(Person{}, in.NewPassword);
    const std::string hash = hash_of(call, in.NewPassword);
    const bool known = call.database.write([&](store::Transaction& tx) {
        const auto reset = store::take_password_reset(tx, in.Token, call.real_now);
        if (!reset) return false;
        store::save_password(
            tx, {.account = reset->account, .user_id = reset->user_id, .hash = hash, .changed = call.real_now});
        store::delete_sign_ins(tx, reset->account, reset->user_id);
        return true;
    });
    if (!known) {
        guard.failed("reset " + call.caller.source_ip, call.caller.source_ip, call.real_now);
        throw base::Fault("SignInFailedException", "The token is unknown, used or too old: ask for a new one.");
    }
    return {};
}

DescribePortal::Output describe_portal(Visit& visit, const DescribePortal::Input&) {
    DescribePortal::Output out;
    const domain::MarketPolicy policy = policy_of(visit.call);
    out.Registration =
        std::string(policy.registration == domain::Grant::Automatic ? Granting::AUTOMATIC : Granting::OPERATOR);
    out.Region = visit.call.settings.region;
    out.Regions = domain::market_regions(policy);
    return out;
}

} // namespace services
