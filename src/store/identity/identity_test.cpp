#include "base/digest.hpp"
#include "store/identity/admin.hpp"
#include "store/identity/cache.hpp"
#include "store/identity/policies.hpp"
#include "store/identity/roles.hpp"
#include "store/identity/users.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

namespace store {
namespace {

const base::Instant now = base::Instant::from_seconds(1'795'000'000);

class IdentityTest : public testing::Test {
  protected:
    IdentityTest() {
        char name[] = "/tmp/souk-identity-XXXXXX";
        folder_ = mkdtemp(name);
        database_.emplace(DatabaseOptions{.path = folder_ / "souk.db"});
        sealer_.emplace(Sealer::open(folder_ / "secrets.key"));
    }
    ~IdentityTest() override {
        database_.reset();
        std::filesystem::remove_all(folder_);
    }

    IssuedKey account(const std::string& name) {
        return create_account(*database_, *sealer_, ids_, {.name = name, .email = name + "@example.com"}, now);
    }
    User user(const std::string& account, const std::string& name) {
        User made{.account = account, .name = name, .id = "AIDA" + ids_.base32(16), .created = now};
        database_->write([&](Transaction& tx) { save_user(tx, made); });
        return made;
    }

    std::filesystem::path folder_;
    std::optional<Database> database_;
    std::optional<Sealer> sealer_;
    base::IdSource ids_{7};
};

TEST_F(IdentityTest, SealedTextOpensOnlyForItsPurposeAndKey) {
    const std::string sealed = sealer_->seal("secret", "a");
    EXPECT_EQ(sealer_->unseal(sealed, "a"), "secret");
    EXPECT_EQ(sealer_->unseal(sealed, "b"), std::nullopt);
    EXPECT_EQ(Sealer(std::string(32, 'k')).unseal(sealed, "a"), std::nullopt);
    std::string changed = sealed;
    changed[30] = changed[30] == 'A' ? 'B' : 'A';
    EXPECT_EQ(sealer_->unseal(changed, "a"), std::nullopt);
    EXPECT_EQ(sealer_->unseal("", "a"), std::nullopt);
    EXPECT_EQ(sealer_->unseal("not base64!", "a"), std::nullopt);
    EXPECT_NE(sealer_->seal("secret", "a"), sealed);
}

TEST_F(IdentityTest, TheKeyFileIsPrivateAndIsFoundAgain) {
    const auto file = folder_ / "secrets.key";
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    const std::string sealed = sealer_->seal("x", "p");
    EXPECT_EQ(Sealer::open(file).unseal(sealed, "p"), "x");
    std::filesystem::permissions(file, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_THROW(Sealer::open(file), std::runtime_error);
    std::ofstream(folder_ / "torn.key") << "short";
    std::filesystem::permissions(folder_ / "torn.key", std::filesystem::perms::owner_read);
    EXPECT_THROW(Sealer::open(folder_ / "torn.key"), std::runtime_error);
}

TEST_F(IdentityTest, AnotherKeyFileIsNoticedAtStart) {
    sealer_->require_fits(*database_);
    EXPECT_NO_THROW(sealer_->require_fits(*database_));
    EXPECT_THROW(Sealer(std::string(32, 'k')).require_fits(*database_), std::runtime_error);
}

TEST_F(IdentityTest, AnAccountComesWithARootKey) {
    const IssuedKey issued = account("seller");
    EXPECT_EQ(issued.account.size(), 12u);
    EXPECT_EQ(issued.secret.size(), 40u);
    IdentityCache cache(*database_, *sealer_);
    const auto identity = cache.find(issued.access_key);
    ASSERT_TRUE(identity);
    EXPECT_TRUE(identity->root);
    EXPECT_EQ(identity->secret, issued.secret);
    EXPECT_EQ(identity->arn, "arn:aws:iam::" + issued.account + ":root");
    EXPECT_EQ(cache.find("AKIANOSUCHKEY"), nullptr);
    EXPECT_THROW(account("seller"), Conflict);
    EXPECT_THROW(account("SELLER"), Conflict);
    EXPECT_EQ(database_->read([](Reader& r) { return list_accounts(r).size(); }), 1u);
}

TEST_F(IdentityTest, TheSecretIsNotInTheDatabaseFile) {
    const IssuedKey issued = account("seller");
    database_.reset();
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    EXPECT_NE(all.find(issued.access_key), std::string::npos);
    EXPECT_EQ(all.find(issued.secret), std::string::npos);
}

TEST_F(IdentityTest, AtMostTwoKeysEach) {
    const IssuedKey first = account("seller");
    create_root_key(*database_, *sealer_, ids_, first.account, now);
    EXPECT_THROW(create_root_key(*database_, *sealer_, ids_, first.account, now), Conflict);
    EXPECT_THROW(create_root_key(*database_, *sealer_, ids_, "000000000000", now), Conflict);
}

TEST_F(IdentityTest, TheCacheSeesEveryChange) {
    const IssuedKey root = account("seller");
    const User ana = user(root.account, "ana");
    const IssuedKey key = database_->write(
        [&](Transaction& tx) { return issue_access_key(tx, *sealer_, ids_, root.account, ana.id, now); });
    IdentityCache cache(*database_, *sealer_);
    const auto may = [&] {
        return domain::evaluate(*cache.find(key.access_key)->policies,
                                {ana.arn(), ana.account, "s3:GetObject", "arn:aws:s3:::b/k", nullptr}) ==
               domain::Access::Allowed;
    };
    EXPECT_FALSE(may());
    EXPECT_EQ(cache.find(key.access_key), cache.find(key.access_key)); // the very same object: no SQL between
    database_->write([&](Transaction& tx) { attach_policy(tx, ana.id, "arn:aws:iam::aws:policy/AmazonS3FullAccess"); });
    EXPECT_TRUE(may());
    database_->write([&](Transaction& tx) {
        save_inline_policy(tx, ana.id, {"no", R"({"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*"}})"});
    });
    EXPECT_FALSE(may());
    set_key_active(*database_, key.access_key, false);
    EXPECT_EQ(cache.find(key.access_key), nullptr);
    EXPECT_THROW(set_key_active(*database_, "AKIANOSUCHKEY", false), Conflict);
}

TEST_F(IdentityTest, ASessionLivesInItsTokenAndEndsWithItsRole) {
    const IssuedKey root = account("seller");
    const Role role{.account = root.account,
                    .name = "Reader",
                    .path = "/team/",
                    .id = "AROAX",
                    .trust_policy = "{}",
                    .created = now};
    database_->write([&](Transaction& tx) { save_role(tx, role); });
    Session session{.kind = Session::Kind::Role,
                    .access_key = "ASIAONE",
                    .secret = "s",
                    .account = root.account,
                    .owner_id = "AROAX",
                    .name = "work",
                    .expires = now + base::seconds(900)};
    session.policies = {R"({"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})"};
    session.policy_arns = {"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"};
    const std::string token = render_token(*sealer_, session);
    IdentityCache cache(*database_, *sealer_);
    const auto identity = cache.find_session("ASIAONE", token);
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->arn, "arn:aws:sts::" + root.account + ":assumed-role/Reader/work");
    EXPECT_EQ(identity->user_id, "AROAX:work");
    EXPECT_EQ(identity->expires, session.expires);
    EXPECT_THAT(identity->policies->session, testing::SizeIs(2));
    EXPECT_EQ(cache.find("ASIAONE"), nullptr); // not without its token
    EXPECT_EQ(cache.find_session("ASIATWO", token), nullptr);
    EXPECT_EQ(cache.find_session("ASIAONE", token + "x"), nullptr);
    database_->write([&](Transaction& tx) { delete_role(tx, role); });
    EXPECT_EQ(cache.find_session("ASIAONE", token), nullptr);
}

TEST_F(IdentityTest, UsersAndRolesAreListedByNameUnderAPath) {
    const IssuedKey root = account("seller");
    database_->write([&](Transaction& tx) {
        for (const auto* name : {"bo", "Ana", "cy"})
            save_user(tx, {.account = root.account,
                           .name = name,
                           .path = std::string_view(name) == "cy" ? "/x/" : "/",
                           .id = std::string("AIDA") + name,
                           .created = now,
                           .tags = {{"k", "v"}}});
    });
    const auto names = [&](std::string_view prefix, std::string_view after, int limit) {
        std::string all;
        for (const User& user :
             database_->read([&](Reader& r) { return list_users(r, root.account, prefix, after, limit); }))
            all += user.name + " ";
        return all;
    };
    EXPECT_EQ(names("/", "", 10), "Ana bo cy ");
    EXPECT_EQ(names("/", "ana", 1), "bo ");
    EXPECT_EQ(names("/x", "", 10), "cy ");
    const auto ana = database_->read([&](Reader& r) { return find_user(r, root.account, "ANA"); });
    ASSERT_TRUE(ana);
    EXPECT_EQ(ana->arn(), "arn:aws:iam::" + root.account + ":user/Ana");
    EXPECT_EQ(ana->tags.at("k"), "v");
    EXPECT_THROW(user(root.account, "BO"), Conflict);
}

} // namespace
} // namespace store
