#include "store/market/agreements.hpp"
#include "store/market/clock.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace store {
namespace {

class ClockStoreTest : public testing::Test {
  protected:
    ClockStoreTest() {
        char name[] = "/tmp/souk-clock-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
    }
    ~ClockStoreTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    std::optional<base::microseconds> ensure(int seconds) {
        return database_->write([&](Transaction& tx) {
            return ensure_clock_distance(tx, base::seconds(seconds), base::Instant::from_seconds(1));
        });
    }
    void agree() {
        domain::Agreement agreement;
        agreement.id = "agmt-1";
        database_->write([&](Transaction& tx) { insert_agreement(tx, agreement); });
    }

    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

TEST_F(ClockStoreTest, TheFirstDistanceIsKeptAndGrowsOnly) {
    EXPECT_EQ(ensure(50), base::seconds(50));
    EXPECT_EQ(ensure(10), base::seconds(50));
    for (const int seconds : {90, 70})
        database_->write(
            [&](Transaction& tx) { save_clock_distance(tx, base::seconds(seconds), base::Instant::from_seconds(2)); });
    agree(); // a rehearsal's agreements do not stand in its way
    EXPECT_EQ(ensure(10), base::seconds(90));
}

TEST_F(ClockStoreTest, RealAgreementsForbidARehearsal) {
    agree();
    EXPECT_FALSE(ensure(50));
    EXPECT_FALSE(database_->read([](Reader& reader) { return find_clock_distance(reader); }));
}

} // namespace
} // namespace store
