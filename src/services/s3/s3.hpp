// S3: the embedded object store's face, as much of it as the SDKs need (docs/compat/s3.md). One request in, one answer
// out; who asks was found before. Promises: an answered write is durable; a torn or refused one leaves nothing; a key
// holds one content at any moment, whole. Never: anonymous access, or an object whose bytes are not those that were
// signed or summed.
#pragma once

#include "base/fault.hpp"
#include "services/call.hpp"
#include "wire/http.hpp"
#include "wire/sigv4.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace services {

struct S3Limits {
    std::uint64_t put = 5ull << 30;           // bytes of one PUT or part
    std::uint64_t smallest_part = 5ull << 20; // of every part but the last
    std::uint64_t object = 50ull << 40;       // bytes of an object put together from parts
    std::int64_t buckets = 10'000;            // of an account
};

class S3 {
  public:
    explicit S3(S3Limits limits = {}) : limits_(limits) {}

    // Throws Fault to refuse. `operation` becomes the name of what was asked for ("PutObject") as soon as it is known.
    wire::Reply handle(Call& call, wire::HttpRequest&& request, const wire::PayloadMode& payload,
                       std::string& operation) const;

    // S3's XML, with the status of the code; without a body where HEAD was asked for.
    static wire::HttpAnswer render_fault(const base::Fault& fault, const wire::HttpRequest& request,
                                         std::string_view request_id);

  private:
    S3Limits limits_;
};

} // namespace services
