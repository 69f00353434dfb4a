"""Requests in every form that the published pages print for machine-learning products: each is read and taken as a
change set. What the market then decides of it is told by the change set's end, as there."""

import json

import pytest
from kit.profile import fill_profile
from test_catalog import CATALOG, INFORMATION, OFFER, PRODUCT, change, finish, new_product, run

OPTION = "11111111-2222-4333-8444-555555555555"
PACKAGE_ARN = "arn:aws:sagemaker:us-east-1:111122223333:model-package/sentiment-1"
ALGORITHM_ARN = "arn:aws:sagemaker:us-east-1:111122223333:algorithm/forecast-1"
ROLE = "arn:aws:iam::111122223333:role/MarketplaceAccess"


@pytest.fixture(scope="module")
def catalog(souk):
    account = souk.account("examples-seller")
    fill_profile(souk.client("souk", account), "Examples")
    return souk.client("marketplace-catalog", account)


@pytest.fixture(scope="module")
def product(catalog):
    return new_product(catalog, "Printed examples")


def sides(sample):
    return {
        "InputProperties": {
            "Description": "One text a line.",
            "Limitations": "At most 512 words.",
            "SampleInput": sample,
            "Parameters": [
                {"Name": "text", "Description": "What is judged.", "Constraints": "UTF-8", "Required": True}
            ],
            "SageMakerCustomAttributes": [{"Name": "top", "Description": "How many labels.", "Required": False}],
        },
        "OutputProperties": {
            "Description": "One label a line.",
            "SampleOutput": sample,
            "Parameters": [{"Name": "label", "Description": "The label.", "AlwaysReturned": True}],
        },
    }


def version(option, arn_member, arn, training=None):
    recommended = {"BatchTransform": "ml.m4.xlarge", "RealtimeInference": "ml.m4.xlarge"}
    details = {
        arn_member: arn,
        "AccessRoleArn": ROLE,
        "UsageInstructions": "Call the endpoint with one text a line.",
        "SampleNotebookUrl": "https://example.com/notebook.ipynb",
        "RepositoryUrl": "https://example.com/repository",
        **sides({"RealtimeInferenceText": "good", "BatchTransformUrl": "https://example.com/batch.txt"}),
        "RecommendedInstanceTypes": recommended | ({"Training": training} if training else {}),
    }
    return {
        "Version": {"VersionTitle": "1.1", "ReleaseNotes": "A small correction."},
        "DeliveryOptions": [{"Details": {option: details}}],
    }


def edited(option, batch_member):
    sample = {"RealtimeInferenceUrl": "https://example.com/one.txt", batch_member: "https://example.com/many.txt"}
    details = {
        "SampleNotebookUrl": "https://example.com/notebook.ipynb",
        "RepositoryUrl": "https://example.com/repository",
        "InputProperties": {"SampleInput": sample},
        "RecommendedInstanceTypes": {"BatchTransform": "ml.m4.large", "RealtimeInference": "ml.m4.large"},
    }
    return {
        "Version": {"ReleaseNotes": "Tells of new parameters."},
        "DeliveryOptions": [{"Id": OPTION, "Details": {option: details}}],
    }


PRINTED = {
    "an algorithm's version": (
        "AddDeliveryOptions",
        version("SageMakerAlgorithmDeliveryOptionDetails", "SageMakerAlgorithmArn", ALGORITHM_ARN, "ml.m4.xlarge"),
    ),
    "a model package's version": (
        "AddDeliveryOptions",
        version("SageMakerModelPackageDeliveryOptionDetails", "SageMakerModelPackageArn", PACKAGE_ARN),
    ),
    "an edited version": (
        "UpdateDeliveryOptions",
        edited("SageMakerModelPackageDeliveryOptionDetails", "BatchTransformUrl"),
    ),
    "an edited version, misspelt as printed": (
        "UpdateDeliveryOptions",
        edited("SagemakerModelPackageDeliveryOptionDetails", "BatchTranformUrl"),
    ),
    "a restricted version": ("RestrictDeliveryOptions", {"DeliveryOptionIds": [OPTION]}),
    "all information": (
        "UpdateInformation",
        INFORMATION | {"ProductTitle": "Sentiment", "Sku": "S-1", "VideoUrls": []},
    ),
    "one text": ("UpdateInformation", {"ShortDescription": "Shorter."}),
    "a SKU taken away": ("UpdateInformation", {"Sku": None}),
    "an allow-list": ("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": ["111122223333"]}}),
    "public": ("UpdateVisibility", {"TargetVisibility": "Public"}),
    "restricted, with a replacement": (
        "UpdateVisibility",
        {"TargetVisibility": "Restricted", "ReplacementProductId": "prod-aaaaaaaaaaaaa"},
    ),
    "a release": ("ReleaseProduct", {}),
}


@pytest.mark.parametrize("printed", PRINTED)
def test_a_printed_change_is_taken(catalog, product, printed):
    kind, details = PRINTED[printed]
    done = run(catalog, change(kind, PRODUCT, details, product), Intent="VALIDATE")
    assert done["Status"] in ("SUCCEEDED", "FAILED")
    assert done["ChangeSet"][0]["DetailsDocument"] == details


@pytest.mark.parametrize("printed", PRINTED)
def test_a_printed_change_is_taken_as_text_and_with_its_revision(catalog, product, printed):
    kind, details = PRINTED[printed]
    asked = {
        "ChangeType": kind,
        "Entity": {"Type": PRODUCT, "Identifier": f"{product}@1"},
        "Details": json.dumps(details),
    }
    started = catalog.start_change_set(Catalog=CATALOG, ChangeSet=[asked], Intent="VALIDATE")
    assert json.loads(finish(catalog, started["ChangeSetId"])["ChangeSet"][0]["Details"]) == details


def test_everything_in_one_request_as_the_skeleton_has_it(catalog):
    this, offer = "$P.Entity.Identifier", "$O.Entity.Identifier"
    rates = [{"DimensionKey": f"ml.m4.xlarge.m.i.{use}", "Price": "0.5"} for use in ("b", "r")]
    pricing = {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": rates}]}
    eula = {"Type": "StandardEula", "Version": "2022-07-14"}
    asked = [
        change("CreateProduct", PRODUCT, {"ProductTitle": "All at once"}, name="P"),
        change("UpdateInformation", PRODUCT, INFORMATION, this),
        change("UpdateTargeting", PRODUCT, PRINTED["an allow-list"][1], this),
        change("AddDeliveryOptions", PRODUCT, PRINTED["a model package's version"][1], this),
        change("CreateOffer", OFFER, {"ProductId": this, "Name": "Public"}, name="O"),
        change("UpdateInformation", OFFER, {"Description": "For all."}, offer),
        change("UpdatePricingTerms", OFFER, {"PricingModel": "Usage", "Terms": [pricing]}, offer),
        change("UpdateLegalTerms", OFFER, {"Terms": [{"Type": "LegalTerm", "Documents": [eula]}]}, offer),
        change("UpdateSupportTerms", OFFER, {"Terms": [{"Type": "SupportTerm", "RefundPolicy": "In 30 days."}]}, offer),
        change("ReleaseProduct", PRODUCT, {}, this),
        change("ReleaseOffer", OFFER, {}, offer),
    ]
    done = run(catalog, *asked, Intent="VALIDATE")
    told = {e["ErrorCode"] for c in done["ChangeSet"] for e in c.get("ErrorDetailList", [])}
    assert done["Status"] == "FAILED" and told  # there is no such resource, and that is all it is about
    assert {"INVALID_ACCESS_ROLE", "INVALID_ASSET_ARN"} & told
