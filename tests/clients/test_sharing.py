"""Entities shared with other accounts by a resource policy."""

import json

import pytest
from botocore.exceptions import ClientError
from kit.profile import fill_profile
from steps.waiting import wait_until

CATALOG = "AWSMarketplace"


@pytest.fixture(scope="module")
def seller(souk):
    account = souk.account("sharing-seller")
    fill_profile(souk.client("souk", account), "Shares")
    return souk.client("marketplace-catalog", account)


@pytest.fixture(scope="module")
def entity(seller):
    """A product that nobody else may see: its id and its ARN."""
    change = {
        "ChangeType": "CreateProduct",
        "Entity": {"Type": "MachineLearningProduct@1.0"},
        "DetailsDocument": {"ProductTitle": "A shared draft"},
    }
    started = seller.start_change_set(Catalog=CATALOG, ChangeSet=[change])["ChangeSetId"]
    done = wait_until(
        lambda: seller.describe_change_set(Catalog=CATALOG, ChangeSetId=started),
        lambda told: told["Status"] not in ("PREPARING", "APPLYING"),
        30,
    )
    assert done["Status"] == "SUCCEEDED", done
    name = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    return seller.describe_entity(Catalog=CATALOG, EntityId=name)


@pytest.fixture
def shared_with(seller, entity):
    """Puts a policy on the entity for the time of a test."""
    put = []

    def share(principal, effect="Allow"):
        statement = {
            "Effect": effect,
            "Principal": {"AWS": principal},
            "Action": "aws-marketplace:DescribeEntity",
            "Resource": entity["EntityArn"],
        }
        text = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        seller.put_resource_policy(ResourceArn=entity["EntityArn"], Policy=text)
        put.append(text)
        return text

    yield share
    if put:
        seller.delete_resource_policy(ResourceArn=entity["EntityArn"])


def refusal(act):
    with pytest.raises(ClientError) as caught:
        act()
    return caught.value.response["Error"]


def name_of(entity):
    return entity["EntityIdentifier"].split("@")[0]


def test_a_policy_is_kept_as_it_was_put_and_can_be_taken_away(seller, entity, shared_with):
    text = shared_with("111122223333")
    assert seller.get_resource_policy(ResourceArn=entity["EntityArn"])["Policy"] == text
    seller.delete_resource_policy(ResourceArn=entity["EntityArn"])
    gone = refusal(lambda: seller.get_resource_policy(ResourceArn=entity["EntityArn"]))
    assert gone["Code"] == "ResourceNotFoundException"
    shared_with("111122223333")


def test_an_entity_is_read_by_those_it_is_shared_with_only_while_it_is(souk, seller, entity, shared_with):
    friend = souk.account("sharing-friend")
    reader = souk.client("marketplace-catalog", friend)
    before = refusal(lambda: reader.describe_entity(Catalog=CATALOG, EntityId=name_of(entity)))
    assert before["Code"] == "ResourceNotFoundException"

    shared_with(friend.id)
    told = reader.describe_entity(Catalog=CATALOG, EntityId=name_of(entity))
    assert told["EntityArn"] == entity["EntityArn"]
    assert told["DetailsDocument"] == entity["DetailsDocument"]
    batch = reader.batch_describe_entities(EntityRequestList=[{"Catalog": CATALOG, "EntityId": name_of(entity)}])
    assert batch["EntityDetails"][name_of(entity)]["EntityArn"] == entity["EntityArn"]
    stranger = souk.client("marketplace-catalog", souk.account("sharing-stranger"))
    refused = refusal(lambda: stranger.describe_entity(Catalog=CATALOG, EntityId=name_of(entity)))
    assert refused["Code"] == "ResourceNotFoundException"

    seller.delete_resource_policy(ResourceArn=entity["EntityArn"])
    after = refusal(lambda: reader.describe_entity(Catalog=CATALOG, EntityId=name_of(entity)))
    assert after == before
    shared_with(friend.id)


def test_sharing_gives_reading_and_nothing_else(souk, entity, shared_with):
    friend = souk.account("sharing-friend")
    shared_with(friend.id)
    other = souk.client("marketplace-catalog", friend)
    for act in (
        lambda: other.get_resource_policy(ResourceArn=entity["EntityArn"]),
        lambda: other.put_resource_policy(ResourceArn=entity["EntityArn"], Policy=policy_for_all()),
        lambda: other.delete_resource_policy(ResourceArn=entity["EntityArn"]),
    ):
        assert refusal(act)["Code"] == "ResourceNotFoundException"


def policy_for_all():
    statement = {"Effect": "Allow", "Principal": "*", "Action": "aws-marketplace:DescribeEntity", "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def test_an_explicit_denial_binds_the_owner_too_but_not_his_way_out(seller, entity, shared_with):
    shared_with("*", "Deny")
    denied = refusal(lambda: seller.describe_entity(Catalog=CATALOG, EntityId=name_of(entity)))
    assert denied["Code"] == "AccessDeniedException"
    assert "resource policy" in denied["Message"]
    seller.delete_resource_policy(ResourceArn=entity["EntityArn"])
    assert seller.describe_entity(Catalog=CATALOG, EntityId=name_of(entity))
    shared_with("111122223333")


def test_what_is_no_policy_is_refused_with_its_places(seller, entity):
    text = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Perhaps"}]})
    refused = refusal(lambda: seller.put_resource_policy(ResourceArn=entity["EntityArn"], Policy=text))
    assert refused["Code"] == "ValidationException"
    assert "Effect" in refused["Message"]


def test_a_policy_needs_an_entity_of_ones_own(seller, entity):
    missing = entity["EntityArn"].replace(name_of(entity), "prod-aaaaaaaaaaaaa")
    refused = refusal(lambda: seller.put_resource_policy(ResourceArn=missing, Policy=policy_for_all()))
    assert refused["Code"] == "ResourceNotFoundException"
