#include "store/database.hpp"

#include <gtest/gtest.h>
#include <latch>
#include <sqlite3.h>
#include <stdlib.h>
#include <thread>

namespace store {
namespace {

class DatabaseTest : public testing::Test {
  protected:
    DatabaseTest() {
        char name[] = "/tmp/souk-store-XXXXXX";
        folder_ = mkdtemp(name);
    }
    ~DatabaseTest() override { std::filesystem::remove_all(folder_); }
    std::filesystem::path file() const { return folder_ / "souk.db"; }

    static void add(Transaction& tx, std::string_view name, std::string_view value) {
        tx.exec("INSERT INTO instance_value (name, value) VALUES ($1, $2)", {name, value});
    }
    static std::optional<std::string> get(Reader& r, std::string_view name) {
        return r.one("SELECT value FROM instance_value WHERE name = $1", {name},
                     [](const Row& row) { return row.text(0); });
    }

    std::filesystem::path folder_;
};

TEST_F(DatabaseTest, WhatWasWrittenIsThereAfterReopening) {
    {
        Database database({.path = file()});
        database.write([](Transaction& tx) { add(tx, "a", "1"); });
    }
    Database database({.path = file()});
    EXPECT_EQ(database.read([](Reader& r) { return get(r, "a"); }), "1");
}

TEST_F(DatabaseTest, AFailedWriteLeavesNothingAndDoesNotHurtItsBatch) {
    Database database({.path = file()});
    std::latch start(9);
    std::vector<std::thread> threads;
    std::atomic<int> refused{0};
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            try {
                database.write([&](Transaction& tx) {
                    add(tx, "n" + std::to_string(i), "x");
                    if (i % 2) throw std::logic_error("no");
                });
            } catch (const std::logic_error&) {
                ++refused;
            }
        });
    start.arrive_and_wait();
    for (auto& t : threads)
        t.join();
    EXPECT_EQ(refused, 4);
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(database.read([&](Reader& r) { return get(r, "n" + std::to_string(i)).has_value(); }), i % 2 == 0);
}

TEST_F(DatabaseTest, AUniqueViolationIsAConflict) {
    Database database({.path = file()});
    database.write([](Transaction& tx) { add(tx, "a", "1"); });
    EXPECT_THROW(database.write([](Transaction& tx) { add(tx, "a", "2"); }), Conflict);
    EXPECT_EQ(database.read([](Reader& r) { return get(r, "a"); }), "1");
}

TEST_F(DatabaseTest, AReaderSeesOneSnapshot) {
    Database database({.path = file()});
    database.write([](Transaction& tx) { add(tx, "a", "1"); });
    database.read([&](Reader& r) {
        EXPECT_EQ(get(r, "a"), "1");
        database.write([](Transaction& tx) { tx.exec("UPDATE instance_value SET value = '2' WHERE name = 'a'"); });
        EXPECT_EQ(get(r, "a"), "1");
    });
    EXPECT_EQ(database.read([](Reader& r) { return get(r, "a"); }), "2");
}

TEST_F(DatabaseTest, ManyWaitingWritesShareACommit) {
    Database database({.path = file()});
    std::latch blocked(1), queued(1), done(101);
    // The first write holds the writer until a hundred more wait behind it.
    database.write_later(
        [&](Transaction&) {
            blocked.count_down();
            queued.wait();
        },
        [&](std::exception_ptr) { done.count_down(); });
    blocked.wait();
    const WriteCounts before = database.write_counts();
    for (int i = 0; i < 100; ++i)
        database.write_later([i](Transaction& tx) { add(tx, std::to_string(i), "x"); },
                             [&](std::exception_ptr error) {
                                 EXPECT_FALSE(error);
                                 done.count_down();
                             });
    queued.count_down();
    done.wait();
    const WriteCounts after = database.write_counts();
    EXPECT_EQ(after.writes - before.writes, 101u);
    EXPECT_EQ(after.commits - before.commits, 2u);
}

TEST_F(DatabaseTest, BellsRingOnlyAfterADurableCommit) {
    Database database({.path = file()});
    int woken = 0;
    database.listen("topic", [&] { ++woken; });
    const auto before = database.generation("topic");
    EXPECT_THROW(database.write([](Transaction& tx) {
        tx.ring("topic");
        throw std::logic_error("no");
    }),
                 std::logic_error);
    EXPECT_EQ(database.generation("topic"), before);
    database.write([](Transaction& tx) { tx.ring("topic"); });
    EXPECT_EQ(database.generation("topic"), before + 1);
    EXPECT_EQ(woken, 1);
}

TEST_F(DatabaseTest, WhoHasSeenARowMeetsNoCacheFromBeforeIt) {
    Database database({.path = file()});
    database.write([](Transaction& tx) {
        tx.exec("CREATE TABLE counted (n INTEGER)", {});
        tx.exec("INSERT INTO counted VALUES (0)", {});
    });
    const auto count = [&] {
        return database.read([](Reader& reader) {
            return reader.one("SELECT n FROM counted", {}, [](const Row& row) { return row.integer(0); }).value();
        });
    };
    constexpr std::int64_t last = 2000;
    std::thread writer([&] {
        for (std::int64_t n = 1; n <= last; ++n)
            database.write([&](Transaction& tx) {
                tx.exec("UPDATE counted SET n = $1", {n});
                tx.ring("counted");
            });
    });
    std::uint64_t generation = 0;
    std::int64_t cached = -1, behind = 0, seen = 0;
    while (seen < last) {
        seen = count();
        if (const auto now = database.generation("counted"); now != generation) {
            cached = count();
            generation = now;
        }
        behind += cached < seen;
    }
    writer.join();
    EXPECT_EQ(behind, 0);
}

TEST_F(DatabaseTest, WritesOfAnotherProcessAreNoticed) {
    Database database({.path = file()});
    std::latch noticed(1);
    database.listen("identity", [&] { noticed.count_down(); });
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(file().c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "INSERT INTO instance_value VALUES ('x', 'y')", nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(other);
    noticed.wait();
}

TEST_F(DatabaseTest, ANestedQueryOfTheSameTextHasItsOwnStatement) {
    Database database({.path = file()});
    database.write([](Transaction& tx) {
        for (const char* name : {"a", "b", "c"})
            add(tx, name, name);
    });
    int pairs = 0;
    database.read([&](Reader& r) {
        r.each("SELECT name FROM instance_value", {},
               [&](const Row&) { r.each("SELECT name FROM instance_value", {}, [&](const Row&) { ++pairs; }); });
    });
    EXPECT_EQ(pairs, 9);
}

TEST_F(DatabaseTest, ANewerSchemaIsRefusedWithARemedy) {
    {
        Database database({.path = file()});
        database.write([](Transaction& tx) { tx.exec("INSERT INTO migration VALUES (9999, 'future', 0)"); });
    }
    try {
        Database database({.path = file()});
        FAIL() << "a schema from the future was accepted";
    } catch (const std::runtime_error& e) {
        EXPECT_NE(std::string(e.what()).find("newer version"), std::string::npos);
    }
}

} // namespace
} // namespace store
