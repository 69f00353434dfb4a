#include "services/browser.hpp"

#include "services/visitors.hpp"
#include "store/identity/passwords.hpp"
#include "store/identity/sign_ins.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

constexpr std::string_view view_mark = "view of "; // before the viewer; no access key begins so
constexpr std::string_view cookie_name = "souk_session";
// A sign-in in use is noted no more often than this: it costs a write.
constexpr base::microseconds touch_interval = std::chrono::minutes(5);

// What a person may do before he chose a new password.
bool leads_to_new_password(const wire::Operation& operation) {
    return operation.service->name == "souk" && (operation.name == "ChangePassword" || operation.name == "GetSession");
}

// "https://host:1" and "host:1" → "host:1"
std::string_view authority_of(std::string_view origin) {
    const std::size_t scheme = origin.find("://");
    return scheme == origin.npos ? origin : origin.substr(scheme + 3);
}

[[noreturn]] void refuse_page(std::string why) {
    throw base::Fault("ForeignPageException", std::move(why)).status(403);
}

bool is_loopback(std::string_view host) {
    if (host.starts_with('[')) return host.starts_with("[::1]");
    host = host.substr(0, host.find(':'));
    return host == "localhost" || host == "127.0.0.1";
}

} // namespace

void require_own_page(const wire::HttpRequest& request) {
    if (!request.headers.has("X-Souk-Request")) refuse_page("The header X-Souk-Request is missing: send \"1\".");
    require_own_origin(request);
}

void require_own_origin(const wire::HttpRequest& request) {
    const std::string_view origin = request.headers.get("Origin");
    if (!origin.empty() && authority_of(origin) != request.headers.get("Host"))
        refuse_page("The request comes from a page of another origin.");
    const std::string_view site = request.headers.get("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin") refuse_page("The request comes from a page of another site.");
}

std::string session_token(const wire::HttpRequest& request) {
    std::string_view cookies = request.headers.get("Cookie");
    while (!cookies.empty()) {
        std::string_view one = cookies.substr(0, cookies.find(';'));
        cookies.remove_prefix(std::min(cookies.size(), one.size() + 1));
        one.remove_prefix(std::min(one.size(), one.find_first_not_of(' ')));
        if (one.starts_with(cookie_name) && one.substr(cookie_name.size()).starts_with('='))
            return std::string(one.substr(cookie_name.size() + 1));
    }
    return "";
}

void set_session_cookie(wire::HttpAnswer& answer, const wire::HttpRequest& request, std::string_view token) {
    const bool plain = !request.tls && is_loopback(request.headers.get("Host"));
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(store::SignIn::age_limit).count();
    answer.headers.add("Set-Cookie", fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict{}", cookie_name,
                                                 token, token.empty() ? 0 : age, plain ? "" : "; Secure"));
}

std::optional<SignedIn> find_person(Authenticator& authenticator, store::Database& database,
                                    const wire::HttpRequest& request, base::Instant now) {
    const std::string token = session_token(request);
    if (token.empty()) return std::nullopt;
    bool must_change = false;
    const auto sign_in = database.read([&](store::Reader& reader) -> std::optional<store::SignIn> {
        auto found = store::find_sign_in(reader, token, now);
        if (!found) return std::nullopt;
        const auto password = store::find_password(reader, found->account, found->user_id);
        if (!password) return std::nullopt; // it was taken away
        must_change = password->must_change;
        return found;
    });
    if (!sign_in) return std::nullopt;
    auto principal = authenticator.find_person(sign_in->account, sign_in->user_id, request);
    if (!principal) return std::nullopt;
    if (!sign_in->viewing.empty() && principal->is_operator)
        if (auto viewed = authenticator.find_person(sign_in->viewing, "", request); viewed && !viewed->is_operator) {
            viewed->access_key = std::string(view_mark) + principal->arn;
            principal = std::move(viewed);
        }
    if (now - sign_in->last_used > touch_interval)
        database.write_later([id = sign_in->id, now](store::Transaction& tx) { store::touch_sign_in(tx, id, now); },
                             [](const std::exception_ptr&) {});
    return SignedIn{std::move(*principal), must_change};
}

Principal require_caller(Authenticator& authenticator, store::Database& database, const wire::HttpRequest& request,
                         const wire::Operation& operation, bool open, base::Instant now) {
    auto person = find_person(authenticator, database, request, now);
    if (!person) {
        if (!open || (is_storefront(operation) && !visitors_welcome(database)))
            throw base::Fault("SessionRequiredException", "Sign in first.").status(401);
        return visitor(request);
    }
    if (person->must_change_password && !open && !leads_to_new_password(operation))
        throw base::Fault("PasswordChangeRequiredException", "Choose a new password first.").status(403);
    return std::move(person->principal);
}

std::string_view viewer_of(const Principal& caller) {
    std::string_view viewer = caller.access_key;
    if (!viewer.starts_with(view_mark)) return "";
    viewer.remove_prefix(view_mark.size());
    return viewer;
}

void require_view_allows(const Principal& caller, const wire::Operation& operation) {
    if (viewer_of(caller).empty()) return;
    static constexpr std::string_view reading[] = {"Get", "List", "Describe", "Search", "Estimate"};
    const bool reads = std::ranges::any_of(reading, [&](auto verb) { return operation.name.starts_with(verb); });
    if (reads || operation.name == "EndView" || operation.name == "DeleteSession") return;
    throw base::Fault("ReadOnlyViewException",
                      fmt::format("You look at account {} as its root does, and may only read. EndView gives you back "
                                  "your own account, in which {} is allowed as ever.",
                                  caller.account, operation.name))
        .status(403);
}

base::Fault explain_denial(const PermissionFault& denied) {
    const boost::json::value policy = {
        {"Version", "2012-10-17"},
        {"Statement", {{{"Effect", "Allow"}, {"Action", denied.action}, {"Resource", denied.resource}}}}};
    return base::Fault(static_cast<const base::Fault&>(denied))
        .with("permission", boost::json::value{{"action", denied.action},
                                               {"resource", denied.resource},
                                               {"policy", base::render(policy)}});
}

} // namespace services
