// aws-chunked bodies of any bytes: the answer must not depend on how the body is cut, nor exceed the limit.
#include "wire/aws_chunked.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

constexpr std::uint64_t limit = 4096;

// "" where refused, else the data behind a mark.
std::string decode(wire::PayloadMode::Kind kind, std::string_view body, std::size_t piece) {
    std::string out = "+";
    try {
        wire::AwsChunkedDecoder decoder({.kind = kind}, std::nullopt, limit,
                                        [&](std::string_view bytes) { out += bytes; });
        for (std::size_t at = 0; at < body.size(); at += piece) {
            decoder.feed(body.substr(at, piece));
            if (decoder.decoded() > limit || out.size() > limit + 1) std::abort();
        }
        decoder.finish();
    } catch (const base::Fault&) {
        return {};
    }
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
    using Kind = wire::PayloadMode::Kind;
    constexpr Kind kinds[] = {Kind::UnsignedChunksTrailer, Kind::SignedChunks, Kind::SignedChunksTrailer};
    const Kind kind = kinds[data[0] % 3];
    const std::string whole = decode(kind, body, body.size() + 1);
    if (whole != decode(kind, body, 1) || whole != decode(kind, body, 13)) std::abort();
    return 0;
}
