#include "wire/aws_chunked.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace wire {
namespace {

constexpr std::size_t longest_size_line = 256;
constexpr std::size_t longest_trailer = 16 << 10;
constexpr std::string_view signature_field = "chunk-signature=";

const std::string& empty_hash() {
    static const std::string hash = base::hex(base::sha256(""));
    return hash;
}

[[noreturn]] void refuse_signature(std::string_view what) {
    throw base::Fault("SignatureDoesNotMatch",
                      fmt::format("The signature of the {} does not match what was computed.", what))
        .status(403);
}

[[noreturn]] void refuse_form(std::string_view message) {
    throw base::Fault("InvalidRequest", fmt::format("The aws-chunked body is malformed: {}.", message)).status(400);
}

[[noreturn]] void refuse_trailer(std::string_view message) {
    throw base::Fault("MalformedTrailerError",
                      fmt::format("The request contained trailing data that was not well-formed: {}.", message))
        .status(400);
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

bool signed_chunks(const PayloadMode& mode) {
    return mode.kind == PayloadMode::Kind::SignedChunks || mode.kind == PayloadMode::Kind::SignedChunksTrailer;
}

} // namespace

AwsChunkedDecoder::AwsChunkedDecoder(const PayloadMode& mode, std::optional<std::uint64_t> decoded_length,
                                     std::uint64_t limit, Sink sink)
    : mode_(mode), decoded_length_(decoded_length), limit_(limit), sink_(std::move(sink)),
      previous_signature_(mode.seed_signature) {}

// Appends to line_ up to and without the line's end (CRLF or LF); how many bytes it took.
std::size_t AwsChunkedDecoder::read_line(std::string_view bytes, std::size_t most) {
    const std::size_t end = bytes.find('\n');
    const std::size_t taken = end == std::string_view::npos ? bytes.size() : end + 1;
    line_complete_ = end != std::string_view::npos;
    line_.append(bytes.substr(0, line_complete_ ? end : taken));
    if (line_.size() > most) refuse_form("a line is too long");
    if (line_complete_ && line_.ends_with('\r')) line_.pop_back();
    return taken;
}

void AwsChunkedDecoder::feed(std::string_view bytes) {
    while (!bytes.empty()) {
        switch (state_) {
        case State::Size:
            bytes.remove_prefix(read_line(bytes, longest_size_line));
            if (line_complete_) begin_chunk();
            break;
        case State::Data:
            read_data(bytes);
            break;
        case State::DataEnd:
            bytes.remove_prefix(read_line(bytes, 1));
            if (line_complete_) {
                if (!line_.empty()) refuse_form("a chunk's data is not followed by CRLF");
                state_ = State::Size;
            }
            break;
        case State::Trailer:
            bytes.remove_prefix(read_line(bytes, longest_trailer));
            if (line_complete_) take_trailer_line();
            break;
        case State::Done:
            // Some clients end with one more empty line.
            left_ += bytes.size();
            if (bytes.find_first_not_of("\r\n") != std::string_view::npos || left_ > 4)
                refuse_form("bytes follow the last chunk");
            return;
        }
    }
}

void AwsChunkedDecoder::begin_chunk() {
    const std::size_t semicolon = line_.find(';');
    const std::string_view size = std::string_view(line_).substr(0, semicolon);
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), left_, 16);
    if (size.empty() || error != std::errc() || end != size.data() + size.size())
        throw base::Fault("InvalidChunkSizeError", "A chunk's size is not a hexadecimal number.").status(400);
    chunk_signature_.clear();
    if (signed_chunks(mode_)) {
        std::string_view rest = semicolon == std::string::npos ? "" : std::string_view(line_).substr(semicolon + 1);
        rest = trim(rest);
        if (!rest.starts_with(signature_field)) refuse_form("a chunk lacks its chunk-signature");
        chunk_signature_ = rest.substr(signature_field.size());
        digest_.emplace("SHA256");
    }
    // Compared without overflow: decoded_ never exceeds limit_.
    if (left_ > limit_ - decoded_)
        throw base::Fault("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size.").status(400);
    if (decoded_length_ && left_ > *decoded_length_ - std::min(decoded_, *decoded_length_))
        throw base::Fault("IncompleteBody", "The body is longer than x-amz-decoded-content-length says.").status(400);
    line_.clear();
    last_ = left_ == 0;
    if (last_)
        end_chunk();
    else
        state_ = State::Data;
}

void AwsChunkedDecoder::read_data(std::string_view& bytes) {
    const std::string_view part =
        bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
    if (digest_) digest_->update(part);
    sink_(part);
    decoded_ += part.size();
    left_ -= part.size();
    bytes.remove_prefix(part.size());
    if (left_ == 0) end_chunk();
}

std::string AwsChunkedDecoder::sign(std::string_view algorithm, std::string_view hashes) const {
    const std::string text =
        fmt::format("{}\n{}\n{}\n{}\n{}", algorithm, mode_.timestamp, mode_.scope, previous_signature_, hashes);
    return base::hex(base::hmac_sha256(base::as_text(mode_.signing_key), text));
}

void AwsChunkedDecoder::end_chunk() {
    if (digest_) {
        const std::string expected =
            sign("AWS4-HMAC-SHA256-PAYLOAD", empty_hash() + "\n" + base::hex(digest_->finish()));
        if (!base::equal_in_constant_time(expected, chunk_signature_)) refuse_signature("chunk");
        previous_signature_ = expected;
        digest_.reset();
    }
    state_ = last_ ? State::Trailer : State::DataEnd;
}

void AwsChunkedDecoder::take_trailer_line() {
    trailer_bytes_ += line_.size();
    if (trailer_bytes_ > longest_trailer) refuse_trailer("it is too long");
    const std::string line = std::exchange(line_, {});
    if (line.empty()) {
        // Some clients write an empty line between the fields and their signature.
        if (mode_.kind == PayloadMode::Kind::SignedChunksTrailer && trailer_signature_.empty()) return;
        check_trailer_signature();
        state_ = State::Done;
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || colon == 0) refuse_trailer("a line is not name:value");
    std::string name(trim(std::string_view(line).substr(0, colon)));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const std::string_view value = trim(std::string_view(line).substr(colon + 1));
    if (mode_.kind == PayloadMode::Kind::SignedChunks) refuse_trailer("this form of body has none");
    if (name == "x-amz-trailer-signature")
        trailer_signature_ = value;
    else if (!trailer_signature_.empty())
        refuse_trailer("x-amz-trailer-signature must stand last");
    else
        trailers_.emplace_back(std::move(name), value);
}

void AwsChunkedDecoder::check_trailer_signature() {
    if (mode_.kind != PayloadMode::Kind::SignedChunksTrailer) return;
    std::string text;
    for (const auto& [name, value] : trailers_)
        text += fmt::format("{}:{}\n", name, value);
    const std::string expected = sign("AWS4-HMAC-SHA256-TRAILER", base::hex(base::sha256(text)));
    if (!base::equal_in_constant_time(expected, trailer_signature_)) refuse_signature("trailer");
}

void AwsChunkedDecoder::finish() {
    // A body may end right after its last chunk or trailer line, without the empty line.
    if (state_ == State::Trailer) {
        if (!line_.empty()) take_trailer_line();
        check_trailer_signature();
        state_ = State::Done;
    }
    if (state_ != State::Done)
        throw base::Fault("IncompleteBody", "The aws-chunked body ends before its last chunk.").status(400);
    if (decoded_length_ && decoded_ != *decoded_length_)
        throw base::Fault(
            "IncompleteBody",
            fmt::format("x-amz-decoded-content-length says {} bytes, the body holds {}.", *decoded_length_, decoded_))
            .status(400);
}

} // namespace wire
