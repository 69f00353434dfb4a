#include "domain/sagemaker/model_error.hpp"
#include "services/page.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/runtime/endpoint.hpp"
#include "services/souk/runtime/operations.hpp"
#include "store/runs/endpoint_logs.hpp"

#include <fmt/format.h>

namespace services {

namespace {

using api::souk::GetEndpointLogs;

constexpr std::int64_t default_lines = 200;
constexpr std::chrono::seconds watch_for{20};
constexpr std::chrono::seconds watch_anew{10}; // before it ends

// A log group of CloudWatch's, as policies for SageMaker know it.
std::string log_group(const Call& call, const std::string& endpoint) {
    return domain::log_stream_arn(
        {.region = call.region, .account = call.caller.account, .endpoint = endpoint, .container = ""});
}

// Whoever looks on wants to see what is written soon.
void watch(Call& call, const store::Resource& endpoint) {
    const auto until =
        call.database.read([&](store::Reader& reader) { return store::watched_until(reader, endpoint.id); });
    if (until > call.now + watch_anew) return;
    call.database.write([&](store::Transaction& tx) {
        if (store::find_resource_by_id(tx, endpoint.id)) store::watch_logs(tx, endpoint.id, call.now + watch_for);
    });
}

} // namespace

GetEndpointLogs::Output get_endpoint_logs(Call& call, const GetEndpointLogs::Input& in) {
    call.require("logs:GetLogEvents", log_group(call, in.EndpointName));
    const auto endpoint =
        call.database.read([&](store::Reader& reader) { return souk::load_endpoint(call, reader, in.EndpointName); });
    const std::string question = fmt::format("log {} {}", endpoint.arn(), endpoint.created.micros());
    const auto after = parse_page(in.NextToken, question);
    if (!after) throw souk::bad_page_token();
    watch(call, endpoint);
    const auto limit = in.MaxLines.value_or(default_lines);
    const auto lines = call.database.read([&](store::Reader& reader) {
        return in.NextToken ? store::list_log_lines(reader, endpoint.id, static_cast<std::int64_t>(*after), limit)
                            : store::list_last_log_lines(reader, endpoint.id, limit);
    });
    GetEndpointLogs::Output out;
    for (const store::LogLine& line : lines)
        out.Lines.push_back({.Time = line.time, .Stream = line.stream, .Message = line.message});
    out.NextToken = render_page(lines.empty() ? *after : static_cast<std::size_t>(lines.back().id), question);
    return out;
}

} // namespace services
