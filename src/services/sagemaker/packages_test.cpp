#include "services/sagemaker/operations.hpp"
#include "services/sagemaker/world_for_tests.hpp"

#include <gmock/gmock.h>

namespace services {
namespace {

using namespace api::sagemaker;
using testing::ElementsAre;
using testing::HasSubstr;

class PackagesTest : public SageMakerWorld {
  protected:
    static CreateModelPackageInput package(const std::string& name) {
        CreateModelPackageInput in;
        in.ModelPackageName = name;
        in.InferenceSpecification = specification();
        return in;
    }
    static CreateModelPackageInput version_of(const std::string& group) {
        CreateModelPackageInput in;
        in.ModelPackageGroupName = group;
        in.InferenceSpecification = specification();
        return in;
    }
    static InferenceSpecification specification() {
        ModelPackageContainerDefinition container;
        container.Image = "seller/image:1";
        container.ModelDataUrl = "s3://bucket/model.tar.gz";
        InferenceSpecification spec;
        spec.Containers = {container};
        spec.SupportedTransformInstanceTypes = {"ml.m5.large"};
        spec.SupportedRealtimeInferenceInstanceTypes = {"ml.m5.large", "ml.m5.xlarge"};
        return spec;
    }
    std::string create(const CreateModelPackageInput& in) {
        Call call = as(seller_);
        return create_model_package(call, in).ModelPackageArn;
    }
    DescribeModelPackageOutput show(const std::string& name, const Principal* who = nullptr) {
        Call call = as(who ? *who : seller_);
        DescribeModelPackageInput in;
        in.ModelPackageName = name;
        return describe_model_package(call, in);
    }
    void group(const std::string& name) {
        Call call = as(seller_);
        CreateModelPackageGroupInput in;
        in.ModelPackageGroupName = name;
        create_model_package_group(call, in);
    }
};

TEST_F(PackagesTest, ANewPackageIsPendingAndReadBackByNameAndByArnInAnyCase) {
    const std::string arn = create(package("Fraud"));
    EXPECT_EQ(arn, "arn:aws:sagemaker:us-east-1:111122223333:model-package/Fraud");
    for (const std::string& name : {std::string("FRAUD"), arn,
                                    std::string("arn:aws:sagemaker:us-east-1:111122223333:"
                                                "model-package/fraud")}) {
        const auto shown = show(name);
        EXPECT_EQ(shown.ModelPackageName, "Fraud");
        EXPECT_EQ(shown.ModelPackageStatus, "Pending");
        EXPECT_EQ(shown.CreationTime, now_);
        EXPECT_EQ(shown.InferenceSpecification->Containers.at(0).Image, "seller/image:1");
    }
}

TEST_F(PackagesTest, ARememberedAnswerIsForgottenWhenThePackageChanges) {
    create(package("p"));
    const auto ask = [&](const Principal& who) {
        Call call = as(who);
        wire::HttpRequest request;
        request.body = R"({"ModelPackageName":"p"})";
        const auto reply = answer_describe_model_package(call, std::move(request));
        return std::get<wire::HttpAnswer>(reply);
    };
    const auto first = ask(seller_);
    EXPECT_THAT(first.body, HasSubstr("Pending"));
    EXPECT_EQ(first.headers.get("x-amzn-RequestId"), "request-1");
    EXPECT_EQ(ask(seller_).body, first.body);
    EXPECT_EQ(fault_of([&] { ask(buyer_); }), "ValidationException");
    change("model-package", seller_, "p", [](store::Resource& r) { r.status = "Completed"; });
    EXPECT_THAT(ask(seller_).body, HasSubstr("Completed"));
}

TEST_F(PackagesTest, ARepeatedRequestIsTheSamePackageAndAnotherOneAConflict) {
    auto in = package("p");
    in.ClientToken = "token-1";
    const std::string arn = create(in);
    EXPECT_EQ(create(in), arn);
    in.ModelPackageDescription = "other";
    EXPECT_EQ(fault_of([&] { create(in); }), "ConflictException");
    EXPECT_THAT(message_, HasSubstr("token-1"));
    EXPECT_EQ(fault_of([&] { create(package("P")); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("already exists"));
}

TEST_F(PackagesTest, VersionsAreNumberedAndTheirGroupStaysWhileTheyDo) {
    group("g");
    EXPECT_EQ(create(version_of("G")), "arn:aws:sagemaker:us-east-1:111122223333:model-package/g/1");
    EXPECT_EQ(create(version_of("g")), "arn:aws:sagemaker:us-east-1:111122223333:model-package/g/2");
    EXPECT_EQ(show("g/2").ModelPackageVersion, 2);
    EXPECT_EQ(show("g/2").ModelApprovalStatus, "PendingManualApproval");
    Call call = as(seller_);
    DeleteModelPackageGroupInput in;
    in.ModelPackageGroupName = "g";
    EXPECT_EQ(fault_of([&] { delete_model_package_group(call, in); }), "ConflictException");
}

TEST_F(PackagesTest, OnlyAVersionIsUpdated) {
    group("g");
    const std::string versioned = create(version_of("g"));
    const std::string unversioned = create(package("p"));
    Call call = as(seller_);
    UpdateModelPackageInput in;
    in.ModelPackageArn = versioned;
    in.ModelApprovalStatus = "Approved";
    in.CustomerMetadataProperties = std::map<std::string, std::string>{{"a", "1"}};
    update_model_package(call, in);
    EXPECT_EQ(show(versioned).ModelApprovalStatus, "Approved");
    EXPECT_EQ(show(versioned).CustomerMetadataProperties->at("a"), "1");
    in.ModelPackageArn = unversioned;
    EXPECT_EQ(fault_of([&] { update_model_package(call, in); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("unversioned"));
}

TEST_F(PackagesTest, AnotherAccountsPackageIsRefusedWhetherItExistsOrNot) {
    const std::string arn = create(package("p"));
    EXPECT_EQ(fault_of([&] { show(arn, &buyer_); }), "AccessDeniedException");
    EXPECT_THAT(message_, HasSubstr("sagemaker:DescribeModelPackage"));
    EXPECT_THAT(message_, HasSubstr(arn));
    EXPECT_EQ(fault_of([&] { show(arn + "x", &buyer_); }), "AccessDeniedException");
    EXPECT_EQ(fault_of([&] { show("p", &buyer_); }), "ValidationException");
    EXPECT_EQ(fault_of([&] { show("absent"); }), "ValidationException");
}

TEST_F(PackagesTest, AMarketplaceCopyOfAnUnknownProductIsNotFound) {
    const std::string arn = "arn:aws:sagemaker:us-east-1:865070037744:model-package/x";
    EXPECT_EQ(fault_of([&] { show(arn, &buyer_); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("does not exist"));
    database_->write([&](store::Transaction& tx) {
        store::Resource copy{.kind = "model-package", .account = "865070037744", .region = "us-east-1", .name = "x"};
        copy.status = "Completed";
        copy.internal()["product_id"] = "prod-unknown";
        store::insert_resource(tx, copy);
    });
    EXPECT_EQ(fault_of([&] { show(arn, &buyer_); }), "ValidationException");
}

TEST_F(PackagesTest, ListsFilterByKindAndPageThrough) {
    group("g");
    create(version_of("g"));
    for (const char* name : {"a", "b", "c"}) {
        create(package(name));
        now_ = now_ + base::seconds(1);
    }
    Call call = as(seller_);
    ListModelPackagesInput in;
    in.MaxResults = 2;
    std::vector<std::string> names;
    for (;;) {
        const auto page = list_model_packages(call, in);
        for (const auto& summary : page.ModelPackageSummaryList)
            names.push_back(summary.ModelPackageName.value_or("?"));
        if (!page.NextToken) break;
        in.NextToken = page.NextToken;
    }
    EXPECT_THAT(names, ElementsAre("a", "b", "c"));
    in.SortOrder = "Descending";
    EXPECT_EQ(fault_of([&] { list_model_packages(call, in); }), "ValidationException");
    EXPECT_THAT(message_, HasSubstr("Invalid pagination token because"));
    in.NextToken.reset();
    in.ModelPackageGroupName = "g";
    EXPECT_EQ(list_model_packages(call, in).ModelPackageSummaryList.size(), 1u);
    in.ModelPackageGroupName.reset();
    in.ModelPackageType = "Both";
    in.MaxResults = 10;
    EXPECT_EQ(list_model_packages(call, in).ModelPackageSummaryList.size(), 4u);
}

TEST_F(PackagesTest, APackageUnderValidationIsNotDeleted) {
    create(package("p"));
    Call call = as(seller_);
    DeleteModelPackageInput in;
    in.ModelPackageName = "p";
    EXPECT_EQ(fault_of([&] { delete_model_package(call, in); }), "ConflictException");
    change("model-package", seller_, "p", [](store::Resource& r) { r.status = "Completed"; });
    EXPECT_EQ(fault_of([&] { delete_model_package(call, in); }), "");
    EXPECT_EQ(fault_of([&] { show("p"); }), "ValidationException");
}

TEST_F(PackagesTest, TagsAreAddedListedAndTakenAway) {
    auto in = package("p");
    Tag tag;
    tag.Key = "team";
    tag.Value = "a";
    in.Tags = {tag};
    const std::string arn = create(in);
    Call call = as(seller_);
    AddTagsInput add;
    add.ResourceArn = arn;
    tag.Key = "cost";
    add.Tags = {tag};
    EXPECT_EQ(add_tags(call, add).Tags->size(), 2u);
    DeleteTagsInput remove;
    remove.ResourceArn = arn;
    remove.TagKeys = {"team"};
    delete_tags(call, remove);
    ListTagsInput list;
    list.ResourceArn = arn;
    ASSERT_EQ(list_tags(call, list).Tags->size(), 1u);
    EXPECT_EQ(list_tags(call, list).Tags->at(0).Key, "cost");
    add.Tags.clear();
    for (int i = 0; i < 50; ++i) {
        tag.Key = "k" + std::to_string(i);
        add.Tags.push_back(tag);
    }
    EXPECT_EQ(fault_of([&] { add_tags(call, add); }), "ResourceLimitExceeded");
}

} // namespace
} // namespace services
