#include "services/souk/readiness/files.hpp"

#include "domain/listing/safe_address.hpp"
#include "outside/blobs/blobs.hpp"
#include "outside/pdf.hpp"
#include "outside/picture.hpp"
#include "store/blobs/buckets.hpp"
#include "store/blobs/objects.hpp"

namespace services::souk {

namespace {

std::optional<domain::Attachment> read_own(const Call& call, store::Reader& reader, domain::S3Address address,
                                           bool by_web, std::uint64_t limit) {
    const bool kept = by_web && address.bucket == "assets";
    if (kept) address.bucket = call.settings.marketplace_bucket;
    const auto bucket = store::find_bucket(reader, address.bucket);
    if (!bucket || (!kept && bucket->account != call.caller.account)) return std::nullopt;
    const auto object = store::find_object(reader, address.bucket, address.key);
    if (!object) return std::nullopt;
    domain::Attachment found{object->size, {}};
    if (found.size > limit) return found;
    try {
        found.content = call.blobs.read(object->blob);
    } catch (const outside::BlobGone&) {
        return std::nullopt; // replaced meanwhile
    }
    found.damage = outside::find_picture_damage(found.content, domain::most_logo_side);
    if (found.damage.empty()) found.damage = outside::find_pdf_damage(found.content);
    return found;
}

// Absent where nothing is to be said of it.
std::optional<base::Result<std::string>> judge(const Call& call, store::Reader& reader,
                                               const domain::Attached& attached, const domain::MarketPolicy& policy) {
    const bool described =
        attached.kind == domain::AttachmentKind::Sample ||
        attached.kind == domain::AttachmentKind::Notebook; // logo and licence have checks of their own
    if (const auto address = domain::parse_own_address(attached.url, call.settings.base_url)) {
        if (!described) return std::nullopt;
        const auto found =
            read_own(call, reader, *address, !attached.url.starts_with("s3://"), domain::limit_of(attached.kind));
        return domain::judge_attachment(attached, found ? &*found : nullptr);
    }
    if (auto refused = domain::unsafe(attached)) return base::Result<std::string>(*std::move(refused));
    if (policy.linked_files == domain::LinkedFiles::Refuse && domain::is_kept_from_elsewhere(attached.kind))
        return base::Result<std::string>(domain::lies_elsewhere(attached));
    return std::nullopt;
}

} // namespace

void look_at(const Call& call, store::Reader& reader, domain::readiness::Linked& linked) {
    const auto address = domain::parse_own_address(linked.url, call.settings.base_url);
    if (!address) return;
    linked.own = true;
    linked.found = read_own(call, reader, *address, !linked.url.starts_with("s3://"), domain::attachment_limit);
}

void look_at_logo(const Call& call, store::Reader& reader, domain::readiness::Linked& logo) {
    look_at(call, reader, logo);
    if (logo.found) logo.plain_background = outside::has_plain_background(logo.found->content, domain::most_logo_side);
}

void look_at_notebook(const Call& call, store::Reader& reader, domain::readiness::Listing& listing) {
    if (listing.version) listing.notebook.url = base::text_at(listing.version->instructions, "SampleNotebookUrl");
    look_at(call, reader, listing.notebook);
}

JudgedFiles refused_files(const Call& call, store::Reader& reader, const std::vector<domain::Change>& changes,
                          const domain::MarketPolicy& policy) {
    JudgedFiles refused;
    for (const domain::Change& change : changes)
        for (const domain::Attached& attached : domain::attachments_of(change))
            if (auto judged = judge(call, reader, attached, policy); judged && !*judged)
                refused.emplace(attached.key(), std::move(*judged));
    return refused;
}

} // namespace services::souk
