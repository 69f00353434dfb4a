"""Finding listings: by words as people type them, in French and English, narrowed and counted; and what a change of a
listing does to that at once."""

import dataclasses
import json
import sqlite3
import subprocess

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from kit.server import binary
from steps.buyer import Buyer
from steps.seller import OFFER, PRODUCT, Seller
from steps.waiting import wait_until

ENGLISH = ("Ibex classifiers", "Detects ibexes in images of the mountains and of the valleys.", ["Image"])
FRENCH = ("Prévisions de neige", "Un modèle pour les prévisions des chutes de neige dans les stations.", ["Structured"])


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("search-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("search-package")
    return seller


@pytest.fixture(scope="module")
def buyer(souk):
    return Buyer(souk.market, souk.account("search-buyer"))


def publish(seller, title, text, categories, public=True):
    texts = seller.product.texts | {"categories": categories, "keywords": ["glacier"]}
    texts |= {"short_description": text, "long_description": text, "highlights": [title]}
    seller.product = dataclasses.replace(seller.product, title=title, texts=texts)
    seller.publish_limited(seller.package, [seller.account.id])
    if public:
        seller.sign_off()
    return seller.product_id


@pytest.fixture(scope="module")
def products(seller):
    return {words[0]: publish(seller, *words) for words in (ENGLISH, FRENCH)}


def found(buyer, words, **more):
    return [s["listingName"] for s in buyer.discovery.search_listings(searchText=words, **more)["listingSummaries"]]


@pytest.mark.parametrize(
    "words, title",
    [
        ("ibex classifier", "Ibex classifiers"),  # another ending
        ("ibex detect", "Ibex classifiers"),
        ("IBEX clas", "Ibex classifiers"),  # the last word as far as it was typed
        ("ibex clasifier", "Ibex classifiers"),  # a typo
        ("ibex clasisfier", "Ibex classifiers"),  # two
        ("prevision neige", "Prévisions de neige"),  # without accents, without endings
        ("Prévision station", "Prévisions de neige"),
        ("neige prévisoin", "Prévisions de neige"),
    ],
)
def test_words_are_found_as_people_type_them(buyer, products, words, title):
    assert found(buyer, words) == [title]


def test_every_word_is_wanted(buyer, products):
    assert found(buyer, "ibex neige") == []
    assert found(buyer, "ibex qqqqqqqq") == []


def facets(buyer, **asked):
    told = buyer.discovery.search_facets(**asked)
    return told["totalResults"], {
        kind: {value["value"]: value["count"] for value in values} for kind, values in told["listingFacets"].items()
    }


def test_facets_count_what_the_search_finds(buyer, products):
    total, counts = facets(buyer, searchText="glacier")
    assert total == 2
    assert counts["CATEGORY"] == {"image": 1, "structured": 1}
    assert list(counts["PUBLISHER"].values()) == [2]
    assert counts["FULFILLMENT_OPTION_TYPE"] == {"SAGEMAKER_MODEL": 2}
    assert counts["PRICING_MODEL"] == {"USAGE": 2}
    assert counts["PRICING_UNIT"] == {"HOSTS": 2, "REQUESTS": 2}
    assert counts["NUMBER_OF_PRODUCTS"] == {"1": 2}
    assert counts["AVERAGE_CUSTOMER_RATING"] == {}
    image = [{"filterType": "CATEGORY", "filterValues": ["image"]}]
    assert facets(buyer, searchText="glacier", filters=image)[1]["CATEGORY"] == {"image": 1}
    only = buyer.discovery.search_facets(searchText="glacier", facetTypes=["CATEGORY"])["listingFacets"]
    assert [value["displayName"] for value in only["CATEGORY"]] == ["Image", "Structured"] and list(only) == [
        "CATEGORY"
    ]


def test_a_hidden_listing_is_neither_found_nor_counted(souk, seller, buyer, products):
    publish(seller, "Ibex whispers", "Hears what ibexes say.", ["Audio"], public=False)
    assert found(buyer, "ibex") == ["Ibex classifiers"]
    total, counts = facets(buyer, searchText="ibex")
    assert total == 1 and counts["CATEGORY"] == {"image": 1}
    own = souk.client("marketplace-discovery", seller.account)
    seen = own.search_listings(searchText="ibex")["listingSummaries"]
    assert sorted(one["listingName"] for one in seen) == ["Ibex classifiers", "Ibex whispers"]


def test_a_change_is_found_at_once(souk, seller, buyer):
    product = publish(seller, "Chamois counter", "Counts chamois.", ["Image"])
    assert found(buyer, "chamois") == ["Chamois counter"]
    seller.change(
        [
            (
                "UpdateInformation",
                PRODUCT,
                product,
                None,
                {"ProductTitle": "Lynx counter", "ShortDescription": "Counts lynx."},
            )
        ]
    )
    assert found(buyer, "lynx counter") == ["Lynx counter"]
    assert found(buyer, "chamois counter") == ["Lynx counter"], "the long description still says it"
    again = souk.client("souk", souk.operator()).rebuild_search_index()
    assert again["Listings"] >= 4 and again["Words"] > 20
    assert found(buyer, "lynx counter") == ["Lynx counter"]
    with pytest.raises(ClientError, match="AccessDenied"):
        souk.client("souk", seller.account).rebuild_search_index()


def test_the_index_is_read_at_the_start_before_anybody_asks(souk):
    log = souk.data / "souk.log"
    wait_until(lambda: "the search index is read" in log.read_text(errors="replace"), bool, 30)


def test_the_command_line_has_a_running_server_read_everything_anew(souk, buyer, products):
    def rename(before, after):
        with sqlite3.connect(next(souk.data.glob("*.db"))) as database:
            title = f"UPDATE entity SET document = replace(document, '{before}', '{after}') WHERE id = ?"
            database.execute(title, [products["Ibex classifiers"]])

    def rebuild():
        command = [binary(), "search", "rebuild", "--json", "--data", souk.data]
        return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    rename("Ibex classifiers", "Yeti classifiers")  # behind the server's back
    assert found(buyer, "yeti") == []
    told = rebuild()
    assert told["listings"] >= 2 and told["words"] > 20
    wait_until(lambda: found(buyer, "yeti"), lambda titles: titles == ["Yeti classifiers"], 30)
    rename("Yeti classifiers", "Ibex classifiers")
    rebuild()
    wait_until(lambda: found(buyer, "yeti"), lambda titles: titles == [], 30)


def by(kind, *values):
    return [{"filterType": kind, "filterValues": list(values)}]


@pytest.mark.parametrize(
    "kind, values, count",
    [
        ("CONTENT_TYPE", ["text/csv"], 2),
        ("CONTENT_TYPE", ["image/png", "text/csv"], 2),
        ("CONTENT_TYPE", ["image/png"], 0),
        ("INSTANCE_TYPE", ["ml.c5.xlarge"], 2),
        ("INSTANCE_TYPE", ["ml.g5.xlarge"], 0),
        ("COMPUTE", ["CPU"], 2),
        ("COMPUTE", ["GPU"], 0),
        ("FREE_TRIAL", ["true"], 0),
        ("LISTING_LANGUAGE", ["en"], 2),
        ("LISTING_LANGUAGE", ["fr"], 0),
        ("REGION", ["eu-west-3"], 2),
        ("REGION", ["moon-east-1"], 0),
        ("MAX_HOURLY_PRICE", ["0.10"], 2),
        ("MAX_HOURLY_PRICE", ["0.0999"], 0),
        ("MIN_HOURLY_PRICE", ["0.1"], 2),
        ("MIN_HOURLY_PRICE", ["0.11"], 0),
    ],
)
def test_a_search_is_narrowed_by_what_a_model_takes_and_where_it_runs(buyer, products, kind, values, count):
    told = buyer.discovery.search_listings(searchText="glacier", filters=by(kind, *values))
    titles = {each["listingName"] for each in told["listingSummaries"]} & set(products)
    assert len(titles) == count


def test_their_facets_are_counted_where_they_are_asked_for(buyer, products):
    image = by("CATEGORY", "image") + by("MAX_HOURLY_PRICE", "0.10")
    asked = ["CONTENT_TYPE", "INSTANCE_TYPE", "COMPUTE", "REGION", "LISTING_LANGUAGE", "FREE_TRIAL"]
    total, counts = facets(buyer, searchText="ibex classifiers", filters=image, facetTypes=asked)
    assert total == 1 and set(counts) == set(asked)
    product = example()
    assert counts["CONTENT_TYPE"] == {product.content_type: 1}
    assert counts["INSTANCE_TYPE"] == {each: 1 for each in product.instance_types}
    assert (counts["COMPUTE"], counts["LISTING_LANGUAGE"], counts["FREE_TRIAL"]) == ({"CPU": 1}, {"en": 1}, {})
    assert counts["REGION"]["eu-west-3"] == 1
    assert "CONTENT_TYPE" not in facets(buyer, searchText="ibex")[1], "who asks for all gets what the service publishes"


@pytest.mark.parametrize("kind", ["MIN_HOURLY_PRICE", "MAX_HOURLY_PRICE"])
@pytest.mark.parametrize("values", [["cheap"], ["-1"], ["1", "2"]])
def test_a_price_that_is_none_is_refused(buyer, kind, values):
    with pytest.raises(ClientError, match=f"{kind} takes one price of an hour"):
        buyer.discovery.search_listings(filters=by(kind, *values))


def test_the_cheapest_hour_comes_first(seller, buyer):
    publish(seller, "Okapi whistles", "Hears okapis.", ["Audio"])
    offer = seller.offer_id
    publish(seller, "Okapi pictures", "Sees okapis.", ["Image"])
    cheaper = seller.prices()
    cheaper["Terms"][0]["RateCards"][0]["RateCard"][0]["Price"] = "0.04"
    seller.change([("UpdatePricingTerms", OFFER, offer, None, cheaper)])
    assert found(buyer, "okapi", sortBy="HOURLY_PRICE") == ["Okapi whistles", "Okapi pictures"]
    assert found(buyer, "okapi", sortBy="HOURLY_PRICE", sortOrder="ASCENDING")[0] == "Okapi whistles"
    assert found(buyer, "okapi", sortBy="HOURLY_PRICE", sortOrder="DESCENDING")[0] == "Okapi pictures"
    assert found(buyer, "okapi", filters=by("MAX_HOURLY_PRICE", "0.05")) == ["Okapi whistles"]


def test_a_search_is_kept_for_its_user(souk, buyer):
    saved = buyer.souk.save_search(Name="Snow", Query="q=neige&price=USAGE")
    assert saved["Search"]["Query"] == "q=neige&price=USAGE"
    buyer.souk.save_search(Name="Ibexes", Query="q=ibex")
    buyer.souk.save_search(Name="Snow", Query="q=neige&sort=price")  # the name stands for the newer one
    kept = buyer.souk.list_saved_searches()["Searches"]
    assert [(each["Name"], each["Query"]) for each in kept] == [("Ibexes", "q=ibex"), ("Snow", "q=neige&sort=price")]
    stranger = souk.client("souk", souk.account("search-stranger"))
    assert stranger.list_saved_searches()["Searches"] == []
    buyer.souk.delete_saved_search(Name="Snow")
    assert [each["Name"] for each in buyer.souk.list_saved_searches()["Searches"]] == ["Ibexes"]
    with pytest.raises(ClientError, match="ResourceNotFound.*Snow"):
        buyer.souk.delete_saved_search(Name="Snow")
    for number in range(49):
        stranger.save_search(Name=f"Search {number}", Query="q=x")
    stranger.save_search(Name="The fiftieth", Query="q=x")
    with pytest.raises(ClientError, match="ValidationException.*50 searches"):
        stranger.save_search(Name="One more", Query="q=x")
    stranger.save_search(Name="The fiftieth", Query="q=y")
