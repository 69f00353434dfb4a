"""The audit trail: every write and every refused access, in a chain that can be checked."""

import json
import os
import pwd
import sqlite3
import subprocess

import pytest
from botocore.exceptions import ClientError
from kit.browser import Browser, set_password
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


def test_who_is_not_let_into_the_portal_is_recorded(souk):
    account = souk.market.account("audited-portal")
    set_password(souk, account)
    stranger = Browser(souk)
    stranger.refused("souk", "CreateSession", Account=account.id, Password="a secret guess 1")
    root = f"arn:aws:iam::{account.id}:root"
    [failed] = wait_until(lambda: of(souk, error="SignInFailedException", resource=root), bool, 10)
    assert (failed["operation"], failed["account"], failed["outcome"]) == ("CreateSession", "", "REFUSED")
    assert "a secret guess 1" not in audit(souk, "export").stdout
    for attempt in range(20):
        told = stranger.refused("souk", "CreateSession", Account=account.id, Password=f"a secret guess {attempt}")
        if told["code"] == "TooManyAttemptsException":
            break
    wait_until(lambda: of(souk, error="TooManyAttemptsException", resource=root), bool, 10)
    signed_in = Browser(souk)
    known = souk.market.account("audited-session")
    set_password(souk, known)
    signed_in.sign_in(known.id)
    [entered] = [r for r in of(souk, operation="CreateSession", outcome="DONE") if known.id in r["resource"]]
    assert entered["resource"] == f"arn:aws:iam::{known.id}:root"


def test_pages_of_strangers_and_of_others_are_recorded(souk):
    stranger = Browser(souk)
    before = len(of(souk, error="SessionRequiredException"))
    stranger.refused("souk", "GetSession")  # a page asks whether anybody is signed in
    stranger.refused("sagemaker", "ListModels")
    refused = wait_until(lambda: of(souk, error="SessionRequiredException")[before:], bool, 10)
    assert [r["operation"] for r in refused] == ["ListModels"]
    stranger.post("sagemaker", "ListModels", Origin="https://evil.example")
    wait_until(lambda: of(souk, error="ForeignPageException", operation="ListModels"), bool, 10)


def test_what_the_command_line_writes_is_recorded(souk):
    account = souk.market.account("audited-shell")
    set_password(souk, account)
    [made] = [r for r in of(souk, service="command line", operation="CreateAccount") if r["changed"] == [account.id]]
    [password] = of(souk, service="command line", account=account.id)
    assert password["operation"] == "SetPassword"
    assert made["principal"] == password["principal"] == f"command line ({pwd.getpwuid(os.geteuid()).pw_name})"


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
        assert json.loads(intact.stdout)["records"] == 4  # the account, too
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
