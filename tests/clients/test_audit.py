"""The audit trail: every write and every refused access, in a chain that can be checked."""

import json
import sqlite3
import subprocess

import pytest
from botocore.exceptions import ClientError
from kit.server import Server, binary
from steps.market import Account
from steps.waiting import wait_until


def audit(server, *arguments):
    command = [binary(), "audit", *arguments, "--data", server.data]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def records(server):
    done = audit(server, "export")
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["record"] for line in done.stdout.splitlines()]


def of(server, **wanted):
    return [r for r in records(server) if all(r[name] == value for name, value in wanted.items())]


@pytest.fixture(scope="module")
def seller(souk):
    return souk.account("audited-seller")


def test_a_write_is_recorded_with_who_where_and_what(souk, seller):
    answer = souk.client("souk", seller).put_seller_profile(DisplayName="Audited", Description="Seen.")
    [record] = of(souk, account=seller.id, operation="PutSellerProfile")
    assert record["outcome"] == "DONE"
    assert record["principal"].endswith(":root")
    assert record["from"] == "127.0.0.1"
    assert record["requestId"] == answer["ResponseMetadata"]["RequestId"]
    assert record["action"] == "aws-marketplace-management:PutSellerVerificationDetails"


def test_a_change_set_is_recorded_with_the_revisions_that_it_made(souk, seller):
    catalog = souk.client("marketplace-catalog", seller)
    change = {
        "ChangeType": "CreateProduct",
        "Entity": {"Type": "MachineLearningProduct@1.0"},
        "DetailsDocument": {"ProductTitle": "Audited"},
    }
    name = catalog.start_change_set(Catalog="AWSMarketplace", ChangeSet=[change])["ChangeSetId"]
    done = wait_until(
        lambda: catalog.describe_change_set(Catalog="AWSMarketplace", ChangeSetId=name),
        lambda told: told["Status"] not in ("PREPARING", "APPLYING"),
        30,
    )
    [asked] = of(souk, account=seller.id, operation="StartChangeSet")
    assert asked["changed"] == [name]
    [applied] = of(souk, account=seller.id, operation="ApplyChangeSet")
    assert applied["changed"] == [name, done["ChangeSet"][0]["Entity"]["Identifier"]]


def test_reading_leaves_no_record(souk, seller):
    before = len(of(souk, account=seller.id))
    souk.client("souk", seller).get_seller_profile()
    souk.client("marketplace-catalog", seller).list_entities(Catalog="AWSMarketplace", EntityType="Offer")
    assert len(of(souk, account=seller.id)) == before


def test_a_refused_access_is_recorded(souk, seller):
    iam = souk.client("iam", seller)
    iam.create_user(UserName="nobody")
    key = iam.create_access_key(UserName="nobody")["AccessKey"]
    user = Account(seller.id, key["AccessKeyId"], key["SecretAccessKey"], "nobody")
    with pytest.raises(ClientError):
        souk.client("souk", user).put_seller_profile(DisplayName="Not", Description="allowed.")
    [record] = wait_until(lambda: of(souk, account=seller.id, outcome="REFUSED"), bool, 10)
    assert (record["error"], record["action"]) == (
        "AccessDeniedException",
        "aws-marketplace-management:PutSellerVerificationDetails",
    )
    assert record["principal"].endswith(":user/nobody")
    assert key["SecretAccessKey"] not in audit(souk, "export").stdout


def test_a_wrong_secret_is_recorded_without_a_name(souk, seller):
    thief = Account(seller.id, seller.access_key, "guessed" * 5)
    with pytest.raises(ClientError) as caught:
        souk.client("souk", thief).get_seller_profile()
    code = caught.value.response["Error"]["Code"]
    [record] = wait_until(lambda: of(souk, error=code, operation="GetSellerProfile"), bool, 10)
    assert (record["account"], record["outcome"]) == ("", "REFUSED")


def test_the_chain_is_checked_and_the_first_broken_record_named():
    server = Server()
    try:
        assert server.start()
        seller = server.client("souk", server.account("chained"))
        for text in ("One", "Two", "Three"):
            seller.put_seller_profile(DisplayName=text, Description="Seen.")
        server.stop()
        intact = audit(server, "verify", "--json")
        assert intact.returncode == 0
        assert json.loads(intact.stdout)["records"] == 3
        with sqlite3.connect(next(server.data.glob("*.db"))) as database:
            database.execute("UPDATE audit_record SET record = replace(record, 'DONE', 'GONE') WHERE sequence = 2")
        broken = audit(server, "verify")
        assert broken.returncode == 1
        assert "broken at record 2" in broken.stdout
    finally:
        server.remove()


def test_records_are_found_by_operation_and_outcome_and_told_newest_first(souk):
    account = souk.account("audited-search")
    client = souk.client("souk", account)
    for name in ("First", "Second", "Third"):
        client.put_seller_profile(DisplayName=name, Description="Seen.")
    webhook = client.create_webhook(Url="https://example.com/")["Webhook"]["WebhookId"]
    client.delete_webhook(WebhookId=webhook)

    def told(**wish):
        return [(r["Sequence"], r["Record"]["operation"]) for r in client.list_audit_records(**wish)["Records"]]

    everything = told()
    assert [name for _, name in everything] == ["PutSellerProfile"] * 3 + ["CreateWebhook", "DeleteWebhook"]
    assert told(SortBy="NEWEST") == everything[::-1]
    assert told(Operation="PutSellerProfile") == everything[:3]
    assert told(Operation="PutSellerProfile", SortBy="NEWEST", After=everything[0][0]) == everything[2:0:-1]
    assert told(Outcome="REFUSED") == []

    page = client.list_audit_records(SortBy="NEWEST", MaxResults=2)
    rest = client.list_audit_records(SortBy="NEWEST", MaxResults=2, NextToken=page["NextToken"])
    last = client.list_audit_records(SortBy="NEWEST", MaxResults=2, NextToken=rest["NextToken"])
    assert "NextToken" not in last
    paged = [r["Sequence"] for answer in (page, rest, last) for r in answer["Records"]]
    assert paged == [sequence for sequence, _ in everything[::-1]]
    with pytest.raises(ClientError):
        client.list_audit_records(MaxResults=2, NextToken=page["NextToken"])
