#include "domain/sagemaker/model_error.hpp"

#include "domain/runs/log_text.hpp"

#include <fmt/format.h>

namespace domain {
namespace {

constexpr std::size_t most_shown = 2048;

} // namespace

std::string shown_body(std::string_view body) {
    std::size_t shown = 0;
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t length = character_length(body.substr(at));
        if (length == 0) return "";
        at += length;
        if (at > most_shown) break;
        shown = at;
    }
    return std::string(body.substr(0, shown));
}

std::string render_model_error(const ContainerAnswer& answer, const EndpointPlace& place) {
    const std::string_view side = answer.status >= 400 && answer.status < 500 ? "client" : "server";
    const std::string body = shown_body(answer.body);
    const bool showable = answer.complete && (answer.body.empty() || !body.empty());
    return fmt::format(
        "Received {} error ({}) from {} {}. See https://{}.console.aws.amazon.com/cloudwatch/home?region="
        "{}#logEventViewer:group=/aws/sagemaker/Endpoints/{} in account {} for more information.",
        side, answer.status, place.container,
        showable ? fmt::format("with message \"{}\"", body)
                 : std::string("and could not load the entire response body"),
        place.region, place.region, place.endpoint, place.account);
}

std::string log_stream_arn(const EndpointPlace& place) {
    return fmt::format("arn:aws:logs:{}:{}:log-group:/aws/sagemaker/Endpoints/{}", place.region, place.account,
                       place.endpoint);
}

} // namespace domain
