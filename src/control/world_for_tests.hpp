// A whole installation in a temporary folder, on the real Docker engine, with the tests' container.
#pragma once

#include "control/endpoints.hpp"
#include "control/rows.hpp"
#include "control/stored_objects.hpp"
#include "control/validation.hpp"
#include "kit/container/image.hpp"
#include "outside/blobs/blobs.hpp"
#include "outside/docker/container_http.hpp"
#include "outside/docker/firewall.hpp"
#include "store/blobs/buckets.hpp"
#include "store/runs/installation.hpp"

#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

namespace control {

inline const std::string account = "111122223333";

class World : public testing::Test {
  protected:
    World() {
        database.write([&](store::Transaction& tx) {
            store::save_bucket(tx, {.name = "data", .account = account, .region = "us-east-1", .created = clock.now()});
            store::save_bucket(
                tx, {.name = "foreign", .account = "999900001111", .region = "us-east-1", .created = clock.now()});
        });
    }
    void SetUp() override {
        ASSERT_TRUE(docker.ping()) << "no Docker engine answers";
        observe_host(host);
    }
    void TearDown() override {
        for (const auto& container : docker.list_containers({{"souk.instance", host.installation}}))
            docker.remove_container(container.id);
        docker.remove_network(host.network());
        outside::remove_bridge_rules(host.bridge());
        std::filesystem::remove_all(root);
    }

    static std::filesystem::path make_root() {
        std::string pattern = (std::filesystem::temp_directory_path() / "souk-runs-XXXXXX").string();
        return mkdtemp(pattern.data());
    }

    void put(const std::string& key, const std::string& content) {
        const auto file = root / "upload";
        std::ofstream(file, std::ios::binary) << content;
        objects.put({account}, {"data", key}, file);
    }
    std::optional<std::string> get(const std::string& key) {
        const auto object = objects.find({account}, {"data", key});
        if (!object) return std::nullopt;
        std::ifstream in(object->path, std::ios::binary);
        return (std::ostringstream() << in.rdbuf()).str();
    }
    // An artefact whose answers begin with that text.
    void put_model(const std::string& key, const std::string& prefix) {
        const auto folder = root / "artefact";
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "prefix") << prefix;
        outside::pack_tar_gz(folder, root / "artefact.tar.gz");
        objects.put({account}, {"data", key}, root / "artefact.tar.gz");
    }

    std::int64_t insert(std::string_view kind, const std::string& name, const std::string& status,
                        base::Document document) {
        store::Resource row;
        row.kind = kind;
        row.account = account;
        row.region = "us-east-1";
        row.name = name;
        row.status = status;
        row.created = row.updated = clock.now();
        row.document = std::move(document);
        database.write([&](store::Transaction& tx) { store::insert_resource(tx, row); });
        return row.id;
    }
    store::Resource row(std::int64_t id) { return *find_row(database, id); }
    std::vector<outside::ContainerInfo> containers() {
        return docker.list_containers({{"souk.instance", host.installation}});
    }

    std::filesystem::path root = make_root();
    base::SystemClock clock;
    base::IdSource ids;
    store::Database database{{.path = root / "souk.db"}};
    outside::Blobs blobs{root / "blobs"};
    outside::Docker docker;
    StoredObjects objects{database, blobs, clock};
    Stopping stopping;
    Host host{docker,
              objects,
              database,
              clock,
              ids,
              stopping,
              {.folder = root / "runs", .startup_budget = std::chrono::seconds(20), .grace = std::chrono::seconds(5)},
              fmt::format("t{}", getpid()),
              {}};
};

} // namespace control
