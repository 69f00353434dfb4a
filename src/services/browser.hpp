// What a browser's requests bring instead of a signature: a session's cookie, and marks that they come from our own
// pages. A page of another site can neither read the cookie nor send the marks.
#pragma once

#include "services/access.hpp"
#include "services/registry.hpp"
#include "wire/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace services {

// Throws ForeignPageException: the header X-Souk-Request is absent, or Origin or Sec-Fetch-Site name another site.
void require_own_page(const wire::HttpRequest& request);
// The same without the header, which an EventSource cannot send: for what is only read.
void require_own_origin(const wire::HttpRequest& request);

// The token of the session's cookie; "" where there is none.
std::string session_token(const wire::HttpRequest& request);
// An empty token takes the cookie away. Secure, except on plain HTTP over loopback.
void set_session_cookie(wire::HttpAnswer& answer, const wire::HttpRequest& request, std::string_view token);

struct SignedIn {
    Principal principal;
    bool must_change_password = false; // and may do nothing else before
};
// Who is signed in; absent for visitors and ended sessions.
std::optional<SignedIn> find_person(Authenticator& authenticator, store::Database& database,
                                    const wire::HttpRequest& request, base::Instant now);

// Who is signed in, or a visitor where the operation is open to them. Throws SessionRequiredException, or
// PasswordChangeRequiredException where only a new password may be set.
Principal require_caller(Authenticator& authenticator, store::Database& database, const wire::HttpRequest& request,
                         const wire::Operation& operation, bool open, base::Instant now);

// The ARN of the operator who looks at the caller's account with its root's eyes; "" of everybody else. Such a
// principal has no key: it stands where a key's name would.
std::string_view viewer_of(const Principal& caller);
// Throws ReadOnlyViewException where an operator looks at another's account, and the operation does more than read.
void require_view_allows(const Principal& caller, const wire::Operation& operation);

// The refusal with what was missing and a policy that would allow it.
base::Fault explain_denial(const PermissionFault& denied);

} // namespace services
