#include "store/audit/scope.hpp"

#include <gtest/gtest.h>

namespace {

// A database of its own in a folder that goes with the test.
class Audit : public testing::Test {
  protected:
    void SetUp() override {
        folder_ =
            std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        database_ = std::make_unique<store::Database>(store::DatabaseOptions{.path = folder_ / "souk.db"});
    }
    void TearDown() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    void append(const std::string& operation) {
        store::AuditRecord record;
        record.account = "111122223333";
        record.operation = operation;
        database_->write([&](store::Transaction& tx) { store::append_audit(tx, record); });
    }
    void append_three() {
        for (const char* operation : {"One", "Two", "Three"})
            append(operation);
    }
    void exec(std::string_view sql) {
        database_->write([&](store::Transaction& tx) { tx.exec(sql); });
    }
    store::AuditVerdict verify() {
        return database_->read([](store::Reader& reader) { return store::verify_audit(reader); });
    }
    std::vector<store::StoredAuditRecord> list() {
        return database_->read([](store::Reader& reader) { return store::list_audit(reader, {}); });
    }

    std::filesystem::path folder_;
    std::unique_ptr<store::Database> database_;
};

TEST_F(Audit, A_chain_as_it_was_written_is_intact) {
    append_three();
    const auto verdict = verify();
    EXPECT_FALSE(verdict.broken);
    EXPECT_EQ(verdict.records, 3);
    EXPECT_EQ(verdict.head, list().back().hash);
}

TEST_F(Audit, A_changed_record_is_found) {
    append_three();
    exec("UPDATE audit_record SET record = replace(record, 'Two', 'Ten') WHERE sequence = 2");
    EXPECT_EQ(verify().broken, 2);
}

TEST_F(Audit, A_changed_record_with_a_hash_that_fits_it_is_found_at_the_next) {
    append_three();
    exec("UPDATE audit_record SET record = replace(record, 'Two', 'Ten') WHERE sequence = 2");
    const auto records = list();
    exec("UPDATE audit_record SET hash = '" + store::audit_hash(records[0].hash, records[1].record) +
         "' WHERE sequence = 2");
    EXPECT_EQ(verify().broken, 3);
}

TEST_F(Audit, A_record_that_is_left_out_is_found) {
    append_three();
    exec("DELETE FROM audit_record WHERE sequence = 2");
    const auto verdict = verify();
    EXPECT_EQ(verdict.broken, 3);
    EXPECT_EQ(verdict.what, "record 2 is missing");
}

TEST_F(Audit, A_record_given_to_another_account_is_found) {
    append_three();
    exec("UPDATE audit_record SET account = '999988887777' WHERE sequence = 1");
    EXPECT_EQ(verify().broken, 1);
}

TEST_F(Audit, What_a_scope_writes_is_recorded_with_it_or_not_at_all) {
    store::AuditScope scope;
    scope.record.operation = "PutThing";
    database_->write([](store::Transaction&) {});
    EXPECT_TRUE(list().empty()) << "nobody acts yet";
    scope.writes = true;
    EXPECT_THROW(database_->write([](store::Transaction&) { throw std::runtime_error("refused"); }),
                 std::runtime_error);
    EXPECT_TRUE(list().empty());
    database_->write([](store::Transaction&) { store::note_changed("prod-1@2"); });
    const auto records = list();
    ASSERT_EQ(records.size(), 1U);
    EXPECT_NE(records[0].record.find("PutThing"), std::string::npos);
    EXPECT_NE(records[0].record.find("prod-1@2"), std::string::npos);
}

} // namespace
