// Decoder of Content-Encoding aws-chunked, fed in pieces: signed chunks, signed chunks with trailer, unsigned chunks
// with trailer. Holds no chunk in memory. What the sink was given counts only once finish() returned: a signature can
// be checked no earlier than at the end of its chunk. Throws Fault (SignatureDoesNotMatch, IncompleteBody,
// InvalidChunkSizeError, EntityTooLarge, MalformedTrailerError) and is of no further use after that.
#pragma once

#include "base/digest.hpp"
#include "wire/sigv4.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wire {

class AwsChunkedDecoder {
  public:
    using Sink = std::function<void(std::string_view)>;
    using Trailers = std::vector<std::pair<std::string, std::string>>;

    // `decoded_length` is x-amz-decoded-content-length; `limit` the most bytes that the sink is given.
    AwsChunkedDecoder(const PayloadMode& mode, std::optional<std::uint64_t> decoded_length, std::uint64_t limit,
                      Sink sink);

    void feed(std::string_view bytes);
    // Throws unless the last chunk and the trailer were read and the length is the declared one.
    void finish();

    std::uint64_t decoded() const { return decoded_; }
    // Names in lower case, without x-amz-trailer-signature.
    const Trailers& trailers() const { return trailers_; }

  private:
    enum class State { Size, Data, DataEnd, Trailer, Done };

    std::size_t read_line(std::string_view bytes, std::size_t most);
    void begin_chunk();
    void read_data(std::string_view& bytes);
    void end_chunk();
    void take_trailer_line();
    void check_trailer_signature();
    std::string sign(std::string_view algorithm, std::string_view hashes) const;

    PayloadMode mode_;
    std::optional<std::uint64_t> decoded_length_;
    std::uint64_t limit_;
    Sink sink_;
    State state_ = State::Size;
    std::string line_;
    bool line_complete_ = false;
    std::uint64_t left_ = 0; // of the chunk; once Done, what came after it
    std::uint64_t decoded_ = 0;
    bool last_ = false;
    std::string previous_signature_;
    std::string chunk_signature_;
    std::optional<base::Digester> digest_;
    Trailers trailers_;
    std::size_t trailer_bytes_ = 0;
    std::string trailer_signature_;
};

} // namespace wire
