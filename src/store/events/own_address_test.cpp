#include "store/events/own_address.hpp"

#include "store/events/webhooks.hpp"
#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace store {
namespace {

using testing::ElementsAre;

class OwnAddress : public testing::Test {
  protected:
    void SetUp() override {
        folder_ =
            std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
    }
    void TearDown() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    void make(const std::string& email, std::string_view language = "") {
        database_->write([&](Transaction& tx) { save_account(tx, {account, "Ana", email, false, now}, language); });
    }
    void start(bool offered) {
        database_->write([&](Transaction& tx) { begin_mail(tx, offered); });
    }
    void happen() {
        database_->write([&](Transaction& tx) {
            append_event(tx, {"souk", "Free Trial Ending", account, {}, {}}, now);
        });
    }
    void remove_addresses() {
        database_->write([&](Transaction& tx) {
            for (const Webhook& address : list_mail_addresses(tx, account))
                delete_webhook(tx, address.id);
        });
    }
    std::vector<std::string> addresses() {
        std::vector<std::string> found;
        for (const Webhook& address : database_->read([](Reader& r) { return list_mail_addresses(r, account); }))
            found.push_back(address.mail_address() + " " + address.language);
        return found;
    }
    bool behind(bool mail = true) {
        return !database_->read([&](Reader& r) { return list_webhooks_behind(r, mail); }).empty();
    }

    static constexpr const char* account = "111122223333";
    const base::Instant now = *base::parse_iso("2026-11-29T12:00:00Z");
    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

TEST_F(OwnAddress, IsThereFromTheAccountsMakingOn) {
    make("ana@buyer.example", "fr");
    EXPECT_THAT(addresses(), ElementsAre("ana@buyer.example fr"));
    EXPECT_FALSE(behind());
    happen();
    EXPECT_TRUE(behind());
    EXPECT_FALSE(behind(false)) << "where no mail is sent, nothing waits to be";
}

TEST_F(OwnAddress, IsNoneWhereTheAccountHasNone) {
    make(std::string(account) + "@localhost");
    EXPECT_THAT(addresses(), ElementsAre());
}

TEST_F(OwnAddress, ComesToOlderAccountsAtTheFirstStartAlone) {
    make("ana@buyer.example");
    remove_addresses(); // as before there were such addresses
    happen();
    start(true);
    EXPECT_THAT(addresses(), ElementsAre("ana@buyer.example en"));
    EXPECT_FALSE(behind()) << "what happened before is not mailed";
    remove_addresses(); // the account wants no mail
    start(false);
    start(true);
    EXPECT_THAT(addresses(), ElementsAre());
}

TEST_F(OwnAddress, IsNotToldWhatHappenedWhileNoMailWasSent) {
    make("ana@buyer.example");
    start(true);
    happen();
    start(true);
    EXPECT_TRUE(behind()) << "a restart loses nothing";
    start(false);
    happen();
    start(true);
    EXPECT_FALSE(behind());
}

} // namespace
} // namespace store
