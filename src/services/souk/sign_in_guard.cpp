#include "domain/access/password.hpp"
#include "services/souk/sessions.hpp"

#include <fmt/format.h>

namespace services::souk {

namespace {

// A whole office may share one address.
constexpr int free_failures_of_person = 5, free_failures_of_address = 30;
constexpr std::size_t most_remembered = 100'000;
constexpr base::microseconds forgotten_after = std::chrono::hours(1);

} // namespace

void Guard::require_patience(const std::string& key, int free_failures, base::Instant now) {
    const auto found = failures_.find(key);
    if (found == failures_.end()) return;
    const base::Instant next = found->second.last + domain::pause_after_failures(found->second.count, free_failures);
    if (next <= now) return;
    const auto wait = std::chrono::duration_cast<base::seconds>(next - now).count() + 1;
    throw base::Fault("TooManyAttemptsException", fmt::format("Too many failed attempts. Try again in {} s.", wait))
        .with("RetryAfterSeconds", boost::json::value(wait));
}

void Guard::require_patience(const std::string& person, const std::string& address, base::Instant now) {
    std::lock_guard lock(mutex_);
    require_patience("person " + person, free_failures_of_person, now);
    require_patience("address " + address, free_failures_of_address, now);
}

void Guard::count(const std::string& key, base::Instant now) {
    Failures& failures = failures_[key];
    if (now - failures.last > forgotten_after) failures.count = 0;
    ++failures.count;
    failures.last = now;
}

void Guard::failed(const std::string& person, const std::string& address, base::Instant now) {
    std::lock_guard lock(mutex_);
    if (failures_.size() >= most_remembered)
        std::erase_if(failures_, [&](const auto& each) { return now - each.second.last > forgotten_after; });
    if (failures_.size() >= most_remembered) failures_.clear();
    count("person " + person, now);
    count("address " + address, now);
}

void Guard::succeeded(const std::string& person) {
    std::lock_guard lock(mutex_);
    failures_.erase("person " + person);
}

std::optional<Person> find_person(store::Reader& reader, std::string_view account,
                                  const std::optional<std::string>& user_name) {
    auto found = account.find('@') == account.npos ? store::find_account(reader, account)
                                                   : store::find_account_by_email(reader, account);
    if (!found) return std::nullopt;
    if (!user_name) return Person{std::move(*found), "", ""};
    const auto user = store::find_user(reader, found->id, *user_name);
    if (!user) return std::nullopt;
    return Person{std::move(*found), user->id, user->name};
}

Person load_caller(store::Reader& reader, const Call& call) {
    auto account = store::find_account(reader, call.caller.account);
    if (!account || !call.caller.role_arn.empty())
        throw base::Fault("ValidationException", "Roles have no password: call as a user or as the account's root.");
    return {std::move(*account), call.caller.root ? "" : call.caller.user_id, call.caller.name};
}

void require_good_password(const Person& person, std::string_view password) {
    const base::Refusals refusals = domain::judge_password(password, person.names());
    if (refusals.empty()) return;
    std::string message;
    boost::json::array fields;
    for (const base::Refusal& each : refusals) {
        message += (message.empty() ? "" : " ") + each.message;
        fields.push_back({{"code", each.code}, {"where", each.where}, {"message", each.message}});
    }
    throw base::Fault("PasswordRefusedException", std::move(message)).with("fields", std::move(fields));
}

} // namespace services::souk
