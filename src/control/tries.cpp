#include "control/tries.hpp"

#include "base/faultpoint.hpp"
#include "domain/readiness/execution.hpp"

#include <fmt/format.h>

namespace control {

namespace {

namespace readiness = domain::readiness;

constexpr const char* kind = "try";
constexpr std::chrono::minutes warm{5};
constexpr std::chrono::hours outputs_kept{1};
constexpr std::size_t largest_output = 6u << 20; // what real-time inference answers at most
constexpr std::chrono::milliseconds at_once{0};
constexpr std::chrono::milliseconds until_one_is_free{300};

VersionPlace place_of(const store::TryContainer& container) {
    return {kind, container.id, container.instance_type};
}

bool is_running(Host& host, const std::string& name) {
    const auto found = host.docker.find_container(name);
    return found && found->running();
}

} // namespace

std::vector<std::int64_t> Tries::find_all() const {
    return host_.database.read(store::list_try_containers);
}

std::optional<std::chrono::milliseconds> Tries::advance(std::int64_t id) {
    auto container = host_.database.read([&](store::Reader& reader) { return store::find_try_container(reader, id); });
    if (!container) return std::nullopt;
    auto waiting = host_.database.read([&](store::Reader& reader) { return store::list_open_tries(reader, id); });
    if (waiting.empty()) return rest(*container);
    if (!claim(*container)) return until_one_is_free;
    try {
        answer_all(*container, waiting);
    } catch (const RunFailed& failure) {
        remove_version(host_, place_of(*container));
        refuse_all(waiting, "NOT_STARTED", failure.what());
        container->up = false;
        save(*container);
    }
    return at_once;
}

void Tries::give_up(std::int64_t id, const std::string& why) {
    auto waiting = host_.database.read([&](store::Reader& reader) { return store::list_open_tries(reader, id); });
    refuse_all(waiting, "SERVER_TROUBLE", fmt::format("The container could not be run: {}.", why));
}

// A place for the container among those that may be there; the one that rests longest is asked to go for it.
bool Tries::claim(store::TryContainer& container) {
    container.used = host_.clock.now();
    return host_.database.write([&](store::Transaction& tx) {
        if (!container.up && std::ssize(store::list_try_containers_up(tx)) >= host_.options.try_containers) {
            store::retire_try_container(tx);
            return false;
        }
        container.up = true;
        store::save_try_container(tx, container);
        return true;
    });
}

void Tries::answer_all(store::TryContainer& container, std::vector<store::Try>& waiting) {
    const auto runnable = host_.database.read(
        [&](store::Reader& reader) { return find_published_copy(host_, reader, container.seller, container.version); });
    if (!runnable) throw RunFailed("The version is not there any more.");
    const std::string address = ensure_address(container, *runnable, waiting);
    const base::Document* types =
        base::find(runnable->resource.document, "InferenceSpecification.SupportedContentTypes");
    for (store::Try& attempt : waiting)
        answer(container, types ? *types : base::Document(), address, attempt);
    container.used = host_.clock.now();
    save(container);
}

std::string Tries::ensure_address(store::TryContainer& container, const Runnable& runnable,
                                  std::vector<store::Try>& waiting) {
    const VersionPlace place = place_of(container);
    const std::string name = container_name(host_, place);
    if (is_running(host_, name)) {
        const auto ready = await_ping(host_, name, std::chrono::seconds(10), [] {});
        if (ready.ready) return ready.address;
    }
    host_.docker.remove_container(name);
    const auto began = std::chrono::steady_clock::now();
    const auto enter = [&](const char* status, std::optional<base::Instant> store::Try::*time) {
        for (store::Try& attempt : waiting) {
            attempt.cold = true;
            attempt.status = status;
            attempt.*time = host_.clock.now();
            save(attempt);
        }
    };
    enter("PREPARING", &store::Try::preparing);
    std::string address = start_version(host_, runnable, place, [&] { enter("STARTING", &store::Try::starting); });
    container.start_micros =
        base::microseconds(std::chrono::duration_cast<base::microseconds>(std::chrono::steady_clock::now() - began))
            .count();
    save(container);
    return address;
}

void Tries::answer(const store::TryContainer& container, const base::Document& types, const std::string& address,
                   store::Try& attempt) {
    std::string input;
    std::string promised;
    try {
        input = attempt.sample ? read_sample(host_, container.seller, attempt.sample->input, attempt.sample->input_url)
                               : attempt.input;
        if (attempt.sample && attempt.sample->has_output())
            promised = read_sample(host_, container.seller, attempt.sample->output, attempt.sample->output_url);
    } catch (const RunFailed& failure) {
        attempt.problem_code = "NO_SAMPLE";
        attempt.problem = failure.what();
        return end(attempt, "FAILED");
    }
    if (attempt.content_type.empty()) attempt.content_type = readiness::choose_content_type(input, types);
    attempt.status = "RUNNING";
    attempt.running = host_.clock.now();
    save(attempt);
    base::fault_point("try.running");
    const auto began = std::chrono::steady_clock::now();
    auto reply = invoke_version(host_, address, std::move(input), attempt.content_type);
    attempt.took_micros =
        std::chrono::duration_cast<base::microseconds>(std::chrono::steady_clock::now() - began).count();
    using Outcome = outside::ContainerReply::Outcome;
    if (reply.outcome != Outcome::Answered) {
        const auto found = host_.docker.find_container(container_name(host_, place_of(container)));
        const std::string ended = found ? describe_end(host_, *found) : "its container was removed";
        attempt.problem_code = "NO_ANSWER";
        attempt.problem = !ended.empty()                       ? fmt::format("The container did not answer: {}.", ended)
                          : reply.outcome == Outcome::TimedOut ? "The container did not answer within 60 s."
                                                               : "The container closed the connection.";
        return end(attempt, "FAILED");
    }
    if (!reply.good()) {
        attempt.problem_code = "REFUSED_BY_MODEL";
        attempt.problem = fmt::format("The model answered with {}: {}", reply.status, beginning_of(reply.body));
        return end(attempt, "FAILED");
    }
    if (reply.body.size() > largest_output) {
        attempt.problem_code = "OUTPUT_TOO_LARGE";
        attempt.problem = fmt::format("The answer has {} bytes; {} are allowed.", reply.body.size(), largest_output);
        return end(attempt, "FAILED");
    }
    if (attempt.sample && attempt.sample->has_output())
        attempt.likeness = readiness::render(readiness::compare(promised, reply.body));
    attempt.output = std::move(reply.body);
    if (attempt.sample)
        host_.database.write(
            [&](store::Transaction& tx) { store::note_answer(tx, container.id, *attempt.took_micros); });
    end(attempt, "DONE");
}

void Tries::end(store::Try& attempt, const char* status) {
    attempt.status = status;
    attempt.ended = host_.clock.now();
    save(attempt);
}

void Tries::refuse_all(std::vector<store::Try>& waiting, const char* code, const std::string& why) {
    for (store::Try& attempt : waiting) {
        if (attempt.ended) continue;
        attempt.problem_code = code;
        attempt.problem = why;
        end(attempt, "FAILED");
    }
}

std::optional<std::chrono::milliseconds> Tries::rest(store::TryContainer& container) {
    const base::Instant now = host_.clock.now();
    host_.database.write([&](store::Transaction& tx) { store::forget_try_outputs(tx, now - outputs_kept); });
    if (!container.up) return std::nullopt;
    const auto left = container.used + warm - now;
    if (left > base::microseconds(0) && is_running(host_, container_name(host_, place_of(container))))
        return std::chrono::duration_cast<std::chrono::milliseconds>(left) + std::chrono::milliseconds(1);
    remove_version(host_, place_of(container));
    container.up = false;
    save(container);
    return std::nullopt;
}

void Tries::save(const store::Try& attempt) {
    host_.database.write([&](store::Transaction& tx) { store::save_try(tx, attempt); });
}

void Tries::save(const store::TryContainer& container) {
    host_.database.write([&](store::Transaction& tx) { store::save_try_container(tx, container); });
}

} // namespace control
