#include "app/account.hpp"
#include "app/data_folder.hpp"
#include "app/doctor.hpp"
#include "base/document.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace app {
namespace {

using testing::HasSubstr;
using State = Finding::State;

class DoctorTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "souk-doctor-XXXXXX";
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
        config_.data = folder_ / "var";
        config_.docker = "unix://" + (folder_ / "none.sock").string();
        config_.port = 0;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    Finding find(const std::string& subject) {
        const auto all = examine(config_, base::SystemClock().now());
        const auto found = std::ranges::find(all, subject, &Finding::subject);
        if (found == all.end()) throw std::runtime_error("no check " + subject);
        return *found;
    }
    std::filesystem::path folder_;
    Config config_;
};

TEST_F(DoctorTest, AFreshMachineNeedsNothingMade) {
    EXPECT_EQ(find("data folder").state, State::Good);
    EXPECT_EQ(find("key file").state, State::Good);
    EXPECT_EQ(find("port").state, State::Good);
    EXPECT_FALSE(std::filesystem::exists(config_.data));
}

TEST_F(DoctorTest, AnEngineThatDoesNotAnswerIsBadAndHasARemedy) {
    const Finding engine = find("container engine");
    EXPECT_EQ(engine.state, State::Bad);
    EXPECT_THAT(engine.found, HasSubstr("none.sock"));
    EXPECT_THAT(engine.mend, HasSubstr("start Docker"));
}

TEST_F(DoctorTest, AKeyFileThatOthersReadIsBad) {
    make_data_folder(config_);
    std::ofstream(config_.key_file()) << "key";
    std::filesystem::permissions(config_.key_file(), std::filesystem::perms(0644));
    EXPECT_EQ(find("key file").state, State::Bad);
    EXPECT_THAT(find("key file").mend, HasSubstr("chmod 600"));
}

TEST_F(DoctorTest, AMissingKeyBesideADatabaseIsBad) {
    make_data_folder(config_);
    std::ofstream(config_.database_file()) << "";
    EXPECT_EQ(find("key file").state, State::Bad);
}

TEST_F(DoctorTest, ATakenPortIsBadUnlessOurOwnServerHasIt) {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof at;
    ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&at), size), 0);
    ASSERT_EQ(listen(listener, 1), 0);
    ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&at), &size), 0);
    config_.port = ntohs(at.sin_port);
    EXPECT_EQ(find("port").state, State::Bad);
    make_data_folder(config_);
    const DataLock lock(config_);
    EXPECT_EQ(find("port").state, State::Good);
    close(listener);
}

TEST_F(DoctorTest, ACertificateThatIsNotThereIsBad) {
    config_.certificate = (folder_ / "chain.pem").string();
    config_.private_key = (folder_ / "key.pem").string();
    EXPECT_EQ(find("TLS").state, State::Bad);
    EXPECT_THAT(find("TLS").found, HasSubstr("chain.pem cannot be read"));
}

TEST_F(DoctorTest, JsonTellsTheSame) {
    const auto document = base::parse_document(render_findings(examine(config_, base::SystemClock().now()), true));
    ASSERT_TRUE(document);
    EXPECT_FALSE(base::flag_at(*document, "good", true));
    EXPECT_EQ(base::text_at(*document, "checks[0].check"), "data folder");
}

TEST_F(DoctorTest, OneServerHasTheDataFolder) {
    make_data_folder(config_);
    EXPECT_FALSE(DataLock::held_by_other(config_));
    const DataLock lock(config_);
    EXPECT_TRUE(DataLock::held_by_other(config_));
    EXPECT_THROW(DataLock second(config_), std::runtime_error);
}

std::string output_of(const Config& config, const AccountCommand& command) {
    testing::internal::CaptureStdout();
    run_account_command(config, command);
    std::fflush(stdout);
    return testing::internal::GetCapturedStdout();
}

TEST_F(DoctorTest, AccountsAndKeysAreMadeListedAndDeactivated) {
    using Act = AccountCommand::Act;
    const auto made = base::parse_document(
        output_of(config_, {.act = Act::Create, .name = "Ana", .email = "ana@example.com", .json = true}));
    ASSERT_TRUE(made);
    const std::string account = base::text_at(*made, "account"), key = base::text_at(*made, "access_key");
    EXPECT_EQ(account.size(), 12u);
    EXPECT_EQ(base::text_at(*made, "secret").size(), 40u);
    EXPECT_THAT(output_of(config_, {.act = Act::List}), testing::AllOf(HasSubstr(account), HasSubstr("Ana")));
    EXPECT_THAT(output_of(config_, {.act = Act::KeyDeactivate, .access_key = key}), HasSubstr("inactive"));
    EXPECT_THAT(output_of(config_, {.act = Act::KeyList, .account = account}), HasSubstr(key));
    EXPECT_THROW(run_account_command(config_, {.act = Act::KeyCreate, .account = "000000000000"}), std::runtime_error);
    EXPECT_THROW(run_account_command(config_, {.act = Act::Create, .name = "B", .email = "ana@example.com"}),
                 std::runtime_error);
}

} // namespace
} // namespace app
