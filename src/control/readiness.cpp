#include "control/readiness.hpp"

#include "base/faultpoint.hpp"
#include "control/readiness_log.hpp"
#include "control/version_container.hpp"
#include "domain/readiness/rules.hpp"
#include "domain/runs/validation_job.hpp"
#include "outside/fetch.hpp"
#include "outside/pdf.hpp"
#include "outside/picture.hpp"
#include "store/resources.hpp"

#include <fmt/format.h>

namespace control {

namespace {

namespace readiness = domain::readiness;
using readiness::Verdict;

constexpr const char* label = "readiness-check";

readiness::Check check_of(const base::Document& planned, Verdict verdict, base::Instant now) {
    return {base::text_at(planned, "Id"),    readiness::Group::Executed, readiness::Level::Required,
            base::text_at(planned, "Field"), std::move(verdict),         now};
}

outside::Fetched visit(const Host& host, const std::string& url, bool only_answer) {
    return outside::fetch(
        {.url = url, .only_answer = only_answer, .private_networks = host.options.fetch_private_networks});
}

Verdict judge_link(const Host& host, const std::string& url) {
    const auto fetched = visit(host, url, true);
    return readiness::unless(!fetched.good(),
                             readiness::fail(fmt::format("{} does not answer well: {}.", url, fetched.problem),
                                             "Correct the address, or make it public.", {{"url", url}}));
}

Verdict judge_file(const Host& host, const base::Document& file) {
    const std::string url = base::text_at(file, "Url");
    const auto fetched = visit(host, url, false);
    if (!fetched.good())
        return readiness::fail(fmt::format("{} could not be fetched: {}.", url, fetched.problem),
                               "Correct the address, or make it public.", {{"url", url}});
    domain::Attachment found{fetched.content.size(), fetched.content};
    const bool logo = base::text_at(file, "Kind") == "LOGO";
    found.damage = logo ? outside::find_picture_damage(found.content, domain::most_logo_side)
                        : outside::find_pdf_damage(found.content);
    const auto judged =
        logo ? domain::judge_logo("listing", url, &found) : domain::judge_licence("listing", url, &found);
    if (!judged)
        return readiness::fail(judged.refusals().front().message, "Replace the file by one that fits.",
                               {{"url", url}, {"code", judged.refusals().front().code}});
    if (!logo) return readiness::pass();
    auto shape = readiness::judge_image_shape(*domain::parse_image_header(found.content));
    if (shape.status != readiness::Status::Pass) return shape;
    auto ground = readiness::judge_background(outside::has_plain_background(found.content, domain::most_logo_side));
    return ground.status == readiness::Status::Warn ? ground : shape;
}

Verdict judge_answer(const std::string& promised, const outside::ContainerReply& reply) {
    const std::string ours = "Correct the samples, or the container.";
    if (!reply.good())
        return readiness::fail(
            fmt::format("The container answered the sample input with {}: {}", reply.status, beginning_of(reply.body)),
            ours, {{"status", std::to_string(reply.status)}, {"answer", beginning_of(reply.body)}});
    const auto likeness = readiness::compare(promised, reply.body);
    readiness::Parameters parameters{{"likeness", std::string(render(likeness))}, {"answer", beginning_of(reply.body)}};
    return readiness::unless(likeness == readiness::Likeness::Different,
                             readiness::fail("The container's answer to the sample input is not the sample output.",
                                             "Publish as sample output what the container answers.",
                                             std::move(parameters)));
}

// The algorithm with the model that its validation trained; absent where that is gone.
std::optional<Runnable> find_trained(Host& host, const store::ReadinessCheck& check) {
    std::string model;
    auto runnable = host.database.read([&](store::Reader& reader) -> std::optional<Runnable> {
        auto own = store::find_by_arn(reader, base::text_at(check.plan, "Asset"));
        if (!own || own->account != check.account) return std::nullopt;
        const auto job = store::find_resource(reader, store::kind::training_job, own->account, own->region,
                                              domain::validation_job_name(own->name, own->id));
        if (job) model = base::text_at(job->document, "ModelArtifacts.S3ModelArtifacts");
        return Runnable{*std::move(own), {.account = check.account}};
    });
    const auto address = domain::parse_s3_address(model);
    if (!runnable || !address || !host.objects.find(runnable->access, *address)) return std::nullopt;
    boost::json::array containers;
    for (domain::ContainerPlan plan : domain::plan_containers(runnable->resource.document)) {
        plan.model_data = model;
        containers.push_back(domain::render(plan));
    }
    runnable->resource.internal()["containers"] = std::move(containers);
    return runnable;
}

std::optional<Runnable> find_runnable(Host& host, const store::ReadinessCheck& check) {
    return host.database.read([&](store::Reader& reader) -> std::optional<Runnable> {
        auto own = store::find_by_arn(reader, base::text_at(check.plan, "Asset"));
        if (own && own->account == check.account) return Runnable{*std::move(own), {.account = check.account}};
        return find_published_copy(host, reader, check.account, base::text_at(check.plan, "Version"));
    });
}

// A container of the version that has answered /ping; gone with this value.
class Running {
  public:
    Running(Host& host, const store::ReadinessCheck& check, const Runnable& runnable)
        : host_(host), place_{label, check.id, base::text_at(check.plan, "InstanceType")},
          log_(host, check.id, container_name(host, place_)) {
        host_.docker.remove_container(container_name(host_, place_)); // an earlier self's
        try {
            address_ = start_version(
                host_, runnable, place_, [] {}, [this] { log_.collect(); });
        } catch (...) {
            log_.collect();
            remove_version(host_, place_);
            throw;
        }
    }
    ~Running() {
        log_.collect();
        remove_version(host_, place_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    const std::string& address() const { return address_; }
    ReadinessLog& log() { return log_; }

  private:
    Host& host_;
    VersionPlace place_;
    ReadinessLog log_;
    std::string address_;
};

} // namespace

std::vector<std::int64_t> ReadinessChecks::find_open() const {
    return host_.database.read([](store::Reader& reader) { return store::list_open_readiness_checks(reader); });
}

void ReadinessChecks::advance(std::int64_t id) {
    auto check = host_.database.read([&](store::Reader& reader) { return store::find_readiness_check(reader, id); });
    if (!check || !check->open()) return;
    check->status = "RUNNING";
    check->results = boost::json::array(); // an earlier self's
    host_.database.write([&](store::Transaction& tx) {
        store::save_readiness_check(tx, *check);
        store::clear_readiness_log(tx, check->id);
    });
    base::fault_point("readiness.begun");
    execute(*check);
    end(*std::move(check), "DONE");
}

void ReadinessChecks::give_up(std::int64_t id) {
    auto check = host_.database.read([&](store::Reader& reader) { return store::find_readiness_check(reader, id); });
    if (!check || !check->open()) return;
    check->results = boost::json::array();
    end(*std::move(check), "FAILED");
}

void ReadinessChecks::keep(store::ReadinessCheck& check, const base::Document& planned, Verdict verdict) {
    readiness::Checks results = readiness::parse_checks(check.results);
    results.push_back(check_of(planned, std::move(verdict), host_.clock.now()));
    check.results = render(results);
    host_.database.write([&](store::Transaction& tx) { store::save_readiness_check(tx, check); });
}

void ReadinessChecks::execute(store::ReadinessCheck& check) {
    if (!base::array_at(check.plan, "Runs").empty()) run_samples(check);
    for (const base::Document& link : base::array_at(check.plan, "Links")) {
        host_.stopping.check();
        keep(check, link, judge_link(host_, base::text_at(link, "Url")));
    }
    for (const base::Document& file : base::array_at(check.plan, "Files")) {
        host_.stopping.check();
        keep(check, file, judge_file(host_, file));
    }
}

void ReadinessChecks::run_samples(store::ReadinessCheck& check) {
    const auto& runs = base::array_at(check.plan, "Runs");
    auto all = [&](const Verdict& verdict) {
        for (const base::Document& run : runs)
            keep(check, run, verdict);
    };
    const bool algorithm = base::flag_at(check.plan, "Algorithm");
    const auto runnable = algorithm ? find_trained(host_, check) : find_runnable(host_, check);
    if (algorithm && !runnable)
        return all(readiness::not_applicable("An algorithm answers only with a model that it has trained, and that of "
                                             "its validation is not there any more."));
    const std::string mend = "Correct the resource, and start the check again.";
    if (!runnable) return all(readiness::fail("There is no such resource to run.", mend));
    try {
        Running running(host_, check, *runnable);
        const base::Document* types =
            base::find(runnable->resource.document, "InferenceSpecification.SupportedContentTypes");
        for (const base::Document& run : runs) {
            Verdict verdict;
            try {
                const domain::Sample sample = domain::parse_sample(run);
                const std::string input = read_sample(host_, check.account, sample.input, sample.input_url);
                const std::string promised = read_sample(host_, check.account, sample.output, sample.output_url);
                const std::string type = readiness::choose_content_type(input, types ? *types : base::Document());
                verdict = judge_answer(promised, invoke_version(host_, running.address(), input, type));
                verdict.parameters["content_type"] = type;
            } catch (const RunFailed& failure) {
                verdict = readiness::fail(failure.what(), "Correct the address of the sample.");
            }
            running.log().collect();
            keep(check, run, std::move(verdict));
        }
    } catch (const RunFailed& failure) {
        all(readiness::fail(failure.what(), mend));
    }
}

void ReadinessChecks::end(store::ReadinessCheck check, const char* status) {
    check.status = status;
    check.ended = host_.clock.now();
    host_.database.write([&](store::Transaction& tx) { store::save_readiness_check(tx, check); });
    base::fault_point("readiness.ended");
}

} // namespace control
