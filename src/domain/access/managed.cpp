// The managed policies that are known by name. Documents are ours; the names and what they are for are AWS's, but for
// SoukOperator…, which an operator's account gives to those who review, verify and decide. A seller's policy does not
// hold sagemaker:DescribeModelPackage: listing a package needs that right besides.
#include "domain/access/policy.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace domain {
namespace {

struct Managed {
    std::string_view name;
    std::string_view document;
};

constexpr std::array managed_policies = {
    Managed{"AWSMarketplaceAmiIngestion", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["ec2:ModifySnapshotAttribute","ec2:DescribeImages","ec2:DescribeSnapshotAttribute",
            "ec2:ModifyImageAttribute"],"Resource":"*"}]})"},
    Managed{"AWSMarketplaceFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:*","license-manager:ListReceivedLicenses","souk:EstimatePrice",
            "souk:ListInstancePrices","souk:ListPriceChanges","souk:GetAccountCountry","souk:GetAccountQuotas",
            "souk:PutAccountCountry",
            "souk:PutReview","souk:DeleteReview","souk:PutSpendBudget","souk:DeleteSpendBudget","souk:GetClock",
            "souk:ListEvents",
            "souk:CreateWebhook","souk:ListWebhooks","souk:UpdateWebhook","souk:DeleteWebhook","souk:TestWebhook",
            "souk:ListWebhookDeliveries","souk:ReplayDelivery"],"Resource":"*"}]})"},
    Managed{"AWSMarketplaceGetEntitlements", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"aws-marketplace:GetEntitlements","Resource":"*"}]})"},
    Managed{"AWSMarketplaceManageSubscriptions", R"({"Version":"2012-10-17","Statement":[
        {"Sid":"View","Effect":"Allow","Action":["aws-marketplace:ViewSubscriptions","aws-marketplace:Get*",
            "aws-marketplace:List*","aws-marketplace:Search*","aws-marketplace:Describe*"],"Resource":"*"},
        {"Sid":"Subscribe","Effect":"Allow","Action":["aws-marketplace:Subscribe","aws-marketplace:Unsubscribe",
            "aws-marketplace:CreateAgreementRequest","aws-marketplace:AcceptAgreementRequest",
            "aws-marketplace:CancelAgreement","aws-marketplace:AcceptAgreementCancellationRequest",
            "aws-marketplace:RejectAgreementCancellationRequest","aws-marketplace:UpdatePurchaseOrders",
            "souk:PutReview","souk:DeleteReview","souk:PutSpendBudget","souk:DeleteSpendBudget","souk:EstimatePrice",
            "souk:ListInstancePrices","souk:ListPriceChanges","souk:GetClock",
            "souk:GetAccountCountry","souk:GetAccountQuotas","souk:PutAccountCountry",
            "souk:ListEvents","souk:CreateWebhook","souk:ListWebhooks","souk:UpdateWebhook","souk:DeleteWebhook",
            "souk:TestWebhook","souk:ListWebhookDeliveries","souk:ReplayDelivery",
            "aws-marketplace:CreatePrivateMarketplaceRequests","aws-marketplace:ListPrivateMarketplaceRequests",
            "aws-marketplace:DescribePrivateMarketplaceRequests"],"Resource":"*"}]})"},
    Managed{"AWSMarketplaceMeteringFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:MeterUsage","aws-marketplace:BatchMeterUsage"],
            "Resource":"*"}]})"},
    Managed{"AWSMarketplaceMeteringRegisterUsage", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"aws-marketplace:RegisterUsage","Resource":"*"}]})"},
    Managed{"AWSMarketplaceProcurementSystemAdminFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:PutProcurementSystemConfiguration",
            "aws-marketplace:DescribeProcurementSystemConfiguration"],"Resource":"*"}]})"},
    Managed{"AWSMarketplaceRead-only", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:ViewSubscriptions","aws-marketplace:SearchListings",
            "aws-marketplace:SearchFacets","aws-marketplace:GetListing","aws-marketplace:GetProduct",
            "aws-marketplace:GetOffer","aws-marketplace:GetOfferSet","aws-marketplace:GetOfferTerms",
            "aws-marketplace:ListPurchaseOptions","aws-marketplace:ListFulfillmentOptions",
            "aws-marketplace:ListPrivateListings","aws-marketplace:SearchAgreements",
            "aws-marketplace:DescribeAgreement","aws-marketplace:GetAgreementTerms",
            "aws-marketplace:GetAgreementEntitlements","aws-marketplace:GetEntitlements",
            "aws-marketplace:ListAgreementCharges","aws-marketplace:GetAgreementRequest",
            "aws-marketplace:GetBuyerDashboard",
            "aws-marketplace:GetAgreementRequestTerms","aws-marketplace:ListAgreementRequests",
            "souk:GetAccountCountry","souk:GetAccountQuotas","aws-marketplace:GetAgreementCancellationRequest",
            "aws-marketplace:ListAgreementCancellationRequests","souk:EstimatePrice","souk:ListInstancePrices",
            "souk:ListPriceChanges",
            "souk:GetClock","souk:ListEvents","souk:ListWebhooks","souk:ListWebhookDeliveries",
            "aws-marketplace:ListPrivateMarketplaceRequests","aws-marketplace:DescribePrivateMarketplaceRequests"],
            "Resource":"*"}]})"},
    Managed{"AWSMarketplaceSellerFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Sid":"Portal","Effect":"Allow","Action":["aws-marketplace-management:*","souk:PutReviewReply",
            "souk:DeleteReviewReply","souk:DeleteDraftProduct","souk:PutProductRegions","souk:RequestTestAccounts",
             "souk:ListTestAccountRequests","souk:ListAllowedAccounts","souk:*PreviewLink*","souk:GetReadinessLog",
             "souk:DescribeUnpublication","souk:EstimatePrice","souk:ListInstancePrices","souk:ListPriceChanges",
             "souk:GetAccountCountry","souk:GetAccountQuotas","souk:PutAccountCountry","souk:GetClock",
            "souk:ListEvents","souk:CreateWebhook",
            "souk:ListWebhooks","souk:UpdateWebhook","souk:DeleteWebhook","souk:TestWebhook",
            "souk:ListWebhookDeliveries","souk:ReplayDelivery"],"Resource":"*"},
        {"Sid":"Catalog","Effect":"Allow","Action":["aws-marketplace:ListChangeSets",
            "aws-marketplace:DescribeChangeSet","aws-marketplace:StartChangeSet","aws-marketplace:CancelChangeSet",
            "aws-marketplace:ListEntities","aws-marketplace:DescribeEntity","aws-marketplace:ListTasks",
            "aws-marketplace:DescribeTask","aws-marketplace:UpdateTask","aws-marketplace:CompleteTask",
            "aws-marketplace:ListAssessments","aws-marketplace:DescribeAssessment",
            "aws-marketplace:GetResourcePolicy","aws-marketplace:PutResourcePolicy",
            "aws-marketplace:DeleteResourcePolicy","aws-marketplace:TagResource","aws-marketplace:UntagResource",
            "aws-marketplace:ListTagsForResource","aws-marketplace:GetSellerDashboard"],"Resource":"*"},
        {"Sid":"Agreements","Effect":"Allow","Action":["aws-marketplace:SearchAgreements",
            "aws-marketplace:DescribeAgreement","aws-marketplace:GetAgreementTerms","aws-marketplace:CancelAgreement",
            "aws-marketplace:SendAgreementCancellationRequest","aws-marketplace:CancelAgreementCancellationRequest",
            "aws-marketplace:GetAgreementCancellationRequest","aws-marketplace:ListAgreementCancellationRequests"],
            "Resource":"*",
            "Condition":{"StringEqualsIfExists":{"aws-marketplace:PartyType":"Proposer"}}},
        {"Sid":"AccessRole","Effect":"Allow","Action":"iam:PassRole","Resource":"*",
            "Condition":{"StringEquals":{"iam:PassedToService":"assets.marketplace.amazonaws.com"}}},
        {"Sid":"Settings","Effect":"Allow","Action":["iam:GetRole","iam:ListRoles","tax:GetTaxRegistration",
            "tax:PutTaxRegistration","payments:GetPaymentInstrument","payments:CreatePaymentInstrument"],
            "Resource":"*"}]})"},
    Managed{"AWSMarketplaceSellerOfferManagement", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:ListChangeSets","aws-marketplace:DescribeChangeSet",
            "aws-marketplace:StartChangeSet","aws-marketplace:CancelChangeSet","aws-marketplace:ListEntities",
            "aws-marketplace:DescribeEntity","aws-marketplace:TagResource","aws-marketplace:ListTagsForResource",
            "souk:EstimatePrice","souk:ListInstancePrices","souk:ListPriceChanges","souk:GetClock"],"Resource":"*"},
        {"Effect":"Allow","Action":["aws-marketplace:SearchAgreements","aws-marketplace:DescribeAgreement",
            "aws-marketplace:GetAgreementTerms","aws-marketplace:CancelAgreement",
            "aws-marketplace:SendAgreementCancellationRequest","aws-marketplace:CancelAgreementCancellationRequest",
            "aws-marketplace:GetAgreementCancellationRequest","aws-marketplace:ListAgreementCancellationRequests"],
            "Resource":"*",
            "Condition":{"StringEqualsIfExists":{"aws-marketplace:PartyType":"Proposer"}}}]})"},
    Managed{"AWSMarketplaceSellerProductsFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:ListChangeSets","aws-marketplace:DescribeChangeSet",
            "aws-marketplace:StartChangeSet","aws-marketplace:CancelChangeSet","aws-marketplace:ListEntities",
            "aws-marketplace:DescribeEntity","aws-marketplace:ListTasks","aws-marketplace:DescribeTask",
            "aws-marketplace:UpdateTask","aws-marketplace:CompleteTask","aws-marketplace:GetResourcePolicy",
            "aws-marketplace:PutResourcePolicy","aws-marketplace:DeleteResourcePolicy",
            "aws-marketplace:ListTagsForResource","aws-marketplace:TagResource","aws-marketplace:UntagResource",
            "aws-marketplace-management:uploadFiles","aws-marketplace-management:viewMarketing",
            "souk:DeleteDraftProduct","souk:PutProductRegions","souk:RequestTestAccounts",
            "souk:ListTestAccountRequests","souk:ListAllowedAccounts","souk:*PreviewLink*","souk:GetReadinessLog",
            "souk:DescribeUnpublication","souk:EstimatePrice","souk:ListInstancePrices","souk:ListPriceChanges",
            "souk:GetClock"],"Resource":"*"},
        {"Effect":"Allow","Action":"iam:PassRole","Resource":"*",
            "Condition":{"StringEquals":{"iam:PassedToService":"assets.marketplace.amazonaws.com"}}}]})"},
    Managed{"AWSMarketplaceSellerProductsReadOnly", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:ListChangeSets","aws-marketplace:DescribeChangeSet",
            "aws-marketplace:ListEntities","aws-marketplace:DescribeEntity",
            "aws-marketplace:ListTagsForResource","souk:ListTestAccountRequests","souk:ListAllowedAccounts",
            "souk:ListPreviewLinks","souk:GetReadinessLog","souk:DescribeUnpublication","souk:EstimatePrice",
            "souk:ListInstancePrices","souk:ListPriceChanges",
            "souk:GetClock"],"Resource":"*"}]})"},
    Managed{"AWSPrivateMarketplaceAdminFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:*PrivateMarketplace*","aws-marketplace:StartChangeSet",
            "aws-marketplace:DescribeChangeSet","aws-marketplace:ListChangeSets","aws-marketplace:CancelChangeSet",
            "aws-marketplace:ListEntities","aws-marketplace:DescribeEntity"],"Resource":"*"}]})"},
    Managed{"AWSPrivateMarketplaceRequests", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:CreatePrivateMarketplaceRequests",
            "aws-marketplace:ListPrivateMarketplaceRequests","aws-marketplace:DescribePrivateMarketplaceRequests"],
            "Resource":"*"}]})"},
    Managed{"AdministratorAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"*","Resource":"*"}]})"},
    Managed{"AmazonS3FullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:*","Resource":"*"}]})"},
    Managed{"AmazonS3ReadOnlyAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["s3:Get*","s3:List*","s3:Describe*"],"Resource":"*"}]})"},
    Managed{"AmazonSageMakerFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Sid":"SageMaker","Effect":"Allow","Action":"sagemaker:*","Resource":"*"},
        {"Sid":"Subscriptions","Effect":"Allow","Action":"aws-marketplace:ViewSubscriptions","Resource":"*"},
        {"Sid":"Buckets","Effect":"Allow","Action":["s3:CreateBucket","s3:GetBucketLocation","s3:ListBucket",
            "s3:ListAllMyBuckets"],"Resource":"*"},
        {"Sid":"Objects","Effect":"Allow","Action":["s3:GetObject","s3:PutObject","s3:DeleteObject",
            "s3:AbortMultipartUpload"],"Resource":["arn:aws:s3:::*SageMaker*","arn:aws:s3:::*Sagemaker*",
            "arn:aws:s3:::*sagemaker*","arn:aws:s3:::*aws-glue*"]},
        {"Sid":"Roles","Effect":"Allow","Action":["iam:GetRole","iam:ListRoles"],"Resource":"*"},
        {"Sid":"PassRole","Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/*",
            "Condition":{"StringEquals":{"iam:PassedToService":["sagemaker.amazonaws.com","glue.amazonaws.com",
            "robomaker.amazonaws.com","states.amazonaws.com"]}}},
        {"Sid":"Logs","Effect":"Allow","Action":["logs:Describe*","logs:Get*","logs:CreateLogGroup",
            "logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]})"},
    Managed{"AmazonSageMakerReadOnly", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["sagemaker:Describe*","sagemaker:List*","sagemaker:BatchGetMetrics",
            "sagemaker:BatchDescribeModelPackage","sagemaker:GetSearchSuggestions","sagemaker:Search",
            "aws-marketplace:ViewSubscriptions","logs:Describe*","logs:Get*"],"Resource":"*"}]})"},
    Managed{"IAMFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"iam:*","Resource":"*"}]})"},
    Managed{"IAMReadOnlyAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["iam:Get*","iam:List*","iam:Simulate*","iam:Generate*"],"Resource":"*"}]})"},
    Managed{"ReadOnlyAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["aws-marketplace:Get*","aws-marketplace:List*","aws-marketplace:Describe*",
            "aws-marketplace:Search*","aws-marketplace:ViewSubscriptions","aws-marketplace-management:Get*",
            "aws-marketplace-management:view*","tax:Get*","iam:Get*","iam:List*","s3:Get*","s3:List*",
            "sagemaker:Describe*","sagemaker:List*","sagemaker:BatchDescribeModelPackage","sts:GetCallerIdentity",
            "souk:Get*","souk:List*","souk:Describe*","souk:EstimatePrice"],"Resource":"*"}]})"},
    Managed{"SoukOperatorFullAccess", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["souk:*",
            "aws-marketplace-management:*AdditionalSellerNotificationRecipients"],"Resource":"*"}]})"},
    Managed{"SoukOperatorReadOnly", R"({"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":["souk:Get*","souk:List*","souk:Describe*",
            "aws-marketplace-management:GetAdditionalSellerNotificationRecipients"],"Resource":"*"}]})"},
};

} // namespace

std::string_view managed_policy(std::string_view name) {
    const auto found = std::ranges::find(managed_policies, name, &Managed::name);
    return found == managed_policies.end() ? std::string_view() : found->document;
}

std::vector<std::string_view> managed_policy_names() {
    std::vector<std::string_view> names;
    for (const Managed& policy : managed_policies)
        names.push_back(policy.name);
    return names;
}

std::shared_ptr<const Policy> find_managed_policy(std::string_view name) {
    static const auto parsed = [] {
        std::map<std::string_view, std::shared_ptr<const Policy>> all;
        for (const Managed& managed : managed_policies) {
            auto policy = parse_policy(managed.document, PolicyKind::Identity);
            if (!policy) throw std::logic_error("a managed policy is malformed: " + std::string(managed.name));
            all.emplace(managed.name, *policy);
        }
        return all;
    }();
    const auto found = parsed.find(name);
    return found == parsed.end() ? nullptr : found->second;
}

} // namespace domain
