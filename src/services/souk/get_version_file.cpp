#include "domain/listing/attachments.hpp"
#include "services/public_assets.hpp"
#include "services/s3/commit.hpp"
#include "services/souk/product.hpp"
#include "services/souk/publishing.hpp"

#include <fmt/format.h>

namespace services {

namespace {

std::string_view member_of(std::string_view file) {
    if (file == "REALTIME_INPUT") return "InputProperties.SampleInput.RealtimeInferenceUrl";
    if (file == "BATCH_INPUT") return "InputProperties.SampleInput.BatchTransformUrl";
    if (file == "REALTIME_OUTPUT") return "OutputProperties.SampleOutput.RealtimeInferenceUrl";
    if (file == "BATCH_OUTPUT") return "OutputProperties.SampleOutput.BatchTransformUrl";
    if (file == "TRAINING_INPUT") return "TrainingDetails.SampleInput.Url";
    return "SampleNotebookUrl";
}

} // namespace

api::souk::GetVersionFile::Output get_version_file(Call& call, const api::souk::GetVersionFile::Input& in) {
    call.require("aws-marketplace:ListFulfillmentOptions", souk::product_arn(in.ProductId));
    const std::string url = call.database.read([&](store::Reader& reader) {
        const souk::SeenProduct seen = souk::require_product(call, reader, in.ProductId);
        return base::text_at(souk::require_version(reader, seen, in.VersionId).version.instructions,
                             member_of(in.File));
    });
    const bool kept = url.starts_with(domain::attachments_path);
    auto opened =
        kept ? s3::open_object(call, call.settings.marketplace_bucket, url.substr(domain::attachments_path.size()))
             : std::nullopt;
    if (!opened)
        throw base::Fault("ResourceNotFoundException",
                          fmt::format("The market keeps no {} of this version.", std::string(in.File)));
    api::souk::GetVersionFile::Output out;
    out.Url = public_url(call.settings, url);
    opened->file->read(0, opened->object.size, [&](std::string_view piece) { out.Content += piece; });
    return out;
}

} // namespace services
