// The loops as the server runs them, in threads, and killed at every fault point: what was begun is ended by the next
// start, and nothing is there twice.
#include "control/loops.hpp"
#include "control/world_for_tests.hpp"

#include <csignal>
#include <gmock/gmock.h>
#include <semaphore>
#include <spawn.h>
#include <sys/wait.h>

extern char** environ;

namespace control {
namespace {

using testing::SizeIs;

// A world that a second process can take over: it is found by its folder.
class LoopsTest : public World {
  protected:
    std::int64_t add_endpoint() {
        domain::VariantPlan variant{.name = "AllTraffic", .instance_type = "ml.m5.large"};
        variant.model.containers = {{.image = kit::sample_image(docker), .model_data = "s3://data/model.tar.gz"}};
        const domain::Fleet fleet{.config = "c", .variants = {variant}};
        return insert("endpoint", "e", "Creating",
                      boost::json::object{{"_internal", boost::json::object{{"desired", domain::render(fleet)}}}});
    }
    std::int64_t add_package() {
        return insert("model-package", "p", "Pending",
                      boost::json::parse(fmt::format(R"({{
            "InferenceSpecification": {{"Containers": [{{"Image": "{}", "ModelDataUrl": "s3://data/model.tar.gz"}}]}},
            "ValidationSpecification": {{"ValidationRole": "arn:aws:iam::111122223333:role/R", "ValidationProfiles": [
                {{"ProfileName": "P", "TransformJobDefinition": {{
                    "TransformInput": {{"DataSource": {{"S3DataSource": {{"S3DataType": "S3Prefix", "S3Uri": "s3://data/in/"}}}}}},
                    "TransformOutput": {{"S3OutputPath": "s3://data/out"}},
                    "TransformResources": {{"InstanceType": "ml.m5.large", "InstanceCount": 1}}}}}}]}}}})",
                                                     kit::sample_image(docker))));
    }
    void SetUp() override {
        World::SetUp();
        put_model("model.tar.gz", "one:");
        put("in/a.csv", "1,2\n");
    }
    LoopsOptions options() { return {.folder = root / "runs", .tick = std::chrono::seconds(1)}; }

    // Runs `turn` in a process of its own over this world; how it ended, as wait() says.
    int run_child(const std::string& turn, const std::string& fault) {
        std::vector<std::string> environment = {"SOUK_TEST_WORLD=" + root.string(), "SOUK_FAULT=" + fault};
        for (char** item = environ; *item; ++item)
            environment.emplace_back(*item);
        std::vector<char*> pointers;
        for (auto& item : environment)
            pointers.push_back(item.data());
        pointers.push_back(nullptr);
        std::string program = "/proc/self/exe", filter = "--gtest_filter=LoopsTurn.DISABLED_" + turn;
        std::string disabled = "--gtest_also_run_disabled_tests", brief = "--gtest_brief=1";
        char* arguments[] = {program.data(), filter.data(), disabled.data(), brief.data(), nullptr};
        const std::string exe = std::filesystem::read_symlink("/proc/self/exe");
        pid_t child = 0;
        EXPECT_EQ(posix_spawn(&child, exe.c_str(), nullptr, nullptr, arguments, pointers.data()), 0);
        int status = 0;
        waitpid(child, &status, 0);
        return status;
    }
};

// Waits until no row of these kinds is under way.
void await_settled(store::Database& database) {
    const auto rung = std::make_shared<std::counting_semaphore<>>(1); // the database rings after the last wait, too
    for (const char* topic : {"endpoints", "model-packages"})
        database.listen(topic, [rung] { rung->release(); });
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    for (;;) {
        const bool open = database.read([](store::Reader& reader) {
            return !store::list_by_status(reader, store::kind::endpoint, {"Creating", "Updating", "Deleting"})
                        .empty() ||
                   !store::list_by_status(reader, store::kind::model_package, {"Pending", "InProgress"}).empty();
        });
        if (!open) return;
        ASSERT_TRUE(rung->try_acquire_until(deadline)) << "nothing was settled within a minute";
    }
}

// What the child processes of the crash test do.
TEST(LoopsTurn, DISABLED_UntilSettled) {
    const char* world = std::getenv("SOUK_TEST_WORLD");
    ASSERT_NE(world, nullptr);
    const std::filesystem::path root = world;
    base::SystemClock clock;
    base::IdSource ids;
    store::Database database({.path = root / "souk.db"});
    outside::Blobs blobs(root / "blobs");
    outside::Docker docker;
    Loops loops(database, blobs, docker, clock, ids, {.folder = root / "runs", .tick = std::chrono::seconds(1)});
    loops.start();
    await_settled(database);
    loops.stop();
}

TEST_F(LoopsTest, WishesComeTrueInTheBackground) {
    database.write([&](store::Transaction& tx) { store::ensure_installation_id(tx, host.installation); });
    Loops loops(database, blobs, docker, clock, ids, options());
    loops.start();
    const auto endpoint = add_endpoint();
    const auto package = add_package();
    await_settled(database);
    EXPECT_EQ(row(endpoint).status, "InService");
    EXPECT_EQ(row(package).status, "Completed");
    change_row(database, endpoint, [](store::Resource& r) {
        r.status = "Deleting";
        return true;
    });
    await_settled(database);
    EXPECT_FALSE(find_row(database, endpoint));
    loops.stop();
}

TEST_F(LoopsTest, AKillAtAnyInstantLosesAndDoublesNothing) {
    database.write([&](store::Transaction& tx) { store::ensure_installation_id(tx, host.installation); });
    const std::vector<std::string> points = {"endpoint.model.unpacked",     "endpoint.container.created",
                                             "endpoint.container.started",  "endpoint.ready",
                                             "endpoint.committed",          "validation.begun",
                                             "validation.images.pinned",    "validation.job.created",
                                             "transform.container.created", "transform.container.started",
                                             "transform.output.written",    "validation.job.ended",
                                             "validation.ending",           "validation.ended"};
    for (const auto& point : points) {
        SCOPED_TRACE(point);
        const auto endpoint = add_endpoint();
        const auto package = add_package();
        const int killed = run_child("UntilSettled", point);
        EXPECT_TRUE(WIFSIGNALED(killed) && WTERMSIG(killed) == SIGKILL) << "the point was never passed";
        EXPECT_EQ(run_child("UntilSettled", ""), 0);

        EXPECT_EQ(row(endpoint).status, "InService");
        EXPECT_EQ(row(package).status, "Completed") << boost::json::serialize(row(package).document);
        EXPECT_EQ(get("out/a.csv.out"), "one:1,2\n");
        EXPECT_THAT(containers(), SizeIs(1));
        const auto jobs =
            database.read([](store::Reader& r) { return store::list_all(r, store::kind::transform_job); });
        EXPECT_THAT(jobs, SizeIs(1));

        change_row(database, endpoint, [](store::Resource& r) {
            r.status = "Deleting";
            return true;
        });
        const bool retires = point == "endpoint.ready" || point == "endpoint.committed";
        const int ended = run_child("UntilSettled", retires ? "endpoint.retired" : "endpoint.emptied");
        EXPECT_TRUE(WIFSIGNALED(ended));
        EXPECT_EQ(run_child("UntilSettled", ""), 0);
        EXPECT_FALSE(find_row(database, endpoint));
        EXPECT_THAT(containers(), SizeIs(0));
        database.write([&](store::Transaction& tx) {
            store::delete_resource(tx, *store::find_resource_by_id(tx, package));
            for (const auto& job : jobs)
                store::delete_resource(tx, job);
        });
    }
}

} // namespace
} // namespace control
