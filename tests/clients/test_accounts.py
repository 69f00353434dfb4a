"""Accounts as an operator makes and finds them through the API."""

import pytest
from botocore.exceptions import ClientError
from kit.browser import PASSWORD, Browser


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
