#include "control/catalog_attachments.hpp"

#include <fmt/format.h>

namespace control {

namespace {

using Judge = base::Result<std::string> (*)(std::string_view, std::string_view, const domain::Attachment*);

struct Kind {
    Judge judge;
    std::string_view kept_under;
};

// An entity may name the copy that it has already, as the catalogue shows it; everything else is the seller's own.
std::optional<domain::Attachment> read(const AssetKeeper& keeper, const std::string& account,
                                       const domain::Change& change, const Kind& kind, domain::S3Address address,
                                       bool by_web, const CatalogOptions& options) {
    if (by_web && address.bucket == "assets" &&
        address.key.starts_with(fmt::format("{}/{}/", kind.kept_under, change.entity_id))) {
        address.bucket = options.marketplace_bucket;
        return keeper.read_object(options.marketplace_account, address);
    }
    return keeper.read_object(account, address);
}

} // namespace

Attachments observe_attachments(const AssetKeeper& keeper, const std::string& account,
                                const std::vector<domain::Change>& changes, const CatalogOptions& options) {
    Attachments attachments;
    for (const domain::Change& change : changes) {
        const bool licence = change.type == "UpdateLegalTerms";
        if (!licence && (change.type != "UpdateInformation" || change.entity_type != domain::product_type)) continue;
        const Kind kind = licence ? Kind{domain::judge_licence, "legal"} : Kind{domain::judge_logo, "media"};
        const std::string url = base::text_at(change.details, licence ? "Terms[0].Documents[0].Url" : "LogoUrl");
        const auto address = domain::parse_own_address(url, options.base_url);
        if (!address) continue;
        auto found = read(keeper, account, change, kind, *address, !url.starts_with("s3://"), options);
        auto judged = kind.judge(change.entity_id, url, found ? &*found : nullptr);
        if (judged) attachments.contents.insert_or_assign(*judged, std::move(found->content));
        attachments.judged.insert_or_assign({change.entity_id, url}, std::move(judged));
    }
    return attachments;
}

} // namespace control
