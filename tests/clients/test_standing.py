"""What a seller may do with a product now, and why not the rest: told before anything is tried."""

import datetime

import pytest
from botocore.exceptions import ClientError
from kit.server import Server
from kit.shop import Shop
from steps.seller import CATALOG, OFFER, PRODUCT
from test_catalog import change, run

DAY = 24 * 3600


@pytest.fixture(scope="module")
def rehearsal():
    server = Server(None, "--clock", "+0s")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def operator(rehearsal):
    return rehearsal.client("souk", rehearsal.operator())


@pytest.fixture(scope="module")
def shop(rehearsal):
    return Shop(rehearsal, "standing-shop")


@pytest.fixture
def standing(shop):
    return lambda product: shop.seller.souk.describe_product_standing(ProductId=product)


def possible(told):
    return {each["Act"] for each in told["Acts"] if each["Possible"]}


def obstacles(told, act):
    return next(each["Obstacles"] for each in told["Acts"] if each["Act"] == act)


def codes(told, act):
    return [each["Code"] for each in obstacles(told, act)]


def test_a_draft_says_what_its_submission_lacks(shop, standing):
    seller = shop.seller
    [made] = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Standing"})])["ChangeSet"]
    product = made["Entity"]["Identifier"].split("@")[0]
    told = standing(product)
    assert told["Visibility"] == "Draft" and not told["DeclaredPrivate"] and "HeldBy" not in told
    assert {"UPDATE_INFORMATION", "ADD_VERSION", "CHOOSE_REGIONS", "DELETE"} <= possible(told)
    missing = {each["Field"] for each in obstacles(told, "SUBMIT")}
    assert {"Description", "Versions", "PromotionalResources", "Offer"} <= missing
    refused = run(seller.catalog, change("ReleaseProduct", PRODUCT, {}, product))
    assert [e["ErrorCode"] for e in refused["ChangeSet"][0]["ErrorDetailList"]] == codes(told, "SUBMIT")


def test_prices_are_locked_until_the_day_that_is_told(shop, standing, operator):
    product, offer = shop.publish("Standing prices")
    assert {"CHANGE_PRICES", "CHANGE_TERMS", "UNPUBLISH", "CREATE_PRIVATE_OFFER"} <= possible(standing(product))
    assert codes(standing(product), "RESTRICT_VERSION") == ["ALL_DELIVERY_OPTIONS_RESTRICTED"]
    prices = shop.seller.prices()
    prices["Terms"][0]["RateCards"][0]["RateCard"][-1]["Price"] = "0.003"
    shop.seller.change([("UpdatePricingTerms", OFFER, offer, None, prices)])
    now = operator.get_clock()["Clock"]["Now"]
    told = standing(product)
    assert codes(told, "CHANGE_PRICES") == ["INVALID_PRICE_CHANGE"]
    until = told["PricesLockedUntil"]
    assert obstacles(told, "CHANGE_PRICES")[0]["Until"] == until
    assert abs(until - now - datetime.timedelta(days=120)) < datetime.timedelta(minutes=5)
    operator.move_clock(To=until + datetime.timedelta(seconds=1))
    told = standing(product)
    assert "CHANGE_PRICES" in possible(told) and "PricesLockedUntil" not in told


def test_what_was_taken_off_the_market_says_until_when_it_is_supported(shop, standing):
    product, _ = shop.publish("Standing off")
    shop.seller.unpublish()
    told = standing(product)
    assert told["SupportEndsAt"]
    assert codes(told, "ADD_VERSION") == ["INCOMPATIBLE_PRODUCT_STATUS"]
    assert codes(told, "UPDATE_ALLOW_LIST") == ["INVALID_PRODUCT_VISIBILITY"]
    assert {"SIGN_OFF", "MAKE_LIMITED", "UPDATE_INFORMATION"} <= possible(told)
    shop.seller.change_product("UpdateVisibility", {"TargetVisibility": "Limited"})
    shop.seller.souk.declare_product_private(ProductId=product)
    told = standing(product)
    assert told["DeclaredPrivate"] and "SupportEndsAt" not in told
    assert codes(told, "SIGN_OFF") == ["INVALID_TARGET_VISIBILITY"]


def test_an_open_change_set_holds_the_product_until_it_is_cancelled(shop, standing, operator):
    product, _ = shop.publish("Standing held")
    seller = shop.seller
    request = [("UpdateVisibility", PRODUCT, product, None, {"TargetVisibility": "Limited"})]
    operator.put_market_policy(Policy={"Processing": {"Mode": "REVIEW", "ReviewDays": 9}})
    waiting = seller.start(request)
    operator.put_market_policy(Policy={})
    with pytest.raises(ClientError, match="ResourceInUseException"):
        seller.start(request)
    told = standing(product)
    assert told["HeldBy"]["ChangeSetId"] == waiting and told["HeldBy"]["Cancellable"]
    assert told["HeldBy"]["ReviewDueAt"] - told["HeldBy"]["StartedAt"] == datetime.timedelta(days=9)
    assert codes(told, "UPDATE_INFORMATION") == ["RESOURCE_IN_USE"]
    assert "CHANGE_PRICES" in possible(told), "the offer is not held"
    seller.catalog.cancel_change_set(Catalog=CATALOG, ChangeSetId=waiting)
    assert "HeldBy" not in standing(product)
    assert "UPDATE_INFORMATION" in possible(standing(product))
