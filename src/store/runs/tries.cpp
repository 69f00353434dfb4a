#include "store/runs/tries.hpp"

#include "store/market/listing_changes.hpp"

#include <fmt/format.h>

namespace store {

namespace {

constexpr const char* container_by_id =
    "SELECT id, version, product, seller, instance_type, up, used, start_micros FROM try_container WHERE id = $1";
constexpr const char* container_by_version =
    "SELECT id, version, product, seller, instance_type, up, used, start_micros FROM try_container WHERE version = $1";

std::string select(std::string_view where) {
    return fmt::format("SELECT id, code, container, product, version, account, own, sample, sample_plan, content_type, "
                       "input, status, requested, preparing, starting, running, ended, cold, took_micros, output, "
                       "likeness, problem_code, problem FROM try_run WHERE {}",
                       where);
}

// Of a try that somebody waits for.
constexpr std::string_view open = "status IN ('QUEUED', 'PREPARING', 'STARTING', 'RUNNING')";

TryContainer make_container(const Row& row) {
    TryContainer container;
    container.id = row.integer(0);
    container.version = row.text(1);
    container.product = row.text(2);
    container.seller = row.text(3);
    container.instance_type = row.text(4);
    container.up = row.flag(5);
    container.used = row.instant(6);
    if (!row.null(7)) container.start_micros = row.integer(7);
    return container;
}

Try make_try(const Row& row) {
    Try attempt;
    attempt.id = row.integer(0);
    attempt.code = row.text(1);
    attempt.container = row.integer(2);
    attempt.product = row.text(3);
    attempt.version = row.text(4);
    attempt.account = row.text(5);
    attempt.own = row.flag(6);
    if (!row.text(7).empty()) attempt.sample = domain::parse_sample(row.document(8));
    attempt.content_type = row.text(9);
    attempt.input = row.maybe_text(10).value_or("");
    attempt.status = row.text(11);
    attempt.requested = row.instant(12);
    attempt.preparing = row.maybe_instant(13);
    attempt.starting = row.maybe_instant(14);
    attempt.running = row.maybe_instant(15);
    attempt.ended = row.maybe_instant(16);
    attempt.cold = row.flag(17);
    if (!row.null(18)) attempt.took_micros = row.integer(18);
    attempt.output = row.maybe_text(19);
    attempt.likeness = row.text(20);
    attempt.problem_code = row.text(21);
    attempt.problem = row.text(22);
    return attempt;
}

Value bytes_of(const std::optional<std::string>& bytes) {
    return bytes ? Value::blob(*bytes) : Value(nullptr);
}

std::int64_t count(Reader& reader, std::string_view sql, const Values& values) {
    return reader.one(sql, values, [](const Row& row) { return row.integer(0); }).value();
}

} // namespace

domain::TryPolicy load_try_policy(Reader& reader, std::string_view product) {
    return reader
        .one("SELECT allowed, per_account, per_day, revision FROM try_policy WHERE product = $1", {product},
             [](const Row& row) {
                 return domain::TryPolicy{domain::parse_tries_allowed(row.text(0)), row.integer(1), row.integer(2),
                                          row.integer(3)};
             })
        .value_or(domain::TryPolicy());
}

void save_try_policy(Transaction& tx, std::string_view product, const domain::TryPolicy& policy) {
    tx.exec("INSERT INTO try_policy (product, allowed, per_account, per_day) VALUES ($1, $2, $3, $4) "
            "ON CONFLICT (product) DO UPDATE SET allowed = $2, per_account = $3, per_day = $4, revision = "
            "try_policy.revision + 1",
            {product, render(policy.allowed), policy.per_account, policy.per_day});
}

std::optional<TryContainer> find_try_container(Reader& reader, std::int64_t id) {
    return reader.one(container_by_id, {id}, make_container);
}

std::optional<TryContainer> find_try_container(Reader& reader, std::string_view version) {
    return reader.one(container_by_version, {version}, make_container);
}

TryContainer ensure_try_container(Transaction& tx, const TryContainer& wanted) {
    tx.exec("INSERT INTO try_container (version, product, seller, instance_type, up, used) "
            "VALUES ($1, $2, $3, $4, 0, 0) ON CONFLICT (version) DO UPDATE SET instance_type = $4",
            {wanted.version, wanted.product, wanted.seller, wanted.instance_type});
    return find_try_container(tx, wanted.version).value();
}

void save_try_container(Transaction& tx, const TryContainer& container) {
    tx.exec("UPDATE try_container SET up = $2, used = $3, start_micros = $4 WHERE id = $1",
            {container.id, container.up, container.used, container.start_micros});
}

std::vector<std::int64_t> list_try_containers(Reader& reader) {
    return reader.all(fmt::format("SELECT id FROM try_container WHERE up = 1 UNION "
                                  "SELECT container FROM try_run WHERE {}",
                                  open),
                      {}, [](const Row& row) { return row.integer(0); });
}

std::vector<std::int64_t> list_try_containers_up(Reader& reader) {
    return reader.all("SELECT id FROM try_container WHERE up = 1", {}, [](const Row& row) { return row.integer(0); });
}

void note_answer(Transaction& tx, std::int64_t container, std::int64_t micros) {
    struct Noted {
        std::string product;
        domain::AnswerTimes times;
    };
    auto noted = tx.one("SELECT product, answers FROM try_container WHERE id = $1", {container}, [](const Row& row) {
        return Noted{row.text(0), domain::parse_answer_times(row.text(1))};
    });
    if (!noted) return;
    const auto before = domain::typical(noted->times);
    domain::add_answer(noted->times, micros);
    tx.exec("UPDATE try_container SET answers = $2 WHERE id = $1", {container, domain::render(noted->times)});
    if (domain::typical(noted->times) != before) note_listing(tx, noted->product);
}

std::optional<std::int64_t> typical_answer(Reader& reader, std::string_view version) {
    const auto answers = reader.one("SELECT answers FROM try_container WHERE version = $1", {version},
                                    [](const Row& row) { return row.text(0); });
    return domain::typical(domain::parse_answer_times(answers.value_or("")));
}

void retire_try_container(Transaction& tx) {
    tx.exec(fmt::format("UPDATE try_container SET used = 0 WHERE id = (SELECT id FROM try_container c WHERE up = 1 "
                        "AND NOT EXISTS (SELECT 1 FROM try_run WHERE {} AND container = c.id) ORDER BY used LIMIT 1)",
                        open),
            {});
    tx.ring("tries");
}

void insert_try(Transaction& tx, Try& attempt) {
    const Value input = attempt.sample ? Value(nullptr) : Value::blob(attempt.input);
    attempt.id =
        tx.one("INSERT INTO try_run (code, container, product, version, account, own, sample, sample_plan, "
               "content_type, input, status, requested, cold, likeness, problem_code, problem) "
               "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '', '', '') RETURNING id",
               {attempt.code, attempt.container, attempt.product, attempt.version, attempt.account, attempt.own,
                attempt.sample ? attempt.sample->id : "", attempt.sample ? render(*attempt.sample) : base::Document(),
                attempt.content_type, input, attempt.status, attempt.requested},
               [](const Row& row) { return row.integer(0); })
            .value();
    tx.ring("tries");
}

void save_try(Transaction& tx, const Try& attempt) {
    tx.exec("UPDATE try_run SET content_type = $2, input = CASE WHEN $7 IS NULL THEN input END, status = $3, "
            "preparing = $4, starting = $5, running = $6, ended = $7, cold = $8, took_micros = $9, output = $10, "
            "likeness = $11, problem_code = $12, problem = $13 WHERE id = $1",
            {attempt.id, attempt.content_type, attempt.status, attempt.preparing, attempt.starting, attempt.running,
             attempt.ended, attempt.cold, attempt.took_micros, bytes_of(attempt.output), attempt.likeness,
             attempt.problem_code, attempt.problem});
}

std::optional<Try> find_try(Reader& reader, std::string_view account, std::string_view code) {
    return reader.one(select("code = $2 AND account = $1"), {account, code}, make_try);
}

std::vector<Try> list_open_tries(Reader& reader, std::int64_t container) {
    return reader.all(select(fmt::format("{} AND container = $1 ORDER BY id", open)), {container}, make_try);
}

domain::TriesToday count_tries(Reader& reader, std::string_view account, std::string_view product,
                               base::Instant midnight) {
    domain::TriesToday today;
    today.of_product = count(reader, "SELECT count(*) FROM try_run WHERE product = $1 AND requested >= $2 AND own = 0",
                             {product, midnight});
    today.of_account =
        count(reader, "SELECT count(*) FROM try_run WHERE product = $1 AND requested >= $2 AND account = $3",
              {product, midnight, account});
    today.open = count(reader, fmt::format("SELECT count(*) FROM try_run WHERE account = $1 AND {}", open), {account});
    return today;
}

void forget_try_outputs(Transaction& tx, base::Instant ended_before) {
    tx.exec("UPDATE try_run SET output = NULL WHERE output IS NOT NULL AND ended < $1", {ended_before});
}

} // namespace store
