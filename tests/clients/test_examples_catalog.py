"""Questions in every form that the published pages print for the catalogue: entities and change sets listed, described,
tagged and shared."""

import json

import pytest
from test_catalog import CATALOG, INFORMATION, OFFER, PRODUCT, change, new_product, run

ALWAYS = {"AfterValue": "2020-01-01T00:00:00Z", "BeforeValue": "2099-01-01T00:00:00Z"}
TAGS = [{"Key": "Team", "Value": "Vision"}, {"Key": "Stage", "Value": ""}]


@pytest.fixture(scope="module")
def account(souk):
    return souk.account("examples-lister")


@pytest.fixture(scope="module")
def catalog(souk, account):
    souk.client("souk", account).put_seller_profile(DisplayName="Examples", Description="Sends what pages print.")
    return souk.client("marketplace-catalog", account)


@pytest.fixture(scope="module")
def product(catalog):
    return new_product(catalog, "Printed questions")


@pytest.fixture(scope="module")
def offer(catalog, product):
    made = change("CreateOffer", OFFER, {"ProductId": product, "Name": "Printed offer"})
    return run(catalog, made)["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]


def ids(catalog, entity_type, **asked):
    return [
        e["EntityId"]
        for e in catalog.list_entities(Catalog=CATALOG, EntityType=entity_type, **asked)["EntitySummaryList"]
    ]


@pytest.mark.parametrize("sort_by", ["EntityId", "LastModifiedDate", "ProductTitle", "Visibility"])
def test_products_by_each_filter_and_order(catalog, product, sort_by):
    filters = {
        "EntityId": {"ValueList": [product]},
        "LastModifiedDate": {"DateRange": ALWAYS},
        "ProductTitle": {"WildCardValue": "printed quest"},
        "Visibility": {"ValueList": ["Draft", "Limited"]},
    }
    for order in ("ASCENDING", "DESCENDING"):
        sort = {"MachineLearningProductSort": {"SortBy": sort_by, "SortOrder": order}}
        for chosen in ({}, *({name: value} for name, value in filters.items()), filters):
            found = ids(
                catalog,
                "MachineLearningProduct",
                EntityTypeFilters={"MachineLearningProductFilters": chosen},
                EntityTypeSort=sort,
                OwnershipType="SELF",
                MaxResults=10,
            )
            assert product in found, (chosen, sort)
    title = {"ProductTitle": {"ValueList": ["Printed questions"]}}
    assert ids(catalog, "MachineLearningProduct", EntityTypeFilters={"MachineLearningProductFilters": title}) == [
        product
    ]
    assert ids(catalog, "MachineLearningProduct", OwnershipType="SHARED") == []


@pytest.mark.parametrize("sort_by", ["EntityId", "LastModifiedDate", "Name", "ProductId", "State", "Targeting"])
def test_offers_by_each_filter_and_order(catalog, product, offer, sort_by):
    filters = {
        "EntityId": {"ValueList": [offer]},
        "Name": {"ValueList": ["Printed offer"]},
        "ProductId": {"ValueList": [product]},
        "LastModifiedDate": {"DateRange": ALWAYS},
        "State": {"ValueList": ["Draft", "Released"]},
        "Targeting": {"ValueList": ["None"]},
    }
    sort = {"OfferSort": {"SortBy": sort_by, "SortOrder": "DESCENDING"}}
    for chosen in (*({name: value} for name, value in filters.items()), filters):
        found = ids(catalog, "Offer", EntityTypeFilters={"OfferFilters": chosen}, EntityTypeSort=sort)
        assert offer in found, (chosen, sort)
    for name in ("ReleaseDate", "AvailabilityEndDate"):
        asked = {"OfferFilters": {name: {"DateRange": ALWAYS}}}
        assert ids(catalog, "Offer", EntityTypeFilters=asked) == []
    buyers = {"OfferFilters": {"BuyerAccounts": {"WildCardValue": "111122223333"}}}
    assert ids(catalog, "Offer", EntityTypeFilters=buyers) == []


def test_entities_by_the_older_filters(catalog, product):
    older = {
        "FilterList": [{"Name": "EntityId", "ValueList": [product]}],
        "Sort": {"SortBy": "LastModifiedDate", "SortOrder": "ASCENDING"},
    }
    assert ids(catalog, "MachineLearningProduct", **older) == [product]


def test_change_sets_by_each_filter_and_order(catalog, product):
    named = run(
        catalog,
        change("UpdateInformation", PRODUCT, INFORMATION, product),
        ChangeSetName="As printed",
    )
    filters = {
        "EntityId": [product],
        "ChangeSetName": ["As printed"],
        "Status": ["SUCCEEDED"],
        "AfterStartTime": [ALWAYS["AfterValue"]],
        "BeforeStartTime": [ALWAYS["BeforeValue"]],
        "AfterEndTime": [ALWAYS["AfterValue"]],
        "BeforeEndTime": [ALWAYS["BeforeValue"]],
    }
    for sort_by in ("StartTime", "EndTime"):
        sort = {"SortBy": sort_by, "SortOrder": "DESCENDING"}
        for chosen in (*([name] for name in filters), list(filters)):
            asked = [{"Name": name, "ValueList": filters[name]} for name in chosen]
            found = catalog.list_change_sets(Catalog=CATALOG, FilterList=asked, Sort=sort, MaxResults=20)
            assert named["ChangeSetId"] in [s["ChangeSetId"] for s in found["ChangeSetSummaryList"]], chosen


def test_several_entities_at_once(catalog, product, offer):
    asked = [{"Catalog": CATALOG, "EntityId": entity} for entity in (product, offer, "prod-aaaaaaaaaaaaa")]
    told = catalog.batch_describe_entities(EntityRequestList=asked)
    assert set(told["EntityDetails"]) == {product, offer}
    assert told["EntityDetails"][product]["EntityType"] == PRODUCT
    assert told["Errors"]["prod-aaaaaaaaaaaaa"]["ErrorCode"] == "ResourceNotFoundException"


def test_tags_and_a_policy_of_an_entity(souk, catalog, product):
    arn = catalog.describe_entity(Catalog=CATALOG, EntityId=product)["EntityArn"]
    catalog.tag_resource(ResourceArn=arn, Tags=TAGS)
    listed = catalog.list_tags_for_resource(ResourceArn=arn)["Tags"]
    assert sorted(t["Key"] for t in listed) == ["Stage", "Team"]
    catalog.untag_resource(ResourceArn=arn, TagKeys=["Stage"])
    other = souk.account("examples-reader").id
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{other}:root"},
        "Action": "aws-marketplace:DescribeEntity",
        "Resource": arn,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    catalog.put_resource_policy(ResourceArn=arn, Policy=policy)
    assert json.loads(catalog.get_resource_policy(ResourceArn=arn)["Policy"]) == json.loads(policy)
    catalog.delete_resource_policy(ResourceArn=arn)


def test_a_set_is_tagged_when_it_is_started(catalog):
    asked = change("CreateProduct", PRODUCT, {"ProductTitle": "Tagged as printed"}) | {"EntityTags": TAGS}
    done = run(catalog, asked, ChangeSetTags=TAGS[:1])
    made = catalog.describe_entity(Catalog=CATALOG, EntityId=done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0])
    for arn, tags in ((done["ChangeSetArn"], TAGS[:1]), (made["EntityArn"], TAGS)):
        listed = catalog.list_tags_for_resource(ResourceArn=arn)["Tags"]
        assert {t["Key"]: t["Value"] for t in listed} == {t["Key"]: t["Value"] for t in tags}
