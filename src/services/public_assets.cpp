#include "services/public_assets.hpp"

#include "domain/listing/attachments.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/s3/request.hpp"
#include "store/blobs/objects.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

namespace {

constexpr std::string_view contracts = "legal/standard-eula/";
constexpr std::string_view contract_versions[] = {"2019-04-24", "2022-07-14"};
constexpr std::string_view plain_text = "text/plain; charset=utf-8";
constexpr std::uint64_t mark_bytes = 16; // enough to tell the formats apart

wire::Headers safe_headers(std::string_view type, std::string_view caching) {
    wire::Headers headers;
    headers.add("Content-Type", std::string(type));
    headers.add("Cache-Control", std::string(caching));
    headers.add("X-Content-Type-Options", "nosniff");
    headers.add("Content-Security-Policy", "default-src 'none'");
    return headers;
}

wire::HttpAnswer text_answer(int status, std::string text) {
    return {.status = status, .headers = safe_headers(plain_text, "no-store"), .body = std::move(text)};
}

wire::HttpAnswer no_such_asset() {
    return text_answer(404, "There is nothing at this address.\n");
}

constexpr std::string_view folders[] = {"legal/", "media/", "samples/", "notebooks/"};

std::size_t folder_of(std::string_view key) {
    for (const std::string_view folder : folders)
        if (key.starts_with(folder)) return folder.size();
    return 0;
}

// "legal/<id>/<64 hex digits>", "media/…": the only keys that attachments are kept under.
bool names_a_copy(std::string_view key) {
    const std::size_t folder = folder_of(key);
    if (folder == 0) return false;
    key.remove_prefix(folder);
    const auto slash = key.find('/');
    if (slash == 0 || slash == std::string_view::npos) return false;
    const std::string_view digest = key.substr(slash + 1);
    return digest.size() == 64 && std::all_of(digest.begin(), digest.end(),
                                              [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string contract_page(std::string_view version) {
    return fmt::format("Standard contract for buyers and sellers of this marketplace, version {0}.\n\n"
                       "The operator of this server deposits the contract's text; that has not been done. It is the "
                       "object legal/standard-eula/{0}.txt in the marketplace's bucket. Until then ask the operator "
                       "for the text before you accept an offer under it.\n",
                       version);
}

std::optional<wire::FileAnswer> find_file(store::Database& database, const outside::Blobs& blobs,
                                          const std::string& bucket, const std::string& key, std::string_view caching) {
    for (;;) {
        const auto row = database.read([&](store::Reader& reader) { return store::find_object(reader, bucket, key); });
        if (!row) return std::nullopt;
        const auto file = blobs.open(row->blob);
        if (!file) continue; // overwritten between the two: look again
        std::string mark;
        file->read(0, std::min(row->size, mark_bytes), [&](std::string_view piece) { mark += piece; });
        wire::FileAnswer answer{.path = file->path(), .offset = 0, .length = row->size, .keep = file};
        answer.head.headers = safe_headers(domain::content_type_of(mark), caching);
        answer.head.headers.add("ETag", fmt::format("\"{}\"", row->etag));
        return answer;
    }
}

} // namespace

bool is_public_asset(const wire::HttpRequest& request, std::string_view base_url) {
    if (request.method != "GET" && request.method != "HEAD") return false;
    if (!request.path.starts_with(domain::attachments_path)) return false;
    if (folder_of(std::string_view(request.path).substr(domain::attachments_path.size())) == 0) return false;
    try {
        return s3::parse_address(request, base_url).bucket == "assets"; // and not a key of the bucket in Host
    } catch (const base::Fault&) {
        return false;
    }
}

wire::Reply answer_public_asset(const wire::HttpRequest& request, store::Database& database,
                                const outside::Blobs& blobs, const std::string& bucket) {
    const std::string key = request.path.substr(domain::attachments_path.size());
    if (key.starts_with(contracts)) {
        const std::string version = key.substr(contracts.size());
        if (std::find(std::begin(contract_versions), std::end(contract_versions), version) ==
            std::end(contract_versions))
            return no_such_asset();
        if (auto file = find_file(database, blobs, bucket, key + ".txt", "no-cache")) return *std::move(file);
        return text_answer(200, contract_page(version));
    }
    if (!names_a_copy(key)) return no_such_asset();
    if (auto file = find_file(database, blobs, bucket, key, "public, max-age=31536000, immutable"))
        return *std::move(file);
    return no_such_asset();
}

std::string public_url(const Settings& settings, std::string_view url) {
    return url.starts_with(domain::attachments_path) ? settings.base_url + std::string(url) : std::string(url);
}

std::string standard_contract_url(const Settings& settings, std::string_view version) {
    return fmt::format("{}{}{}{}", settings.base_url, domain::attachments_path, contracts, version);
}

} // namespace services
