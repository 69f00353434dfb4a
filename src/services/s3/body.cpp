#include "services/s3/body.hpp"

#include "base/digest.hpp"
#include "base/faultpoint.hpp"
#include "wire/aws_chunked.hpp"

#include <charconv>
#include <fmt/format.h>

namespace services::s3 {
namespace {

using Sink = std::function<void(std::string_view)>;

base::Fault too_large(std::uint64_t limit) {
    return base::Fault("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        .with("MaxSizeAllowed", std::to_string(limit));
}

// The bytes as they came over the wire.
void pump(const wire::HttpRequest& http, const Sink& sink) {
    if (!http.spooled) return sink(http.body);
    const outside::File file = outside::open_file(http.spooled->path());
    file.read(0, http.spooled->size(), sink);
}

std::optional<std::uint64_t> decoded_length(const Request& request) {
    const std::string_view text = request.header("x-amz-decoded-content-length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        throw base::Fault("MissingContentLength", "You must provide the x-amz-decoded-content-length HTTP header.");
    return length;
}

// The bytes that were meant; the value of the declared checksum is completed from the trailer.
void decode(const Request& request, std::optional<DeclaredChecksum>& declared, std::uint64_t limit, const Sink& sink) {
    const std::uint64_t size = request.http.spooled ? request.http.spooled->size() : request.http.body.size();
    if (!request.payload.chunked()) {
        if (size > limit) throw too_large(limit);
        return pump(request.http, sink);
    }
    const auto length = decoded_length(request);
    if (*length > limit) throw too_large(limit);
    wire::AwsChunkedDecoder decoder(request.payload, length, limit, sink);
    pump(request.http, [&](std::string_view bytes) { decoder.feed(bytes); });
    decoder.finish();
    if (!declared || !declared->value.empty()) return;
    for (const auto& [name, value] : decoder.trailers())
        if (name == checksum_header(declared->kind)) declared->value = value;
}

std::optional<std::string> declared_md5(const Request& request) {
    const std::string* text = request.http.headers.find("Content-MD5");
    if (!text) return std::nullopt;
    auto md5 = base::parse_base64(*text);
    if (!md5 || md5->size() != 16)
        throw base::Fault("InvalidDigest", "The Content-MD5 you specified was invalid.").with("Content-MD5", *text);
    return md5;
}

// Sums up what passes, and compares it with what the caller said.
class Sums {
  public:
    Sums(const Request& request, const std::optional<DeclaredChecksum>& declared, std::string_view wanted)
        : declared_md5_(declared_md5(request)), wanted_(wanted) {
        if (declared && declared->kind != wanted) other_.emplace(declared->kind);
    }
    void update(std::string_view bytes) {
        md5_.update(bytes);
        wanted_.update(bytes);
        if (other_) other_->update(bytes);
    }
    void finish(const std::optional<DeclaredChecksum>& declared) {
        md5 = md5_.finish();
        checksum = base::base64(wanted_.finish());
        if (declared_md5_ && *declared_md5_ != md5)
            throw base::Fault("BadDigest", "The Content-MD5 you specified did not match what we received.")
                .with("ExpectedDigest", base::base64(*declared_md5_))
                .with("CalculatedDigest", base::base64(md5));
        if (!declared) return;
        if (declared->value.empty())
            throw base::Fault("MalformedTrailerError",
                              "The request contained trailing data that was not well-formed or did not conform to our "
                              "published schema.");
        if (declared->value != (other_ ? base::base64(other_->finish()) : checksum))
            throw base::Fault("BadDigest", fmt::format("The {} you specified did not match the calculated checksum.",
                                                       declared->kind));
    }

    std::string md5;
    std::string checksum;

  private:
    std::optional<std::string> declared_md5_;
    base::Digester md5_{"MD5"};
    base::Digester wanted_;
    std::optional<base::Digester> other_;
};

} // namespace

Received receive_body(Request& request, const std::optional<DeclaredChecksum>& given, std::string_view wanted_kind) {
    std::optional<DeclaredChecksum> declared = given;
    Sums sums(request, declared, wanted_kind);
    outside::Blobs& blobs = request.call.blobs;
    if (!request.payload.chunked() && request.http.spooled) {
        // Already a file: it is read once, and becomes the content by changing its name.
        decode(request, declared, request.limits.put, [&](std::string_view bytes) { sums.update(bytes); });
        base::fault_point("s3.body-written");
        sums.finish(declared);
        return {blobs.adopt(request.http.spooled->path()), sums.md5, sums.checksum};
    }
    outside::Blobs::Writer writer(blobs);
    decode(request, declared, request.limits.put, [&](std::string_view bytes) {
        sums.update(bytes);
        writer.write(bytes);
    });
    base::fault_point("s3.body-written");
    sums.finish(declared);
    return {writer.finish(), sums.md5, sums.checksum};
}

std::string read_body(Request& request, std::uint64_t limit, std::optional<DeclaredChecksum> declared) {
    Sums sums(request, declared, default_checksum);
    std::string body;
    decode(request, declared, limit, [&](std::string_view bytes) {
        sums.update(bytes);
        body += bytes;
    });
    sums.finish(declared);
    return body;
}

Summed sum_up(const outside::File& file, std::string_view kind) {
    base::Digester md5("MD5"), checksum(kind);
    file.read(0, file.size(), [&](std::string_view bytes) {
        md5.update(bytes);
        checksum.update(bytes);
    });
    return {md5.finish(), base::base64(checksum.finish())};
}

} // namespace services::s3
