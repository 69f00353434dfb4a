// Whatever a stranger sends as JSON, CBOR, form or REST request is parsed or refused, never worse; and what was parsed
// can be rendered. The first byte chooses the codec.
#include "api/agreement.hpp"
#include "api/catalog.hpp"
#include "api/iam.hpp"
#include "api/sagemaker.hpp"
#include "base/fault.hpp"
#include "wire/codec.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

template<class Op>
void feed(wire::HttpRequest request) {
    typename Op::Input input{};
    try {
        wire::parse_input(Op::operation, request, &input);
    } catch (const base::Fault&) {
        return;
    }
    std::string text;
    wire::render_json(*Op::operation.input, &input, text);
    wire::to_document(input);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    wire::HttpRequest request{.method = "POST", .target = "/", .path = "/"};
    const std::string rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 5) {
    case 0:
        request.body = rest;
        feed<api::sagemaker::CreateModelPackage>(std::move(request));
        break;
    case 1:
        request.body = rest;
        request.headers.add("smithy-protocol", "rpc-v2-cbor");
        feed<api::agreement::CreateAgreementRequest>(std::move(request));
        break;
    case 2:
        request.body = rest;
        feed<api::iam::CreateUser>(std::move(request));
        break;
    case 3:
        request.body = rest;
        feed<api::catalog::StartChangeSet>(std::move(request));
        break;
    case 4:
        request.query = rest;
        feed<api::catalog::DescribeEntity>(std::move(request));
        break;
    }
    return 0;
}
