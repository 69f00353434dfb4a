#include "store/identity/sealer.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace store {
namespace {

constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(key_size == 32);

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

void require_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be initialised: the system gives no randomness");
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    explicit operator bool() const { return number_ >= 0; }

  private:
    int number_;
};

[[noreturn]] void refuse(const std::filesystem::path& file, std::string_view what) {
    throw std::runtime_error(fmt::format("key file {}: {}", file.string(), what));
}

void write_whole(int file, std::string_view text, const std::filesystem::path& path) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0) refuse(path, std::strerror(errno));
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

// Made beside its place and linked there, so that a torn or a second start never leaves half a key.
void make_key_file(const std::filesystem::path& file) {
    std::string key(key_size, '\0');
    randombytes_buf(key.data(), key.size());
    std::string name = file.string() + ".XXXXXX";
    const Descriptor made(mkstemp(name.data())); // mode 0600
    if (!made)
        refuse(file, fmt::format("cannot be made ({}); is its folder there and writable?", std::strerror(errno)));
    write_whole(made.number(), key, file);
    sodium_memzero(key.data(), key.size());
    fsync(made.number());
    const bool linked = link(name.c_str(), file.c_str()) == 0 || errno == EEXIST;
    const int error = errno;
    unlink(name.c_str());
    if (!linked) refuse(file, std::strerror(error));
    const Descriptor folder(::open(file.has_parent_path() ? file.parent_path().c_str() : ".", O_RDONLY | O_DIRECTORY));
    if (folder) fsync(folder.number());
}

} // namespace

Sealer Sealer::open(const std::filesystem::path& key_file) {
    require_sodium();
    if (access(key_file.c_str(), F_OK) != 0 && errno == ENOENT) make_key_file(key_file);
    const Descriptor file(::open(key_file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file) refuse(key_file, fmt::format("cannot be read ({})", std::strerror(errno)));
    struct stat status {};
    if (fstat(file.number(), &status) != 0) refuse(key_file, std::strerror(errno));
    if (status.st_mode & (S_IRWXG | S_IRWXO))
        refuse(key_file, fmt::format("others than its owner may read it; run: chmod 600 {}", key_file.string()));
    std::string key(key_size + 1, '\0');
    const ssize_t got = ::read(file.number(), key.data(), key.size());
    if (got != static_cast<ssize_t>(key_size))
        refuse(key_file,
               fmt::format("is damaged: it must hold exactly {} bytes; put the file from your backup back", key_size));
    Sealer sealer(std::string_view(key).substr(0, key_size));
    sodium_memzero(key.data(), key.size());
    return sealer;
}

Sealer::Sealer(std::string_view key_bytes) {
    require_sodium();
    if (key_bytes.size() != key_.size()) throw std::invalid_argument("a sealing key has 32 bytes");
    std::memcpy(key_.data(), key_bytes.data(), key_.size());
}

Sealer::~Sealer() {
    sodium_memzero(key_.data(), key_.size());
}

std::string Sealer::seal(std::string_view plain, std::string_view purpose) const {
    std::string sealed(nonce_size + plain.size() + tag_size, '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(out, nonce_size);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonce_size, &length, bytes(plain), plain.size(), bytes(purpose),
                                               purpose.size(), nullptr, out, key_.data());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(sealed.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), out, sealed.size(), variant);
    text.pop_back(); // the terminating zero
    return text;
}

std::optional<std::string> Sealer::unseal(std::string_view sealed, std::string_view purpose) const {
    std::string raw(sealed.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(raw.data()), raw.size(), sealed.data(), sealed.size(),
                          nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return std::nullopt;
    if (size < nonce_size + tag_size) return std::nullopt;
    std::string plain(size - nonce_size - tag_size, '\0');
    unsigned long long length = 0;
    const auto* in = bytes(raw);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), &length, nullptr,
                                                   in + nonce_size, size - nonce_size, bytes(purpose), purpose.size(),
                                                   in, key_.data()) != 0)
        return std::nullopt;
    return plain;
}

void Sealer::require_fits(Database& database) const {
    constexpr std::string_view name = "secrets_check", text = "sealed with this instance's key file";
    const auto check = database.read([&](Reader& reader) {
        return reader.one("SELECT value FROM instance_value WHERE name = $1", {name},
                          [](const Row& row) { return row.text(0); });
    });
    if (!check) {
        database.write([&](Transaction& tx) {
            tx.exec("INSERT INTO instance_value (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    {name, seal(text, name)});
        });
        return;
    }
    if (unseal(*check, name) != text)
        throw std::runtime_error("the key file is not the one that this database's secrets were sealed with; put the "
                                 "right secrets.key back beside the database (both belong into one backup)");
}

} // namespace store
