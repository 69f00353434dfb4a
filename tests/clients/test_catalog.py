"""The catalogue as a seller's boto3 sees it: change sets, entities, lists, tags, and what is refused."""

import json

import pytest
from botocore.exceptions import ClientError
from kit.profile import fill_profile
from steps.waiting import wait_until

CATALOG = "AWSMarketplace"
PRODUCT = "MachineLearningProduct@1.0"
OFFER = "Offer@1.0"


@pytest.fixture(scope="module")
def seller(souk):
    account = souk.account("catalog-seller")
    fill_profile(souk.client("souk", account), "Trees")
    return account


@pytest.fixture(scope="module")
def catalog(souk, seller):
    return souk.client("marketplace-catalog", seller)


def finish(catalog, change_set_id, seconds=30):
    """Polls, as every client has to: the contract is asynchronous."""
    return wait_until(
        lambda: catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=change_set_id),
        lambda told: told["Status"] not in ("PREPARING", "APPLYING"),
        seconds,
    )


def run(catalog, *changes, **more):
    started = catalog.start_change_set(Catalog=CATALOG, ChangeSet=list(changes), **more)
    return finish(catalog, started["ChangeSetId"])


def change(kind, entity_type, details, identifier=None, name=None, **more):
    entity = {"Type": entity_type, **({"Identifier": identifier} if identifier else {})}
    named = {"ChangeName": name} if name else {}
    return {"ChangeType": kind, "Entity": entity, "DetailsDocument": details, **named, **more}


def new_product(catalog, title):
    done = run(catalog, change("CreateProduct", PRODUCT, {"ProductTitle": title}))
    assert done["Status"] == "SUCCEEDED", done
    return done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]


INFORMATION = {
    "ShortDescription": "Short.",
    "LongDescription": "Long.",
    "LogoUrl": "https://example.com/logo.png",
    "Highlights": ["Fast"],
    "AdditionalResources": [],
    "SupportDescription": "Write to us.",
    "Categories": ["Structured"],
    "SearchKeywords": ["trees"],
}


def test_a_reference_makes_one_entity_of_two_changes(catalog):
    done = run(
        catalog,
        change("UpdateInformation", PRODUCT, INFORMATION, "$P.Entity.Identifier"),
        change("CreateProduct", PRODUCT, {"ProductTitle": "Referenced"}, name="P"),
    )
    assert done["Status"] == "SUCCEEDED", done
    identifiers = {c["Entity"]["Identifier"] for c in done["ChangeSet"]}
    assert len(identifiers) == 1
    entity = catalog.describe_entity(Catalog=CATALOG, EntityId=identifiers.pop().split("@")[0])
    assert entity["EntityType"] == PRODUCT
    assert entity["DetailsDocument"]["Description"]["ShortDescription"] == "Short."
    assert entity["DetailsDocument"]["Description"]["Visibility"] == "Draft"
    assert json.loads(entity["Details"]) == entity["DetailsDocument"]
    assert len(entity["LastModifiedDate"]) == 20


def test_details_may_be_text(catalog):
    asked = {"ChangeType": "CreateProduct", "Entity": {"Type": PRODUCT}, "Details": '{"ProductTitle": "As text"}'}
    assert run(catalog, asked)["Status"] == "SUCCEEDED"


def test_a_failed_set_names_code_field_and_remedy_and_leaves_nothing(catalog):
    product = new_product(catalog, "Fails")
    done = run(catalog, change("UpdateInformation", PRODUCT, {**INFORMATION, "Categories": ["Nonsense"]}, product))
    assert (done["Status"], done["FailureCode"]) == ("FAILED", "CLIENT_ERROR")
    (error,) = done["ChangeSet"][0]["ErrorDetailList"]
    assert error["ErrorCode"] == "INVALID_CATEGORY_NAMES"
    assert "Structured" in error["ErrorMessage"]
    assert catalog.describe_entity(Catalog=CATALOG, EntityId=product)["EntityIdentifier"].endswith("@1")


def test_all_violations_of_a_request_are_told_at_once(catalog):
    product = new_product(catalog, "Violations")
    with pytest.raises(ClientError) as refused:
        run(
            catalog,
            change("UpdateInformation", PRODUCT, {"Highlights": [], "Nonsense": 1}, product),
            change("UpdateTargeting", PRODUCT, {"PositiveTargeting": {"BuyerAccounts": ["12"]}}, product),
            change("Explode", PRODUCT, {}, product),
        )
    answer = refused.value.response
    assert answer["Error"]["Code"] == "ValidationException"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 422
    for place in ("ChangeSet[0]", "ChangeSet[1]", "ChangeSet[2]"):
        assert place in answer["Error"]["Message"] or place in str(answer)


def test_a_stale_revision_is_refused_and_the_latest_named(catalog):
    product = new_product(catalog, "Stale")
    assert run(catalog, change("UpdateInformation", PRODUCT, INFORMATION, product))["Status"] == "SUCCEEDED"
    with pytest.raises(ClientError) as refused:
        run(catalog, change("UpdateInformation", PRODUCT, INFORMATION, f"{product}@1"))
    assert f"{product}@2" in refused.value.response["Error"]["Message"]


def test_a_token_means_one_request(catalog):
    asked = {"Catalog": CATALOG, "ClientRequestToken": "catalog-token"}
    first = catalog.start_change_set(ChangeSet=[change("CreateProduct", PRODUCT, {})], **asked)
    again = catalog.start_change_set(ChangeSet=[change("CreateProduct", PRODUCT, {})], **asked)
    assert first["ChangeSetId"] == again["ChangeSetId"]
    with pytest.raises(ClientError, match="ValidationException"):
        catalog.start_change_set(ChangeSet=[change("CreateProduct", PRODUCT, {"ProductTitle": "Other"})], **asked)


def test_validate_changes_nothing(catalog):
    product = new_product(catalog, "Rehearsed")
    done = run(catalog, change("UpdateInformation", PRODUCT, INFORMATION, product), Intent="VALIDATE")
    assert (done["Status"], done["Intent"]) == ("SUCCEEDED", "VALIDATE")
    assert catalog.describe_entity(Catalog=CATALOG, EntityId=product)["EntityIdentifier"] == f"{product}@1"


def test_strangers_find_nothing(souk, catalog):
    product = new_product(catalog, "Secret")
    stranger = souk.client("marketplace-catalog", souk.account("catalog-stranger"))
    with pytest.raises(stranger.exceptions.ResourceNotFoundException) as hidden:
        stranger.describe_entity(Catalog=CATALOG, EntityId=product)
    with pytest.raises(stranger.exceptions.ResourceNotFoundException) as absent:
        stranger.describe_entity(Catalog=CATALOG, EntityId="prod-none")
    assert hidden.value.response["Error"]["Message"] == absent.value.response["Error"]["Message"].replace(
        "prod-none", product
    )
    batch = stranger.batch_describe_entities(EntityRequestList=[{"Catalog": CATALOG, "EntityId": product}])
    assert batch["Errors"][product]["ErrorCode"] == "ResourceNotFoundException"


def test_lists_filter_sort_and_page(catalog):
    made = [new_product(catalog, f"Listed {letter}") for letter in "cab"]
    filters = {"MachineLearningProductFilters": {"ProductTitle": {"WildCardValue": "listed"}}}
    order = {"MachineLearningProductSort": {"SortBy": "ProductTitle", "SortOrder": "ASCENDING"}}
    pages = catalog.get_paginator("list_entities").paginate(
        Catalog=CATALOG,
        EntityType="MachineLearningProduct",
        EntityTypeFilters=filters,
        EntityTypeSort=order,
        PaginationConfig={"PageSize": 2},
    )
    listed = [entity for page in pages for entity in page["EntitySummaryList"]]
    assert [entity["Name"] for entity in listed] == ["Listed a", "Listed b", "Listed c"]
    assert {entity["EntityId"] for entity in listed} == set(made)
    assert listed[0]["MachineLearningProductSummary"]["Visibility"] == "Draft"
    sets = catalog.list_change_sets(Catalog=CATALOG, FilterList=[{"Name": "EntityId", "ValueList": [made[0]]}])
    (found,) = sets["ChangeSetSummaryList"]
    assert found["EntityIdList"] == [made[0]]


def test_tags(catalog):
    done = run(
        catalog,
        change("CreateProduct", PRODUCT, {}, EntityTags=[{"Key": "team", "Value": "trees"}]),
        ChangeSetTags=[{"Key": "ticket", "Value": "7"}],
    )
    product = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    arn = catalog.describe_entity(Catalog=CATALOG, EntityId=product)["EntityArn"]
    assert catalog.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "team", "Value": "trees"}]
    assert catalog.list_tags_for_resource(ResourceArn=done["ChangeSetArn"])["Tags"][0]["Key"] == "ticket"
    catalog.tag_resource(ResourceArn=arn, Tags=[{"Key": "tier", "Value": "gold"}])
    catalog.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert catalog.list_tags_for_resource(ResourceArn=arn)["Tags"] == [{"Key": "tier", "Value": "gold"}]


def test_what_has_ended_cannot_be_cancelled(catalog):
    done = run(catalog, change("CreateProduct", PRODUCT, {}))
    with pytest.raises(catalog.exceptions.ResourceInUseException):
        catalog.cancel_change_set(Catalog=CATALOG, ChangeSetId=done["ChangeSetId"])


def test_a_version_needs_its_callers_own_right_to_read_the_resource(souk, seller, catalog):
    """Seller rights alone do not list a model package: sagemaker:DescribeModelPackage is asked of the caller."""
    iam = souk.client("iam", seller)
    iam.create_user(UserName="lister")
    iam.attach_user_policy(UserName="lister", PolicyArn="arn:aws:iam::aws:policy/AWSMarketplaceSellerFullAccess")
    key = iam.create_access_key(UserName="lister")["AccessKey"]
    lister = type(seller)(seller.id, key["AccessKeyId"], key["SecretAccessKey"])
    arn = f"arn:aws:sagemaker:us-east-1:{seller.id}:model-package/trees"
    product = new_product(catalog, "Listed by another")
    sample = {"RealtimeInferenceText": "1,2"}
    details = {
        "Version": {"VersionTitle": "1.0", "ReleaseNotes": "First."},
        "DeliveryOptions": [
            {
                "Details": {
                    "SageMakerModelPackageDeliveryOptionDetails": {
                        "SageMakerModelPackageArn": arn,
                        "AccessRoleArn": f"arn:aws:iam::{seller.id}:role/assets",
                        "UsageInstructions": "Send CSV.",
                        "SampleNotebookUrl": "https://example.com/n.ipynb",
                        "RepositoryUrl": "https://example.com/r",
                        "InputProperties": {"Description": "CSV", "SampleInput": sample},
                        "OutputProperties": {"Description": "CSV", "SampleOutput": sample},
                        "RecommendedInstanceTypes": {
                            "BatchTransform": "ml.m5.large",
                            "RealtimeInference": "ml.m5.large",
                        },
                    }
                }
            }
        ],
    }
    asked = change("AddDeliveryOptions", PRODUCT, details, product)
    with pytest.raises(ClientError) as refused:
        run(souk.client("marketplace-catalog", lister), asked)
    error = refused.value.response["Error"]
    assert error["Code"] == "AccessDeniedException"
    assert "sagemaker:DescribeModelPackage" in error["Message"] and arn in error["Message"]
    done = run(catalog, asked)
    codes = {e["ErrorCode"] for c in done["ChangeSet"] for e in c["ErrorDetailList"]}
    assert {"ASSET_NOT_FOUND", "INVALID_ACCESS_ROLE"} <= codes


def test_a_private_product_never_becomes_public(souk, seller, catalog):
    product = new_product(catalog, "Private")
    since = souk.client("souk", seller).declare_product_private(ProductId=product)["DeclaredAt"]
    assert souk.client("souk", seller).declare_product_private(ProductId=product)["DeclaredAt"] == since
    done = run(catalog, change("UpdateVisibility", PRODUCT, {"TargetVisibility": "Public"}, product))
    codes = [e["ErrorCode"] for e in done["ChangeSet"][0]["ErrorDetailList"]]
    assert "INVALID_TARGET_VISIBILITY" in codes
