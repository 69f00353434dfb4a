#include "control/readiness.hpp"

#include "base/faultpoint.hpp"
#include "control/serving.hpp"
#include "domain/readiness/rules.hpp"
#include "outside/docker/container_http.hpp"
#include "outside/fetch.hpp"
#include "outside/picture.hpp"
#include "store/market/published.hpp"
#include "store/resources.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sstream>

namespace control {

namespace {

namespace readiness = domain::readiness;
using readiness::Verdict;

constexpr const char* label = "readiness-check";
constexpr std::size_t longest_shown = 300;
constexpr std::chrono::seconds invocation{60};

// What runs: the seller's own resource, or where that is gone the market's copy.
struct Runnable {
    store::Resource resource;
    Access access;
    bool market = false;
};

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
    if (logo) found.damage = outside::find_picture_damage(found.content, domain::most_logo_side);
    const auto judged =
        logo ? domain::judge_logo("listing", url, &found) : domain::judge_licence("listing", url, &found);
    if (!judged)
        return readiness::fail(judged.refusals().front().message, "Replace the file by one that fits.",
                               {{"url", url}, {"code", judged.refusals().front().code}});
    return logo ? readiness::judge_image_shape(*domain::parse_image_header(found.content)) : readiness::pass();
}

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return (std::ostringstream() << in.rdbuf()).str();
}

// The text itself, or what its address leads to; RunFailed where there is nothing.
std::string sample_of(Host& host, const std::string& account, const base::Document& run, std::string_view member) {
    const std::string text = base::text_at(run, member);
    if (!text.empty()) return text;
    const std::string url = base::text_at(run, fmt::format("{}Url", member));
    if (auto address = domain::parse_own_address(url, host.options.base_url)) {
        const bool kept = !url.starts_with("s3://") && address->bucket == "assets"; // everybody may read those
        if (kept) address->bucket = host.options.marketplace_bucket;
        const auto object = host.objects.find({.account = kept ? host.options.marketplace_account : account}, *address);
        if (!object) throw RunFailed(fmt::format("{} does not exist.", url));
        if (object->size > domain::sample_limit) throw RunFailed(fmt::format("{} is larger than 6 MB.", url));
        return read_whole(object->path);
    }
    auto fetched = outside::fetch(
        {.url = url, .limit = domain::sample_limit, .private_networks = host.options.fetch_private_networks});
    if (!fetched.good()) throw RunFailed(fmt::format("{} could not be fetched: {}.", url, fetched.problem));
    return std::move(fetched.content);
}

// The beginning of it, no character cut.
std::string shown(std::string text) {
    if (text.size() <= longest_shown) return text;
    text.resize(longest_shown);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
        text.pop_back();
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
    return text + "…";
}

Verdict judge_answer(const std::string& promised, const outside::ContainerReply& reply) {
    const std::string ours = "Correct the samples, or the container.";
    if (!reply.good())
        return readiness::fail(
            fmt::format("The container answered the sample input with {}: {}", reply.status, shown(reply.body)), ours,
            {{"status", std::to_string(reply.status)}, {"answer", shown(reply.body)}});
    const auto likeness = readiness::compare(promised, reply.body);
    readiness::Parameters parameters{{"likeness", std::string(render(likeness))}, {"answer", shown(reply.body)}};
    return readiness::unless(likeness == readiness::Likeness::Different,
                             readiness::fail("The container's answer to the sample input is not the sample output.",
                                             "Publish as sample output what the container answers.",
                                             std::move(parameters)));
}

std::optional<Runnable> find_runnable(Host& host, const store::ReadinessCheck& check) {
    return host.database.read([&](store::Reader& reader) -> std::optional<Runnable> {
        auto own = store::find_by_arn(reader, base::text_at(check.plan, "Asset"));
        if (own && own->account == check.account) return Runnable{*std::move(own), {.account = check.account}};
        const std::string version = base::text_at(check.plan, "Version");
        const auto published = store::find_published_version(reader, version);
        auto copy = published ? store::find_by_arn(reader, published->published_arn) : std::nullopt;
        if (!copy) return std::nullopt;
        return Runnable{
            *std::move(copy),
            {.account = check.account, .market_account = host.options.marketplace_account, .market_version = version},
            true};
    });
}

// A container of the version that has answered /ping; gone with this value.
class Running {
  public:
    Running(Host& host, const store::ReadinessCheck& check, const Runnable& runnable)
        : host_(host), id_(check.id), name_(fmt::format("{}-{}-{}", host.network(), label, check.id)) {
        host_.docker.remove_container(name_); // an earlier self's
        try {
            start(check, runnable);
        } catch (...) {
            clear();
            throw;
        }
    }
    ~Running() { clear(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    outside::ContainerReply invoke(std::string input, const std::string& type) const {
        host_.stopping.check();
        return outside::call_container({.address = address_,
                                        .method = "POST",
                                        .target = "/invocations",
                                        .headers = {{"Content-Type", type}},
                                        .body = std::move(input),
                                        .deadline = invocation});
    }

  private:
    void start(const store::ReadinessCheck& check, const Runnable& runnable) {
        const auto plans = domain::plan_containers(runnable.resource.document);
        if (plans.size() != 1) throw RunFailed("The sample runs against resources of one container.");
        const auto& plan = plans.front();
        const auto image = require_image(host_, plan.image, plan.digest, runnable.market);
        const auto model = ensure_model(host_, runnable.access, plan, host_.folder_of(label, id_));
        host_.docker.ensure_container(plan_serving(host_, plan, image.id,
                                                   {.name = name_,
                                                    .labels = host_.labels(label, id_),
                                                    .instance_type = base::text_at(check.plan, "InstanceType"),
                                                    .region = runnable.resource.region,
                                                    .model = model}));
        base::fault_point("readiness.container.created");
        start_container(host_, name_);
        const auto ready = await_ping(host_, name_, host_.options.startup_budget, [] {});
        if (!ready.ready) throw RunFailed(fmt::format("The container is not ready: {}.", ready.problem));
        address_ = ready.address;
    }

    void clear() noexcept {
        try {
            host_.docker.remove_container(name_);
            host_.remove_folder_of(label, id_);
        } catch (const std::exception&) {
            // The sweep finds it by its label.
        }
    }

    Host& host_;
    std::int64_t id_;
    std::string name_;
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
    host_.database.write([&](store::Transaction& tx) { store::save_readiness_check(tx, *check); });
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
    if (base::flag_at(check.plan, "Algorithm"))
        return all(readiness::not_applicable("An algorithm answers only with a model that it has trained."));
    const auto runnable = find_runnable(host_, check);
    const std::string mend = "Correct the resource, and start the check again.";
    if (!runnable) return all(readiness::fail("There is no such resource to run.", mend));
    try {
        const Running running(host_, check, *runnable);
        const base::Document* types =
            base::find(runnable->resource.document, "InferenceSpecification.SupportedContentTypes");
        for (const base::Document& run : runs) {
            Verdict verdict;
            try {
                const std::string input = sample_of(host_, check.account, run, "Input");
                const std::string promised = sample_of(host_, check.account, run, "Output");
                const std::string type = readiness::choose_content_type(input, types ? *types : base::Document());
                verdict = judge_answer(promised, running.invoke(input, type));
                verdict.parameters["content_type"] = type;
            } catch (const RunFailed& failure) {
                verdict = readiness::fail(failure.what(), "Correct the address of the sample.");
            }
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
