#include "store/identity/sessions.hpp"

namespace store {
namespace {

std::string purpose(std::string_view access_key) {
    return "session:" + std::string(access_key);
}

std::vector<std::string> texts_at(const base::Document& document, std::string_view path) {
    std::vector<std::string> texts;
    for (const auto& item : base::array_at(document, path))
        if (const auto* text = item.if_string()) texts.emplace_back(*text);
    return texts;
}

boost::json::array array_of(const std::vector<std::string>& texts) {
    boost::json::array array;
    for (const std::string& text : texts)
        array.emplace_back(text);
    return array;
}

} // namespace

std::string render_token(const Sealer& sealer, const Session& session) {
    const boost::json::object content{{"kind", static_cast<int>(session.kind)},
                                      {"secret", session.secret},
                                      {"account", session.account},
                                      {"owner", session.owner_id},
                                      {"name", session.name},
                                      {"expires", session.expires.micros()},
                                      {"policies", array_of(session.policies)},
                                      {"arns", array_of(session.policy_arns)}};
    return sealer.seal(boost::json::serialize(content), purpose(session.access_key));
}

std::optional<Session> parse_token(const Sealer& sealer, std::string_view access_key, std::string_view token) {
    const auto plain = sealer.unseal(token, purpose(access_key));
    if (!plain) return std::nullopt;
    const auto document = base::parse_document(*plain);
    if (!document) return std::nullopt;
    Session session;
    session.kind = static_cast<Session::Kind>(base::find_int(*document, "kind").value_or(0));
    session.access_key = access_key;
    session.secret = base::text_at(*document, "secret");
    session.account = base::text_at(*document, "account");
    session.owner_id = base::text_at(*document, "owner");
    session.name = base::text_at(*document, "name");
    session.expires = base::Instant::from_micros(base::find_int(*document, "expires").value_or(0));
    session.policies = texts_at(*document, "policies");
    session.policy_arns = texts_at(*document, "arns");
    return session;
}

} // namespace store
