#include "services/s3/checksums.hpp"

#include "base/digest.hpp"
#include "base/fault.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace services::s3 {
namespace {

struct Kind {
    std::string_view name;
    std::size_t bytes;
};

constexpr std::array kinds = {Kind{"CRC32", 4}, Kind{"CRC32C", 4}, Kind{"CRC64NVME", 8}, Kind{"SHA1", 20},
                              Kind{"SHA256", 32}};

const Kind* find_kind(std::string_view name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.name == name; });
    return found == kinds.end() ? nullptr : found;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

// Polynomials over GF(2), lowest power in the highest bit, modulo the checksum's own.
template<class Word>
struct Field {
    Word polynomial;
    static constexpr Word one = Word(1) << (sizeof(Word) * 8 - 1);

    Word multiply(Word a, Word b) const {
        Word product = 0;
        for (Word bit = one; bit != 0; bit >>= 1) {
            if (a & bit) product ^= b;
            b = (b & 1) ? (b >> 1) ^ polynomial : b >> 1;
        }
        return product;
    }
    // x to the power of 8 × bytes: what so many zero bytes behind a text do to its checksum.
    Word shift(std::uint64_t bytes) const {
        Word result = one;
        Word power = one >> 8;
        for (; bytes != 0; bytes >>= 1) {
            if (bytes & 1) result = multiply(result, power);
            power = multiply(power, power);
        }
        return result;
    }
};

template<class Word>
std::string combine(Word polynomial, const std::vector<PartChecksum>& parts) {
    const Field<Word> field{polynomial};
    Word whole = 0;
    for (const PartChecksum& part : parts) {
        Word crc = 0;
        for (const char byte : base::parse_base64(part.value).value_or(""))
            crc = static_cast<Word>((crc << 8) | static_cast<unsigned char>(byte));
        whole = field.multiply(field.shift(part.size), whole) ^ crc;
    }
    std::string bytes;
    for (int i = static_cast<int>(sizeof(Word)) - 1; i >= 0; --i)
        bytes += static_cast<char>(whole >> (8 * i));
    return base::base64(bytes);
}

DeclaredChecksum read_value(const Kind& kind, std::string_view value) {
    const auto bytes = base::parse_base64(value);
    if (!bytes || bytes->size() != kind.bytes)
        throw base::Fault("InvalidRequest", fmt::format("Value for {} header is invalid.", checksum_header(kind.name)));
    return {std::string(kind.name), std::string(value)};
}

// The kind that "x-amz-trailer: x-amz-checksum-crc32" announces, "" where it announces none.
std::string announced_kind(std::string_view trailer) {
    const std::string name = lower(trailer);
    constexpr std::string_view prefix = "x-amz-checksum-";
    const std::size_t at = name.find(prefix);
    if (at == std::string::npos) return "";
    const std::string_view rest = std::string_view(name).substr(at + prefix.size());
    return parse_checksum_kind(rest.substr(0, rest.find_first_of(", ")));
}

} // namespace

std::string checksum_header(std::string_view kind) {
    return "x-amz-checksum-" + lower(kind);
}

std::string checksum_element(std::string_view kind) {
    return "Checksum" + std::string(kind);
}

std::string parse_checksum_kind(std::string_view text) {
    std::string kind = upper(text);
    if (!kind.empty() && !find_kind(kind))
        throw base::Fault("InvalidRequest",
                          "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
                          "[CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
    return kind;
}

std::optional<DeclaredChecksum> declared_checksum(const wire::Headers& headers) {
    std::optional<DeclaredChecksum> declared;
    const auto take = [&](DeclaredChecksum found) {
        if (declared)
            throw base::Fault("InvalidRequest", "Expecting a single x-amz-checksum- header. Multiple checksum Types "
                                                "are not allowed.");
        declared = std::move(found);
    };
    for (const Kind& kind : kinds)
        if (const std::string* value = headers.find(checksum_header(kind.name))) take(read_value(kind, *value));
    if (auto kind = announced_kind(headers.get("x-amz-trailer")); !kind.empty()) take({std::move(kind), ""});

    const std::string named = parse_checksum_kind(headers.get("x-amz-sdk-checksum-algorithm"));
    if (!named.empty() && !declared)
        throw base::Fault("InvalidRequest", "x-amz-sdk-checksum-algorithm specified, but no corresponding "
                                            "x-amz-checksum-* or x-amz-trailer headers were found.");
    if (!named.empty() && named != declared->kind)
        throw base::Fault("InvalidRequest", "Value for x-amz-sdk-checksum-algorithm header is invalid.");
    return declared;
}

std::string combine_checksums(std::string_view kind, const std::vector<PartChecksum>& parts) {
    if (kind == "CRC32") return combine<std::uint32_t>(0xEDB88320u, parts);
    if (kind == "CRC32C") return combine<std::uint32_t>(0x82F63B78u, parts);
    if (kind == "CRC64NVME") return combine<std::uint64_t>(0x9A6C9329AC4BC9B5u, parts);
    throw std::invalid_argument("only CRCs can be combined");
}

std::string compose_checksums(std::string_view kind, const std::vector<PartChecksum>& parts) {
    base::Digester digester(kind);
    for (const PartChecksum& part : parts)
        digester.update(base::parse_base64(part.value).value_or(""));
    return fmt::format("{}-{}", base::base64(digester.finish()), parts.size());
}

} // namespace services::s3
