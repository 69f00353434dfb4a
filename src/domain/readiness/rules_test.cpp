#include "domain/readiness/rules.hpp"

#include <gtest/gtest.h>

namespace domain::readiness {
namespace {

const Check& find(const Checks& checks, std::string_view id) {
    for (const Check& check : checks)
        if (check.id == id) return check;
    throw std::out_of_range(std::string(id));
}

Status status_of(const Checks& checks, std::string_view id) {
    return find(checks, id).verdict.status;
}

Version whole_version() {
    Version version;
    version.id = "v1";
    version.title = "1.0";
    version.release_notes = "The first.";
    version.asset_arn = "arn:aws:sagemaker:us-east-1:111122223333:model-package/nuclei";
    version.supported = {{"ml.m5.large"}, {"ml.m5.large"}, {}};
    version.recommended = {"ml.m5.large", "ml.m5.large", ""};
    version.instructions = boost::json::parse(R"({
      "Usage": "Call it with boto3: client.invoke_endpoint(...). It is not for images.",
      "SampleNotebookUrl": "https://github.com/example/nuclei/blob/main/notebook.ipynb",
      "RepositoryUrl": "https://github.com/example/nuclei",
      "InputProperties": {"Description": "text/csv of 30 columns, alike for a real-time call and a batch.",
        "Limitations": "At most 6 MB.",
        "SampleInput": {"RealtimeInferenceText": "1,2\n", "BatchTransformText": "1,2\n"}, "Parameters": []},
      "OutputProperties": {"Description": "text/csv, a row for each, in real time and in batch.",
        "SampleOutput": {"RealtimeInferenceText": "B\n", "BatchTransformText": "B\n"}, "Parameters": []}})");
    return version;
}

Listing whole() {
    Listing listing;
    listing.product.id = "prod-1";
    listing.product.title = "Nuclei Classifier";
    listing.product.short_description = "Labels nuclei.";
    listing.product.long_description =
        "Used for sorting cells. Trained on 569 samples of a public data set with XGBoost; accuracy 0.956 on data it "
        "has "
        "never seen, latency 2 ms on ml.m5.large. Smaller and faster than a network. It is not for diagnostic use: a "
        "medical device it is not.";
    listing.product.logo_url = "/assets/media/prod-1/00";
    listing.product.highlights = {"Fast"};
    listing.product.categories = {"Structured"};
    listing.product.keywords = {"tabular", "cells"};
    listing.product.support = "support@example.com";
    listing.product.resources = {{"Paper", "https://example.com/paper"}};
    listing.product.resources_given = true;
    listing.product.versions = {whole_version()};
    listing.version = whole_version();
    listing.seller =
        parse_seller("111122223333", boost::json::parse(R"({"LegalName": "Example Ltd", "CountryCode": "FR",
        "Contact": {"Email": "ada@example.com"}, "DisplayName": "Example", "Description": "Models."})"));
    listing.seller.state = SellerState::Registered;
    listing.seller.tax_complete = listing.seller.bank_complete = true;
    ListedOffer offer;
    offer.name = "Public";
    offer.priced = {"ml.m5.large.m.i.b", "m.i.c"};
    offer.asks_for_money = true;
    offer.trial_days = 14;
    offer.legal_type = "StandardEula";
    offer.refund_policy = "Within 30 days: support@example.com.";
    listing.offer = offer;
    return listing;
}

TEST(Readiness, A_whole_listing_passes) {
    const Checks checks = check_listing(whole());
    for (const Check& check : checks)
        EXPECT_NE(check.verdict.status, Status::Fail) << check.id << ": " << check.verdict.reason;
    for (const Check& check : checks)
        EXPECT_NE(check.verdict.status, Status::Warn) << check.id;
    EXPECT_TRUE(ready(checks));
    EXPECT_EQ(score(checks), 100);
}

TEST(Readiness, Every_check_has_one_id_and_says_where_why_and_how) {
    const Checks checks = check_listing({});
    std::set<std::string> ids;
    for (const Check& check : checks) {
        EXPECT_TRUE(ids.insert(check.id).second) << check.id;
        if (check.verdict.status != Status::Fail && check.verdict.status != Status::Warn) continue;
        EXPECT_FALSE(check.verdict.reason.empty()) << check.id;
        EXPECT_FALSE(check.verdict.remedy.empty()) << check.id;
        EXPECT_FALSE(check.field.empty()) << check.id;
    }
    EXPECT_FALSE(ready(checks));
}

TEST(Readiness, What_is_absent_has_not_passed) {
    const Checks nothing = check_listing({});
    for (const char* id : {"title.start", "title.case", "title.claims", "short_description.brief", "highlights.length",
                           "categories.known", "keywords.length", "keywords.total", "keywords.repetition", "sku.length",
                           "media.count", "media.duplicates", "video.address", "resources.links", "logo.file"})
        EXPECT_EQ(status_of(nothing, id), Status::NotApplicable) << id;
    Listing bare = whole();
    bare.offer->description.clear();
    auto& instructions = bare.version->instructions.as_object();
    instructions["InputProperties"] = boost::json::object();
    instructions.erase("SampleNotebookUrl");
    const Checks checks = check_listing(bare);
    for (const char* id : {"input.parameters", "input.sample_sizes", "input.limitations", "notebook.place",
                           "offer.description", "output.parameters"})
        EXPECT_EQ(status_of(checks, id), Status::NotApplicable) << id;
    EXPECT_EQ(status_of(checks, "output.sample_sizes"), Status::Pass);
}

TEST(Readiness, Samples_may_lie_where_the_market_takes_them_from) {
    Listing listing = whole();
    auto& sample = listing.version->instructions.at("InputProperties").at("SampleInput").as_object();
    for (const char* url : {"https://x/in", "http://x/in", "s3://b/in", "/assets/samples/prod-1/00"}) {
        sample["BatchTransformUrl"] = url;
        EXPECT_EQ(status_of(check_listing(listing), "input.sample_sizes"), Status::Pass) << url;
    }
    sample["BatchTransformUrl"] = "ftp://x/in";
    EXPECT_EQ(status_of(check_listing(listing), "input.sample_sizes"), Status::Fail);
}

TEST(Readiness, A_notebook_lies_on_the_web_or_with_the_market) {
    Listing listing = whole();
    for (const char* url : {"s3://b/n.ipynb", "/assets/notebooks/prod-1/00"}) {
        listing.version->instructions.as_object()["SampleNotebookUrl"] = url;
        EXPECT_EQ(status_of(check_listing(listing), "notebook.address"), Status::Pass) << url;
        EXPECT_EQ(status_of(check_listing(listing), "notebook.place"), Status::NotApplicable) << url;
    }
    listing.version->instructions.as_object()["SampleNotebookUrl"] = "http://x/n.ipynb";
    EXPECT_EQ(status_of(check_listing(listing), "notebook.address"), Status::Fail);
}

TEST(Readiness, Lengths_are_told_with_their_numbers) {
    Listing listing = whole();
    listing.product.title = std::string(73, 'A');
    const Checks checks = check_listing(listing);
    const Verdict& verdict = find(checks, "title.length").verdict;
    EXPECT_EQ(verdict.status, Status::Fail);
    EXPECT_EQ(verdict.parameters.at("length"), "73");
    EXPECT_EQ(verdict.parameters.at("most"), "72");
    listing.product.title = "é" + std::string(71, 'A'); // characters, not bytes
    EXPECT_EQ(status_of(check_listing(listing), "title.length"), Status::Pass);
}

TEST(Readiness, Words_are_looked_for_and_only_warn) {
    Listing listing = whole();
    listing.product.long_description = "It is good.";
    const Checks checks = check_listing(listing);
    for (const char* id : {"content.use_cases", "content.metrics", "content.latency"})
        EXPECT_EQ(status_of(checks, id), Status::Warn) << id;
    EXPECT_EQ(status_of(checks, "content.training_input"), Status::NotApplicable);
    EXPECT_TRUE(ready(checks));
    EXPECT_LT(score(checks), 100);
}

TEST(Readiness, Short_words_are_whole_ones) {
    Listing listing = whole();
    listing.product.long_description = "Used for maps of rockets, with msgpack.";
    EXPECT_EQ(status_of(check_listing(listing), "content.metrics"), Status::Warn);
}

TEST(Readiness, Claims_superlatives_and_repetition_are_warned_of) {
    Listing listing = whole();
    listing.product.title = "Best Free Classifier";
    listing.product.highlights = {"State-of-the-art"};
    listing.product.keywords = {"classifier", "cells"};
    const Checks checks = check_listing(listing);
    EXPECT_EQ(status_of(checks, "title.claims"), Status::Warn);
    EXPECT_EQ(status_of(checks, "text.superlatives"), Status::Warn);
    EXPECT_EQ(find(checks, "keywords.repetition").verdict.parameters.at("repeated"), "classifier");
}

TEST(Readiness, What_the_markets_policy_does_not_take_fails) {
    Listing listing = whole();
    listing.product.future_regions = false;
    listing.product.regions = {"us-east-1", "eu-west-3"};
    listing.policy.regions = {"us-east-1"};
    listing.policy.longest_trial_days = 10;
    const Checks checks = check_listing(listing);
    EXPECT_EQ(find(checks, "regions.market").verdict.parameters.at("unknown"), "eu-west-3");
    EXPECT_EQ(status_of(checks, "regions.market"), Status::Fail);
    EXPECT_EQ(status_of(checks, "offer.trial_days"), Status::Fail); // of 14 days
    listing.product.future_regions = true;
    listing.policy.longest_trial_days = 31;
    EXPECT_EQ(status_of(check_listing(listing), "regions.market"), Status::Pass);
    EXPECT_EQ(status_of(check_listing(listing), "offer.trial_days"), Status::Pass);
}

TEST(Readiness, A_logo_is_judged_by_its_content) {
    Listing listing = whole();
    listing.logo = {.url = "s3://bucket/logo.png", .own = true, .found = Attachment{4, "text"}};
    EXPECT_EQ(status_of(check_listing(listing), "logo.file"), Status::Fail);
    listing.logo.found = Attachment{13, std::string("GIF89a\x80\x02\x78\x00\x00\x00\x00", 13)}; // 640 x 120
    const Checks checks = check_listing(listing);
    EXPECT_EQ(status_of(checks, "logo.file"), Status::Pass);
    EXPECT_EQ(status_of(checks, "logo.shape"), Status::Warn);
    EXPECT_EQ(find(checks, "logo.shape").verdict.parameters.at("width"), "640");
}

TEST(Readiness, S28_S29_samples_are_asked_for_in_both_ways) {
    Listing listing = whole();
    auto& instructions = listing.version->instructions.as_object();
    instructions["InputProperties"].as_object()["SampleInput"].as_object().erase("BatchTransformText");
    EXPECT_EQ(status_of(check_listing(listing), "input.samples"), Status::Warn);
    instructions["OutputProperties"].as_object()["SampleOutput"] = boost::json::object();
    EXPECT_EQ(status_of(check_listing(listing), "output.samples"), Status::Fail);
}

TEST(Readiness, S19_support_names_a_way_to_reach_it) {
    Listing listing = whole();
    listing.product.support = "Write to us.";
    EXPECT_EQ(status_of(check_listing(listing), "support.contact"), Status::Fail);
    listing.seller.document.as_object()["SupportEmail"] = "help@example.com"; // shown on the seller's page
    EXPECT_EQ(status_of(check_listing(listing), "support.contact"), Status::Pass);
    EXPECT_EQ(find(check_listing(listing), "support.contact").level, Level::Required);
}

TEST(Readiness, A_refund_is_asked_of_somebody_where_money_was_paid) {
    Listing listing = whole();
    listing.offer->refund_policy = "Within 30 days.";
    EXPECT_EQ(status_of(check_listing(listing), "offer.refund_contact"), Status::Warn);
    listing.offer->asks_for_money = false;
    EXPECT_EQ(status_of(check_listing(listing), "offer.refund_contact"), Status::NotApplicable);
}

TEST(Readiness, A_keyword_does_not_repeat_the_seller) {
    Listing listing = whole();
    listing.seller.display_name = "Northern Trees";
    listing.product.keywords = {"northern", "cells"};
    EXPECT_EQ(find(check_listing(listing), "keywords.repetition").verdict.parameters.at("repeated"), "northern");
}

TEST(Readiness, Every_version_comes_from_one_region) {
    Listing listing = whole();
    listing.version->id = "v2";
    listing.version->title = "2.0";
    EXPECT_EQ(status_of(check_listing(listing), "asset.region"), Status::Pass);
    listing.version->asset_arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/nuclei";
    const Check check = find(check_listing(listing), "asset.region");
    EXPECT_EQ(check.verdict.status, Status::Fail);
    EXPECT_EQ(check.verdict.parameters.at("region"), "us-east-1");
}

TEST(Readiness, A_logo_lies_on_a_plain_ground) {
    Listing listing = whole();
    EXPECT_EQ(status_of(check_listing(listing), "logo.background"), Status::NotApplicable);
    listing.logo.plain_background = false;
    EXPECT_EQ(status_of(check_listing(listing), "logo.background"), Status::Warn);
    listing.logo.plain_background = true;
    EXPECT_EQ(status_of(check_listing(listing), "logo.background"), Status::Pass);
}

TEST(Readiness, S25_an_algorithm_tells_of_its_training) {
    Listing listing = whole();
    EXPECT_EQ(status_of(check_listing(listing), "training.sample"), Status::NotApplicable);
    listing.version->kind = AssetKind::Algorithm;
    for (const char* id : {"training.input", "training.sample", "training.overview"})
        EXPECT_EQ(status_of(check_listing(listing), id), Status::Warn) << id;
    listing.version->instructions.as_object()["TrainingDetails"] = boost::json::parse(R"({"InputDescription": "Rows.",
        "SampleInput": {"Text": "1,2"}, "AlgorithmOverview": "Boosted trees."})");
    for (const char* id : {"training.input", "training.sample", "training.overview"})
        EXPECT_EQ(status_of(check_listing(listing), id), Status::Pass) << id;
}

TEST(Readiness, S24_a_notebook_of_ones_own_is_read_for_the_whole_way) {
    Listing listing = whole();
    EXPECT_EQ(status_of(check_listing(listing), "notebook.workflow"), Status::NotApplicable);
    EXPECT_EQ(find(check_listing(listing), "notebook.place").level, Level::Required);
    auto with = [&](const char* cells) {
        const std::string content = std::string(R"({"nbformat": 4, "cells": [)") + cells + "]}";
        listing.notebook = {.url = "s3://b/n.ipynb", .own = true, .found = Attachment{content.size(), content}};
        return find(check_listing(listing), "notebook.workflow").verdict;
    };
    const char* model = R"json({"cell_type": "code",
        "source": ["import boto3\n", "s.create_endpoint(EndpointName='x')\n"]},
        {"cell_type": "code", "source": "r.invoke_endpoint()\ns.create_transform_job()"})json";
    EXPECT_EQ(with(model).status, Status::Pass);
    const Verdict told = with(R"json({"cell_type": "markdown", "source": "create_endpoint("},
        {"cell_type": "code", "source": "import boto3"})json");
    EXPECT_EQ(told.status, Status::Warn);
    EXPECT_EQ(told.parameters.at("missing"), "endpoint, inference, batch");
    listing.version->kind = AssetKind::Algorithm;
    EXPECT_EQ(with(model).parameters.at("missing"), "training, tuning, model");
}

TEST(Readiness, What_has_no_price_is_named) {
    Listing listing = whole();
    listing.offer->priced = {"m.i.c"};
    const Checks checks = check_listing(listing);
    EXPECT_EQ(find(checks, "offer.prices").verdict.parameters.at("missing"), "ml.m5.large.m.i.b");
    listing.offer->free = true;
    listing.offer->priced.clear();
    EXPECT_EQ(status_of(check_listing(listing), "offer.prices"), Status::Pass);
}

TEST(Readiness, The_resource_has_to_be_certified_and_the_sellers_own_work) {
    Listing listing = whole();
    listing.asset = ListedAsset{"Failed", boost::json::parse(R"({"_internal": {"product_id": "prod-other"}})")};
    const Checks checks = check_listing(listing);
    for (const char* id : {"asset.completed", "asset.certified", "asset.validated", "asset.own_work", "asset.images"})
        EXPECT_EQ(status_of(checks, id), Status::Fail) << id;
}

TEST(Readiness, A_draft_of_a_version_prices_it_where_the_product_has_an_offer) {
    const auto draft = boost::json::parse(R"({"Mode": "Version", "OfferId": "offer-1", "PricingModel": "Usage",
        "Prices": {"ml.m5.large.m.i.r": "0.25", "ml.m5.xlarge.m.i.r": ""}})");
    const Listing listing = project({}, changes_of_draft(draft));
    EXPECT_EQ(listing.offer.value().priced.size(), 1u);
    const auto unpriced = boost::json::parse(R"({"Mode": "Version", "Prices": {"ml.m5.large.m.i.r": "0.25"}})");
    EXPECT_FALSE(project({}, changes_of_draft(unpriced)).offer.has_value());
}

TEST(Readiness, A_draft_is_read_as_the_changes_that_it_stands_for) {
    const auto draft = boost::json::parse(R"({"Mode": "New", "ProductTitle": "Trees", "Highlights": ["Small", ""],
        "Kind": "ModelPackage", "AssetArn": "arn:x", "VersionTitle": "1.0", "PricingModel": "Usage",
        "Prices": {"m.i.c": "0.1"}, "TrialDays": "14", "RefundPolicy": "None.", "EulaUrl": "s3://b/eula.txt",
        "SampleInput": {"Form": "Url", "Realtime": "https://example.com/in.csv", "Batch": ""}})");
    const Listing listing = project({}, changes_of_draft(draft));
    EXPECT_EQ(listing.product.title, "Trees");
    EXPECT_EQ(listing.product.highlights, std::vector<std::string>{"Small"});
    ASSERT_TRUE(listing.version && listing.offer);
    EXPECT_EQ(listing.version->asset_arn, "arn:x");
    EXPECT_EQ(base::text_at(listing.version->instructions, "InputProperties.SampleInput.RealtimeInferenceUrl"),
              "https://example.com/in.csv");
    EXPECT_EQ(listing.offer->trial_days, 14);
    EXPECT_TRUE(listing.offer->asks_for_money);
    EXPECT_EQ(listing.licence.url, "s3://b/eula.txt");
}

TEST(Readiness, A_draft_of_an_edited_product_changes_its_version_and_its_terms) {
    Listing listing = whole();
    Version& version = listing.product.versions.front();
    version.option_id = "option-1";
    auto draft = boost::json::parse(R"({"Mode": "Edit", "ProductTitle": "Trees", "Kind": "ModelPackage",
        "UsageInstructions": "Send rows.", "OfferId": "offer-1", "PricingModel": "Free", "Eula": "Standard",
        "EulaUrl": "s3://b/old.txt", "RefundPolicy": "Within 30 days.", "DeliveryOptionId": "option-1"})");
    const Listing edited = project(listing, changes_of_draft(draft));
    EXPECT_EQ(edited.product.title, "Trees");
    EXPECT_FALSE(edited.version_is_new);
    EXPECT_EQ(edited.version->asset_arn, version.asset_arn);
    EXPECT_EQ(base::text_at(edited.version->instructions, "Usage"), "Send rows.");
    EXPECT_EQ(edited.offer->legal_type, "StandardEula");
    EXPECT_EQ(edited.licence.url, "");
    EXPECT_EQ(edited.offer->refund_policy, "Within 30 days.");

    draft.as_object()["DeliveryOptionId"] = draft.as_object()["OfferId"] = "";
    const std::vector<Change> texts = changes_of_draft(draft);
    ASSERT_EQ(texts.size(), 1u) << "a product without a version and an offer has texts alone";
    EXPECT_EQ(texts[0].type, "UpdateInformation");
}

TEST(Readiness, Languages_that_were_begun_are_to_be_finished) {
    Listing listing = whole();
    EXPECT_EQ(status_of(check_listing(listing), "translations.complete"), Status::NotApplicable);
    listing.product.translations = {{.language = "fr", .title = "Noyaux", .highlights = {"Rapide"}, .support = "@"}};
    const Check begun = find(check_listing(listing), "translations.complete");
    EXPECT_EQ(begun.verdict.status, Status::Warn);
    EXPECT_NE(begun.verdict.reason.find("fr: ShortDescription, LongDescription, SearchKeywords"), std::string::npos);
    Translation& french = listing.product.translations[0];
    french.short_description = french.long_description = "Classe.";
    french.keywords = {"noyau"};
    EXPECT_EQ(status_of(check_listing(listing), "translations.complete"), Status::Pass);

    const auto draft = boost::json::parse(R"({"Mode": "New", "Translations": [
        {"Language": "fr", "ProductTitle": "Noyaux", "ShortDescription": "", "Highlights": ["", "Rapide"]}]})");
    const Listing drafted = project({}, changes_of_draft(draft));
    ASSERT_EQ(drafted.product.translations.size(), 1u);
    EXPECT_EQ(drafted.product.translations[0],
              (Translation{.language = "fr", .title = "Noyaux", .highlights = {"Rapide"}}));
}

TEST(Readiness, The_score_weighs_requirements_and_leaves_out_what_was_not_checked) {
    const Check required{"a", Group::Listing, Level::Required, "", pass(), {}};
    const Check recommended{"b", Group::Listing, Level::Recommended, "", warn("r", "m"), {}};
    EXPECT_EQ(score({required, recommended}), 87); // (3 + 0.5) / 4
    const Check unknown{"c", Group::Executed, Level::Required, "", not_checked("r"), {}};
    EXPECT_EQ(score({required, unknown}), 100);
    EXPECT_EQ(score({}), 0);
}

TEST(Readiness, What_the_market_withdrew_cannot_be_recommended) {
    Listing listing = whole();
    listing.policy.document = boost::json::parse(R"({"WithdrawnInstanceTypes": ["ml.m5.large"]})");
    const Check check = find(check_listing(listing), "recommended.realtime");
    EXPECT_EQ(check.verdict.status, Status::Fail);
    EXPECT_EQ(check.verdict.parameters.at("withdrawn"), "ml.m5.large");
}

} // namespace
} // namespace domain::readiness
