#include "base/digest.hpp"

#include <cstring>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <variant>

namespace base {

namespace {

struct ContextDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

// Looking an algorithm up costs more than digesting a short text with it.
const EVP_MD* algorithm(const char* name) {
    EVP_MD* found = EVP_MD_fetch(nullptr, name, nullptr);
    if (!found) throw std::runtime_error(std::string("OpenSSL offers no ") + name);
    return found;
}

const EVP_MD* sha256_algorithm() {
    static const EVP_MD* const found = algorithm("SHA256");
    return found;
}

EVP_MD_CTX* thread_context() {
    thread_local const Context context(EVP_MD_CTX_new());
    return context.get();
}

Sha256 sha256_of(std::string_view first, std::string_view second) {
    Sha256 digest;
    EVP_MD_CTX* context = thread_context();
    EVP_DigestInit_ex2(context, sha256_algorithm(), nullptr);
    EVP_DigestUpdate(context, first.data(), first.size());
    EVP_DigestUpdate(context, second.data(), second.size());
    EVP_DigestFinal_ex(context, digest.data(), nullptr);
    return digest;
}

// Table of the reflected polynomial, a byte at a time.
template<class Word>
std::array<Word, 256> table_of(Word polynomial) {
    std::array<Word, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        Word value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) ? polynomial : Word{0});
        table[byte] = value;
    }
    return table;
}

// Eight bytes at a time: table[k][b] is the checksum of byte b followed by k zero bytes.
template<class Word>
struct Slices {
    explicit Slices(Word polynomial) {
        tables[0] = table_of(polynomial);
        for (std::size_t k = 1; k < 8; ++k)
            for (unsigned b = 0; b < 256; ++b)
                tables[k][b] = (tables[k - 1][b] >> 8) ^ tables[0][tables[k - 1][b] & 0xFF];
    }

    Word run(std::string_view bytes, Word seed) const {
        Word crc = ~seed;
        const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
        std::size_t left = bytes.size();
        for (; left >= 8; left -= 8, at += 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            word ^= crc;
            crc = 0;
            for (std::size_t k = 0; k < 8; ++k)
                crc ^= tables[7 - k][(word >> (8 * k)) & 0xFF];
        }
        for (; left > 0; --left, ++at)
            crc = (crc >> 8) ^ tables[0][(crc ^ *at) & 0xFF];
        return ~crc;
    }

    std::array<std::array<Word, 256>, 8> tables;
};

template<class Word>
std::string big_endian(Word value) {
    std::string bytes;
    for (int shift = static_cast<int>(sizeof(Word)) * 8 - 8; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
    return bytes;
}

constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

Sha256 sha256(std::string_view bytes) {
    return sha256_of(bytes, {});
}

// RFC 2104, on the thread's own digest context: creating an HMAC context costs more than the HMAC.
Sha256 hmac_sha256(std::string_view key, std::string_view bytes) {
    constexpr std::size_t block = 64;
    char inner[block] = {}, outer[block] = {};
    if (key.size() > block) {
        const Sha256 digest = sha256(key);
        std::memcpy(inner, digest.data(), digest.size());
    } else {
        std::memcpy(inner, key.data(), key.size());
    }
    std::memcpy(outer, inner, block);
    for (char& c : inner)
        c = static_cast<char>(c ^ 0x36);
    for (char& c : outer)
        c = static_cast<char>(c ^ 0x5c);
    const Sha256 digest = sha256_of({inner, block}, bytes);
    return sha256_of({outer, block}, as_text(digest));
}

std::string md5(std::string_view bytes) {
    Digester digester("MD5");
    digester.update(bytes);
    return digester.finish();
}

std::uint32_t crc32(std::string_view bytes, std::uint32_t seed) {
    static const Slices<std::uint32_t> slices(0xEDB88320u);
    return slices.run(bytes, seed);
}

std::uint32_t crc32c(std::string_view bytes, std::uint32_t seed) {
    static const Slices<std::uint32_t> slices(0x82F63B78u);
    return slices.run(bytes, seed);
}

std::uint64_t crc64nvme(std::string_view bytes, std::uint64_t seed) {
    static const Slices<std::uint64_t> slices(0x9A6C9329AC4BC9B5u);
    return slices.run(bytes, seed);
}

struct Digester::State {
    enum class Kind { Openssl, Crc32, Crc32c, Crc64 } kind = Kind::Openssl;
    Context context;
    std::uint64_t crc = 0;
};

bool Digester::known(std::string_view kind) {
    return kind == "MD5" || kind == "SHA1" || kind == "SHA256" || kind == "CRC32" || kind == "CRC32C" ||
           kind == "CRC64NVME";
}

Digester::Digester(std::string_view kind) : state_(std::make_unique<State>()) {
    if (!known(kind)) throw std::invalid_argument("unknown digest " + std::string(kind));
    if (kind == "CRC32")
        state_->kind = State::Kind::Crc32;
    else if (kind == "CRC32C")
        state_->kind = State::Kind::Crc32c;
    else if (kind == "CRC64NVME")
        state_->kind = State::Kind::Crc64;
    else {
        static const EVP_MD* const md5_algorithm = algorithm("MD5");
        static const EVP_MD* const sha1_algorithm = algorithm("SHA1");
        state_->context.reset(EVP_MD_CTX_new());
        EVP_DigestInit_ex2(state_->context.get(),
                           kind == "MD5"    ? md5_algorithm
                           : kind == "SHA1" ? sha1_algorithm
                                            : sha256_algorithm(),
                           nullptr);
    }
}

Digester::~Digester() = default;
Digester::Digester(Digester&&) noexcept = default;
Digester& Digester::operator=(Digester&&) noexcept = default;

void Digester::update(std::string_view bytes) {
    switch (state_->kind) {
    case State::Kind::Openssl:
        EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size());
        break;
    case State::Kind::Crc32:
        state_->crc = crc32(bytes, static_cast<std::uint32_t>(state_->crc));
        break;
    case State::Kind::Crc32c:
        state_->crc = crc32c(bytes, static_cast<std::uint32_t>(state_->crc));
        break;
    case State::Kind::Crc64:
        state_->crc = crc64nvme(bytes, state_->crc);
        break;
    }
}

std::string Digester::finish() {
    switch (state_->kind) {
    case State::Kind::Crc32:
    case State::Kind::Crc32c:
        return big_endian(static_cast<std::uint32_t>(state_->crc));
    case State::Kind::Crc64:
        return big_endian(state_->crc);
    case State::Kind::Openssl:
        break;
    }
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_DigestFinal_ex(state_->context.get(), bytes, &length);
    return {reinterpret_cast<const char*>(bytes), length};
}

std::string hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::optional<std::string> parse_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

std::string base64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8) | (k < here ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= here ? base64_alphabet[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return text;
}

std::optional<std::string> parse_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string bytes;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t value = 0;
        if (i < text.size() - padding) {
            value = base64_alphabet.find(text[i]);
            if (value == std::string_view::npos) return std::nullopt;
        }
        group = (group << 6) | static_cast<std::uint32_t>(value);
        if (i % 4 == 3) {
            for (int shift = 16; shift >= 0; shift -= 8)
                bytes += static_cast<char>(group >> shift);
            group = 0;
        }
    }
    bytes.resize(bytes.size() - padding);
    return bytes;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace base
