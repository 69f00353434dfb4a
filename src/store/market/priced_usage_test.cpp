#include "store/market/priced_usage.hpp"

#include "store/market/agreements.hpp"
#include "store/market/entities.hpp"
#include "store/usage.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace store {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// A buyer whose agreement grants ten requests of what otherwise costs a dollar each.
class PricedUsageTest : public testing::Test {
  protected:
    PricedUsageTest() {
        char name[] = "/tmp/souk-priced-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
        database_->write([](Transaction& tx) {
            Entity offer;
            offer.id = "offer-1";
            offer.owner = "111111111111";
            offer.created = offer.modified = start - hours(1);
            domain::Offer described{.id = "offer-1", .product_id = "prod-1", .name = "Offer", .released = true};
            described.usage = domain::UsageTerm{.rates = {{"m.i.c", base::parse_decimal("1").value()}}};
            describe(offer, described);
            save_entity(tx, offer, "cs-1");
            domain::Agreement agreement;
            agreement.id = "agmt-1";
            agreement.proposer = "111111111111";
            agreement.acceptor = "222222222222";
            agreement.offer_id = "offer-1";
            agreement.product_id = "prod-1";
            agreement.status = domain::agreement_status::active;
            agreement.accepted = agreement.start = agreement.looked = agreement.updated = start;
            agreement.trial_end = start + hours(5);
            boost::json::object term{{"Type", "FreeTrialPricingTerm"}};
            term["Grants"] = boost::json::array{{{"DimensionKey", "m.i.c"}, {"MaxQuantity", 10}}};
            agreement.terms = domain::terms_of("offer-1", {std::move(term)});
            insert_agreement(tx, agreement);
        });
    }
    ~PricedUsageTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    void use(base::Instant when, std::int64_t units, const std::string& version = "v1") {
        UsageRecord record{.occurred = when, .product = "prod-1", .product_version = version};
        record.agreement = "agmt-1";
        record.buyer = "222222222222";
        record.dimension = "inference.count";
        record.units = units;
        database_->write([&](Transaction& tx) { append_usage(tx, record); });
    }

    // Units and cost by the way in which they were offered, and the records of both.
    std::string told(base::Instant from, base::Instant to) {
        std::int64_t free = 0, paid = 0, records = 0;
        base::Decimal cost;
        database_->read([&](Reader& reader) {
            each_priced_usage(reader, {.buyer = "222222222222", .seller = "", .product = "", .from = from, .to = to},
                              [&](const PricedUsage& usage) {
                                  (usage.offering == domain::Offering::Trial ? free : paid) += usage.units;
                                  records += usage.records;
                                  cost = cost + usage.cost.value();
                              });
        });
        return std::to_string(free) + " free, " + std::to_string(paid) + " for " + base::render(cost) + ", " +
               std::to_string(records) + " records";
    }

    static inline const base::Instant start = *base::parse_iso("2027-03-16T00:00:00Z");
    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

TEST_F(PricedUsageTest, AGrantOfAQuantityEndsWithIt) {
    use(start + minutes(10), 4);
    EXPECT_EQ(told(start, start + hours(24)), "4 free, 0 for 0, 1 records");
    use(start + minutes(70), 4);
    use(start + minutes(75), 1, "v2");
    use(start + minutes(130), 4);
    EXPECT_EQ(told(start, start + hours(24)), "10 free, 3 for 3, 4 records");
    EXPECT_EQ(told(start + hours(2), start + hours(3)), "1 free, 3 for 3, 1 records")
        << "what was used before the time that is asked about counts";
    use(start + hours(6), 2);
    EXPECT_EQ(told(start + hours(3), start + hours(24)), "0 free, 2 for 2, 1 records");
}

TEST_F(PricedUsageTest, AGrantEndsWithinTheHourInWhichItsTermDoes) {
    use(start + hours(4) + minutes(59), 12);
    use(start + hours(5), 1);
    EXPECT_EQ(told(start, start + hours(24)), "10 free, 3 for 3, 2 records");
    database_->read([&](Reader& reader) {
        const auto agreement = find_agreement(reader, "agmt-1").value();
        EXPECT_EQ(used_units(reader, agreement, "m.i.c", start + hours(5)), 12);
        EXPECT_EQ(used_units(reader, agreement, "m.i.c", start + hours(6)), 13);
        EXPECT_EQ(used_units(reader, agreement, "ml.m5.large.m.i.b", start + hours(6)), 0);
    });
}

} // namespace
} // namespace store
