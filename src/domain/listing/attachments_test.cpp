#include "domain/listing/attachments.hpp"

#include "domain/changes/change.hpp"

#include <gtest/gtest.h>

namespace domain {
namespace {

using namespace std::string_literals;

std::string png(unsigned char width, unsigned char height) {
    std::string bytes = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0"s;
    bytes += static_cast<char>(width);
    bytes += "\0\0\0"s;
    bytes += static_cast<char>(height);
    return bytes + "\x08\x02\0\0\0"s;
}

std::string refused(const base::Result<std::string>& judged) {
    return judged ? "" : judged.refusals().at(0).code;
}
std::string logo(std::string content) {
    const Attachment found{content.size(), content};
    return refused(judge_logo("prod-1", "s3://b/logo", &found));
}
std::string licence(std::string content) {
    const Attachment found{content.size(), content};
    return refused(judge_licence("offer-1", "s3://b/eula", &found));
}

TEST(Attachments, ReadsTheSizeOfEveryImageFormat) {
    const auto drawn = parse_image_header(png(200, 120));
    ASSERT_TRUE(drawn);
    EXPECT_EQ(drawn->width, 200u);
    EXPECT_EQ(drawn->height, 120u);
    const auto gif = parse_image_header("GIF89a\x2C\x01\x78\x00"s);
    ASSERT_TRUE(gif);
    EXPECT_EQ(gif->width, 300u);
    EXPECT_EQ(gif->height, 120u);
    const auto photo = parse_image_header("\xFF\xD8\xFF\xE0\x00\x04JF\xFF\xFF\xC2\x00\x11\x08\x01\x2C\x00\xF0\x03"s);
    ASSERT_TRUE(photo);
    EXPECT_EQ(photo->type, "image/jpeg");
    EXPECT_EQ(photo->width, 240u);
    EXPECT_EQ(photo->height, 300u);
}

TEST(Attachments, CutAndBrokenImagesAreNone) {
    const std::string whole = png(200, 200);
    for (std::size_t length = 0; length < 24; ++length)
        EXPECT_FALSE(parse_image_header(whole.substr(0, length))) << length;
    EXPECT_FALSE(parse_image_header("\xFF\xD8\xFF\xE0\x00\x00JFIFJFIFJFIF"s)); // a segment without a length
    EXPECT_FALSE(parse_image_header("\xFF\xD8\xFF\xE0\xFF\xFFJFIFJFIFJFIF"s)); // one that leaves the file
    EXPECT_FALSE(parse_image_header("<svg/>"));
}

TEST(Attachments, ALogoHasAFormatAndASize) {
    EXPECT_EQ(logo(png(120, 255)), "");
    EXPECT_EQ(logo(png(119, 200)), "InvalidImageProperties");
    EXPECT_EQ(logo("GIF89a\x81\x02\x78\x00"s), "InvalidImageProperties"); // 641 wide
    EXPECT_EQ(logo("<svg/>"), "InvalidImageProperties");
    EXPECT_EQ(logo(""), "InvalidImageProperties");
    EXPECT_EQ(refused(judge_logo("prod-1", "s3://b/logo", nullptr)), "INVALID_MEDIA");
    const Attachment large{attachment_limit + 1, ""};
    EXPECT_EQ(refused(judge_logo("prod-1", "s3://b/logo", &large)), "INVALID_MEDIA");
}

TEST(Attachments, ALicenceIsTextOrPdf) {
    EXPECT_EQ(licence("Use it well. \xC3\xA9\xE2\x82\xAC\xF0\x9F\x8C\xB3\n"), "");
    EXPECT_EQ(licence("%PDF-1.7\n\xFF\x00\x01"s), "");
    for (const std::string& bad :
         {""s, "\0"s, "\xC0\xAF"s, "\xED\xA0\x80"s, "\xE2\x82"s, "\xF4\x90\x80\x80"s, "PK\x03"s})
        EXPECT_EQ(licence(bad), "INVALID_LEGAL_DOCUMENTS") << bad;
    EXPECT_EQ(refused(judge_licence("offer-1", "s3://b/eula", nullptr)), "INVALID_LEGAL_DOCUMENTS");
    const Attachment large{attachment_limit + 1, ""};
    EXPECT_EQ(refused(judge_licence("offer-1", "s3://b/eula", &large)), "LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE");
}

TEST(Attachments, APdfThatCannotBeReadIsNoLicence) {
    Attachment found{9, "%PDF-1.7\n"};
    found.damage = "it is locked by a password";
    const auto judged = judge_licence("offer-1", "s3://b/eula", &found);
    ASSERT_FALSE(judged);
    EXPECT_EQ(judged.refusals().at(0).code, "INVALID_LEGAL_DOCUMENTS");
    EXPECT_NE(judged.refusals().at(0).message.find("locked by a password"), std::string::npos);
}

TEST(Attachments, ACopyIsNamedByItsContent) {
    const Attachment found{3, "abc"};
    EXPECT_EQ(*judge_licence("offer-1", "s3://b/eula", &found),
              "legal/offer-1/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Attachments, APictureThatCannotBeDecodedIsNoLogo) {
    const Attachment cut{100, png(200, 200), "it ends too early"};
    const auto judged = judge_logo("prod-1", "s3://b/logo", &cut);
    EXPECT_EQ(refused(judged), "InvalidImageProperties");
    EXPECT_NE(judged.refusals().at(0).message.find("it ends too early"), std::string::npos);
}

TEST(Attachments, NotebookAndSamplesOfAVersionAreFound) {
    Change change;
    change.type = "AddDeliveryOptions";
    change.entity_type = product_type;
    change.entity_id = "prod-1";
    change.details =
        boost::json::parse(R"({"DeliveryOptions": [{"Details": {"SageMakerModelPackageDeliveryOptionDetails": {
        "SampleNotebookUrl": "s3://b/n.ipynb",
        "InputProperties": {"SampleInput": {"RealtimeInferenceUrl": "https://x/in", "BatchTransformText": "1"}},
        "OutputProperties": {"SampleOutput": {"BatchTransformUrl": "s3://b/out"}}}}}]})");
    const auto found = attachments_of(change);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].url, "s3://b/n.ipynb");
    EXPECT_EQ(kept_under(found[0]), "notebooks/prod-1/");
    EXPECT_EQ(found[1].url, "https://x/in");
    EXPECT_EQ(found[1].where, "DeliveryOptions[0].Details.SageMakerModelPackageDeliveryOptionDetails.InputProperties."
                              "SampleInput.RealtimeInferenceUrl");
    EXPECT_EQ(found[2].url, "s3://b/out");
    EXPECT_EQ(kept_under(found[2]), "samples/prod-1/");
}

TEST(Attachments, SampleTrainingDataOfAnAlgorithmAreFound) {
    Change change;
    change.type = "UpdateDeliveryOptions";
    change.entity_type = product_type;
    change.entity_id = "prod-1";
    change.details = boost::json::parse(R"({"DeliveryOptions": [{"Details": {"SageMakerAlgorithmDeliveryOptionDetails":
        {"TrainingDetails": {"SampleInput": {"Url": "s3://b/rows.csv"}}}}}]})");
    const auto found = attachments_of(change);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, AttachmentKind::Sample);
    EXPECT_EQ(found[0].where,
              "DeliveryOptions[0].Details.SageMakerAlgorithmDeliveryOptionDetails.TrainingDetails.SampleInput.Url");
}

TEST(Attachments, ANotebookIsOneOfJupyters) {
    const Attached attached{AttachmentKind::Notebook, "prod-1", "s3://b/n.ipynb", "SampleNotebookUrl"};
    const auto judged = [&](std::string content) {
        const Attachment found{content.size(), content};
        return judge_attachment(attached, &found);
    };
    EXPECT_TRUE(judged(R"({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []})")
                    ->starts_with("notebooks/prod-1/"));
    for (const char* bad : {"", "<html>", "[]", R"({"nbformat": 3, "worksheets": []})", R"({"nbformat": 4})"}) {
        const auto wrong = judged(bad);
        ASSERT_FALSE(wrong) << bad;
        EXPECT_EQ(wrong.refusals().at(0).where, "SampleNotebookUrl");
    }
    const Attachment large{attachment_limit + 1, ""};
    EXPECT_EQ(refused(judge_attachment(attached, &large)), "INVALID_INPUT");
    EXPECT_EQ(refused(judge_attachment(attached, nullptr)), "INVALID_INPUT");
}

TEST(Attachments, ASampleIsWhatAnEndpointTakes) {
    const Attached attached{AttachmentKind::Sample, "prod-1", "https://x/in", "SampleInput.RealtimeInferenceUrl"};
    const Attachment whole{3, "abc"};
    EXPECT_EQ(*judge_attachment(attached, &whole),
              "samples/prod-1/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const Attachment large{sample_limit + 1, ""};
    const Attachment empty;
    for (const Attachment* bad : {&large, &empty, static_cast<const Attachment*>(nullptr)})
        EXPECT_EQ(refused(judge_attachment(attached, bad)), "INVALID_INPUT");
    EXPECT_EQ(unfetched(attached, "it answered 404").where, attached.where);
}

TEST(Attachments, BinarySamplesAreNoText) {
    EXPECT_EQ(content_type_of("1,2,3\n"), "text/plain; charset=utf-8");
    EXPECT_EQ(content_type_of("\x93NUMPY\x01\0"s), "application/octet-stream");
}

TEST(Attachments, KnowsTheServersOwnAddresses) {
    const std::string base = "http://souk:8484";
    EXPECT_EQ(parse_own_address("s3://b/a/k", base)->key, "a/k");
    const auto by_web = parse_own_address("http://souk:8484/b/a%20k?X-Amz-Signature=1", base);
    ASSERT_TRUE(by_web);
    EXPECT_EQ(by_web->bucket, "b");
    EXPECT_EQ(by_web->key, "a k");
    EXPECT_EQ(parse_own_address("/assets/media/prod-1/00", base)->key, "media/prod-1/00");
    EXPECT_FALSE(parse_own_address("http://souk:84840/b/k", base));
    EXPECT_FALSE(parse_own_address("https://example.com/logo.png", base));
    EXPECT_FALSE(parse_own_address("http://souk:8484/b/%2", base));
}

} // namespace
} // namespace domain
