// StartFileUpload, PutFilePart, DescribeFileUpload, CompleteFileUpload, AbortFileUpload: S3's uploads in parts, for
// whoever has a session instead of a key to sign with.
#include "base/digest.hpp"
#include "base/document.hpp"
#include "outside/blobs/blobs.hpp"
#include "services/s3/commit.hpp"
#include "services/s3/uploads.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/files_bucket.hpp"
#include "services/souk/operations.hpp"
#include "store/blobs/uploads.hpp"

#include <fmt/format.h>

namespace services {
namespace {

using namespace api::souk;

constexpr std::int64_t part_size = 704 << 10; // in base64, with what is around it, below the mebibyte of a request
constexpr std::int64_t most_parts = 10'000;   // as S3 has it
// Beside the file's own headers, which S3 answers as x-amz-meta-….
constexpr const char* size_key = "file-size";

std::string key_of(const Call& call, std::string_view url) {
    const std::string front = fmt::format("s3://{}/", souk::files_bucket(call));
    return url.starts_with(front) ? std::string(url.substr(front.size())) : std::string();
}

void require_on_object(const Call& call, std::string_view action, std::string_view key) {
    call.require(action, fmt::format("arn:aws:s3:::{}/{}", souk::files_bucket(call), key));
}

template<class Input>
store::Upload load_upload(const Call& call, store::Reader& reader, const Input& in) {
    auto upload = store::find_upload(reader, in.UploadId, souk::files_bucket(call), key_of(call, in.Url));
    // One that S3's operation began says no size: it is for S3's operations to go on with.
    if (!upload || base::text_at(upload->metadata, size_key).empty()) throw souk::not_found("upload", in.UploadId);
    return *std::move(upload);
}

std::int64_t size_of(const store::Upload& upload) {
    return std::stoll(base::text_at(upload.metadata, size_key));
}

std::int64_t bytes_of_part(std::int64_t size, std::int64_t number) {
    return std::min(part_size, size - (number - 1) * part_size);
}

FileUpload describe_upload(const store::Upload& upload) {
    FileUpload described;
    described.UploadId = upload.id;
    described.Url = fmt::format("s3://{}/{}", upload.bucket, upload.key);
    described.PartSize = part_size;
    return described;
}

void require_part_of(std::int64_t size, const PutFilePart::Input& in) {
    const std::int64_t last = (size + part_size - 1) / part_size;
    base::Refusals refusals;
    if (in.PartNumber > last)
        refusals.push_back({"NO_SUCH_PART", fmt::format("A file of {} bytes has {} parts.", size, last), "PartNumber"});
    else if (const auto expected = bytes_of_part(size, in.PartNumber);
             static_cast<std::int64_t>(in.Content.size()) != expected)
        refusals.push_back(
            {"WRONG_PART_SIZE",
             fmt::format("Part {} of this file has {} bytes; {} came.", in.PartNumber, expected, in.Content.size()),
             "Content"});
    souk::require_none(refusals);
}

void require_all(const store::Upload& upload, const std::vector<store::Part>& parts) {
    std::int64_t there = 0;
    for (const store::Part& part : parts)
        there += static_cast<std::int64_t>(part.size);
    if (there != size_of(upload))
        throw base::Fault("ConflictException",
                          fmt::format("{} of the file's {} bytes are there. Put the parts that DescribeFileUpload does "
                                      "not name, then complete it.",
                                      there, size_of(upload)))
            .status(409);
}

CompleteFileUpload::Output answer_completed(const store::Object& object, std::uint64_t size) {
    CompleteFileUpload::Output out;
    out.Url = fmt::format("s3://{}/{}", object.bucket, object.key);
    out.Size = static_cast<std::int64_t>(size);
    return out;
}

} // namespace

StartFileUpload::Output start_file_upload(Call& call, const StartFileUpload::Input& in) {
    const std::string id = call.ids.alphanumeric(64);
    const std::string key = fmt::format("uploads/{}/{}", id.substr(0, 16), in.Name);
    require_on_object(call, "s3:PutObject", "uploads/*");
    if (in.Size > part_size * most_parts)
        souk::require_none({{"FILE_TOO_LARGE",
                             fmt::format("A file put like this may have {} bytes. Put larger ones with S3 (aws s3 cp).",
                                         part_size * most_parts),
                             "Size"}});
    const store::Upload upload{.id = id,
                               .bucket = souk::files_bucket(call),
                               .key = key,
                               .initiator = call.caller.arn,
                               .initiated = call.now,
                               .checksum_kind = "CRC64NVME",
                               .checksum_type = "FULL_OBJECT",
                               .headers = {{"Content-Type", in.ContentType.value_or("application/octet-stream")}},
                               .metadata = {{size_key, std::to_string(in.Size)}}};
    call.database.write([&](store::Transaction& tx) {
        souk::ensure_files_bucket(tx, call);
        store::save_upload(tx, upload);
    });
    StartFileUpload::Output out;
    out.Upload = describe_upload(upload);
    return out;
}

PutFilePart::Output put_file_part(Call& call, const PutFilePart::Input& in) {
    require_on_object(call, "s3:PutObject", key_of(call, in.Url));
    const store::Upload upload = call.database.read([&](store::Reader& r) { return load_upload(call, r, in); });
    require_part_of(size_of(upload), in);
    outside::Blobs::Fresh content = call.blobs.put(in.Content);
    const store::Part part{.number = in.PartNumber,
                           .blob = content.id(),
                           .size = content.size(),
                           .etag = base::hex(base::md5(in.Content)),
                           .checksum = souk::checksum_of(in.Content).value,
                           .modified = call.now};
    const auto replaced = call.database.write([&](store::Transaction& tx) {
        load_upload(call, tx, in);
        return store::save_part(tx, upload.id, part);
    });
    content.keep();
    if (replaced) call.blobs.remove(*replaced);
    return {};
}

DescribeFileUpload::Output describe_file_upload(Call& call, const DescribeFileUpload::Input& in) {
    require_on_object(call, "s3:ListMultipartUploadParts", key_of(call, in.Url));
    return call.database.read([&](store::Reader& r) {
        const store::Upload upload = load_upload(call, r, in);
        DescribeFileUpload::Output out;
        out.Upload = describe_upload(upload);
        out.Size = size_of(upload);
        for (const store::Part& part : store::list_parts(r, upload.id))
            out.Parts.push_back(part.number);
        return out;
    });
}

CompleteFileUpload::Output complete_file_upload(Call& call, const CompleteFileUpload::Input& in) {
    const std::string key = key_of(call, in.Url);
    require_on_object(call, "s3:PutObject", key);
    const auto present =
        call.database.read([&](store::Reader& r) { return store::find_object(r, souk::files_bucket(call), key); });
    if (present && present->upload == in.UploadId) return answer_completed(*present, present->size);
    const auto [upload, parts] = call.database.read([&](store::Reader& r) {
        store::Upload found = load_upload(call, r, in);
        auto listed = store::list_parts(r, found.id);
        return std::pair(std::move(found), std::move(listed));
    });
    require_all(upload, parts);
    store::Object object = s3::join_parts(upload, parts, call.now);
    object.metadata = {};
    try {
        s3::commit_object(call, object, call.blobs.concatenate(s3::blobs_of(parts)), {}, upload.id);
    } catch (const outside::BlobGone&) {
        throw base::Fault("ConflictException",
                          "The upload was changed or ended meanwhile: describe it, then try again.")
            .status(409);
    }
    return answer_completed(object, static_cast<std::uint64_t>(size_of(upload)));
}

AbortFileUpload::Output abort_file_upload(Call& call, const AbortFileUpload::Input& in) {
    require_on_object(call, "s3:AbortMultipartUpload", key_of(call, in.Url));
    const auto blobs = call.database.write([&](store::Transaction& tx) {
        load_upload(call, tx, in);
        return store::remove_upload(tx, in.UploadId);
    });
    for (const std::string& blob : blobs)
        call.blobs.remove(blob);
    return {};
}

} // namespace services
