#include "services/souk/previews.hpp"

#include "base/digest.hpp"
#include "base/ids.hpp"
#include "domain/listing/visibility.hpp"
#include "services/catalog/catalog.hpp"
#include "services/souk/faults.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/market/preview_links.hpp"
#include "store/market/sellers.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace services {

using namespace api::souk;

namespace {

constexpr std::size_t most_links = 20; // of a product, those that are over left out
constexpr std::size_t token_bytes = 24;
constexpr std::int32_t usual_days = 7;

void require_on_product(Call& call, std::string_view action, std::string_view product) {
    call.require(action, base::marketplace_arn(call.caller.account, domain::product_type, product));
}

PreviewLink render_link(const store::PreviewLink& link) {
    PreviewLink rendered;
    rendered.LinkId = link.id;
    rendered.ProductId = link.product;
    if (!link.note.empty()) rendered.Note = link.note;
    rendered.CreatedAt = link.created;
    rendered.CreatedBy = link.created_by;
    rendered.ExpiresAt = link.expires;
    return rendered;
}

void require_few_links(store::Reader& reader, std::string_view product, base::Instant now) {
    const auto links = store::list_preview_links(reader, product);
    const auto valid = std::ranges::count_if(links, [&](const auto& link) { return link.expires > now; });
    if (static_cast<std::size_t>(valid) >= most_links)
        souk::require_none(
            {{"TOO_MANY_LINKS", fmt::format("A product has at most {} links that are valid. Delete one.", most_links),
              "ProductId"}});
}

// What the seller keeps to himself: who else is invited, and what the versions were made from.
base::Document shown(base::Document product) {
    auto& members = product.as_object();
    members.erase("Targeting");
    if (auto* versions = members.if_contains("Versions"); versions && versions->is_array())
        for (auto& version : versions->get_array())
            version.as_object().erase("Sources");
    return product;
}

std::string seller_name(store::Reader& reader, const std::string& account) {
    if (const auto profile = store::find_seller_profile(reader, account); profile && !profile->display_name.empty())
        return profile->display_name;
    const auto found = store::find_account(reader, account);
    return found ? found->name : "";
}

} // namespace

ListAllowedAccounts::Output list_allowed_accounts(Call& call, const ListAllowedAccounts::Input& in) {
    require_on_product(call, "souk:ListAllowedAccounts", in.ProductId);
    ListAllowedAccounts::Output out;
    out.ProductId = in.ProductId;
    call.database.read([&](store::Reader& reader) {
        const store::Entity entity = load_own_product(call, reader, in.ProductId);
        for (const std::string& id : domain::parse_product(entity.id, entity.document).allow_list) {
            AllowedAccount allowed;
            allowed.AccountId = id;
            if (const auto account = store::find_account(reader, id)) allowed.AccountName = account->name;
            allowed.Subscribed = store::find_active_agreement(reader, id, entity.id).has_value();
            out.Accounts.push_back(std::move(allowed));
        }
    });
    return out;
}

CreatePreviewLink::Output create_preview_link(Call& call, const CreatePreviewLink::Input& in) {
    require_on_product(call, "souk:CreatePreviewLink", in.ProductId);
    CreatePreviewLink::Output out;
    out.Token = base::hex(base::IdSource::secret_bytes(token_bytes));
    call.database.write([&](store::Transaction& tx) {
        const store::Entity product = load_own_product(call, tx, in.ProductId);
        if (product.state != "Limited")
            throw base::Fault(
                "ValidationException",
                fmt::format("The product is {}: only a Limited one is shown by links. A live one has its page.",
                            product.state))
                .with("reason", "INVALID_PRODUCT_STATE");
        require_few_links(tx, product.id, call.now);
        const store::PreviewLink link{call.ids.uuid(),
                                      product.id,
                                      call.caller.account,
                                      in.Note.value_or(""),
                                      call.now,
                                      call.caller.arn,
                                      call.now + std::chrono::hours(24) * in.Days.value_or(usual_days)};
        store::insert_preview_link(tx, link, out.Token);
        out.Link = render_link(link);
    });
    return out;
}

ListPreviewLinks::Output list_preview_links(Call& call, const ListPreviewLinks::Input& in) {
    require_on_product(call, "souk:ListPreviewLinks", in.ProductId);
    ListPreviewLinks::Output out;
    call.database.read([&](store::Reader& reader) {
        const store::Entity product = load_own_product(call, reader, in.ProductId);
        for (const auto& link : store::list_preview_links(reader, product.id))
            if (link.expires > call.now) out.Links.push_back(render_link(link));
    });
    return out;
}

DeletePreviewLink::Output delete_preview_link(Call& call, const DeletePreviewLink::Input& in) {
    require_on_product(call, "souk:DeletePreviewLink", in.ProductId);
    call.database.write([&](store::Transaction& tx) {
        const store::Entity product = load_own_product(call, tx, in.ProductId);
        if (!store::delete_preview_link(tx, product.id, in.LinkId)) throw souk::not_found("link", in.LinkId);
    });
    return {};
}

GetPreview::Output get_preview(Call& call, const GetPreview::Input& in) {
    GetPreview::Output out;
    call.database.read([&](store::Reader& reader) {
        const auto link = store::find_preview_link(reader, in.Token, call.now);
        auto product = link ? store::find_entity(reader, link->product) : std::nullopt;
        if (!product || product->state != "Limited")
            throw base::Fault("ResourceNotFoundException",
                              "The link is unknown, over or taken back, or what it showed is no longer in test.");
        out.ProductId = product->id;
        out.SellerName = seller_name(reader, link->account);
        out.ExpiresAt = link->expires;
        if (auto offer = store::find_public_offer(reader, product->id)) out.PublicOffer = std::move(offer->document);
        out.Product = shown(std::move(product->document));
    });
    return out;
}

void register_previews(Registry& registry) {
    registry.add<ListAllowedAccounts>(list_allowed_accounts);
    registry.add<CreatePreviewLink>(create_preview_link);
    registry.add<ListPreviewLinks>(list_preview_links);
    registry.add<DeletePreviewLink>(delete_preview_link);
    registry.add<GetPreview>(get_preview);
    registry.open(GetPreview::operation);
}

} // namespace services
