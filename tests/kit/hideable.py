"""The table of test_visibility: how each operation is asked about something that the caller may not see. `ask` makes
the parameters of the ids; `who` sees a difference between what is hidden and what does not exist, which proves that the
question reaches it. Operations without a question stand in ELSEWHERE, with the reason."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from .answers import another

CATALOG = "AWSMarketplace"
PRODUCT_ARN = "arn:aws:aws-marketplace:us-east-1:{}:AWSMarketplace/MachineLearningProduct/{}"


@dataclass
class Ids:
    """How a product, its offer and its version are called; names() for what an answer may repeat of them."""

    product: str
    offer: str
    listing: str
    arn: str
    code: str
    version: str
    package: str  # the published copy of the version
    source: str  # what the seller made it from
    proposal: str
    change_set: str
    title: str
    stranger: str

    def names(self):
        found = {name: value for name, value in vars(self).items() if name != "stranger"}
        return found | {"package_name": self.package.rpartition("/")[2]}

    def absent(self, product=True):
        """Names of the same forms that name nothing; of the offer alone where the product is there for everybody."""
        offer = another(self.offer)
        tail, other_tail = (text.partition("-")[2] for text in (self.offer, offer))
        made = dataclasses.replace(self, offer=offer, proposal=self.proposal.replace(tail, other_tail))
        if not product:
            return made
        keep = {"offer", "proposal", "stranger"}
        return dataclasses.replace(made, **{k: another(v) for k, v in vars(self).items() if k not in keep})


@dataclass(frozen=True)
class Row:
    service: str
    operation: str
    ask: Callable
    who: str | None = "seller"
    of_offer: bool = False  # asks of an offer alone: also of a private one for a public product
    whole: bool = False  # asks of nothing by name: what is told must not have changed when hidden things came
    for_visitors: bool = False
    shown: str = "limited"  # the kind of thing for which `who` sees the difference


def named(value):
    return [{"filterType": "PRODUCT_ID", "filterValues": [value]}]


def entities(kind, filters=None):
    return {"Catalog": CATALOG, "EntityType": kind} | ({"EntityTypeFilters": filters} if filters else {})


def package(name, arn):
    return {
        "ModelPackageName": name,
        "SourceAlgorithmSpecification": {"SourceAlgorithms": [{"AlgorithmName": arn, "ModelDataUrl": "s3://none/m"}]},
    }


def model(arn):
    return {
        "ModelName": "hidden",
        "ExecutionRoleArn": "arn:aws:iam::{}:role/SageMakerExecution",
        "PrimaryContainer": {"ModelPackageName": arn},
        "EnableNetworkIsolation": True,
    }


def quote(it):
    return {
        "intent": "NEW",
        "agreementProposalIdentifier": it.proposal,
        "requestedTerms": [{"id": "term-of-the-offer"}],
    }


def estimate(it, **more):
    return {"ProductId": it.product, "InstanceType": "ml.m5.xlarge", "Mode": "BATCH"} | more


REVIEW = "We used it for a year and would again, because it told what it found and never more than that. " * 2

ROWS = [
    # Discovery: also what visitors without an account are told.
    Row("marketplace-discovery", "GetListing", lambda it: {"listingId": it.listing}, for_visitors=True),
    Row("marketplace-discovery", "GetProduct", lambda it: {"productId": it.product}, for_visitors=True),
    Row("marketplace-discovery", "GetOffer", lambda it: {"offerId": it.offer}, "tester", True, for_visitors=True),
    Row("marketplace-discovery", "GetOfferTerms", lambda it: {"offerId": it.offer}, "tester", True, for_visitors=True),
    Row("marketplace-discovery", "ListFulfillmentOptions", lambda it: {"productId": it.product}, for_visitors=True),
    Row("marketplace-discovery", "ListPurchaseOptions", lambda it: {"filters": named(it.product)}, for_visitors=True),
    Row("marketplace-discovery", "SearchListings", lambda it: {"searchText": it.title}, for_visitors=True),
    Row("marketplace-discovery", "SearchListings", lambda it: {}, whole=True, for_visitors=True),
    Row("marketplace-discovery", "SearchFacets", lambda it: {"searchText": it.title}, for_visitors=True),
    Row("marketplace-discovery", "SearchFacets", lambda it: {}, whole=True, for_visitors=True),
    # Buying.
    Row("marketplace-agreement", "CreateAgreementRequest", quote, "tester", True),
    Row(
        "marketplace-agreement",
        "SearchAgreements",
        lambda it: {
            "catalog": CATALOG,
            "filters": [
                {"name": "PartyType", "values": ["Acceptor"]},
                {"name": "AgreementType", "values": ["PurchaseAgreement"]},
                {"name": "ResourceIdentifier", "values": [it.product]},
            ],
        },
        None,
    ),
    Row("marketplace-entitlement", "GetEntitlements", lambda it: {"ProductCode": it.code}),
    # The seller's catalogue.
    Row("marketplace-catalog", "DescribeEntity", lambda it: {"Catalog": CATALOG, "EntityId": it.product}),
    Row("marketplace-catalog", "DescribeEntity", lambda it: {"Catalog": CATALOG, "EntityId": it.offer}, of_offer=True),
    Row(
        "marketplace-catalog",
        "BatchDescribeEntities",
        lambda it: {"EntityRequestList": [{"Catalog": CATALOG, "EntityId": i} for i in (it.product, it.offer)]},
    ),
    Row(
        "marketplace-catalog",
        "ListEntities",
        lambda it: entities(
            "MachineLearningProduct", {"MachineLearningProductFilters": {"EntityId": {"ValueList": [it.product]}}}
        ),
    ),
    Row("marketplace-catalog", "ListEntities", lambda it: entities("MachineLearningProduct"), whole=True),
    Row("marketplace-catalog", "ListEntities", lambda it: entities("Offer"), whole=True),
    Row("marketplace-catalog", "ListChangeSets", lambda it: {"Catalog": CATALOG}, whole=True),
    Row("marketplace-catalog", "DescribeChangeSet", lambda it: {"Catalog": CATALOG, "ChangeSetId": it.change_set}),
    Row("marketplace-catalog", "CancelChangeSet", lambda it: {"Catalog": CATALOG, "ChangeSetId": it.change_set}),
    Row("marketplace-catalog", "ListTagsForResource", lambda it: {"ResourceArn": it.arn}),
    Row(
        "marketplace-catalog",
        "TagResource",
        lambda it: {"ResourceArn": it.arn, "Tags": [{"Key": "team", "Value": "red"}]},
    ),
    Row("marketplace-catalog", "UntagResource", lambda it: {"ResourceArn": it.arn, "TagKeys": ["team"]}),
    Row("marketplace-catalog", "GetResourcePolicy", lambda it: {"ResourceArn": it.arn}, None),
    Row("marketplace-catalog", "DeleteResourcePolicy", lambda it: {"ResourceArn": it.arn}, None),
    Row(
        "marketplace-catalog",
        "PutResourcePolicy",
        lambda it: {
            "ResourceArn": it.arn,
            "Policy": '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": '
            f'"{it.stranger}"}}, "Action": "aws-marketplace:ListEntities", "Resource": "{it.arn}"}}]}}',
        },
    ),
    # SageMaker: the published copy, and what the seller made it from.
    Row("sagemaker", "DescribeModelPackage", lambda it: {"ModelPackageName": it.package}),
    Row("sagemaker", "DescribeModelPackage", lambda it: {"ModelPackageName": it.source}),
    Row("sagemaker", "BatchDescribeModelPackage", lambda it: {"ModelPackageArnList": [it.package, it.source]}),
    Row("sagemaker", "CreateModel", lambda it: model(it.package), "tester"),
    Row("sagemaker", "CreateModel", lambda it: model(it.source)),
    Row("sagemaker", "CreateModelPackage", lambda it: package("hidden", it.package), None),
    Row("sagemaker", "CreateModelPackage", lambda it: package("hidden", it.source), None),
    Row("sagemaker", "DescribeAlgorithm", lambda it: {"AlgorithmName": it.package}, None),
    Row("sagemaker", "DeleteAlgorithm", lambda it: {"AlgorithmName": it.package}, None),
    Row("sagemaker", "DeleteModelPackage", lambda it: {"ModelPackageName": it.package}, None),
    Row(
        "sagemaker",
        "UpdateModelPackage",
        lambda it: {"ModelPackageArn": it.package, "CustomerMetadataProperties": {"a": "b"}},
        None,
    ),
    Row("sagemaker", "ListTags", lambda it: {"ResourceArn": it.package}, None),
    Row("sagemaker", "ListTags", lambda it: {"ResourceArn": it.source}),
    Row("sagemaker", "AddTags", lambda it: {"ResourceArn": it.source, "Tags": [{"Key": "a", "Value": "b"}]}),
    Row("sagemaker", "DeleteTags", lambda it: {"ResourceArn": it.source, "TagKeys": ["a"]}),
    Row("sagemaker", "ListModelPackages", lambda it: {"NameContains": it.title[:20].replace(" ", "-")}, None),
    Row("sagemaker", "ListModelPackages", lambda it: {"ModelPackageType": "Both"}, whole=True),
    Row("sagemaker", "ListAlgorithms", lambda it: {}, whole=True),
    # Souk's own.
    Row("souk", "GetValidationLogs", lambda it: {"ResourceArn": it.source}),
    Row("souk", "ListPublishedVersions", lambda it: {"ProductId": it.product}, for_visitors=True),
    Row(
        "souk",
        "DescribePublishedAsset",
        lambda it: {"ProductId": it.product, "VersionId": it.version},
        for_visitors=True,
    ),
    Row("souk", "GetVersionFile", lambda it: {"ProductId": it.product, "File": "NOTEBOOK"}, for_visitors=True),
    Row("souk", "GetSpend", lambda it: {"ProductId": it.product}, None),
    Row("souk", "GetInsights", lambda it: {"ProductId": it.product}, None),
    Row("souk", "EstimatePrice", estimate, for_visitors=True),
    Row("souk", "EstimatePrice", lambda it: estimate(it, OfferId=it.offer), for_visitors=True),
    Row("souk", "ListInstancePrices", lambda it: {"ProductId": it.product}, for_visitors=True),
    Row("souk", "RecordProductView", lambda it: {"ProductId": it.product}, for_visitors=True),
    Row("souk", "ListPriceChanges", lambda it: {"ProductId": it.product}, for_visitors=True),
    Row(
        "souk",
        "GetTryPolicy",
        lambda it: {"ProductId": it.product, "VersionId": it.version},
        for_visitors=True,
    ),
    Row("souk", "PutTryPolicy", lambda it: {"ProductId": it.product, "Allowed": "NONE"}),
    Row("souk", "StartTry", lambda it: {"ProductId": it.product, "SampleId": "REALTIME"}),
    Row("souk", "ListReviews", lambda it: {"ProductId": it.product}, for_visitors=True),
    Row(
        "souk",
        "PutReview",
        lambda it: {"ProductId": it.product, "Stars": 5, "Title": "Good", "Text": REVIEW},
        "tester",
    ),
    Row("souk", "DeleteReview", lambda it: {"ProductId": it.product}, None),
    Row("souk", "SaveProduct", lambda it: {"ProductId": it.product}, "tester"),
    Row("souk", "UnsaveProduct", lambda it: {"ProductId": it.product}, None),
    Row("souk", "ListSavedProducts", lambda it: {}, whole=True),
    Row("souk", "PutExperience", lambda it: {"Name": "Hidden", "ProductIds": [it.product]}, "tester"),
    Row("souk", "CreateProductRequest", lambda it: {"ProductId": it.product}, "tester"),
    Row("souk", "DeclareProductPrivate", lambda it: {"ProductId": it.product}),
    Row("souk", "PutProductRegions", lambda it: {"ProductId": it.product}),
    Row("souk", "RequestTestAccounts", lambda it: {"ProductId": it.product, "AccountIds": [it.stranger]}),
    Row("souk", "ListTestAccountRequests", lambda it: {"ProductId": it.product}),
    Row("souk", "ListAllowedAccounts", lambda it: {"ProductId": it.product}),
    Row("souk", "CreatePreviewLink", lambda it: {"ProductId": it.product}),
    Row("souk", "ListPreviewLinks", lambda it: {"ProductId": it.product}),
    Row("souk", "DeletePreviewLink", lambda it: {"ProductId": it.product, "LinkId": "none"}),
    Row("souk", "ListTestAccountRequests", lambda it: {}, whole=True),
    Row("souk", "ListEntityRevisions", lambda it: {"EntityId": it.product}),
    Row("souk", "ListEntityRevisions", lambda it: {"EntityId": it.offer}, of_offer=True),
    Row("souk", "GetEntityRevision", lambda it: {"EntityId": it.product, "Revision": 1}),
    Row("souk", "DiffEntityRevisions", lambda it: {"EntityId": it.product, "From": 1}),
    Row("souk", "DescribeProductStanding", lambda it: {"ProductId": it.product}),
    Row("souk", "DescribeUnpublication", lambda it: {"ProductId": it.product}, shown="restricted"),
    Row("souk", "GetReadinessReport", lambda it: {"ProductId": it.product}),
    Row("souk", "StartReadinessCheck", lambda it: {"ProductId": it.product}),
    Row("souk", "DeleteDraftProduct", lambda it: {"ProductId": it.product}),
    Row("souk", "PutListingDraft", lambda it: {"ProductId": it.product, "Document": {}}, None),
    Row("souk", "GetPublishingReview", lambda it: {"ChangeSetId": it.change_set}, None),
    Row("souk", "ApprovePublishingReview", lambda it: {"ChangeSetId": it.change_set}, None),
    Row("souk", "RefusePublishingReview", lambda it: {"ChangeSetId": it.change_set, "Reason": "No."}, None),
    Row(
        "souk",
        "UnpublishProduct",
        lambda it: {"ProductId": it.product, "ContactEmail": "a@example.com", "Reason": "It ends."},
    ),
]

OWN = "takes the caller's own by a name of his account's, and tells of nothing else"
OPERATORS = "only operators are answered, by the number of a request; see test_publishing"
ELSEWHERE = {
    ("marketplace-catalog", "StartChangeSet"): "answered by a change set's end: the test of change sets",
    ("marketplace-agreement", "DescribeAgreement"): "takes an agreement, which only its parties see; test_agreements",
    ("marketplace-agreement", "GetAgreementRequest"): "takes a quote of one's own; test_examples_agreements",
    ("marketplace-agreement", "ListAgreementRequests"): "lists one's own quotes; test_examples_agreements",
    ("sagemaker", "CreateAlgorithm"): OWN,
    ("sagemaker", "CreateEndpointConfig"): OWN,
    ("sagemaker", "CreateModelPackageGroup"): OWN,
    ("sagemaker", "DeleteModelPackageGroup"): OWN,
    ("sagemaker", "DescribeEndpoint"): OWN,
    ("sagemaker", "DescribeEndpointConfig"): OWN,
    ("sagemaker", "DescribeModel"): OWN,
    ("sagemaker", "DescribeModelPackageGroup"): OWN,
    ("sagemaker", "DescribeTrainingJob"): OWN,
    ("sagemaker", "ListModelPackageGroups"): OWN,
    ("sagemaker-runtime", "InvokeEndpoint"): OWN,
    ("sts", "AssumeRole"): "a source identity is no entity of the market",
    ("souk", "ApproveTestAccountRequest"): OPERATORS,
    ("souk", "GetPreview"): "takes the token of a link, which shows a product whoever asks; test_previews",
    ("souk", "RefuseTestAccountRequest"): OPERATORS,
    ("souk", "GetUsageSummary"): OPERATORS,
    ("souk", "ListUsageRecords"): "only operators are answered, with what was metered; test_metering",
    ("souk", "RecountUsageDay"): "only operators are answered, with what was metered; test_metering",
    ("souk", "ListPublishingReviews"): OPERATORS,
    ("souk", "ListReviewsForModeration"): OPERATORS,
    ("souk", "RebuildSearchIndex"): "only operators are answered, with sums over the whole market",
    ("souk", "DescribeSeller"): "takes a seller of whom the caller sees a product; test_sellers",
    ("souk", "ModerateReview"): OPERATORS,
    ("souk", "DecideProductRequest"): OWN,
    ("souk", "DescribeTry"): OWN,
    ("souk", "ListMarketAgreements"): "only operators are answered, with all agreements; test_agreements",
    ("souk", "ListInstanceTypes"): "tells what the market runs on, and nothing of products; test_instance_types",
    ("souk", "ListImages"): "only operators are answered, with all that the engine keeps; see test_images",
    ("souk", "ListRuns"): "only operators are answered, with all that runs; see test_runtime",
    ("souk", "TerminateAgreement"): "only operators are answered, by an agreement's number; test_agreements",
    ("souk", "StopEndpoint"): "only operators are answered, by an endpoint's ARN; see test_runtime",
    ("souk", "StopJob"): "only operators are answered, by a job's ARN; see test_runtime",
    ("souk", "GetListingDraft"): OWN,
    ("souk", "GetNotificationSettings"): OWN,
    ("souk", "GetPrivateMarketplace"): OWN,
    ("souk", "GetTaxInterview"): "an EntityType here is a form of company",
    ("souk", "PutTaxInterview"): "an EntityType here is a form of company",
    ("souk", "ListExperiences"): OWN,
    ("souk", "ListListingDrafts"): OWN,
    ("souk", "ListProductRequests"): OWN,
    ("souk", "PutReviewReply"): "takes a review, which only a product's own seller finds; test_reviews",
}
