#include "store/market/publishing_reviews.hpp"

#include "store/identity/accounts.hpp"
#include "store/market/events.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace store {
namespace {

const base::Instant requested = base::Instant::from_seconds(1'000'000);
const base::Instant due = requested + base::seconds(3600);

class PublishingReviewsTest : public testing::Test {
  protected:
    PublishingReviewsTest() {
        char name[] = "/tmp/souk-publishing-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
        database_->write([](Transaction& tx) {
            save_account(tx, {"111111111111", "Operator", "operator@souk.example", true, requested});
            save_account(tx, {"222222222222", "Seller", "seller@souk.example", false, requested});
        });
    }
    ~PublishingReviewsTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    void request(const std::string& id) {
        ChangeSet set;
        set.id = id;
        set.account = "222222222222";
        set.intent = "APPLY";
        set.started = requested;
        database_->write([&](Transaction& tx) {
            insert_change_set(tx, set);
            insert_publishing_review(tx, id, requested, due);
        });
    }
    void remind(base::Instant now) {
        database_->write([&](Transaction& tx) { tell_overdue_reviews(tx, now); });
    }
    std::vector<std::string> told(const std::string& account) {
        std::vector<std::string> types;
        for (const StoredEvent& event :
             database_->read([&](Reader& reader) { return list_account_events(reader, {.account = account}); }))
            types.push_back(event.detail_type);
        return types;
    }

    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

using Types = std::vector<std::string>;

TEST_F(PublishingReviewsTest, OperatorsAreToldOfARequestAndOnceThatItIsOverdue) {
    request("cs-1");
    EXPECT_EQ(told("111111111111"), Types{"Publishing Review Requested"});
    remind(due - base::seconds(1));
    EXPECT_EQ(told("111111111111").size(), 1u);
    remind(due);
    remind(due + base::seconds(1));
    EXPECT_EQ(told("111111111111"), (Types{"Publishing Review Requested", "Publishing Review Overdue"}));
    EXPECT_EQ(told("222222222222"), Types{});
}

TEST_F(PublishingReviewsTest, WhatIsDecidedIsNotOverdue) {
    request("cs-1");
    auto review = database_->read([](Reader& reader) { return find_publishing_review(reader, "cs-1"); });
    ASSERT_TRUE(review);
    review->status = "APPROVED";
    review->decided = requested;
    review->comments = boost::json::array();
    database_->write([&](Transaction& tx) { save_publishing_decision(tx, review.value()); });
    EXPECT_FALSE(database_->read([](Reader& reader) { return has_untold_overdue_reviews(reader, due); }));
    remind(due);
    EXPECT_EQ(told("111111111111"), Types{"Publishing Review Requested"});
}

} // namespace
} // namespace store
