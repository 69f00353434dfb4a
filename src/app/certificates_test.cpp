#include "app/certificates.hpp"

#include <cstdlib>
#include <filesystem>
#include <gmock/gmock.h>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace app {
namespace {

using testing::HasSubstr;

const base::Instant now = base::Instant::from_seconds(1'800'000'000);
constexpr std::int64_t day = 24 * 3600;

class CertificatesTest : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "souk-certificate-XXXXXX";
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    // Writes <name>.pem and <name>.key, good from `from` to `to` days from now.
    void make_pair(const std::string& name, std::int64_t from, std::int64_t to) {
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), X509_free);
        ASN1_TIME_set(X509_getm_notBefore(certificate.get()), now.whole_seconds() + from * day);
        ASN1_TIME_set(X509_getm_notAfter(certificate.get()), now.whole_seconds() + to * day);
        X509_set_pubkey(certificate.get(), key.get());
        ASSERT_GT(X509_sign(certificate.get(), key.get(), EVP_sha256()), 0);
        std::FILE* file = std::fopen(path(name + ".pem").c_str(), "w");
        PEM_write_X509(file, certificate.get());
        std::fclose(file);
        file = std::fopen(path(name + ".key").c_str(), "w");
        PEM_write_PrivateKey(file, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
    }
    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    CertificateState look(const std::string& certificate, const std::string& key) const {
        return look_at_certificate(path(certificate), path(key), now);
    }
    std::filesystem::path folder_;
};

TEST_F(CertificatesTest, AGoodPairTellsHowLongItIsGood) {
    make_pair("a", -1, 30);
    const CertificateState state = look("a.pem", "a.key");
    EXPECT_EQ(state.wrong, "");
    EXPECT_EQ(state.days_left, 30);
}

TEST_F(CertificatesTest, WhatIsNoPairIsTold) {
    make_pair("a", -1, 30);
    make_pair("b", -1, 30);
    EXPECT_THAT(look("a.pem", "b.key").wrong, HasSubstr("is not the key of"));
    EXPECT_THAT(look("a.key", "a.key").wrong, HasSubstr("no PEM certificate"));
    EXPECT_THAT(look("a.pem", "a.pem").wrong, HasSubstr("no PEM private key"));
    EXPECT_THAT(look("none.pem", "a.key").wrong, HasSubstr("none.pem cannot be read"));
}

TEST_F(CertificatesTest, ItsTimeMustHaveComeAndNotBeOver) {
    make_pair("old", -30, -1);
    make_pair("young", 1, 30);
    EXPECT_THAT(look("old.pem", "old.key").wrong, HasSubstr("expired"));
    EXPECT_THAT(look("young.pem", "young.key").wrong, HasSubstr("not valid yet"));
}

} // namespace
} // namespace app
