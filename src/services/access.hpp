// Access: who sends a request (SigV4, header or presigned), and what he may do. Every service's requests pass here.
#pragma once

#include "services/call.hpp"
#include "store/identity/cache.hpp"
#include "wire/sigv4.hpp"

#include <string>
#include <string_view>

namespace services {

struct Authenticated {
    Principal principal;
    wire::PayloadMode payload; // what S3 needs for aws-chunked bodies
    std::string region;        // of the credential scope
};

// Thread-safe; without SQL for a key that was seen since the last change of any identity.
// What Call::require throws: the faces that can show more than a sentence know what was missing.
struct PermissionFault : base::Fault {
    PermissionFault(base::Fault&& fault, std::string_view action, std::string_view resource)
        : base::Fault(std::move(fault)), action(action), resource(resource.empty() ? "*" : resource) {}
    std::string action;
    std::string resource;
};

// The sender's address without its port.
std::string address_of(std::string_view remote);

class Authenticator {
  public:
    Authenticator(store::Database& database, const store::Sealer& sealer);

    // `service` is the signing name that the operation asked for is signed with ("sagemaker", "aws-marketplace", "s3",
    // "iam", "sts", "souk"); "" accepts any. Throws Fault in the names of that service's family.
    Authenticated authenticate(const wire::HttpRequest& request, std::string_view service, base::Instant now,
                               wire::Body body = wire::Body::Here);

    // Who signed in with a password, as he stands now; absent if he is gone, or barred with his account.
    std::optional<Principal> find_person(std::string_view account, std::string_view user_id,
                                         const wire::HttpRequest& request);

    const store::Sealer& sealer() const { return sealer_; }

  private:
    const store::Sealer& sealer_;
    store::IdentityCache identities_;
    wire::SigningKeys signing_keys_;
};

} // namespace services
