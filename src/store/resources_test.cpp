#include "store/resources.hpp"

#include "store/usage.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace store {
namespace {

class ResourcesTest : public testing::Test {
  protected:
    ResourcesTest() {
        char name[] = "/tmp/souk-resources-XXXXXX";
        folder_ = mkdtemp(name);
        database_ = std::make_unique<Database>(DatabaseOptions{.path = folder_ / "souk.db"});
    }
    ~ResourcesTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    static Resource sample(std::string name, std::int64_t second = 1) {
        Resource r;
        r.kind = kind::model;
        r.account = "111122223333";
        r.region = "us-east-1";
        r.name = std::move(name);
        r.created = r.updated = base::Instant::from_seconds(second);
        r.document.as_object()["ModelName"] = r.name;
        return r;
    }
    Resource insert(Resource r) {
        return database_->write([&](Transaction& tx) {
            Resource copy = r;
            insert_resource(tx, copy);
            return copy;
        });
    }
    std::vector<std::string> names(const ResourceQuery& query) {
        std::vector<std::string> out;
        for (const auto& r : database_->read([&](Reader& reader) { return list_resources(reader, query); }))
            out.push_back(r.name);
        return out;
    }
    ResourceQuery query() const { return {.kind = "model", .account = "111122223333", .region = "us-east-1"}; }

    std::filesystem::path folder_;
    std::unique_ptr<Database> database_;
};

TEST_F(ResourcesTest, NamesAndArnsAreFoundWithoutCase) {
    insert(sample("Fraud-Model"));
    database_->read([](Reader& reader) {
        const auto found = find_resource(reader, "model", "111122223333", "us-east-1", "FRAUD-model");
        ASSERT_TRUE(found);
        EXPECT_EQ(found->name, "Fraud-Model");
        EXPECT_EQ(found->arn(), "arn:aws:sagemaker:us-east-1:111122223333:model/Fraud-Model");
        EXPECT_TRUE(find_by_arn(reader, "arn:aws:sagemaker:us-east-1:111122223333:model/fraud-model"));
        EXPECT_FALSE(find_by_arn(reader, "arn:aws:sagemaker:us-east-1:444455556666:model/fraud-model"));
        EXPECT_FALSE(find_by_arn(reader, "arn:aws:iam::111122223333:role/fraud-model"));
        EXPECT_FALSE(find_by_arn(reader, "fraud-model"));
    });
}

TEST_F(ResourcesTest, ATakenNameIsAConflictUntilItIsDeleted) {
    const Resource first = insert(sample("a"));
    EXPECT_THROW(insert(sample("A")), Conflict);
    database_->write([&](Transaction& tx) { delete_resource(tx, first); });
    EXPECT_NO_THROW(insert(sample("A")));
}

TEST_F(ResourcesTest, AClientTokenIsUniqueWithinAnAccount) {
    Resource a = sample("a");
    a.client_token = "token";
    a.request_hash = "hash";
    insert(a);
    Resource b = sample("b");
    b.client_token = "token";
    EXPECT_THROW(insert(b), Conflict);
    const auto found = database_->read(
        [](Reader& r) { return find_by_client_token(r, "model", "111122223333", "us-east-1", "token"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->request_hash, "hash");
}

TEST_F(ResourcesTest, AStaleSaveIsAConflictAndASaveRingsTheKindsTopic) {
    const Resource stored = insert(sample("a"));
    const auto before = database_->generation("models");
    database_->write([&](Transaction& tx) {
        Resource r = stored;
        r.status = "Ready";
        r.internal()["image"] = "sha256:1";
        save_resource(tx, r);
        EXPECT_EQ(r.revision, 2);
    });
    EXPECT_GT(database_->generation("models"), before);
    EXPECT_THROW(database_->write([&](Transaction& tx) {
        Resource r = stored;
        save_resource(tx, r);
    }),
                 Conflict);
    const auto now = database_->read([&](Reader& r) { return find_resource_by_id(r, stored.id); });
    EXPECT_EQ(now->status, "Ready");
    EXPECT_EQ(base::text_at(now->document, "_internal.image"), "sha256:1");
}

TEST_F(ResourcesTest, PagesFollowEachOtherInBothDirections) {
    for (int i = 0; i < 5; ++i)
        insert(sample("m" + std::to_string(i), 10 - i / 2)); // two share each creation time
    for (const bool descending : {false, true})
        for (const auto sort : {ResourceSort::Created, ResourceSort::Name, ResourceSort::Status}) {
            ResourceQuery all = query();
            all.sort = sort;
            all.descending = descending;
            const auto expected = names(all);
            ASSERT_EQ(expected.size(), 5u);
            ResourceQuery page = all;
            page.limit = 2;
            std::vector<std::string> walked;
            for (;;) {
                const auto rows = database_->read([&](Reader& r) { return list_resources(r, page); });
                for (const auto& row : rows)
                    walked.push_back(row.name);
                if (rows.size() < 2) break;
                page.after = cursor_after(rows.back(), sort);
            }
            EXPECT_EQ(walked, expected);
        }
}

TEST_F(ResourcesTest, FiltersNarrowTheList) {
    insert(sample("alpha", 1));
    insert(sample("beta", 2));
    Resource c = sample("Alphabet", 3);
    c.status = "Failed";
    insert(c);
    ResourceQuery q = query();
    q.name_contains = "ALPHA";
    EXPECT_EQ(names(q), (std::vector<std::string>{"alpha", "Alphabet"}));
    q = query();
    q.name_contains = "%";
    EXPECT_TRUE(names(q).empty());
    q = query();
    q.status = "Failed";
    EXPECT_EQ(names(q), std::vector<std::string>{"Alphabet"});
    q = query();
    q.created_after = base::Instant::from_seconds(1);
    q.created_before = base::Instant::from_seconds(3);
    EXPECT_EQ(names(q), std::vector<std::string>{"beta"});
}

TEST_F(ResourcesTest, AGroupNeverGivesANumberTwice) {
    Resource group = sample("g");
    group.kind = kind::model_package_group;
    group = insert(group);
    const auto next = [&] { return database_->write([&](Transaction& tx) { return next_version(tx, group); }); };
    EXPECT_EQ(next(), 1);
    Resource version = sample("g/1");
    version.kind = kind::model_package;
    version.parent = "G";
    version.version = 1;
    version = insert(version);
    EXPECT_EQ(database_->read([&](Reader& r) { return count_children(r, group); }), 1);
    database_->write([&](Transaction& tx) { delete_resource(tx, version); });
    EXPECT_EQ(database_->read([&](Reader& r) { return count_children(r, group); }), 0);
    EXPECT_EQ(next(), 2);
}

TEST_F(ResourcesTest, TagsOverwriteByKeyAndGoWithTheirResource) {
    const Resource r = insert(sample("a"));
    database_->write([&](Transaction& tx) {
        put_tags(tx, r, {{"team", "x"}, {"cost", "1"}});
        put_tags(tx, r, {{"team", "y"}});
        delete_tags(tx, r, {"cost", "absent"});
    });
    EXPECT_EQ(database_->read([&](Reader& reader) { return list_tags(reader, r); }), (Tags{{"team", "y"}}));
    database_->write([&](Transaction& tx) { delete_resource(tx, r); });
    EXPECT_TRUE(database_->read([&](Reader& reader) { return list_tags(reader, r); }).empty());
}

TEST_F(ResourcesTest, ReconcilersSeeEveryAccountOldestFirst) {
    Resource a = sample("a");
    a.status = "InProgress";
    Resource b = sample("b");
    b.account = "444455556666";
    b.status = "Pending";
    insert(a);
    insert(b);
    insert(sample("c"));
    const auto rows = database_->read([](Reader& r) { return list_by_status(r, "model", {"Pending", "InProgress"}); });
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].name, "a");
    EXPECT_EQ(rows[1].name, "b");
}

TEST_F(ResourcesTest, UsageIsReadBackInTheOrderItCame) {
    database_->write([](Transaction& tx) {
        for (int i = 1; i <= 3; ++i)
            append_usage(tx, {.occurred = base::Instant::from_seconds(i),
                              .product = "prod-a",
                              .buyer = "111122223333",
                              .dimension = "inference.count",
                              .units = i,
                              .request_id = std::to_string(i)});
        append_usage(tx, {.product = "prod-b"});
    });
    const auto records = database_->read([](Reader& r) { return list_usage(r, "prod-a"); });
    ASSERT_EQ(records.size(), 3u);
    EXPECT_EQ(records[2].units, 3);
    const auto rest = database_->read([&](Reader& r) { return list_usage(r, "prod-a", records[1].id); });
    ASSERT_EQ(rest.size(), 1u);
    EXPECT_EQ(rest[0].request_id, "3");
}

} // namespace
} // namespace store
