// Digests, checksums and their text forms. SHA-256 and HMAC contexts are reused per thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace base {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view bytes);
Sha256 hmac_sha256(std::string_view key, std::string_view bytes);
std::string md5(std::string_view bytes); // 16 raw bytes; S3's ETag

// Digests what is fed in pieces. The kind is one of "MD5", "SHA1", "SHA256", "CRC32", "CRC32C", "CRC64NVME";
// finish() gives raw bytes, checksums big-endian as S3 writes them.
class Digester {
  public:
    explicit Digester(std::string_view kind);
    ~Digester();
    Digester(Digester&&) noexcept;
    Digester& operator=(Digester&&) noexcept;
    void update(std::string_view bytes);
    std::string finish();
    static bool known(std::string_view kind);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

std::uint32_t crc32(std::string_view bytes, std::uint32_t seed = 0);
std::uint32_t crc32c(std::string_view bytes, std::uint32_t seed = 0);
std::uint64_t crc64nvme(std::string_view bytes, std::uint64_t seed = 0);

std::string hex(std::string_view bytes);
inline std::string_view as_text(const Sha256& d) {
    return {reinterpret_cast<const char*>(d.data()), d.size()};
}
inline std::string hex(const Sha256& d) {
    return hex(as_text(d));
}
std::string base64(std::string_view bytes);
std::optional<std::string> parse_base64(std::string_view text);
std::optional<std::string> parse_hex(std::string_view text);

// Takes the same time wherever the texts differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

} // namespace base
