// Typed ids, and the source they come from. An Id<Tag> cannot be passed where another kind is wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>

namespace base {

template<class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}
    const std::string& str() const { return text_; }
    bool empty() const { return text_.empty(); }
    auto operator<=>(const Id&) const = default;

  private:
    std::string text_;
};

using AccountId = Id<struct AccountTag>; // 12 digits
using ProductId = Id<struct ProductTag>; // prod-…
using OfferId = Id<struct OfferTag>;     // offer-…
using AgreementId = Id<struct AgreementTag>;
using ChangeSetId = Id<struct ChangeSetTag>;

// Where randomness comes from; passed in everywhere, so that tests repeat. Thread-safe.
class IdSource {
  public:
    // Seeded from the operating system; for tests, a fixed seed gives a fixed sequence.
    IdSource();
    explicit IdSource(std::uint64_t seed);

    // Random (version 4) UUID, lower case.
    std::string uuid();
    // `length` characters of [a-z0-9].
    std::string alphanumeric(std::size_t length);
    // `length` characters of [0-9a-f].
    std::string hex(std::size_t length);
    // `length` decimal digits, the first not 0.
    std::string digits(std::size_t length);
    // `length` characters of [A-Z2-7]: the alphabet of access key ids.
    std::string base32(std::size_t length);
    // Cryptographically strong bytes, always from the operating system (never from the seed).
    static std::string secret_bytes(std::size_t length);

  private:
    std::string pick(std::string_view alphabet, std::size_t length);
    std::mutex mutex_;
    std::mt19937_64 engine_;
    bool from_system_;
};

} // namespace base
