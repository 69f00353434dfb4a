"""Operators share out what waits for a decision."""

import pytest
from botocore.exceptions import ClientError

PROFILE = {
    "DisplayName": "Verger du Lac",
    "Description": "Models for growers.",
    "LegalName": "Verger du Lac SARL",
    "CountryCode": "FR",
    "Contact": {"Name": "Ada Example", "Email": "ada@example.com"},
}


@pytest.fixture(scope="module")
def operator(souk):
    client = souk.client("souk", souk.operator())
    client.put_market_policy(Policy={"SellerVerification": "OPERATOR"})
    yield client
    client.put_market_policy(Policy={})


def waiting_seller(souk, name):
    account = souk.account(name)
    souk.client("souk", account).put_seller_profile(**PROFILE)
    return account


def refusal(act):
    with pytest.raises(ClientError) as caught:
        act()
    return caught.value.response


def of(operator, subject):
    return [each for each in operator.list_assignments()["Assignments"] if each["Subject"] == subject]


def test_work_is_taken_given_to_another_and_let_go(souk, operator):
    seller = waiting_seller(souk, "assignments-seller")
    work = {"Kind": "SELLER", "Subject": seller.id}
    me = f"arn:aws:iam::{souk.operator().id}:root"
    taken = operator.assign_work(**work)["Assignment"]
    assert (taken["Assignee"], taken["AssignedBy"], taken["AssigneeName"]) == (me, me, "Operator")
    assert of(operator, seller.id) == [taken]

    iam = souk.client("iam", souk.operator())
    ana = iam.create_user(UserName="assignments-ana")["User"]["Arn"]
    given = operator.assign_work(**work, Assignee=ana)["Assignment"]
    assert (given["Assignee"], given["AssignedBy"]) == (ana, me)
    assert given["AssigneeName"] == "assignments-ana (Operator)"
    assert of(operator, seller.id) == [given]
    operator.release_work(**work)
    assert of(operator, seller.id) == []


def test_only_what_waits_is_given_and_only_to_operators(souk, operator):
    seller = waiting_seller(souk, "assignments-decided")
    work = {"Kind": "SELLER", "Subject": seller.id}
    for stranger in (f"arn:aws:iam::{seller.id}:root", f"arn:aws:iam::{souk.operator().id}:user/nobody"):
        refused = refusal(lambda arn=stranger: operator.assign_work(**work, Assignee=arn))
        assert refused["reason"] == "NOT_AN_OPERATOR" and refused["fields"][0]["where"] == "Assignee"
    operator.assign_work(**work)
    operator.decide_seller(AccountId=seller.id, Decision="APPROVE")
    assert of(operator, seller.id) == []  # what was decided is nobody's any more
    assert refusal(lambda: operator.assign_work(**work))["reason"] == "NOT_WAITING"
    none = {"Kind": "PUBLISHING_REVIEW", "Subject": "nosuchchangeset"}
    assert refusal(lambda: operator.assign_work(**none))["fields"][0]["where"] == "Subject"


def test_who_is_no_operator_sees_nothing_of_it(souk):
    stranger = souk.client("souk", souk.account("assignments-stranger"))
    assert refusal(lambda: stranger.list_assignments())["Error"]["Code"] == "AccessDeniedException"
