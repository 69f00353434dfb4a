// Against the real Docker engine: these tests need one, as the program does.
#include "kit/container/image.hpp"
#include "outside/docker/container_http.hpp"
#include "outside/docker/docker.hpp"
#include "outside/docker/firewall.hpp"
#include "outside/docker/log_frames.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace outside {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class DockerTest : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(docker_.ping()) << "no Docker engine answers";
        docker_.ensure_isolated_network(network_, bridge_, labels_);
        ASSERT_EQ(ensure_bridge_closed(bridge_), "");
    }
    void TearDown() override {
        for (const auto& container : docker_.list_containers(labels_))
            docker_.remove_container(container.id);
        docker_.remove_network(network_);
        remove_bridge_rules(bridge_);
    }
    ContainerSpec spec(const std::string& name, std::vector<std::string> command) {
        return {.name = network_ + "-" + name,
                .image = kit::sample_image(docker_),
                .command = std::move(command),
                .labels = labels_,
                .network = network_,
                .pids = 64};
    }
    std::string serve(const std::string& name, ContainerSpec spec) {
        const auto id = docker_.ensure_container(spec);
        docker_.start(id);
        const auto address = docker_.find_container(id)->addresses.at(network_);
        for (int i = 0; i < 100; ++i) {
            const ContainerRequest ping{.address = address, .target = "/ping"};
            if (call_container(ping).good()) return address;
            usleep(20'000); // the container's own start, which nobody can hurry
        }
        ADD_FAILURE() << name << " never answered";
        return address;
    }
    std::string probe(ContainerSpec spec) {
        const auto id = docker_.ensure_container(spec);
        docker_.start(id);
        EXPECT_EQ(docker_.wait(id, std::chrono::seconds(60)), 0);
        return docker_.tail_logs(id, 100);
    }

    Docker docker_;
    std::string network_ = fmt::format("souk-test-{}", getpid());
    std::string bridge_ = fmt::format("soukt{}", getpid() % 1'000'000);
    Labels labels_{{"souk.test", network_}};
};

TEST_F(DockerTest, ImagesAreNamedByTheirContent) {
    const auto image = docker_.find_image(kit::sample_image(docker_));
    ASSERT_TRUE(image);
    EXPECT_THAT(image->id, testing::StartsWith("sha256:"));
    EXPECT_THAT(image->entrypoint, testing::ElementsAre("/sample"));
    EXPECT_EQ(docker_.find_image(image->id)->id, image->id);
    docker_.tag_image(image->id, "souk-test/kept", network_);
    EXPECT_EQ(docker_.find_image("souk-test/kept:" + network_)->id, image->id);
    docker_.remove_image("souk-test/kept:" + network_);
    EXPECT_FALSE(docker_.find_image("souk-test/kept:" + network_));
    EXPECT_FALSE(docker_.find_image("no such name"));
}

TEST_F(DockerTest, AnImageThatNobodyHasIsNotFound) {
    try {
        docker_.require_image("127.0.0.1:1/none:1", std::chrono::seconds(20));
        FAIL();
    } catch (const DockerError& error) {
        EXPECT_EQ(error.kind, DockerError::Kind::NotFound);
        EXPECT_THAT(error.what(), HasSubstr("127.0.0.1:1/none:1"));
    }
}

TEST_F(DockerTest, AnEngineThatIsNotThereIsUnreachable) {
    const Docker nobody("unix:///nonexistent.sock");
    EXPECT_FALSE(nobody.ping());
    try {
        nobody.info();
        FAIL();
    } catch (const DockerError& error) {
        EXPECT_EQ(error.kind, DockerError::Kind::Unreachable);
    }
}

TEST_F(DockerTest, AContainerIsMadeOnceAndAnswers) {
    auto wanted = spec("server", {"serve"});
    wanted.hostname = "primary";
    wanted.environment = {{"GREETING", "hello"}};
    const auto address = serve("server", wanted);
    EXPECT_EQ(docker_.ensure_container(wanted), docker_.find_container(wanted.name)->id);
    docker_.start(wanted.name); // again
    const auto reply =
        call_container({.address = address, .method = "POST", .target = "/invocations", .body = "!env GREETING"});
    EXPECT_EQ(reply.body, "hello");
    EXPECT_EQ(docker_.list_containers(labels_).size(), 1u);
    docker_.pause(wanted.name);
    EXPECT_EQ(
        call_container({.address = address, .target = "/ping", .deadline = std::chrono::milliseconds(200)}).outcome,
        ContainerReply::Outcome::TimedOut);
    docker_.unpause(wanted.name);
    EXPECT_TRUE(call_container({.address = address, .target = "/ping"}).good());
    docker_.stop(wanted.name, std::chrono::seconds(10));
    EXPECT_EQ(docker_.find_container(wanted.name)->state, "exited");
    EXPECT_THAT(docker_.tail_logs(wanted.name, 10), HasSubstr("listening"));
    docker_.remove_container(wanted.name);
    docker_.remove_container(wanted.name);
    EXPECT_FALSE(docker_.find_container(wanted.name));
}

TEST_F(DockerTest, ALongWaitEndsAtItsDeadline) {
    const auto wanted = spec("waiting", {"serve"});
    const auto id = docker_.ensure_container(wanted);
    docker_.start(id);
    EXPECT_EQ(docker_.wait(id, std::chrono::milliseconds(100)), std::nullopt);
    docker_.kill(id);
    EXPECT_EQ(docker_.wait(id, std::chrono::seconds(10)), 137);
}

// A listener on all of this machine's addresses, as a service of the operator would be.
class HostService {
  public:
    HostService() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        socklen_t size = sizeof address;
        bind(fd_, reinterpret_cast<sockaddr*>(&address), size);
        listen(fd_, 8);
        getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size);
        port = ntohs(address.sin_port);
    }
    ~HostService() { close(fd_); }
    int port = 0;

  private:
    int fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
};

TEST_F(DockerTest, AContainerReachesNothing) {
    const auto neighbour = serve("neighbour", spec("neighbour", {"serve"}));
    const auto gateway = neighbour.substr(0, neighbour.rfind('.')) + ".1";
    const HostService host;
    const std::string log =
        probe(spec("prober", {"probe", "tcp:1.1.1.1:53", "tcp:169.254.169.254:80",
                              fmt::format("tcp:{}:8080", neighbour), fmt::format("tcp:{}:{}", gateway, host.port),
                              fmt::format("tcp:172.17.0.1:{}", host.port), "dns:example.com"}));
    EXPECT_THAT(log, Not(HasSubstr("= reached"))) << log;
    EXPECT_THAT(log, Not(HasSubstr("= resolved"))) << log;
    EXPECT_THAT(log, HasSubstr("dns:example.com = ")) << log;
    // And yet we reach it.
    EXPECT_TRUE(call_container({.address = neighbour, .target = "/ping"}).good());
}

TEST_F(DockerTest, AContainerHoldsNoPrivileges) {
    const std::string log = probe(spec("prober", {"probe", "status:CapEff", "status:CapBnd", "status:CapPrm",
                                                  "status:NoNewPrivs", "status:Seccomp", "fork:200", "write:/tmp/x"}));
    for (const char* field : {"CapEff", "CapBnd", "CapPrm"})
        EXPECT_THAT(log, HasSubstr(fmt::format("status:{} = 0000000000000000", field)));
    EXPECT_THAT(log, HasSubstr("status:NoNewPrivs = 1"));
    EXPECT_THAT(log, HasSubstr("status:Seccomp = 2"));
    EXPECT_THAT(log, HasSubstr("fork:200 = Resource temporarily unavailable"));
    EXPECT_THAT(log, HasSubstr("write:/tmp/x = written"));
}

TEST_F(DockerTest, TheModelIsReadOnlyAndLimitsHold) {
    const auto folder = std::filesystem::temp_directory_path() / network_;
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "prefix") << "model:";
    auto wanted = spec("limited", {"serve"});
    wanted.mounts = {{folder, "/opt/ml/model"}};
    wanted.memory_bytes = 64 << 20;
    wanted.nano_cpus = 500'000'000;
    const auto address = serve("limited", wanted);
    EXPECT_EQ(call_container({.address = address, .method = "POST", .target = "/invocations", .body = "1,2"}).body,
              "model:1,2");
    auto prober = spec("prober", {"probe", "write:/opt/ml/model/x"});
    prober.mounts = wanted.mounts;
    EXPECT_THAT(probe(prober), HasSubstr("= Read-only file system"));
    std::filesystem::remove_all(folder);
}

TEST(LogFrames, AreTakenApartWhereverTheyAreCut) {
    std::string stream;
    for (const std::string text : {"out one\n", "", "err\n"})
        stream += std::string("\x01\0\0\0\0\0\0", 7) + static_cast<char>(text.size()) + text;
    for (std::size_t cut = 1; cut < stream.size(); ++cut) {
        LogFrames frames;
        std::string text;
        const auto take = [&](std::string_view piece) {
            text += piece;
            return true;
        };
        frames.feed(std::string_view(stream).substr(0, cut), take);
        frames.feed(std::string_view(stream).substr(cut), take);
        EXPECT_EQ(text, "out one\nerr\n");
    }
}

} // namespace
} // namespace outside
