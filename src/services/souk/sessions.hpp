// What the operations on sessions and passwords share: the browser's request beside the call, the guard against
// guessing, and who a person is.
#pragma once

#include "api/souk.hpp"
#include "services/browser.hpp"
#include "services/call.hpp"
#include "services/registry.hpp"
#include "store/identity/accounts.hpp"
#include "store/identity/passwords.hpp"
#include "store/identity/users.hpp"

#include <mutex>
#include <optional>
#include <semaphore>
#include <string>
#include <unordered_map>

namespace services::souk {

struct Visit {
    Call& call;
    const wire::HttpRequest& request;
    std::optional<std::string> new_token; // for the cookie; "" signs out
};

template<class Op>
void add_visit(Registry& registry, typename Op::Output (*handler)(Visit&, const typename Op::Input&)) {
    registry.add_raw(Op::operation, [handler](Call& call, wire::HttpRequest&& request) -> wire::Reply {
        typename Op::Input input{};
        wire::parse_input(Op::operation, request, &input);
        Visit visit{call, request, {}};
        const typename Op::Output output = handler(visit, input);
        wire::HttpAnswer answer = wire::render_output(Op::operation, &output, request, call.request_id);
        if (visit.new_token) set_session_cookie(answer, request, *visit.new_token);
        return answer;
    });
}

// Counts failed attempts by person and by address, in memory; lets only a few passwords be hashed at once.
class Guard {
  public:
    // Throws TooManyAttemptsException while either has to wait.
    void require_patience(const std::string& person, const std::string& address, base::Instant now);
    void failed(const std::string& person, const std::string& address, base::Instant now);
    void succeeded(const std::string& person);

    template<class F>
    auto hashing(F&& work) {
        struct Turn {
            explicit Turn(std::counting_semaphore<>& turns) : turns(turns) { turns.acquire(); }
            ~Turn() { turns.release(); }
            std::counting_semaphore<>& turns;
        } turn(turns_);
        return work();
    }

  private:
    struct Failures {
        int count = 0;
        base::Instant last;
    };
    void count(const std::string& key, base::Instant now);
    void require_patience(const std::string& key, int free_failures, base::Instant now);

    std::mutex mutex_;
    std::unordered_map<std::string, Failures> failures_;
    std::counting_semaphore<> turns_{4};
};

// An account's root (user without id) or a user.
struct Person {
    store::Account account;
    std::string user_id;
    std::string user_name;

    std::string key() const { return account.id + '/' + user_id; }
    std::vector<std::string> names() const { return {account.id, account.name, account.email, user_name}; }
};
std::optional<Person> find_person(store::Reader& reader, std::string_view account,
                                  const std::optional<std::string>& user_name);
// The caller himself, as a person with a password may be.
Person load_caller(store::Reader& reader, const Call& call);

// Throws PasswordRefusedException with every reason.
void require_good_password(const Person& person, std::string_view password);

// Signs the person in; sets the visit's cookie.
api::souk::Session sign_in(Visit& visit, store::Transaction& tx, const Person& person);
api::souk::Session describe_session(const Visit& visit, store::Reader& reader, const Person& person,
                                    std::string_view token);

} // namespace services::souk
