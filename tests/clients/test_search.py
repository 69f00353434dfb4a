"""Finding listings: by words as people type them, in French and English, narrowed and counted; and what a change of a
listing does to that at once."""

import dataclasses

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from steps.buyer import Buyer
from steps.seller import PRODUCT, Seller

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
