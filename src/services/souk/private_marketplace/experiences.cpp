// PutPrivateMarketplace, GetPrivateMarketplace, PutExperience, DeleteExperience, ListExperiences.
#include "services/private_marketplace.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/private_marketplace/operations.hpp"
#include "services/souk/product.hpp"
#include "store/buyers/private_marketplace.hpp"

#include <algorithm>
#include <utility>

namespace services {

namespace {

api::souk::Experience render_experience(const domain::Experience& experience) {
    api::souk::Experience shown;
    shown.ExperienceId = experience.id;
    shown.Name = experience.name;
    if (!experience.description.empty()) shown.Description = experience.description;
    shown.ProductIds.assign(experience.products.begin(), experience.products.end());
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
    for (const domain::Experience& each : market.experiences)
        approved.insert(each.products.begin(), each.products.end());
    api::souk::GetPrivateMarketplace::Output out;
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
