"""What a seller's program learns of who holds a licence: by each filter, in pages, in JSON and in CBOR."""

import json

import boto3
import botocore.session
import pytest
from botocore.exceptions import ClientError
from kit.shop import Shop
from steps.buyer import Buyer

SERVICE = "marketplace-entitlement"


class World:
    def __init__(self, souk):
        self.souk = souk
        self.shop = Shop(souk, "entitlements-seller")
        self.product, self.offer = self.shop.publish("Licensed numbats")
        self.code = self.shop.seller.entity()["Description"]["ProductCode"]
        self.buyers = [Buyer(souk.market, souk.account(f"entitlements-buyer-{n}")) for n in range(3)]
        self.agreements = [buyer.subscribe(self.offer) for buyer in self.buyers]
        self.seller = self.client(self.shop.seller.account)
        self.all = self.found()
        self.of = {e["CustomerAWSAccountId"]: e for e in self.all}

    def client(self, account):
        return self.souk.client(SERVICE, account)

    def found(self, **wanted):
        return self.seller.get_entitlements(ProductCode=self.code, **wanted)["Entitlements"]

    def filtered(self, **filters):
        return [e["CustomerAWSAccountId"] for e in self.found(Filter=filters)]


@pytest.fixture(scope="module")
def world(souk):
    return World(souk)


def refused(call, **parameters):
    with pytest.raises(ClientError) as caught:
        call(**parameters)
    return caught.value.response["Error"]["Code"]


def test_each_subscriber_is_told_with_his_licence(world):
    assert set(world.of) == {buyer.account.id for buyer in world.buyers} and len(world.all) == 3
    for buyer, agreement in zip(world.buyers, world.agreements, strict=True):
        told = world.of[buyer.account.id]
        [held] = buyer.agreements.get_agreement_entitlements(agreementId=agreement)["agreementEntitlements"]
        assert told["LicenseArn"] == held["licenseArn"] and told["ProductCode"] == world.code
        assert told["Value"] == {"BooleanValue": True} and "ExpirationDate" not in told
        assert buyer.account.id not in told["CustomerIdentifier"]
    assert len({e["CustomerIdentifier"] for e in world.all}) == 3


def test_values_of_a_filter_are_alternatives_and_filters_narrow_each_other(world):
    first, second, third = (world.of[buyer.account.id] for buyer in world.buyers)
    ids = [e["CustomerAWSAccountId"] for e in (first, second, third)]
    assert sorted(world.filtered(CUSTOMER_AWS_ACCOUNT_ID=ids[:2])) == sorted(ids[:2])
    assert world.filtered(CUSTOMER_IDENTIFIER=[third["CustomerIdentifier"]]) == [ids[2]]
    assert world.filtered(LICENSE_ARN=[second["LicenseArn"]]) == [ids[1]]
    assert sorted(world.filtered(DIMENSION=["Subscription", "Seats"])) == sorted(ids)
    assert world.filtered(DIMENSION=["Seats"]) == []
    assert world.filtered(CUSTOMER_AWS_ACCOUNT_ID=ids[:2], LICENSE_ARN=[second["LicenseArn"]]) == [ids[1]]
    assert world.filtered(CUSTOMER_AWS_ACCOUNT_ID=ids[:1], LICENSE_ARN=[second["LicenseArn"]]) == []
    both = {"CUSTOMER_AWS_ACCOUNT_ID": ids[:1], "CUSTOMER_IDENTIFIER": [first["CustomerIdentifier"]]}
    ask = world.seller.get_entitlements
    assert refused(ask, ProductCode=world.code, Filter=both) == "InvalidParameterException"


def test_pages_add_up_and_belong_to_their_question(world):
    pages = world.seller.get_paginator("get_entitlements").paginate(
        ProductCode=world.code, PaginationConfig={"PageSize": 1}
    )
    lists = [page["Entitlements"] for page in pages]
    assert [len(page) for page in lists] == [1, 1, 1] and sum(lists, []) == world.all
    token = world.seller.get_entitlements(ProductCode=world.code, MaxResults=1)["NextToken"]
    other = {"ProductCode": world.code, "NextToken": token, "Filter": {"DIMENSION": ["Seats"]}}
    assert refused(world.seller.get_entitlements, **other) == "InvalidParameterException"


def test_a_product_s_licences_are_its_seller_s_business_alone(world, souk):
    stranger = world.client(souk.account("entitlements-stranger"))
    for asked in (stranger, world.client(world.buyers[0].account)):
        assert refused(asked.get_entitlements, ProductCode=world.code) == "InvalidParameterException"
    assert refused(world.seller.get_entitlements, ProductCode="a" * 25) == "InvalidParameterException"


def speaking_cbor(world, folder):
    """The SDK with a model that leaves it only the binary protocol."""
    session = botocore.session.get_session()
    loader = session.get_component("data_loader")
    model = loader.load_service_model(SERVICE, "service-2")
    version = loader.determine_latest_version(SERVICE, "service-2")
    only = model | {
        "metadata": model["metadata"] | {"protocol": "smithy-rpc-v2-cbor", "protocols": ["smithy-rpc-v2-cbor"]}
    }
    place = folder / SERVICE / version
    place.mkdir(parents=True)
    (place / "service-2.json").write_text(json.dumps(only), encoding="utf-8")
    session = botocore.session.get_session()
    session.get_component("data_loader").search_paths.insert(0, str(folder))
    account = world.shop.seller.account
    client = boto3.Session(
        account.access_key, account.secret, region_name="us-east-1", botocore_session=session
    ).client(SERVICE, endpoint_url=world.souk.url)
    sent = []
    client.meta.events.register("before-send", lambda request, **_: sent.append(request))
    return client, sent


def test_the_binary_protocol_tells_the_same(world, tmp_path):
    client, sent = speaking_cbor(world, tmp_path)
    account = world.buyers[1].account.id
    asked = {"ProductCode": world.code, "Filter": {"CUSTOMER_AWS_ACCOUNT_ID": [account]}}
    assert client.get_entitlements(**asked)["Entitlements"] == [world.of[account]]
    assert sent[0].headers["smithy-protocol"] in ("rpc-v2-cbor", b"rpc-v2-cbor")
    first = client.get_entitlements(ProductCode=world.code, MaxResults=2)
    rest = client.get_entitlements(ProductCode=world.code, MaxResults=2, NextToken=first["NextToken"])
    assert first["Entitlements"] + rest["Entitlements"] == world.all
    assert refused(client.get_entitlements, ProductCode="a" * 25) == "InvalidParameterException"


def test_who_has_left_holds_nothing(world):
    leaver = world.buyers[2]
    leaver.agreements.cancel_agreement(agreementId=world.agreements[2])
    assert world.filtered(CUSTOMER_AWS_ACCOUNT_ID=[leaver.account.id]) == []
    again = leaver.subscribe(world.offer)
    [told] = world.found(Filter={"CUSTOMER_AWS_ACCOUNT_ID": [leaver.account.id]})
    assert told["CustomerIdentifier"] == world.of[leaver.account.id]["CustomerIdentifier"]
    assert told["LicenseArn"] != world.of[leaver.account.id]["LicenseArn"] and again != world.agreements[2]
