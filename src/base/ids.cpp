#include "base/ids.hpp"

#include <stdexcept>
#include <sys/random.h>

namespace base {

IdSource::IdSource() : from_system_(true) {}
IdSource::IdSource(std::uint64_t seed) : engine_(seed), from_system_(false) {}

std::string IdSource::secret_bytes(std::size_t length) {
    std::string bytes(length, '\0');
    for (std::size_t filled = 0; filled < length;) {
        const ssize_t got = getrandom(bytes.data() + filled, length - filled, 0);
        if (got < 0) throw std::runtime_error("the operating system gives no random bytes");
        filled += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::string IdSource::pick(std::string_view alphabet, std::size_t length) {
    std::string text;
    text.reserve(length);
    // Bytes at or above the largest multiple of the alphabet's size are thrown away: every character is equally likely.
    const unsigned limit = 256 - 256 % static_cast<unsigned>(alphabet.size());
    while (text.size() < length) {
        std::string bytes;
        if (from_system_) {
            bytes = secret_bytes(length + 8);
        } else {
            std::lock_guard lock(mutex_);
            for (std::size_t i = 0; i < length; ++i)
                bytes += static_cast<char>(engine_() & 0xFF);
        }
        for (const char byte : bytes) {
            const unsigned value = static_cast<unsigned char>(byte);
            if (value < limit && text.size() < length) text += alphabet[value % alphabet.size()];
        }
    }
    return text;
}

std::string IdSource::uuid() {
    std::string text = hex(32);
    text[12] = '4';
    text[16] = "89ab"[static_cast<unsigned char>(text[16]) & 3];
    for (const std::size_t at : {8u, 13u, 18u, 23u})
        text.insert(at, 1, '-');
    return text;
}

std::string IdSource::alphanumeric(std::size_t length) {
    return pick("abcdefghijklmnopqrstuvwxyz0123456789", length);
}
std::string IdSource::hex(std::size_t length) {
    return pick("0123456789abcdef", length);
}
std::string IdSource::base32(std::size_t length) {
    return pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length);
}

std::string IdSource::digits(std::size_t length) {
    return pick("123456789", 1) + pick("0123456789", length - 1);
}

} // namespace base
