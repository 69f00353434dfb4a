"""The categories under which products are listed: an operator's to name, to word in both languages, and to hide."""

import pytest
import requests
from botocore.exceptions import ClientError
from kit.shop import Shop
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def operator(souk):
    client = souk.client("souk", souk.operator())
    yield client
    client.put_market_policy(Policy={})


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "categories-shop")


LISTED = [{"Name": "Healthcare & Life Sciences"}, {"Name": "Education & Research"}]  # the example's,
TABLES = {"Name": "Structured"}  # and this


def names(client):
    return [each["Name"] for each in client.list_categories()["Categories"]]


def read_in(souk, language, operation, **sent):
    """As a visitor's browser asks."""
    headers = {"X-Souk-Request": "1", "Accept-Language": language}
    answer = requests.post(f"{souk.url}/api/{operation}", json=sent, headers=headers, timeout=30)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(seller, product, information):
    started = seller.start([("UpdateInformation", "MachineLearningProduct@1.0", product, None, information)])
    ended = wait_until(
        lambda: seller.catalog.describe_change_set(Catalog="AWSMarketplace", ChangeSetId=started),
        lambda answer: answer["Status"] in ("SUCCEEDED", "FAILED"),
    )
    (error,) = ended["ChangeSet"][0]["ErrorDetailList"]
    return error


def test_everybody_is_told_the_usual_categories_in_his_language(souk):
    usual = read_in(souk, "en", "souk/ListCategories")["Categories"]
    assert len(usual) == 18 and not any(each["Hidden"] for each in usual)
    (health,) = [each for each in usual if each["CategoryId"] == "healthcare-life-sciences"]
    assert health["Name"] == health["Label"] == "Healthcare & Life Sciences"
    (said,) = [c for c in read_in(souk, "fr", "souk/ListCategories")["Categories"] if c["Name"] == health["Name"]]
    assert said["Label"] == health["French"] == "Santé et sciences de la vie"


def test_what_an_operator_names_is_what_sellers_choose_and_buyers_read(souk, operator, shop):
    wanted = LISTED + [
        TABLES | {"English": "Tables", "French": "Tableaux"},
        {"Name": "Bird Song", "French": "Chants d’oiseaux"},
    ]
    operator.put_market_policy(Policy={"Categories": wanted})
    assert names(operator) == [each["Name"] for each in wanted]
    product, _ = shop.publish("Warblers told apart")
    shop.seller.change_product("UpdateInformation", {"Categories": ["Bird Song", "Structured"]})
    said = read_in(souk, "fr", "marketplace-discovery/GetProduct", productId=product)["categories"]
    assert said == [
        {"categoryId": "bird-song", "displayName": "Chants d’oiseaux"},
        {"categoryId": "structured", "displayName": "Tableaux"},
    ]
    found = souk.client("marketplace-discovery", souk.account("categories-buyer")).search_listings(
        filters=[{"filterType": "CATEGORY", "filterValues": ["bird-song"]}]
    )["listingSummaries"]
    assert [each["associatedEntities"][0]["product"]["productId"] for each in found] == [product]
    facets = read_in(souk, "fr", "marketplace-discovery/SearchFacets", facetTypes=["CATEGORY"])["listingFacets"]
    assert {"Chants d’oiseaux", "Tableaux"} <= {each["displayName"] for each in facets["CATEGORY"]}


def test_a_hidden_category_stays_on_its_products_and_takes_no_others(souk, operator, shop):
    operator.put_market_policy(Policy={"Categories": [*LISTED, TABLES, {"Name": "Bird Song"}]})
    other, _ = shop.publish("Larks told apart")
    product, _ = shop.publish("Owls told apart")
    shop.seller.change_product("UpdateInformation", {"Categories": ["Bird Song"]})
    operator.put_market_policy(Policy={"Categories": [*LISTED, TABLES, {"Name": "Bird Song", "Hidden": True}]})
    shop.seller.change_product("UpdateInformation", {"Categories": ["Bird Song"], "ShortDescription": "All owls."})
    error = refused(shop.seller, other, {"Categories": ["Bird Song"]})
    assert error["ErrorCode"] == "INVALID_CATEGORY_NAMES"
    assert "The categories are: Healthcare & Life Sciences, Education & Research, Structured." in error["ErrorMessage"]
    report = shop.seller.souk.get_readiness_report(ProductId=product)["Report"]
    (check,) = [each for each in report["Checks"] if each["Id"] == "categories.known"]
    assert check["Status"] == "WARN" and "takes no new products" in check["Reason"]


def test_a_list_that_cannot_be_chosen_from_is_refused_whole(operator):
    wanted = [{"Name": "Birds", "Hidden": True}, {"Name": "birds", "Hidden": True}]
    with pytest.raises(ClientError) as caught:
        operator.put_market_policy(Policy={"Categories": wanted})
    fields = caught.value.response["fields"]
    assert [(each["code"], each["where"]) for each in fields] == [
        ("DUPLICATE_CATEGORY", "Policy.Categories[1].Name"),
        ("NO_CATEGORY", "Policy.Categories"),
    ]
