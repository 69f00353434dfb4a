#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/readiness/operations.hpp"
#include "store/market/readiness_checks.hpp"

#include <charconv>
#include <fmt/format.h>

namespace services {

namespace {

constexpr std::int64_t lines_of_a_page = 500;

store::ReadinessCheck load_own_check(const Call& call, store::Reader& reader, const std::string& name) {
    std::int64_t id = 0;
    const std::string_view number = std::string_view(name).substr(std::string_view("check-").size());
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id);
    auto check = error == std::errc() ? store::find_readiness_check(reader, id) : std::nullopt; // else it is too large
    if (!check || check->account != call.caller.account) throw souk::not_found("check", name);
    return std::move(*check);
}

} // namespace

api::souk::GetReadinessLog::Output get_readiness_log(Call& call, const api::souk::GetReadinessLog::Input& in) {
    call.require("souk:GetReadinessLog", "*");
    const std::string question = fmt::format("readiness log {}", in.CheckId);
    const auto after = parse_page(in.NextToken, question);
    if (!after) throw souk::bad_page_token();
    api::souk::GetReadinessLog::Output out;
    auto read_to = static_cast<std::int64_t>(*after);
    call.database.read([&](store::Reader& reader) {
        const store::ReadinessCheck check = load_own_check(call, reader, in.CheckId);
        for (const auto& line : store::list_readiness_log(reader, check.id, read_to, lines_of_a_page)) {
            out.Lines.push_back({.Time = line.time, .Stream = "container", .Message = line.message});
            read_to = line.id;
        }
        out.Ended = !check.open();
    });
    out.NextToken = render_page(static_cast<std::size_t>(read_to), question);
    return out;
}

} // namespace services
