#include "control/catalog_engine_for_tests.hpp"

namespace control {
namespace {

domain::Change own_licence(const char* url) {
    return offer_change("UpdateLegalTerms", fmt::format(R"({{"Terms": [{{"Type": "LegalTerm",
                            "Documents": [{{"Type": "CustomEula", "Url": "{}"}}]}}]}})",
                                                        url));
}

TEST_F(CatalogEngineTest, KeepsACopyOfTheLicence) {
    submit(whole("cs1"));
    engine().run_once();
    EXPECT_EQ(reads_, 0); // addresses elsewhere stay as they are
    attached_["111122223333/seller/eula.txt"] = "abc";
    submit(single("cs2", own_licence("s3://seller/eula.txt")));
    engine().run_once();
    ASSERT_EQ(load("cs2").status, store::ChangeSetStatus::Succeeded);
    const std::string key = "legal/offer-draft/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(attached_.at(std::string(marketplace) + "/souk-marketplace-assets/" + key), "abc");
    EXPECT_EQ(domain::parse_offer("offer-draft", entity("offer-draft")->document).legal->url, "/assets/" + key);

    // What the catalogue shows may be sent back, after the seller's object is gone.
    attached_.erase("111122223333/seller/eula.txt");
    submit(single("cs3", own_licence(("http://souk:8484/assets/" + key).c_str())));
    engine().run_once();
    ASSERT_EQ(load("cs3").status, store::ChangeSetStatus::Succeeded);
    EXPECT_EQ(domain::parse_offer("offer-draft", entity("offer-draft")->document).legal->url, "/assets/" + key);
}

TEST_F(CatalogEngineTest, RefusesALicenceThatIsNotThere) {
    submit(whole("cs1"));
    engine().run_once();
    const std::size_t before = attached_.size();
    for (const char* url : {"s3://seller/none.txt", "http://souk:8484/assets/legal/offer-other/00"}) {
        submit(single(url, own_licence(url)));
        engine().run_once();
        const store::ChangeSet failed = load(url);
        ASSERT_EQ(failed.status, store::ChangeSetStatus::Failed);
        ASSERT_EQ(failed.changes[0].errors.size(), 1u);
        EXPECT_EQ(failed.changes[0].errors[0].code, "INVALID_LEGAL_DOCUMENTS");
        EXPECT_EQ(failed.changes[0].errors[0].where, "Terms[0].Documents[0].Url");
    }
    EXPECT_EQ(attached_.size(), before);
}

TEST_F(CatalogEngineTest, WaitsForAFileElsewhereAndHoldsUpNobody) {
    submit(whole("cs1"));
    engine().run_once();
    decide_files("FETCH");
    submit(single("cs2", own_licence("https://elsewhere/eula.txt")));
    submit(single("cs3", product_change("UpdateTargeting", R"({"PositiveTargeting": {"BuyerAccounts": []}})")));
    CatalogEngine patient = engine();
    EXPECT_FALSE(patient.run_once());
    EXPECT_EQ(load("cs2").status, store::ChangeSetStatus::Applying);
    EXPECT_EQ(lock("offer-draft"), "cs2");
    EXPECT_NE(load("cs3").status, store::ChangeSetStatus::Applying);

    elsewhere_["https://elsewhere/eula.txt"] =
        std::make_shared<FetchedFile>(FetchedFile{domain::Attachment{3, "abc"}, ""});
    patient.run_once();
    ASSERT_EQ(load("cs2").status, store::ChangeSetStatus::Succeeded);
    const std::string key = "legal/offer-draft/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(attached_.at(std::string(marketplace) + "/souk-marketplace-assets/" + key), "abc");
    EXPECT_EQ(domain::parse_offer("offer-draft", entity("offer-draft")->document).legal->url, "/assets/" + key);
    EXPECT_THAT(forgotten_, testing::Contains("cs2"));
}

TEST_F(CatalogEngineTest, RefusesWhatCannotBeFetchedOrMayNotBe) {
    submit(whole("cs1"));
    engine().run_once();
    decide_files("FETCH");
    elsewhere_["https://elsewhere/eula.txt"] =
        std::make_shared<FetchedFile>(FetchedFile{std::nullopt, "it answered 404"});
    submit(single("cs2", own_licence("https://elsewhere/eula.txt")));
    engine().run_once();
    decide_files("REFUSE");
    submit(single("cs3", own_licence("https://elsewhere/eula.txt")));
    const int asked = fetches_;
    engine().run_once();
    EXPECT_EQ(fetches_, asked);
    for (const char* id : {"cs2", "cs3"}) {
        const store::ChangeSet failed = load(id);
        ASSERT_EQ(failed.status, store::ChangeSetStatus::Failed) << id;
        ASSERT_EQ(failed.changes[0].errors.size(), 1u);
        EXPECT_EQ(failed.changes[0].errors[0].code, "INVALID_LEGAL_DOCUMENTS");
        EXPECT_EQ(failed.changes[0].errors[0].where, "Terms[0].Documents[0].Url");
    }
    EXPECT_NE(load("cs2").changes[0].errors[0].message.find("404"), std::string::npos);
}

TEST_F(CatalogEngineTest, RefusesALogoThatIsNamedWithoutHttps) {
    submit(whole("cs1"));
    engine().run_once();
    auto logo = [](const char* url) {
        return product_change("UpdateInformation", fmt::format(R"({{"LogoUrl": "{}"}})", url));
    };
    submit(single("cs2", logo("http://elsewhere/logo.png")));
    engine().run_once();
    const store::ChangeSet failed = load("cs2");
    ASSERT_EQ(failed.status, store::ChangeSetStatus::Failed);
    ASSERT_EQ(failed.changes[0].errors.size(), 1u);
    EXPECT_EQ(failed.changes[0].errors[0].code, "INVALID_MEDIA");
    EXPECT_EQ(failed.changes[0].errors[0].where, "LogoUrl");
    submit(single("cs3", logo("https://elsewhere/logo.png")));
    engine().run_once();
    EXPECT_EQ(load("cs3").status, store::ChangeSetStatus::Succeeded);
}

} // namespace
} // namespace control
