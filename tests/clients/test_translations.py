"""Listing texts per language: given with the listing, shown to who reads that language, found by its words, and what is
missing told."""

import dataclasses

import pytest
import requests
from botocore.exceptions import ClientError
from kit.example import example
from steps.seller import PRODUCT, Seller
from steps.waiting import change_set_done

FRENCH = {
    "Language": "fr",
    "ProductTitle": "Compteur de marmottes",
    "ShortDescription": "Compte les marmottes sur une image de l’alpage.",
    "Highlights": ["Deux millisecondes par image"],
}


@pytest.fixture(scope="module")
def seller(souk):
    product = dataclasses.replace(example(), title="Marmot Counter of the Alps")
    seller = Seller(souk.market, souk.account("translating-seller"), product)
    seller.register()
    seller.upload()
    seller.publish_limited(seller.create_package("translated-package"), [seller.account.id])
    seller.sign_off()
    tell(seller, [FRENCH])
    return seller


def tell(seller, translations):
    change = ("UpdateInformation", PRODUCT, seller.product_id, None, {"Translations": translations})
    return change_set_done(seller.catalog, seller.start([change]))


def reading(souk, language):
    """A buyer's client whose every request says that language."""
    discovery = souk.client("marketplace-discovery", souk.account("translating-buyer"))
    discovery.meta.events.register(
        "before-sign.*", lambda request, **_: request.headers.__setitem__("Accept-Language", language)
    )
    return discovery


def found(discovery, words):
    return [s["listingName"] for s in discovery.search_listings(searchText=words)["listingSummaries"]]


def test_who_reads_a_language_is_shown_its_texts_and_the_listings_own_where_there_are_none(souk, seller):
    listing_id = reading(souk, "en").search_listings(searchText="marmottes")["listingSummaries"][0]["listingId"]
    french = reading(souk, "fr-CH, en;q=0.7").get_listing(listingId=listing_id)
    assert french["listingName"] == FRENCH["ProductTitle"]
    assert french["shortDescription"] == FRENCH["ShortDescription"]
    assert french["highlights"] == FRENCH["Highlights"]
    assert french["longDescription"] == seller.product.texts["long_description"]
    english = reading(souk, "en").get_listing(listingId=listing_id)
    assert english["listingName"] == seller.product.title
    assert english["shortDescription"] == seller.product.texts["short_description"]
    product = reading(souk, "fr").get_product(productId=seller.product_id)
    assert (product["productName"], product["longDescription"]) == (french["listingName"], french["longDescription"])


def test_a_listing_is_found_by_the_words_of_each_language(souk, seller):
    title = seller.product.title
    assert found(reading(souk, "fr"), "marmotte alpages") == [FRENCH["ProductTitle"]]
    assert found(reading(souk, "en"), "marmotte alpages") == [title]
    assert found(reading(souk, "fr"), title) == [FRENCH["ProductTitle"]]


def test_the_servers_pages_are_written_in_the_texts_of_their_language(souk, seller):
    pages = {
        language: requests.get(f"{souk.url}/{language}/products/{seller.product_id}", timeout=30).text
        for language in ("en", "fr")
    }
    assert FRENCH["ProductTitle"] in pages["fr"]
    assert seller.product.title not in pages["fr"]
    assert seller.product.title in pages["en"]
    assert FRENCH["ProductTitle"] not in pages["en"]


def test_the_entity_document_has_them_as_given(seller):
    entity = seller.catalog.describe_entity(Catalog="AWSMarketplace", EntityId=seller.product_id)
    assert entity["DetailsDocument"]["Description"]["Translations"] == [FRENCH]


def test_what_a_begun_language_lacks_is_told(seller):
    report = seller.souk.get_readiness_report(ProductId=seller.product_id)["Report"]
    [check] = [each for each in report["Checks"] if each["Id"] == "translations.complete"]
    assert (check["Status"], check["Field"]) == ("WARN", "UpdateInformation.Translations")
    assert "fr: LongDescription, SupportDescription, SearchKeywords" in check["Reason"]


def test_every_wrong_text_is_named(seller):
    wrong = [{"Language": "fr", "ProductTitle": "x" * 300}, {"Language": "de"}]
    with pytest.raises(ClientError) as refused:
        tell(seller, wrong)
    message = refused.value.response["Error"]["Message"]
    assert "Translations[0].ProductTitle" in message
    assert "Translations[1].Language" in message


def test_without_translations_everybody_reads_the_listings_own_words(souk, seller):
    tell(seller, [])
    assert found(reading(souk, "fr"), seller.product.title) == [seller.product.title]
    assert found(reading(souk, "fr"), "marmottes") == []
    entity = seller.catalog.describe_entity(Catalog="AWSMarketplace", EntityId=seller.product_id)
    assert "Translations" not in entity["DetailsDocument"]["Description"]
    tell(seller, [FRENCH])
