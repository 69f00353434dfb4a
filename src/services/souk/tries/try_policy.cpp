#include "services/catalog/catalog.hpp"
#include "services/public_assets.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/publishing.hpp"
#include "services/souk/tries/operations.hpp"
#include "services/souk/tries/tried_version.hpp"
#include "store/runs/tries.hpp"

namespace services {

namespace {

std::optional<std::string> given(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

api::souk::TrySample render_sample(const domain::Sample& sample, const Settings& settings) {
    api::souk::TrySample rendered;
    rendered.SampleId = sample.id;
    rendered.Input = given(sample.input);
    rendered.Output = given(sample.output);
    if (!sample.input_url.empty()) rendered.InputUrl = public_url(settings, sample.input_url);
    if (!sample.output_url.empty()) rendered.OutputUrl = public_url(settings, sample.output_url);
    return rendered;
}

} // namespace

api::souk::GetTryPolicy::Output get_try_policy(Call& call, const api::souk::GetTryPolicy::Input& in) {
    call.require("aws-marketplace:ListFulfillmentOptions", souk::product_arn(in.ProductId));
    return call.database.read([&](store::Reader& reader) {
        const souk::TriedVersion tried = souk::load_tried_version(call, reader, in.ProductId, in.VersionId);
        const auto container = store::find_try_container(reader, tried.version.id);
        api::souk::GetTryPolicy::Output out;
        out.ProductId = tried.seen.entity.id;
        out.VersionId = tried.version.id;
        out.Policy = souk::render_try_policy(tried.policy);
        const auto obstacle = domain::find_obstacle(tried.policy, tried.today, tried.question(false));
        if (!obstacle.empty()) out.Obstacle = std::string(obstacle);
        out.TriesLeft = domain::tries_left(tried.policy, tried.today, tried.seen.standing.owner);
        out.Warm = container && container->up;
        if (container && container->start_micros) out.StartMilliseconds = *container->start_micros / 1000;
        if (const auto answer = store::typical_answer(reader, tried.version.id))
            out.AnswerMilliseconds = (*answer + 999) / 1000;
        for (const domain::Sample& sample : domain::samples_of(tried.version.instructions))
            out.Samples.push_back(render_sample(sample, call.settings));
        return out;
    });
}

api::souk::PutTryPolicy::Output put_try_policy(Call& call, const api::souk::PutTryPolicy::Input& in) {
    call.require("souk:PutTryPolicy", base::marketplace_arn(call.caller.account, domain::product_type, in.ProductId));
    domain::TryPolicy policy;
    if (in.Allowed) policy.allowed = domain::parse_tries_allowed(*in.Allowed);
    policy.per_account = in.TriesPerAccount.value_or(policy.per_account);
    policy.per_day = in.TriesPerDay.value_or(policy.per_day);
    call.database.write([&](store::Transaction& tx) {
        const std::string product = load_own_product(call, tx, in.ProductId).id;
        souk::require_latest("policy", in.ExpectedRevision, store::load_try_policy(tx, product).revision);
        store::save_try_policy(tx, product, policy);
        policy = store::load_try_policy(tx, product);
    });
    api::souk::PutTryPolicy::Output out;
    out.Policy = souk::render_try_policy(policy);
    return out;
}

} // namespace services
