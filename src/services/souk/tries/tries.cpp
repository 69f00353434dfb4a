#include "store/runs/tries.hpp"
#include "services/souk/faults.hpp"
#include "services/souk/tries/operations.hpp"
#include "services/souk/tries/tried_version.hpp"

#include <algorithm>

namespace services {

namespace {

api::souk::Try render_try(const store::Try& attempt) {
    api::souk::Try rendered;
    rendered.TryId = attempt.code;
    rendered.ProductId = attempt.product;
    rendered.VersionId = attempt.version;
    if (attempt.sample) rendered.SampleId = attempt.sample->id;
    rendered.Status = attempt.status;
    rendered.RequestedAt = attempt.requested;
    rendered.PreparingAt = attempt.preparing;
    rendered.StartingAt = attempt.starting;
    rendered.RunningAt = attempt.running;
    rendered.EndedAt = attempt.ended;
    rendered.Cold = attempt.cold;
    if (!attempt.content_type.empty()) rendered.ContentType = attempt.content_type;
    if (attempt.took_micros) rendered.Milliseconds = *attempt.took_micros / 1000;
    rendered.Output = attempt.output;
    if (!attempt.likeness.empty()) rendered.Likeness = attempt.likeness;
    if (!attempt.problem_code.empty()) {
        rendered.Problem.emplace();
        rendered.Problem->Code = attempt.problem_code;
        rendered.Problem->Message = attempt.problem;
    }
    return rendered;
}

std::optional<domain::Sample> choose_sample(const souk::TriedVersion& tried, const api::souk::StartTry::Input& in) {
    base::Refusals refusals;
    if (in.SampleId.has_value() == in.Input.has_value())
        refusals.push_back({"ONE_INPUT", "Give either a SampleId or an Input.", "SampleId"});
    if (in.SampleId && in.ContentType)
        refusals.push_back({"TYPE_OF_AN_INPUT", "A sample's type is known. Leave ContentType out.", "ContentType"});
    souk::require_none(refusals);
    if (!in.SampleId) return std::nullopt;
    const auto samples = domain::samples_of(tried.version.instructions);
    const auto found = std::ranges::find(samples, *in.SampleId, &domain::Sample::id);
    if (found == samples.end())
        souk::require_none(
            {{"NO_SUCH_SAMPLE", "The version declares no such sample input. Give an Input.", "SampleId"}});
    return *found;
}

} // namespace

api::souk::StartTry::Output start_try(Call& call, const api::souk::StartTry::Input& in) {
    call.require("souk:StartTry", souk::product_arn(in.ProductId));
    const store::Try started = call.database.write([&](store::Transaction& tx) {
        const souk::TriedVersion tried = souk::load_tried_version(call, tx, in.ProductId, in.VersionId);
        store::Try attempt;
        attempt.sample = choose_sample(tried, in);
        const auto obstacle = domain::find_obstacle(tried.policy, tried.today, tried.question(in.Input.has_value()));
        if (!obstacle.empty())
            throw base::Fault("TryRefusedException", domain::describe_obstacle(obstacle, tried.policy))
                .with("reason", obstacle);
        store::TryContainer wanted;
        wanted.version = tried.version.id;
        wanted.product = tried.seen.entity.id;
        wanted.seller = tried.seen.entity.owner;
        wanted.instance_type = tried.version.recommended.realtime;
        attempt.code = "try-" + call.ids.alphanumeric(24);
        attempt.container = store::ensure_try_container(tx, wanted).id;
        attempt.product = wanted.product;
        attempt.version = wanted.version;
        attempt.account = call.caller.account;
        attempt.own = tried.seen.standing.owner;
        attempt.content_type = in.ContentType.value_or("");
        attempt.input = in.Input.value_or("");
        attempt.requested = call.now;
        store::insert_try(tx, attempt);
        return attempt;
    });
    api::souk::StartTry::Output out;
    out.Try = render_try(started);
    return out;
}

api::souk::DescribeTry::Output describe_try(Call& call, const api::souk::DescribeTry::Input& in) {
    call.require("souk:DescribeTry", "*");
    const auto found = call.database.read(
        [&](store::Reader& reader) { return store::find_try(reader, call.caller.account, in.TryId); });
    if (!found) throw souk::not_found("try", in.TryId);
    api::souk::DescribeTry::Output out;
    out.Try = render_try(*found);
    return out;
}

} // namespace services
