#include "control/catalog_attachments.hpp"

#include "control/fetches.hpp"
#include "domain/listing/safe_address.hpp"
#include "outside/pdf.hpp"
#include "outside/picture.hpp"
#include "store/market/observed_market.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace control {

namespace {

using domain::Attached;
using domain::Attachment;

// An entity may name the copy that it has already, as the catalogue shows it; everything else is the seller's own.
std::optional<Attachment> read(const AssetKeeper& keeper, const std::string& account, const Attached& attached,
                               domain::S3Address address, const CatalogOptions& options) {
    const std::uint64_t limit = domain::limit_of(attached.kind);
    if (!attached.url.starts_with("s3://") && address.bucket == "assets" &&
        address.key.starts_with(kept_under(attached))) {
        address.bucket = options.marketplace_bucket;
        return keeper.read_object(options.marketplace_account, address, limit);
    }
    return keeper.read_object(account, address, limit);
}

void judge(Attachments& attachments, const Attached& attached, std::optional<Attachment> found) {
    const bool image = attached.kind == domain::AttachmentKind::Logo || attached.kind == domain::AttachmentKind::Image;
    if (found && image) found->damage = outside::find_picture_damage(found->content, domain::most_side(attached.kind));
    if (found && attached.kind == domain::AttachmentKind::Licence)
        found->damage = outside::find_pdf_damage(found->content);
    auto judged = domain::judge_attachment(attached, found ? &*found : nullptr);
    if (judged) attachments.contents.insert_or_assign(*judged, std::move(found->content));
    attachments.judged.insert_or_assign(attached.key(), std::move(judged));
}

// Of those elsewhere; false while one is on its way. All are sent for at once.
bool fetch_all(Attachments& attachments, const std::vector<Attached>& elsewhere, const AssetKeeper& keeper,
               const store::ChangeSet& set) {
    std::vector<std::shared_ptr<const FetchedFile>> files;
    files.reserve(elsewhere.size());
    for (const Attached& attached : elsewhere)
        files.push_back(keeper.fetch({set.id, set.account, attached.url, domain::limit_of(attached.kind)}));
    if (std::ranges::find(files, nullptr) != files.end()) return false;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files[i]->found)
            judge(attachments, elsewhere[i], files[i]->found);
        else
            attachments.judged.insert_or_assign(elsewhere[i].key(), unfetched(elsewhere[i], files[i]->problem));
    }
    return true;
}

} // namespace

Attachments observe_attachments(const AssetKeeper& keeper, const store::ChangeSet& set, const CatalogOptions& options,
                                const std::function<domain::LinkedFiles()>& policy) {
    Attachments attachments;
    std::vector<Attached> own;
    std::vector<Attached> elsewhere;
    for (const domain::Change& change : store::changes_of(set))
        for (Attached& attached : domain::attachments_of(change)) {
            if (domain::parse_own_address(attached.url, options.base_url))
                own.push_back(std::move(attached));
            else if (auto refused = domain::unsafe(attached))
                attachments.judged.insert_or_assign(attached.key(), *std::move(refused));
            else if (domain::is_kept_from_elsewhere(attached.kind))
                elsewhere.push_back(std::move(attached));
        }
    const auto mode = elsewhere.empty() ? domain::LinkedFiles::KeepAddress : policy();
    if (mode == domain::LinkedFiles::Refuse)
        for (const Attached& attached : elsewhere)
            attachments.judged.insert_or_assign(attached.key(), lies_elsewhere(attached));
    if (mode == domain::LinkedFiles::Fetch && !fetch_all(attachments, elsewhere, keeper, set)) {
        attachments.awaited = true;
        return attachments;
    }
    for (const Attached& attached : own) {
        const auto address = domain::parse_own_address(attached.url, options.base_url);
        if (address) judge(attachments, attached, read(keeper, set.account, attached, *address, options));
    }
    return attachments;
}

} // namespace control
