"""Two people edit the same: who began with what is no longer there is refused and told, and nobody's edit is lost."""

import pytest
from botocore.exceptions import ClientError
from kit.shop import Shop


def conflict(refused):
    with pytest.raises(ClientError) as caught:
        refused()
    answer = caught.value.response
    assert answer["Error"]["Code"] == "ConflictException" and answer["ResponseMetadata"]["HTTPStatusCode"] == 409
    return answer


def test_the_markets_policy_is_put_over_the_latest_only(souk):
    operator = souk.client("souk", souk.operator())
    read = operator.get_market_policy()
    first = operator.put_market_policy(Policy={"SellerVerification": "OPERATOR"}, ExpectedRevision=read["Revision"])
    assert first["Revision"] == read["Revision"] + 1
    refused = conflict(lambda: operator.put_market_policy(Policy={}, ExpectedRevision=read["Revision"]))
    assert refused["latestRevision"] == first["Revision"]
    assert f"ExpectedRevision {first['Revision']}" in refused["Error"]["Message"]
    assert operator.get_market_policy()["Policy"] == {"SellerVerification": "OPERATOR"}
    assert operator.put_market_policy(Policy={})["Revision"] == first["Revision"] + 1  # who names none overwrites


def test_a_sellers_profile_is_put_over_the_latest_only(souk):
    seller = souk.client("souk", souk.account("revisions-seller"))
    profile = {"DisplayName": "Atelier", "Description": "Models.", "LegalName": "Atelier SARL", "CountryCode": "FR"}
    profile["Contact"] = {"Name": "Ada Example", "Email": "ada@example.com"}
    first = seller.put_seller_profile(**profile, ExpectedRevision=0)
    assert first["Revision"] == 1
    second = seller.put_seller_profile(**profile | {"Description": "Models of growth."}, ExpectedRevision=1)
    stale = profile | {"DisplayName": "Atelier du Sud"}
    assert conflict(lambda: seller.put_seller_profile(**stale, ExpectedRevision=1))["latestRevision"] == 2
    assert second["Revision"] == 2
    assert seller.get_seller_profile()["Profile"] == second["Profile"]


def test_an_operators_decision_is_no_edit_of_the_profile(souk):
    operator = souk.client("souk", souk.operator())
    account = souk.account("revisions-suspended")
    seller = souk.client("souk", account)
    profile = {"DisplayName": "Verger", "Description": "Models.", "LegalName": "Verger SARL", "CountryCode": "FR"}
    profile["Contact"] = {"Name": "Ada Example", "Email": "ada@example.com"}
    seller.put_seller_profile(**profile)
    operator.decide_seller(AccountId=account.id, Decision="SUSPEND", Reason="Asked for papers.")
    assert seller.get_seller_profile()["Revision"] == 1
    assert seller.put_seller_profile(**profile, ExpectedRevision=1)["Profile"]["Status"] == "SUSPENDED"


def test_what_may_be_tried_is_put_over_the_latest_only(souk):
    shop = Shop(souk, "revisions-shop")
    product, _ = shop.publish("Revisions counted")
    client = shop.seller.souk
    assert client.get_try_policy(ProductId=product)["Policy"]["Revision"] == 0
    first = client.put_try_policy(ProductId=product, Allowed="NONE", ExpectedRevision=0)["Policy"]
    assert first["Revision"] == 1
    stale = {"ProductId": product, "Allowed": "ANY_INPUT", "ExpectedRevision": 0}
    assert conflict(lambda: client.put_try_policy(**stale))["latestRevision"] == 1
    assert client.get_try_policy(ProductId=product)["Policy"] == first
