// Endpoints of the tests' container: created, updated, kept alive, deleted.
#include "control/serving.hpp"
#include "control/sweep.hpp"
#include "control/world_for_tests.hpp"
#include "store/runs/endpoint_logs.hpp"
#include "store/runs/run_spans.hpp"

#include <gmock/gmock.h>

namespace control {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class EndpointsTest : public World {
  protected:
    domain::Fleet fleet(std::int64_t generation, std::map<std::string, std::string> environment = {},
                        std::int64_t count = 1) {
        domain::VariantPlan variant{.name = "AllTraffic", .instance_type = "ml.m5.large", .instances_wanted = count};
        variant.model.containers = {{.image = kit::sample_image(docker),
                                     .model_data = "s3://data/model.tar.gz",
                                     .environment = std::move(environment)}};
        return {.generation = generation, .config = fmt::format("config-{}", generation), .variants = {variant}};
    }
    std::int64_t create(const domain::Fleet& wish) {
        return insert("endpoint", "e", "Creating",
                      boost::json::object{{"_internal", boost::json::object{{"desired", domain::render(wish)}}}});
    }
    void wish(std::int64_t id, const std::string& status, const domain::Fleet& wish) {
        change_row(database, id, [&](store::Resource& row) {
            row.status = status;
            row.internal()["desired"] = domain::render(wish);
            return true;
        });
    }
    domain::Fleet deployed(std::int64_t id) { return domain::parse_fleet(row(id).internal()["deployed"]); }
    std::string invoke(std::int64_t id, const std::string& body, std::size_t instance = 0) {
        return outside::call_container({.address = deployed(id).variants.at(0).instances.at(instance).address,
                                        .method = "POST",
                                        .target = "/invocations",
                                        .body = body})
            .body;
    }
    void SetUp() override {
        World::SetUp();
        put_model("model.tar.gz", "one:");
    }
    Endpoints endpoints{host};
};

TEST_F(EndpointsTest, AnEndpointLivesAndDies) {
    const auto id = create(fleet(0));
    EXPECT_EQ(endpoints.advance(id), std::chrono::milliseconds(0));
    ASSERT_EQ(row(id).status, "InService") << base::text_at(row(id).document, "FailureReason");
    EXPECT_EQ(invoke(id, "1,2"), "one:1,2");
    EXPECT_EQ(base::text_at(row(id).document, "EndpointConfigName"), "config-0");
    EXPECT_THAT(base::text_at(row(id).document, "ProductionVariants[0].DeployedImages[0].ResolvedImage"),
                HasSubstr("@sha256:"));
    EXPECT_TRUE(deployed(id).variants[0].instances[0].healthy);

    // Another server's turn: it finds what runs, and makes nothing new.
    const auto before = containers()[0].id;
    Endpoints restarted(host);
    EXPECT_TRUE(restarted.advance(id));
    ASSERT_THAT(containers(), SizeIs(1));
    EXPECT_EQ(containers()[0].id, before);

    change_row(database, id, [](store::Resource& r) {
        r.status = "Deleting";
        return true;
    });
    EXPECT_EQ(endpoints.advance(id), std::nullopt);
    EXPECT_FALSE(find_row(database, id));
    EXPECT_THAT(containers(), IsEmpty());
    EXPECT_FALSE(std::filesystem::exists(root / "runs" / fmt::format("endpoint-{}", id)));
}

TEST_F(EndpointsTest, WhatContainersWroteIsKeptOnceAndOutlivesThem) {
    const auto id = create(fleet(0, {{"CRASH", "3"}}));
    endpoints.advance(id);
    ASSERT_EQ(row(id).status, "Failed");
    EXPECT_THAT(containers(), IsEmpty());
    const auto lines = [&] {
        return database.read([&](store::Reader& r) { return store::list_last_log_lines(r, id, 100); });
    };
    const auto kept = lines();
    ASSERT_THAT(kept, Not(IsEmpty()));
    EXPECT_EQ(kept[0].stream, "AllTraffic/i-0-0");
    EndpointLogs(host).collect(row(id));
    EXPECT_EQ(lines().size(), kept.size());
}

TEST_F(EndpointsTest, TheTimeOfAFleetIsCountedUntilTheNextOrItsEnd) {
    const auto id = create(fleet(0));
    const auto spans = [&, arn = row(id).arn()] {
        return database.read([&](store::Reader& r) { return store::list_spans(r, arn, base::Instant()); });
    };
    endpoints.advance(id);
    ASSERT_THAT(spans(), SizeIs(1));
    EXPECT_EQ(spans()[0].started, row(id).updated);
    wish(id, "Updating", fleet(1, {}, 2));
    endpoints.advance(id);
    endpoints.advance(id); // nothing more
    ASSERT_THAT(spans(), SizeIs(2));
    EXPECT_EQ(spans()[0].ended, row(id).updated);
    EXPECT_EQ(spans()[1].started, row(id).updated);
    EXPECT_EQ(spans()[1].instances, 2);
    EXPECT_FALSE(spans()[1].ended);
    const auto stopped = row(id).updated + std::chrono::minutes(5);
    change_row(database, id, [&](store::Resource& r) {
        r.status = "OutOfService";
        r.updated = stopped;
        return true;
    });
    EXPECT_EQ(endpoints.advance(id), std::nullopt);
    EXPECT_THAT(containers(), IsEmpty());
    EXPECT_EQ(spans()[1].ended, stopped) << "whenever the containers went";
    EXPECT_FALSE(row(id).internal().contains("deployed"));
}

TEST_F(EndpointsTest, ASmallHostIsSaid) {
    host.size = {.cpus = 1, .memory_bytes = 2LL << 30};
    const auto id = create(fleet(0));
    endpoints.advance(id);
    EXPECT_THAT(base::text_at(row(id).document, "ProductionVariants[0].VariantStatus[0].StatusMessage"),
                HasSubstr("1 vCPU and 1.8 GiB (of the type's 2 vCPU and 8.0 GiB: limited by this host)"));
}

TEST_F(EndpointsTest, AnUpdateReplacesTheFleetOnceTheNewOneAnswers) {
    const auto id = create(fleet(0));
    endpoints.advance(id);
    const auto old = containers()[0].id;
    put_model("model.tar.gz", "two:");
    wish(id, "Updating", fleet(1));
    endpoints.advance(id);
    EXPECT_EQ(row(id).status, "InService");
    EXPECT_EQ(invoke(id, "x"), "two:x");
    ASSERT_THAT(containers(), SizeIs(1));
    EXPECT_NE(containers()[0].id, old);
    EXPECT_EQ(deployed(id).config, "config-1");
}

TEST_F(EndpointsTest, AFailedUpdateLeavesWhatServed) {
    const auto id = create(fleet(0));
    endpoints.advance(id);
    const auto old = containers()[0].id;
    wish(id, "Updating", fleet(1, {{"CRASH", "3"}}));
    endpoints.advance(id);
    EXPECT_EQ(row(id).status, "InService");
    EXPECT_EQ(deployed(id).config, "config-0");
    EXPECT_THAT(base::text_at(row(id).document, "FailureReason"), HasSubstr("exited with code 3"));
    ASSERT_THAT(containers(), SizeIs(1));
    EXPECT_EQ(containers()[0].id, old);
    EXPECT_EQ(invoke(id, "x"), "one:x");
}

TEST_F(EndpointsTest, WhatNeverAnsweredHasFailedWithTheReason) {
    const auto id = create(fleet(0, {{"CRASH", "3"}}));
    endpoints.advance(id);
    EXPECT_EQ(row(id).status, "Failed");
    const auto reason = base::text_at(row(id).document, "FailureReason");
    EXPECT_THAT(reason,
                HasSubstr("The primary container for production variant AllTraffic did not pass the ping health "
                          "check. Please check CloudWatch logs for this endpoint."));
    EXPECT_THAT(reason, HasSubstr("cannot read the model"));
    EXPECT_THAT(containers(), IsEmpty());
}

TEST_F(EndpointsTest, NewCountsKeepTheContainersThatServe) {
    const auto id = create(fleet(0));
    endpoints.advance(id);
    const auto old = containers()[0].id;
    wish(id, "Updating", fleet(0, {}, 2));
    endpoints.advance(id);
    EXPECT_THAT(containers(), SizeIs(2));
    EXPECT_EQ(invoke(id, "x", 0), "one:x");
    EXPECT_EQ(invoke(id, "x", 1), "one:x");
    wish(id, "Updating", fleet(0));
    endpoints.advance(id);
    ASSERT_THAT(containers(), SizeIs(1));
    EXPECT_EQ(containers()[0].id, old);
}

TEST_F(EndpointsTest, AContainerThatDiedServesAgain) {
    const auto id = create(fleet(0));
    endpoints.advance(id);
    docker.kill(containers()[0].id);
    endpoints.advance(id); // sees it, and starts it
    EXPECT_FALSE(deployed(id).variants[0].instances[0].healthy);
    await_ping(host, containers()[0].id, std::chrono::seconds(20), [] {});
    endpoints.advance(id);
    EXPECT_TRUE(deployed(id).variants[0].instances[0].healthy);
    EXPECT_EQ(invoke(id, "x"), "one:x");

    docker.remove_container(containers()[0].id);
    endpoints.advance(id);
    ASSERT_THAT(containers(), SizeIs(1));
    await_ping(host, containers()[0].id, std::chrono::seconds(20), [] {});
    endpoints.advance(id);
    EXPECT_EQ(invoke(id, "x"), "one:x");
}

TEST_F(EndpointsTest, OrphansAreSweptAndNobodyElse) {
    const auto id = create(fleet(0));
    endpoints.advance(id);
    auto orphan = outside::ContainerSpec{.name = host.network() + "-orphan",
                                         .image = kit::sample_image(docker),
                                         .command = {"serve"},
                                         .labels = host.labels("endpoint", id + 1000)};
    docker.ensure_container(orphan);
    orphan.name += "-of-another";
    orphan.labels["souk.instance"] = host.installation + "other";
    const auto other = docker.ensure_container(orphan);
    host.folder_of("endpoint", id + 1000);
    sweep_orphans(host);
    EXPECT_THAT(containers(), SizeIs(1));
    EXPECT_EQ(invoke(id, "x"), "one:x");
    EXPECT_TRUE(docker.find_container(other));
    docker.remove_container(other);
    EXPECT_FALSE(std::filesystem::exists(root / "runs" / fmt::format("endpoint-{}", id + 1000)));
    EXPECT_TRUE(std::filesystem::exists(root / "runs" / fmt::format("endpoint-{}", id)));
}

} // namespace
} // namespace control
