"""Who sees a product before it is live: its allow-list by name, and links that show it to whoever has them."""

import datetime

import pytest
import requests
from botocore.exceptions import ClientError
from kit.example import example
from steps.buyer import Buyer
from steps.seller import PRODUCT, Seller
from steps.waiting import change_set_done

DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def tester(souk):
    return Buyer(souk.market, souk.account("preview-tester"))


@pytest.fixture(scope="module")
def seller(souk, tester):
    seller = Seller(souk.market, souk.account("preview-seller"), example())
    seller.register()
    seller.upload()
    seller.publish_limited(seller.create_package("preview-package"), [tester.account.id])
    return seller


def looked_at(souk, token):
    """As somebody without an account looks."""
    return requests.post(
        f"{souk.url}/api/souk/GetPreview", headers={"X-Souk-Request": "1"}, json={"Token": token}, timeout=10
    )


def code_of(act, **given):
    with pytest.raises(ClientError) as refused:
        act(**given)
    return refused.value.response["Error"]["Code"]


def test_the_allow_list_has_names_and_who_subscribes(souk, seller, tester):
    listed = seller.souk.list_allowed_accounts(ProductId=seller.product_id)
    assert listed["Accounts"] == [
        {"AccountId": tester.account.id, "AccountName": "preview-tester", "Subscribed": False}
    ]
    tester.subscribe(seller.offer_id)
    [account] = seller.souk.list_allowed_accounts(ProductId=seller.product_id)["Accounts"]
    assert account["Subscribed"] is True
    stranger = souk.client("souk", souk.account("preview-stranger"))
    assert code_of(stranger.list_allowed_accounts, ProductId=seller.product_id) == "ResourceNotFoundException"


def test_a_link_shows_the_product_without_an_account(souk, seller):
    made = seller.souk.create_preview_link(ProductId=seller.product_id, Days=3, Note="For the clinic")
    link, token = made["Link"], made["Token"]
    assert link["ExpiresAt"] - link["CreatedAt"] == 3 * DAY
    assert [each["LinkId"] for each in seller.souk.list_preview_links(ProductId=seller.product_id)["Links"]] == [
        link["LinkId"]
    ]
    seen = looked_at(souk, token)
    assert seen.status_code == 200, seen.text
    body = seen.json()
    assert body["Product"]["Description"]["ProductTitle"] == seller.product.title
    assert "Targeting" not in body["Product"], "whom else it is shown to is the seller's"
    assert all("Sources" not in version for version in body["Product"]["Versions"])
    assert body["PublicOffer"]["Terms"]
    assert body["SellerName"]

    seller.souk.delete_preview_link(ProductId=seller.product_id, LinkId=link["LinkId"])
    assert looked_at(souk, token).status_code == 404
    assert (
        code_of(seller.souk.delete_preview_link, ProductId=seller.product_id, LinkId=link["LinkId"])
        == "ResourceNotFoundException"
    )


def test_a_token_is_guessed_by_nobody_and_its_form_is_checked(souk):
    assert looked_at(souk, "0" * 48).status_code == 404
    refused = looked_at(souk, "short")
    assert refused.status_code == 400
    assert {each["where"] for each in refused.json()["fields"]} == {"Token"}


def test_there_are_at_most_twenty_links(seller):
    links = []
    for _ in range(20):
        links.append(seller.souk.create_preview_link(ProductId=seller.product_id)["Link"]["LinkId"])
    with pytest.raises(ClientError) as refused:
        seller.souk.create_preview_link(ProductId=seller.product_id)
    assert refused.value.response["reason"] == "TOO_MANY_LINKS"
    for link in links:
        seller.souk.delete_preview_link(ProductId=seller.product_id, LinkId=link)


def test_a_link_ends_when_the_product_is_live(souk, seller):
    token = seller.souk.create_preview_link(ProductId=seller.product_id)["Token"]
    assert looked_at(souk, token).status_code == 200
    target = {"TargetVisibility": "Public"}
    change_set_done(seller.catalog, seller.start([("UpdateVisibility", PRODUCT, seller.product_id, None, target)]))
    assert looked_at(souk, token).status_code == 404
    with pytest.raises(ClientError) as refused:
        seller.souk.create_preview_link(ProductId=seller.product_id)
    assert refused.value.response["reason"] == "INVALID_PRODUCT_STATE"
