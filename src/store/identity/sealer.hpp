// Sealer: encrypts what may lie in the database but must not be read from it (secrets of access keys), and the session
// tokens of STS. Its key is one file, mode 0600, made on first start. Never logs, never shows a plain text.
#pragma once

#include "store/database.hpp"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace store {

class Sealer {
  public:
    // Reads the key file, or makes it. Throws std::runtime_error with a remedy where the file is damaged or where
    // others than its owner may read it.
    static Sealer open(const std::filesystem::path& key_file);
    explicit Sealer(std::string_view key_bytes);
    ~Sealer();
    Sealer(const Sealer&) = default;
    Sealer& operator=(const Sealer&) = default;

    // URL-safe base64 text. `purpose` binds it: it opens for the same purpose only, so that texts cannot be swapped.
    std::string seal(std::string_view plain, std::string_view purpose) const;
    // Absent if it was sealed by another key, for another purpose, or changed since.
    std::optional<std::string> unseal(std::string_view sealed, std::string_view purpose) const;

    // Throws std::runtime_error with a remedy if the database was sealed with another key file; call once at start.
    void require_fits(Database& database) const;

  private:
    std::array<unsigned char, 32> key_;
};

} // namespace store
