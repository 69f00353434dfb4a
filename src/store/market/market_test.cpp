#include "store/market/change_sets.hpp"
#include "store/market/entities.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace store {
namespace {

class MarketStoreTest : public testing::Test {
  protected:
    MarketStoreTest() {
        char name[] = "/tmp/souk-market-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
    }
    ~MarketStoreTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    static Entity product(std::string id, std::string name, std::string state, int modified) {
        Entity entity;
        entity.id = std::move(id);
        entity.type = domain::product_type;
        entity.owner = "111122223333";
        entity.created = entity.modified = base::Instant::from_seconds(modified);
        entity.name = std::move(name);
        entity.state = std::move(state);
        entity.document = boost::json::object{{"n", modified}};
        return entity;
    }
    static ChangeSet change_set(std::string id, std::string entity) {
        ChangeSet set;
        set.id = std::move(id);
        set.account = "111122223333";
        set.name = "n";
        set.intent = "APPLY";
        set.token = "token-" + set.id;
        set.started = base::Instant::from_seconds(10);
        ChangeEntry entry;
        entry.type = "UpdateInformation";
        entry.entity_type = "Offer@1.0";
        entry.entity = std::move(entity);
        entry.details = entry.given = boost::json::object{{"Name", "x"}};
        set.changes = {entry};
        return set;
    }

    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

TEST_F(MarketStoreTest, EverySaveAddsARevision) {
    Entity entity = product("prod-1", "One", "Draft", 1);
    database_->write([&](Transaction& tx) { save_entity(tx, entity, "cs1"); });
    entity.document = boost::json::object{{"n", 2}};
    database_->write([&](Transaction& tx) { save_entity(tx, entity, "cs2"); });
    EXPECT_EQ(entity.identifier(), "prod-1@2");
    database_->read([&](Reader& r) {
        EXPECT_EQ(find_entity(r, "prod-1")->revision, 2);
        EXPECT_EQ(base::find_int(*find_revision(r, "prod-1", 1), "n"), 1);
        EXPECT_EQ(base::find_int(*find_revision(r, "prod-1", 2), "n"), 2);
    });
}

TEST_F(MarketStoreTest, ASaveNamesTheRevisionItSaw) {
    Entity entity = product("prod-1", "One", "Draft", 1);
    database_->write([&](Transaction& tx) { save_entity(tx, entity, "cs1"); });
    Entity late = entity;
    database_->write([&](Transaction& tx) { save_entity(tx, entity, "cs2"); });
    EXPECT_THROW(database_->write([&](Transaction& tx) { save_entity(tx, late, "cs3"); }), Conflict);
}

TEST_F(MarketStoreTest, ListsByWhatWasAsked) {
    database_->write([&](Transaction& tx) {
        Entity a = product("prod-a", "Apple", "Draft", 1), b = product("prod-b", "Banana", "Public", 2),
               c = product("prod-c", "Grape apple", "Public", 3);
        for (Entity* entity : {&a, &b, &c})
            save_entity(tx, *entity, "cs1");
    });
    auto list = [&](auto change) {
        EntityQuery query;
        query.owner = "111122223333";
        query.type = domain::product_type;
        change(query);
        std::string found;
        for (const Entity& entity : database_->read([&](Reader& r) { return list_entities(r, query); }))
            found += entity.id.back();
        return found;
    };
    EXPECT_EQ(list([](EntityQuery&) {}), "cba");
    EXPECT_EQ(list([](EntityQuery& q) { q.name_contains = "APPLE"; }), "ca");
    EXPECT_EQ(list([](EntityQuery& q) { q.states = {"Public"}; }), "cb");
    EXPECT_EQ(list([](EntityQuery& q) { q.ids = {"prod-a", "prod-c"}; }), "ca");
    EXPECT_EQ(list([](EntityQuery& q) { q.modified_from = q.modified_to = base::Instant::from_seconds(2); }), "b");
    EXPECT_EQ(list([](EntityQuery& q) { q.sort = EntityQuery::Sort::Name, q.descending = false; }), "abc");
    EXPECT_EQ(list([](EntityQuery& q) { q.limit = 1, q.offset = 1; }), "b");
    EXPECT_EQ(list([](EntityQuery& q) { q.owner = "999999999999"; }), "");
}

TEST_F(MarketStoreTest, AnOpenSetHoldsItsEntitiesAndAnEndedOneLetsThemGo) {
    ChangeSet first = change_set("cs1", "offer-1");
    database_->write([&](Transaction& tx) { insert_change_set(tx, first); });
    EXPECT_THROW(database_->write([&](Transaction& tx) { insert_change_set(tx, change_set("cs2", "offer-1")); }),
                 Conflict);
    EXPECT_FALSE(database_->read([](Reader& r) { return find_change_set(r, "cs2").has_value(); }));
    first.status = ChangeSetStatus::Cancelled;
    EXPECT_TRUE(
        database_->write([&](Transaction& tx) { return save_change_set(tx, first, ChangeSetStatus::Preparing); }));
    EXPECT_FALSE(
        database_->write([&](Transaction& tx) { return save_change_set(tx, first, ChangeSetStatus::Preparing); }));
    database_->write([&](Transaction& tx) { insert_change_set(tx, change_set("cs2", "offer-1")); });
    EXPECT_EQ(database_->read([](Reader& r) { return find_lock(r, "offer-1"); }), "cs2");
}

TEST_F(MarketStoreTest, AChangeSetReadsBackAsItWas) {
    ChangeSet set = change_set("cs1", "offer-1");
    set.changes[0].fresh_ids = {"a", "b"};
    set.changes[0].tags = {{"k", "v"}};
    database_->write([&](Transaction& tx) { insert_change_set(tx, set); });
    set.status = ChangeSetStatus::Failed;
    set.failure_code = "CLIENT_ERROR";
    set.ended = base::Instant::from_seconds(20);
    set.changes[0].errors = {{"INVALID_INPUT", "why", "Name"}};
    database_->write([&](Transaction& tx) { save_change_set(tx, set, ChangeSetStatus::Preparing); });
    const ChangeSet read =
        database_->read([](Reader& r) { return *find_change_set_by_token(r, "111122223333", "token-cs1"); });
    EXPECT_EQ(read.status, ChangeSetStatus::Failed);
    EXPECT_EQ(read.ended, set.ended);
    EXPECT_EQ(read.changes[0].fresh_ids, set.changes[0].fresh_ids);
    EXPECT_EQ(read.changes[0].tags, set.changes[0].tags);
    EXPECT_EQ(read.changes[0].errors, set.changes[0].errors);
    ChangeSetQuery query{.account = "111122223333", .entities = {"offer-1"}, .statuses = {"FAILED"}};
    EXPECT_EQ(database_->read([&](Reader& r) { return list_change_sets(r, query); }).size(), 1u);
    query.statuses = {"SUCCEEDED"};
    EXPECT_EQ(database_->read([&](Reader& r) { return list_change_sets(r, query); }).size(), 0u);
}

} // namespace
} // namespace store
