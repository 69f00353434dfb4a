"""The storefront as the server itself writes it: readable without a script, in two languages, harmless whatever sellers
wrote; and what those read who have not signed in."""

import dataclasses
import json
import re
from html.parser import HTMLParser

import pytest
import requests
from kit.browser import Browser, set_password
from kit.example import example
from steps.seller import Seller

NASTY = "Walrus \"tooth\" & 'claw' counter"
LONG = "</script><img src=x onerror=alert(1)> javascript:alert(1)\n\nSecond \u202eparagraph."


@pytest.fixture(scope="module")
def seller(souk):
    product = dataclasses.replace(example(), title=NASTY)
    links = [{"Text": "A <b>page</b>", "Url": "https://example.com/?a=1&b=%22"}]
    product = dataclasses.replace(product, texts=product.texts | {"long_description": LONG, "resources": links})
    seller = Seller(souk.market, souk.account("storefront-seller"), product)
    seller.register()
    seller.upload()
    seller.package = seller.create_package("storefront-package")
    return seller


@pytest.fixture(scope="module")
def tester(souk):
    account = souk.account("storefront-tester")
    set_password(souk, account)
    return account


@pytest.fixture(scope="module")
def limited(seller, tester):
    seller.publish_limited(seller.package, [tester.id])
    return seller.product_id


@pytest.fixture(scope="module")
def public(seller, tester):
    seller.publish_limited(seller.package, [tester.id])
    seller.sign_off()
    return seller.product_id


class Tags(HTMLParser):
    """What a page is made of, as a browser reads it."""

    def __init__(self, text):
        super().__init__()
        self.found, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)

    def named(self, tag):
        return [attributes for name, attributes in self.found if name == tag]

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.words))


def read(souk, path, http=requests):
    answer = http.get(souk.url + path, timeout=30)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    return answer, Tags(answer.text)


@pytest.mark.parametrize(
    "language, price, use",
    [
        ("en", "$0.002 per inference", "Batch transform"),
        ("fr", "0,002\u00a0$US par inférence", "Transformation par lots"),
    ],
)
def test_a_product_is_readable_without_a_script(souk, public, language, price, use):
    answer, page = read(souk, f"/{language}/products/{public}")
    assert answer.status_code == 200
    assert page.named("html")[0]["lang"] == language
    assert NASTY in page.text, "the title, as it was written"
    assert price.replace("\u00a0", " ") in page.text.replace("\u00a0", " ") and use in page.text
    assert example().sample_input.split()[0] in page.text, "the example input"
    assert "Second \u202eparagraph." in page.text
    assert {"en", "fr", "x-default"} == {link["hreflang"] for link in page.named("link") if "hreflang" in link}
    assert page.named("meta")[-1]["content"] or page.named("meta")


def test_nothing_that_a_seller_wrote_leaves_its_place(souk, public):
    answer, page = read(souk, f"/en/products/{public}")
    kinds = [attributes.get("type") for attributes in page.named("script")]
    assert all(kind in ("module", "application/ld+json") for kind in kinds), kinds
    assert not [a for _, a in page.found for name in a if name.startswith("on")]
    assert not [a for a in page.named("img") if "onerror" in a or a.get("src") == "x"]
    assert all(a["href"].startswith(("http://", "https://", "/")) for a in page.named("a"))
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.S)[1]
    told = json.loads(block)
    assert told["name"] == NASTY and {offer["price"] for offer in told["offers"]} == {"0.1", "0.002"}


def test_a_search_finds_it_by_a_form(souk, public):
    _, home = read(souk, "/en")
    form = home.named("form")[0]
    assert (form["action"], form["method"]) == ("/en/search", "get")
    _, found = read(souk, "/en/search?q=tooth")
    assert f"/en/products/{public}" in [a["href"] for a in found.named("a")]
    _, none = read(souk, "/fr/search?q=%3Cscript%3Ezebra")
    assert "Aucun résultat" in none.text and "<script>zebra" in none.text


def test_a_search_keeps_what_its_address_narrows_it_by(souk, public):
    link = f"/en/products/{public}"
    wanted = "q=tooth&type=SAGEMAKER_MODEL&content=text%2Fcsv&to=0.5&sort=price"
    _, found = read(souk, f"/en/search?{wanted}&unknown=1")
    assert link in [a["href"] for a in found.named("a")]
    hidden = {each["name"]: each["value"] for each in found.named("input") if each["type"] == "hidden"}
    assert hidden == {"type": "SAGEMAKER_MODEL", "content": "text/csv", "to": "0.5", "sort": "price"}
    other = {each["hreflang"]: each["href"] for each in found.named("link") if "hreflang" in each}["fr"]
    assert other.endswith(f"/fr/search?{wanted}")
    for none in (
        "type=SAGEMAKER_ALGORITHM",
        "content=image%2Fpng",
        "from=0.5",
        "compute=GPU",
        "task=speech-recognition",
    ):
        _, empty = read(souk, f"/en/search?q=tooth&{none}")
        assert link not in [a["href"] for a in empty.named("a")], none
    assert read(souk, "/en/search?from=cheap")[0].status_code == 200, "the portal explains it"


def test_a_limited_product_is_a_page_for_the_invited_alone(souk, limited, tester):
    stranger, page = read(souk, f"/en/products/{limited}")
    assert stranger.status_code == 404
    absent, _ = read(souk, "/en/products/prod-aaaaaaaaaaaaa")
    assert stranger.text.replace(limited, "") == absent.text.replace("prod-aaaaaaaaaaaaa", "")
    _, found = read(souk, "/en/search?q=tooth")
    assert limited not in str(found.named("a"))
    invited = Browser(souk)
    invited.sign_in(tester.id)
    answer, page = read(souk, f"/en/products/{limited}", invited.http)
    assert answer.status_code == 200 and "Limited" in page.text
    assert "Cookie" in answer.headers["Vary"], "no cache gives it to another"


def test_a_seller_is_described_to_who_sees_his_products(souk, seller, public, limited):
    visitor = Browser(souk)
    found = visitor.call("marketplace-discovery", "SearchListings", searchText="tooth")["listingSummaries"]
    profile = found[0]["publisher"]["sellerProfileId"]
    told = visitor.call("souk", "DescribeSeller", SellerProfileId=profile)
    assert (told["DisplayName"], told["CountryCode"]) == ("storefront-seller", "FR")
    assert told["SupportEmail"] == "support@example.com" and told["Products"] == 1 and told["TotalReviews"] == 0
    assert not {"LegalName", "Contact", "AccountId"} & set(told) and "ada@example.com" not in json.dumps(told)
    own = souk.client("souk", seller.account).describe_seller(SellerProfileId=profile)
    assert own["Products"] == 2, "who sees the limited one counts it"
    absent = visitor.refused("souk", "DescribeSeller", SellerProfileId="seller-0123456789abc")
    assert absent["code"] == "ResourceNotFoundException"


def test_visitors_call_the_reading_operations_and_no_others(souk, public, limited):
    visitor = Browser(souk)
    found = visitor.call("marketplace-discovery", "SearchListings", searchText="tooth")
    assert [one["associatedEntities"][0]["product"]["productId"] for one in found["listingSummaries"]] == [public]
    assert visitor.call("souk", "ListReviews", ProductId=public)["Reviews"] == []
    assert (
        visitor.refused("marketplace-discovery", "GetProduct", productId=limited)["code"] == "ResourceNotFoundException"
    )
    for service, operation in (("marketplace-catalog", "ListEntities"), ("souk", "PutReview"), ("s3", "ListBuckets")):
        assert visitor.post(service, operation).status_code in (401, 404)


def test_an_operator_can_keep_visitors_out(souk, public):
    operator = souk.client("souk", souk.operator())
    before = operator.get_market_policy()["Policy"]
    operator.put_market_policy(Policy=before | {"Storefront": "SIGNED_IN"})
    try:
        answer, page = read(souk, f"/en/products/{public}")
        assert "Walrus" not in answer.text
        refused = Browser(souk).post("marketplace-discovery", "SearchListings")
        assert (refused.status_code, refused.json()["code"]) == (401, "SessionRequiredException")
    finally:
        operator.put_market_policy(Policy=before)
    assert "Walrus" in read(souk, f"/en/products/{public}")[1].text
