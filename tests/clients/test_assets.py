"""Licences and logos: checked when they are given, kept by the market, and readable by buyers."""

import uuid

import pytest
import requests
from kit.example import publish
from kit.pdf import pdf
from kit.pictures import png
from kit.profile import fill_profile
from steps.waiting import wait_until

CATALOG = "AWSMarketplace"
PRODUCT = "MachineLearningProduct@1.0"
OFFER = "Offer@1.0"


class Shop:
    """A seller with a bucket, a draft product and its draft offer."""

    def __init__(self, souk):
        account = souk.account("assets-seller")
        fill_profile(souk.client("souk", account), "Assets")
        self.catalog = souk.client("marketplace-catalog", account)
        self.s3 = souk.client("s3", account)
        self.bucket = f"assets-{account.id}"
        self.url = souk.url
        self.s3.create_bucket(Bucket=self.bucket)
        product = ("CreateProduct", PRODUCT, None, {"ProductTitle": "Kept"})
        offer = ("CreateOffer", OFFER, None, {"ProductId": "$P.Entity.Identifier", "Name": "Kept"})
        done = self.run(product, offer)
        self.product, self.offer = (c["Entity"]["Identifier"].split("@")[0] for c in done["ChangeSet"])

    def run(self, *changes):
        asked = []
        for kind, entity_type, identifier, details in changes:
            entity = {"Type": entity_type} | ({"Identifier": identifier} if identifier else {})
            name = {"ChangeName": "P"} if kind == "CreateProduct" else {}
            asked.append({"ChangeType": kind, "Entity": entity, "DetailsDocument": details} | name)
        started = self.catalog.start_change_set(Catalog=CATALOG, ChangeSet=asked, ClientRequestToken=str(uuid.uuid4()))
        return self.wait(started["ChangeSetId"])

    def wait(self, change_set):
        return wait_until(
            lambda: self.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=change_set),
            lambda told: told["Status"] not in ("PREPARING", "APPLYING"),
        )

    def put(self, key, content):
        self.s3.put_object(Bucket=self.bucket, Key=key, Body=content)
        return f"s3://{self.bucket}/{key}"

    def licence(self, url):
        documents = [{"Type": "CustomEula", "Url": url}]
        terms = {"Terms": [{"Type": "LegalTerm", "Documents": documents}]}
        return self.run(("UpdateLegalTerms", OFFER, self.offer, terms))

    def logo(self, url):
        information = {
            "ShortDescription": "Short.",
            "LongDescription": "Long.",
            "LogoUrl": url,
            "Highlights": ["Fast"],
            "AdditionalResources": [],
            "SupportDescription": "Write to us.",
            "Categories": ["Structured"],
            "SearchKeywords": ["trees"],
        }
        return self.run(("UpdateInformation", PRODUCT, self.product, information))

    def document(self, entity):
        return self.catalog.describe_entity(Catalog=CATALOG, EntityId=entity)["DetailsDocument"]


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk)


def refusal(done):
    assert (done["Status"], done["FailureCode"]) == ("FAILED", "CLIENT_ERROR"), done
    (error,) = done["ChangeSet"][0]["ErrorDetailList"]
    return error


def test_a_logo_is_kept_and_served_as_what_it_is(shop):
    image = png(240, 120)
    done = shop.logo(shop.put("logo.png", image))
    assert done["Status"] == "SUCCEEDED", done
    shop.s3.delete_object(Bucket=shop.bucket, Key="logo.png")
    url = shop.url + shop.document(shop.product)["PromotionalResources"]["LogoUrl"]
    answer = requests.get(url, timeout=10)
    assert (answer.status_code, answer.content) == (200, image)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    head = requests.head(url, timeout=10)
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(image)))


@pytest.mark.parametrize("content", [b"<svg/>", png(64, 64), png(240, 641)], ids=["svg", "small", "large"])
def test_what_is_no_logo_is_refused(shop, content):
    error = refusal(shop.logo(shop.put("bad.png", content)))
    assert error["ErrorCode"] == "InvalidImageProperties"
    assert "LogoUrl" in error["ErrorMessage"]


def test_a_missing_logo_is_refused(shop):
    assert refusal(shop.logo(f"{shop.url}/{shop.bucket}/none.png"))["ErrorCode"] == "INVALID_MEDIA"


def test_a_missing_licence_is_refused_and_named(shop):
    error = refusal(shop.licence(f"s3://{shop.bucket}/none.txt"))
    assert error["ErrorCode"] == "INVALID_LEGAL_DOCUMENTS"
    assert "Terms[0].Documents[0].Url" in error["ErrorMessage"]
    assert "none.txt" in error["ErrorMessage"]


def test_a_licence_is_text_or_pdf_of_five_megabytes(shop):
    binary = refusal(shop.licence(shop.put("eula.bin", b"\0\1\2")))
    assert binary["ErrorCode"] == "INVALID_LEGAL_DOCUMENTS"
    for content, why in (
        (pdf(locked=True), "password"),
        (pdf()[:-60], "too early"),
        (b"%PDF-1.7\n" + b"no document " * 40, "too early"),
    ):
        unread = refusal(shop.licence(shop.put("eula.pdf", content)))
        assert unread["ErrorCode"] == "INVALID_LEGAL_DOCUMENTS" and why in unread["ErrorMessage"]
    assert shop.licence(shop.put("eula.pdf", pdf()))["Status"] == "SUCCEEDED"
    large = refusal(shop.licence(shop.put("eula.txt", b"a" * (5 * 2**20 + 1))))
    assert large["ErrorCode"] == "LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE"


def test_nothing_else_is_public(shop):
    for path in ("legal/offer-x/" + "0" * 64, "legal/../souk.db", "media/prod-x/model.tar.gz", "legal/standard-eula/1"):
        assert requests.get(f"{shop.url}/assets/{path}", timeout=10).status_code in (403, 404), path


def test_the_standard_contract_has_a_page(shop):
    page = requests.get(f"{shop.url}/assets/legal/standard-eula/2022-07-14", timeout=10)
    assert page.status_code == 200
    assert "2022-07-14" in page.text


def test_a_buyer_reads_the_licence_after_the_seller_took_his_away(souk):
    seller = publish(souk, "licence-seller")
    seller.s3.delete_object(Bucket=seller.bucket, Key="listing/eula.txt")
    seller.s3.delete_object(Bucket=seller.bucket, Key="listing/logo.png")
    discovery = souk.client("marketplace-discovery", souk.account("licence-reader"))
    terms = discovery.get_offer_terms(offerId=seller.offer_id)["offerTerms"]
    (legal,) = [term["legalTerm"] for term in terms if "legalTerm" in term]
    answer = requests.get(legal["documents"][0]["url"], timeout=10)
    assert (answer.status_code, answer.text) == (200, seller.product.eula)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    logo = discovery.get_product(productId=seller.product_id)["logoThumbnailUrl"]
    assert requests.get(logo, timeout=10).content == seller.product.logo
