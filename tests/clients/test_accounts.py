"""Accounts as an operator makes and finds them through the API."""

import dataclasses
import json
import sqlite3

import pytest
from botocore.exceptions import ClientError
from kit.browser import PASSWORD, Browser, set_password
from kit.shop import Shop
from steps.buyer import Buyer
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def operator(souk):
    return souk.client("souk", souk.operator())


def code_of(refused):
    with pytest.raises(ClientError) as caught:
        refused()
    return caught.value.response["Error"]["Code"]


def test_an_account_is_made_and_its_owner_chooses_the_password(souk, operator):
    made = operator.create_account(Name="Clinique du Lac", Email="Lac@example.com")["Account"]
    assert not made["Operator"] and not made["CanSignIn"] and "SellerStatus" not in made
    token = operator.create_password_reset(AccountId=made["AccountId"])["Token"]
    browser = Browser(souk)
    browser.call("souk", "ResetPassword", Token=token, NewPassword=PASSWORD)
    assert browser.sign_in("lac@example.com")["AccountId"] == made["AccountId"]
    (found,) = operator.list_accounts(Contains="LAC@EXAMPLE")["Accounts"]
    assert found["CanSignIn"] and found["Name"] == "Clinique du Lac"
    assert code_of(lambda: operator.create_account(Name="Again", Email="lac@example.com")) == "EmailTakenException"


def test_accounts_are_found_by_name_number_and_page(operator):
    ids = [
        operator.create_account(Name=f"Paged {n}", Email=f"paged-{n}@example.com")["Account"]["AccountId"]
        for n in "abc"
    ]
    first = operator.list_accounts(Contains="paged", MaxResults=2)
    rest = operator.list_accounts(Contains="paged", MaxResults=2, NextToken=first["NextToken"])
    assert [a["AccountId"] for a in first["Accounts"] + rest["Accounts"]] == ids and "NextToken" not in rest
    assert [a["Name"] for a in operator.list_accounts(Contains=ids[1])["Accounts"]] == ["Paged b"]
    assert (
        code_of(lambda: operator.list_accounts(Contains="other", NextToken=first["NextToken"])) == "ValidationException"
    )


def test_who_is_no_operator_makes_no_accounts(souk):
    stranger = souk.client("souk", souk.account("accounts-stranger"))
    assert code_of(lambda: stranger.list_accounts()) == "AccessDeniedException"
    assert code_of(lambda: stranger.create_account(Name="Eve", Email="eve@example.com")) == "AccessDeniedException"


def audited(operator, **query):
    return operator.list_audit_records(**query)["Records"]


def refusal(refused):
    with pytest.raises(ClientError) as caught:
        refused()
    return caught.value.response


def test_an_account_is_made_an_operators_and_no_longer(souk, operator):
    account = souk.account("accounts-promoted")
    client = souk.client("souk", account)
    assert code_of(lambda: client.list_accounts()) == "AccessDeniedException"
    assert operator.put_account_role(AccountId=account.id, Operator=True)["Account"]["Operator"]
    assert client.list_accounts(Contains=account.id)["Accounts"][0]["Standing"] == "ACTIVE"
    operator.put_account_role(AccountId=account.id, Operator=False)
    assert code_of(lambda: client.list_accounts()) == "AccessDeniedException"
    own = refusal(lambda: operator.put_account_role(AccountId=souk.operator().id, Operator=False))
    assert own["reason"] == "OWN_ACCOUNT" and own["fields"][0]["where"] == "AccountId"


def test_nobody_of_a_suspended_account_gets_in_until_it_is_reopened(souk, operator):
    account = souk.account("accounts-suspended")
    iam = souk.client("iam", account)
    iam.create_user(UserName="ana")
    key = iam.create_access_key(UserName="ana")["AccessKey"]
    ana = dataclasses.replace(account, access_key=key["AccessKeyId"], secret=key["SecretAccessKey"])
    set_password(souk, account)
    browser = Browser(souk)
    browser.sign_in(account.id)
    decide = {"AccountId": account.id, "Decision": "SUSPEND"}
    assert refusal(lambda: operator.decide_account(**decide))["reason"] == "MISSING_REASON"
    told = operator.decide_account(**decide, Reason="Bills unpaid.")["Account"]
    assert (told["Standing"], told["StandingReason"]) == ("SUSPENDED", "Bills unpaid.")
    for service, ask, code in [
        ("iam", lambda c: c.list_users(), "AccessDenied"),
        ("s3", lambda c: c.list_buckets(), "AccessDenied"),
        ("sagemaker", lambda c: c.list_models(), "AccessDeniedException"),
        ("souk", lambda c: c.list_categories(), "AccessDeniedException"),
    ]:
        for who in (account, ana):
            answer = refusal(lambda service=service, ask=ask, who=who: ask(souk.client(service, who)))
            assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == (code, 403)
            assert "is suspended: Bills unpaid." in answer["Error"]["Message"]
    assert browser.refused("souk", "GetSession")["code"] == "SessionRequiredException"
    refused = browser.refused("souk", "CreateSession", Account=account.id, Password=PASSWORD)
    assert (refused["code"], refused["reason"]) == ("AccountBarredException", "Bills unpaid.")
    wrong = browser.refused("souk", "CreateSession", Account=account.id, Password="not the password")
    assert wrong["code"] == "SignInFailedException"  # who does not know it is told nothing
    assert refusal(lambda: operator.decide_account(**decide, Reason="Twice."))["reason"] == "INVALID_STANDING"
    reopened = operator.decide_account(AccountId=account.id, Decision="REOPEN")["Account"]
    assert reopened["Standing"] == "ACTIVE" and "StandingReason" not in reopened
    assert [user["UserName"] for user in iam.list_users()["Users"]] == ["ana"]
    assert browser.sign_in(account.id)["AccountId"] == account.id
    types = ["Account Suspended", "Account Reopened"]
    told = [
        each["detail"]
        for each in souk.client("souk", account).list_events(DetailTypes=types, SortBy="OLDEST")["Events"]
    ]
    assert [(each["account"]["standing"], each.get("reason")) for each in told] == [
        ("SUSPENDED", "Bills unpaid."),
        ("ACTIVE", None),
    ]


def test_a_closed_account_stays_closed(souk, operator):
    account = souk.account("accounts-closed")
    operator.decide_account(AccountId=account.id, Decision="CLOSE", Reason="As its owner wished.")
    assert code_of(lambda: souk.client("sts", account).get_caller_identity()) == "AccessDenied"
    with sqlite3.connect(next(souk.data.glob("*.db"))) as database:  # whom mail and webhooks tell: he can ask no more
        asked = "SELECT detail FROM event WHERE detail_type = 'Account Closed' AND account = ?"
        (told,) = database.execute(asked, (account.id,)).fetchall()
    assert json.loads(told[0])["reason"] == "As its owner wished."
    reopen = refusal(lambda: operator.decide_account(AccountId=account.id, Decision="REOPEN"))
    assert reopen["reason"] == "INVALID_STANDING" and "CLOSED" in reopen["Error"]["Message"]
    own = {"AccountId": souk.operator().id, "Decision": "CLOSE", "Reason": "Enough."}
    assert refusal(lambda: operator.decide_account(**own))["reason"] == "OWN_ACCOUNT"


def test_an_account_of_which_something_runs_is_not_closed(souk, operator):
    shop = Shop(souk, "accounts-running")
    own = Buyer(souk.market, shop.seller.account, shop.seller.execution_role)
    arn = own.deploy("held", shop.package, "ml.m5.large")["EndpointArn"]
    close = {"AccountId": own.account.id, "Decision": "CLOSE", "Reason": "Moved away."}
    in_use = refusal(lambda: operator.decide_account(**close))
    assert in_use["reason"] == "ACCOUNT_IN_USE" and arn in in_use["Error"]["Message"]
    own.sagemaker.delete_endpoint(EndpointName="held")
    wait_until(lambda: own.sagemaker.list_endpoints()["Endpoints"], lambda left: not left)
    assert operator.decide_account(**close)["Account"]["Standing"] == "CLOSED"


@pytest.fixture(scope="module")
def viewer(souk):
    set_password(souk, souk.operator())
    browser = Browser(souk)
    browser.sign_in(souk.operator().id)
    return browser


def test_an_operator_looks_at_an_account_and_changes_nothing(souk, operator, viewer):
    account = souk.account("accounts-viewed")
    souk.client("souk", account).put_seller_profile(DisplayName="Viewed", Draft=True)
    viewer.call("souk", "StartView", AccountId=account.id, Reason="Ticket 12: sees no offers.")
    session = viewer.call("souk", "GetSession")["Session"]
    assert session["AccountId"] == account.id and not session["Operator"]
    assert session["ViewedBy"] == f"arn:aws:iam::{souk.operator().id}:root"
    assert viewer.call("souk", "GetSellerProfile")["Profile"]["DisplayName"] == "Viewed"
    assert viewer.refused("souk", "ListAccounts")["code"] == "AccessDeniedException"
    for service, act, sent in [
        ("souk", "PutSellerProfile", {"DisplayName": "Mine now"}),
        ("iam", "CreateAccessKey", {}),
        ("sagemaker", "DeleteModel", {"ModelName": "any"}),
        ("souk", "ChangePassword", {"OldPassword": PASSWORD, "NewPassword": "another horse battery"}),
        ("souk", "StartView", {"AccountId": account.id, "Reason": "Again."}),
    ]:
        assert viewer.refused(service, act, **sent)["code"] == "ReadOnlyViewException", act
    viewer.call("souk", "EndView")
    assert viewer.call("souk", "GetSession")["Session"]["AccountId"] == souk.operator().id
    refused = wait_until(
        lambda: [each["Record"] for each in audited(operator, AccountId=account.id, Outcome="REFUSED")],
        lambda records: len(records) >= 6,
    )
    assert {r["operation"] for r in refused} >= {"PutSellerProfile", "CreateAccessKey", "DeleteModel"}
    assert {r["principal"] for r in refused} == {f"arn:aws:iam::{souk.operator().id}:root"}
    (began,) = audited(operator, AccountId=souk.operator().id, Operation="StartView", Outcome="DONE")
    assert began["Record"]["changed"] == [f"view of account {account.id}: Ticket 12: sees no offers."]


def test_a_view_is_refused_where_it_would_tell_too_much_or_nothing(souk, operator, viewer):
    other = souk.account("accounts-other-operator")
    operator.put_account_role(AccountId=other.id, Operator=True)
    asked = {"AccountId": other.id, "Reason": "Curious."}
    assert viewer.refused("souk", "StartView", **asked)["reason"] == "VIEW_OF_OPERATOR"
    operator.put_account_role(AccountId=other.id, Operator=False)
    operator.decide_account(AccountId=other.id, Decision="SUSPEND", Reason="For the test.")
    assert viewer.refused("souk", "StartView", **asked)["reason"] == "ACCOUNT_NOT_ACTIVE"
    signed = refusal(lambda: operator.start_view(**asked))
    assert "belongs to a session in a browser" in signed["Error"]["Message"]


def test_a_view_ends_with_its_account_or_the_viewers_role(souk, operator, viewer):
    account = souk.account("accounts-viewed-and-suspended")
    viewer.call("souk", "StartView", AccountId=account.id, Reason="Just before.")
    operator.decide_account(AccountId=account.id, Decision="SUSPEND", Reason="For the test.")
    assert viewer.call("souk", "GetSession")["Session"]["AccountId"] == souk.operator().id
