// Call: what a handler knows of the request it answers: who asks, when, where, and the parts it may use. A handler is
//     Output name(Call& call, const Input& in)
// an ordinary function that runs on a worker thread: require permission, open a transaction, load, decide, save,
// answer. It throws base::Fault to refuse; it never touches JSON text, SQL, HTTP or threads.
#pragma once

#include "base/arn.hpp"
#include "base/fault.hpp"
#include "base/ids.hpp"
#include "base/instant.hpp"
#include "domain/access/policy.hpp"
#include "services/shelf.hpp"
#include "store/database.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace outside {
class Blobs;
}
namespace store {
class Sealer;
}

namespace services {

// Who asks: an account's root, an IAM user, or an assumed role's session; with the policies that bind him.
struct Principal {
    std::string account;
    std::string arn;     // arn:aws:iam::111122223333:user/ana, …:root, arn:aws:sts::…:assumed-role/R/session
    std::string user_id; // AIDA…, AROA…:session, or the account for root
    std::string access_key;
    std::string name;         // of an IAM user, "" otherwise
    std::string role_arn;     // of an assumed role's session, "" otherwise
    std::string source_ip;    // aws:SourceIp
    bool tls = false;         // aws:SecureTransport
    bool temporary = false;   // with session credentials
    bool root = false;        // root is allowed everything within its own account
    bool is_operator = false; // of an operator's account
    std::shared_ptr<const domain::PolicySet> policies;
};

// What an operator configures and handlers ask for.
struct Settings {
    std::string region = "us-east-1";
    std::string marketplace_account = "865070037744"; // owns published copies (facts of the format: 12 digits)
    std::string marketplace_bucket = "souk-marketplace-assets"; // holds what listings attach
    std::string base_url = "http://127.0.0.1:8484";             // how clients reach this server
    std::uint64_t invoke_limit = 25u << 20;                     // bytes, request and response of InvokeEndpoint
    base::seconds startup_budget{480};                          // for a container's first good /ping
    bool degrade_gpu = false;                                   // run GPU types without one instead of refusing
    bool offers_tries = true;                                   // containers are kept for those who try
    bool sends_mail = false;                                    // an SMTP server is configured
    bool engine_has_gpu = false; // found at start: the container engine offers accelerators
};

struct Call {
    const Principal& caller;
    const Settings& settings;
    store::Database& database;
    outside::Blobs& blobs;
    base::IdSource& ids;
    Shelf& shelf;
    base::Instant now;      // the market's time, which a rehearsal may have moved
    base::Instant real_now; // what keys, sessions and passwords go by
    std::string request_id;
    std::string region;                          // of the credential scope
    std::string language;                        // that the reader prefers, "fr"; "" if he says none
    const store::Sealer* sealer = nullptr;       // what seals new secrets (iam, sts)
    base::MovableClock* movable_clock = nullptr; // where the market's time can be moved

    // Throws AccessDeniedException naming the action and the resource, unless the caller's policies allow it.
    // `keys` are condition keys beside the global ones ({"catalog:ChangeType", "CreateProduct"}).
    void require(std::string_view action, std::string_view resource, const domain::ConditionKeys& keys = {}) const;
    // Throws the same where a policy denies the action outright: for older names of an action, whose deny still holds.
    void require_undenied(std::string_view action, std::string_view resource) const;
    // The same for what only an operator's account may do at all.
    void require_operator(std::string_view action) const;
    bool allowed(std::string_view action, std::string_view resource, const domain::ConditionKeys& keys = {}) const;

    // For services whose resources have policies of their own (s3): what the caller's policies alone say, and all
    // condition keys of this request, the given ones among them.
    domain::Access judge(std::string_view action, std::string_view resource, const domain::ConditionKeys& keys) const;
    domain::ConditionKeys condition_keys(const domain::ConditionKeys& given) const;
};

} // namespace services
