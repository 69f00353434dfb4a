// What the caller of InvokeEndpoint is told when the container did not answer well: ModelError's wording.
#pragma once

#include <string>
#include <string_view>

namespace domain {

struct ContainerAnswer {
    int status = 0;        // 0 where there was no answer
    std::string_view body; // what it said, or what happened instead of an answer
    bool complete = true;  // false: it was cut, or is too large to be shown
};

struct EndpointPlace {
    std::string_view region;
    std::string_view account;
    std::string_view endpoint;
    std::string_view container; // "primary", or its host name
};

// The body as it may be shown in an error: at most 2048 bytes of whole characters; "" unless it is UTF-8 text.
std::string shown_body(std::string_view body);
std::string render_model_error(const ContainerAnswer& answer, const EndpointPlace& place);
std::string log_stream_arn(const EndpointPlace& place);

} // namespace domain
