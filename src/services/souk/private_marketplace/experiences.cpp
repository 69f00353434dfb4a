// PutPrivateMarketplace, GetPrivateMarketplace, PutExperience, DeleteExperience, ListExperiences.
#include "services/private_marketplace.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/private_marketplace/operations.hpp"
#include "services/souk/product.hpp"
#include "store/buyers/private_marketplace.hpp"
#include "store/identity/roles.hpp"
#include "store/identity/users.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace services {

namespace {

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<api::souk::ExperienceBranding> render_branding(const domain::Branding& branding) {
    if (branding == domain::Branding{}) return std::nullopt;
    return api::souk::ExperienceBranding{.Title = unless_empty(branding.title),
                                         .Message = unless_empty(branding.message),
                                         .Color = unless_empty(branding.color),
                                         .LogoUrl = unless_empty(branding.logo_url)};
}

domain::Branding branding_of(const std::optional<api::souk::ExperienceBranding>& wanted) {
    if (!wanted) return {};
    return {.title = wanted->Title.value_or(""),
            .message = wanted->Message.value_or(""),
            .color = wanted->Color.value_or(""),
            .logo_url = wanted->LogoUrl.value_or("")};
}

bool exists(store::Reader& reader, const std::string& account, const std::string& arn) {
    const std::string name = arn.substr(arn.rfind('/') + 1);
    const auto user = store::find_user(reader, account, name);
    const auto role = store::find_role(reader, account, name);
    return (user && user->arn() == arn) || (role && role->arn() == arn);
}

// Nobody outside of the account can be of a list's audience.
std::set<std::string> require_audience(const Call& call, store::Reader& reader, const std::vector<std::string>& arns) {
    base::Refusals refusals;
    for (std::size_t i = 0; i < arns.size(); ++i)
        if (!exists(reader, call.caller.account, arns[i]))
            refusals.push_back(
                {"INVALID_AUDIENCE",
                 fmt::format("The account has no user or role {}. ListUsers and ListRoles tell their ARNs.", arns[i]),
                 fmt::format("Audience[{}]", i)});
    souk::require_none(refusals);
    return {arns.begin(), arns.end()};
}

api::souk::Experience render_experience(const domain::Experience& experience) {
    api::souk::Experience shown;
    shown.ExperienceId = experience.id;
    shown.Name = experience.name;
    if (!experience.description.empty()) shown.Description = experience.description;
    shown.ProductIds.assign(experience.products.begin(), experience.products.end());
    shown.Audience = std::vector(experience.audience.begin(), experience.audience.end());
    shown.Branding = render_branding(experience.branding);
    shown.CreatedAt = experience.created;
    shown.UpdatedAt = experience.updated;
    return shown;
}

} // namespace

api::souk::PutPrivateMarketplace::Output put_private_marketplace(Call& call,
                                                                 const api::souk::PutPrivateMarketplace::Input& in) {
    call.require("aws-marketplace:UpdatePrivateMarketplaceSettings", "*");
    call.database.write([&](store::Transaction& tx) {
        store::save_private_marketplace(tx, call.caller.account, in.Enabled, call.caller.arn, call.now);
    });
    api::souk::PutPrivateMarketplace::Output out;
    out.Enabled = in.Enabled;
    return out;
}

api::souk::GetPrivateMarketplace::Output get_private_marketplace(Call& call,
                                                                 const api::souk::GetPrivateMarketplace::Input&) {
    call.require("aws-marketplace:DescribePrivateMarketplaceRequests", "*");
    const auto market = call.database.read(
        [&](store::Reader& reader) { return store::load_private_marketplace(reader, call.caller.account); });
    std::set<std::string> approved;
    api::souk::GetPrivateMarketplace::Output out;
    for (const domain::Experience& each : market.as_seen_by(call.caller.arn).experiences) {
        approved.insert(each.products.begin(), each.products.end());
        api::souk::OwnExperience own;
        own.ExperienceId = each.id;
        own.Name = each.name;
        own.ProductIds.assign(each.products.begin(), each.products.end());
        own.Branding = render_branding(each.branding);
        out.Experiences.push_back(std::move(own));
    }
    out.Enabled = market.enabled;
    out.Administrator = administers_private_marketplace(call);
    out.ApprovedProductIds.assign(approved.begin(), approved.end());
    return out;
}

api::souk::PutExperience::Output put_experience(Call& call, const api::souk::PutExperience::Input& in) {
    call.require("aws-marketplace:AssociateProductsWithPrivateMarketplace", "*");
    const std::string id = "exp-" + call.ids.alphanumeric(13);
    return call.database.write([&](store::Transaction& tx) {
        const auto market = store::load_private_marketplace(tx, call.caller.account);
        domain::Experience experience;
        experience.id = id;
        experience.created = call.now;
        for (const domain::Experience& each : market.experiences) {
            if (each.id == in.ExperienceId) experience = each;
            if (each.id != in.ExperienceId && each.name == in.Name)
                souk::require_none({{"NAME_TAKEN", "Another list of the account has this name.", "Name"}});
        }
        if (in.ExperienceId && experience.id != *in.ExperienceId) throw souk::not_found("list", *in.ExperienceId);
        experience.account = call.caller.account;
        experience.name = in.Name;
        experience.description = in.Description.value_or("");
        experience.updated = call.now;
        experience.audience = require_audience(call, tx, in.Audience.value_or(std::vector<std::string>()));
        experience.branding = branding_of(in.Branding);
        // What is on the list stays there, though it may have been taken from sale since.
        const std::set<std::string> before =
            std::exchange(experience.products, {in.ProductIds.begin(), in.ProductIds.end()});
        for (const std::string& product : experience.products)
            if (!before.contains(product)) souk::require_product(call, tx, product);
        store::save_experience(tx, experience);
        api::souk::PutExperience::Output out;
        out.Experience = render_experience(experience);
        return out;
    });
}

api::souk::DeleteExperience::Output delete_experience(Call& call, const api::souk::DeleteExperience::Input& in) {
    call.require("aws-marketplace:DisassociateProductsFromPrivateMarketplace", "*");
    const bool existed = call.database.write(
        [&](store::Transaction& tx) { return store::delete_experience(tx, call.caller.account, in.ExperienceId); });
    if (!existed) throw souk::not_found("list", in.ExperienceId);
    return {};
}

api::souk::ListExperiences::Output list_experiences(Call& call, const api::souk::ListExperiences::Input&) {
    call.require("aws-marketplace:ListPrivateMarketplaceProducts", "*");
    const auto market = call.database.read(
        [&](store::Reader& reader) { return store::load_private_marketplace(reader, call.caller.account); });
    api::souk::ListExperiences::Output out;
    for (const domain::Experience& each : market.experiences)
        out.Experiences.push_back(render_experience(each));
    return out;
}

} // namespace services
