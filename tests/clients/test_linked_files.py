"""Logos, licences and samples that lie elsewhere: fetched, checked and kept, and nobody else waits for them."""

import contextlib
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from botocore.exceptions import ClientError
from kit.example import example
from kit.pictures import png
from kit.server import Server
from steps.seller import CATALOG, OFFER, PRODUCT, Seller
from steps.waiting import wait_until

OPTION = "SageMakerModelPackageDeliveryOptionDetails"


class Elsewhere(BaseHTTPRequestHandler):
    """A server of the seller's own. What lies below /slow/ arrives when the test lets it."""

    files = {}
    asked = []
    let_go = threading.Event()

    def do_GET(self):
        self.asked.append(self.path)
        if self.path.startswith("/slow/"):
            self.let_go.wait(12)
        if self.path.startswith("/redirected/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/redirected"))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        content = self.files.get(self.path.removeprefix("/slow"))
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Type", "text/html")  # nobody believes it
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # too much for who asked
            self.wfile.write(content or b"")

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def elsewhere():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Elsewhere.files |= {
        "/logo.png": png(240, 120),
        "/small.png": png(60, 60),
        "/wide.png": png(800, 450),
        "/photo.png": png(400, 300),
        "/cut.png": png(240, 120)[:-40],
        "/bomb.png": png(30000, 8),
        "/page.html": b"<html></html>",
        "/large.png": b"\x89PNG" + b"\0" * (5 << 20),
        "/eula.txt": b"Use it well.",
        "/eula.bin": b"\0\1\2",
        "/large.txt": b"a" * ((5 << 20) + 1),
        "/in.csv": b"1,2\n",
        "/out.csv": b"0.5\n",
        "/large.csv": b"1" * ((6 << 20) + 1),
        "/empty.csv": b"",
    }
    yield f"http://127.0.0.1:{server.server_port}"
    Elsewhere.let_go.set()
    server.shutdown()


def decide(server, mode):
    souk = server.client("souk", server.operator())
    policy = souk.get_market_policy()["Policy"]
    souk.put_market_policy(Policy=policy | {"LinkedFiles": mode})


@pytest.fixture(scope="module")
def server():
    server = Server()
    assert server.start(SOUK_FETCH_PRIVATE_NETWORKS="true"), server.log_tail()
    decide(server, "FETCH")
    yield server
    server.remove()


@pytest.fixture(scope="module")
def seller(server):
    seller = Seller(server.market, server.account("linked-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("linked-package")
    done = seller.change([("CreateProduct", PRODUCT, None, "P", {"ProductTitle": "Linked"})])
    seller.product_id = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    details = {"ProductId": seller.product_id, "Name": "Linked"}
    done = seller.change([("CreateOffer", OFFER, None, None, details)])
    seller.offer_id = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    return seller


def start(seller, kind, entity_type, identifier, details, **more):
    change = {"ChangeType": kind, "Entity": {"Type": entity_type, "Identifier": identifier}, "DetailsDocument": details}
    return seller.catalog.start_change_set(
        Catalog=CATALOG, ChangeSet=[change], ClientRequestToken=str(uuid.uuid4()), **more
    )["ChangeSetId"]


def ended(seller, change_set):
    return wait_until(
        lambda: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=change_set),
        lambda told: told["Status"] not in ("PREPARING", "APPLYING"),
    )


def start_logo(seller, url, **more):
    information = seller.publication(seller.package, [])[1][4] | {"LogoUrl": url}
    return start(seller, "UpdateInformation", PRODUCT, seller.product_id, information, **more)


def logo(seller, url, **more):
    return ended(seller, start_logo(seller, url, **more))


def licence(seller, url):
    terms = {"Terms": [{"Type": "LegalTerm", "Documents": [{"Type": "CustomEula", "Url": url}]}]}
    return ended(seller, start(seller, "UpdateLegalTerms", OFFER, seller.offer_id, terms))


def refusal(done):
    assert (done["Status"], done["FailureCode"]) == ("FAILED", "CLIENT_ERROR"), done
    (error,) = done["ChangeSet"][0]["ErrorDetailList"]
    return error["ErrorCode"], error["ErrorMessage"]


def document(seller, entity):
    return seller.catalog.describe_entity(Catalog=CATALOG, EntityId=entity)["DetailsDocument"]


@pytest.mark.parametrize("way", ["", "/redirected"])
def test_a_logo_elsewhere_is_kept_and_served_by_the_market(server, seller, elsewhere, way):
    done = logo(seller, f"{elsewhere}{way}/logo.png")
    assert done["Status"] == "SUCCEEDED", done
    kept = document(seller, seller.product_id)["PromotionalResources"]["LogoUrl"]
    answer = requests.get(server.url + kept, timeout=10)
    assert (answer.status_code, answer.content) == (200, Elsewhere.files["/logo.png"])
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert logo(seller, kept)["Status"] == "SUCCEEDED"  # as the catalogue shows it


@pytest.mark.parametrize(
    "path, code, told",
    [
        ("/gone.png", "INVALID_MEDIA", "404"),
        ("/large.png", "INVALID_MEDIA", "bytes"),
        ("/page.html", "InvalidImageProperties", "PNG"),
        ("/small.png", "InvalidImageProperties", "60 x 60"),
        ("/bomb.png", "InvalidImageProperties", "30000 x 8"),
        ("/cut.png", "InvalidImageProperties", "cannot be shown"),
    ],
)
def test_what_is_no_logo_is_refused_by_what_came(seller, elsewhere, path, code, told):
    got, message = refusal(logo(seller, elsewhere + path))
    assert got == code
    assert told in message and "LogoUrl" in message, message


def test_validate_fetches_too_and_keeps_nothing(seller, elsewhere):
    assert refusal(logo(seller, f"{elsewhere}/gone.png", Intent="VALIDATE"))[0] == "INVALID_MEDIA"
    assert logo(seller, f"{elsewhere}/logo.png", Intent="VALIDATE")["Status"] == "SUCCEEDED"


PROFILE = {"LegalName": "Linked", "DisplayName": "Linked", "Description": "Sells.", "CountryCode": "FR"}


def company_refused(souk, url):
    with pytest.raises(ClientError) as caught:
        souk.put_seller_profile(**PROFILE, LogoUrl=url)
    assert caught.value.response["Error"]["Code"] == "ValidationException"
    ((code, where, message),) = [(f["code"], f["where"], f["message"]) for f in caught.value.response["fields"]]
    assert where == "LogoUrl"
    return code, message


def test_a_companys_logo_elsewhere_is_kept_and_served_by_the_market(server, elsewhere):
    souk = server.client("souk", server.account("linked-company"))
    for path, code, told in (
        ("/gone.png", "INVALID_MEDIA", "404"),
        ("/large.png", "INVALID_MEDIA", "bytes"),
        ("/page.html", "InvalidImageProperties", "PNG"),
        ("/small.png", "InvalidImageProperties", "60 x 60"),
        ("/cut.png", "InvalidImageProperties", "cannot be shown"),
    ):
        got, message = company_refused(souk, elsewhere + path)
        assert got == code and told in message, path
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        souk.get_seller_profile()  # nothing was kept
    kept = souk.put_seller_profile(**PROFILE, LogoUrl=f"{elsewhere}/redirected/logo.png")["Profile"]["LogoUrl"]
    assert kept.startswith(f"{server.url}/assets/media/")
    answer = requests.get(kept, timeout=10)
    assert (answer.content, answer.headers["Content-Type"]) == (Elsewhere.files["/logo.png"], "image/png")
    asked = len(Elsewhere.asked)
    assert souk.put_seller_profile(**PROFILE, LogoUrl=kept)["Profile"]["LogoUrl"] == kept
    assert len(Elsewhere.asked) == asked, "what is kept is fetched no more"


def test_one_logo_of_an_account_is_fetched_at_once(server, elsewhere):
    account = server.account("linked-impatient")
    souk = server.client("souk", account)
    Elsewhere.let_go.clear()
    answers = []
    first = threading.Thread(target=lambda: answers.append(souk.put_seller_profile(**PROFILE, LogoUrl=slow)))
    slow = f"{elsewhere}/slow/logo.png"
    before = len(Elsewhere.asked)
    first.start()
    wait_until(lambda: Elsewhere.asked[before:], lambda asked: "/slow/logo.png" in asked)
    with pytest.raises(ClientError, match="ThrottlingException"):
        server.client("souk", account).put_seller_profile(**PROFILE, LogoUrl=f"{elsewhere}/logo.png")
    calm = server.client("souk", server.account("linked-calm"))
    assert calm.put_seller_profile(**PROFILE, LogoUrl=f"{elsewhere}/logo.png")["Profile"]["LogoUrl"]
    Elsewhere.let_go.set()
    first.join()
    assert answers[0]["Profile"]["LogoUrl"].startswith(f"{server.url}/assets/media/")


@pytest.mark.parametrize(
    "path, code",
    [
        ("/gone.txt", "INVALID_LEGAL_DOCUMENTS"),
        ("/eula.bin", "INVALID_LEGAL_DOCUMENTS"),
        ("/large.txt", "LIMIT_EXCEEDED_LEGAL_DOCUMENT_SIZE"),
    ],
)
def test_what_is_no_licence_is_refused(seller, elsewhere, path, code):
    got, message = refusal(licence(seller, elsewhere + path))
    assert got == code
    assert "Terms[0].Documents[0].Url" in message


def test_a_licence_elsewhere_is_kept(server, seller, elsewhere):
    assert licence(seller, f"{elsewhere}/eula.txt")["Status"] == "SUCCEEDED"
    (term,) = [t for t in document(seller, seller.offer_id)["Terms"] if t["Type"] == "LegalTerm"]
    answer = requests.get(server.url + term["Documents"][0]["Url"], timeout=10)
    assert answer.text == "Use it well."
    read = seller.souk.get_listing_file(Url=term["Documents"][0]["Url"])
    assert (read["Content"], read["ContentType"]) == (b"Use it well.", "text/plain; charset=utf-8")
    stranger = server.client("souk", server.account("linked-reader"))
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        stranger.get_listing_file(Url=term["Documents"][0]["Url"])


def test_more_images_are_kept_beside_the_logo(server, seller, elsewhere):
    def send(images):
        information = seller.publication(seller.package, [])[1][4]
        information |= {"LogoUrl": f"{elsewhere}/logo.png", "ImageUrls": [f"{elsewhere}/{name}" for name in images]}
        return ended(seller, start(seller, "UpdateInformation", PRODUCT, seller.product_id, information))

    assert send(["wide.png", "photo.png"])["Status"] == "SUCCEEDED"
    kept = document(seller, seller.product_id)["PromotionalResources"]["ImageUrls"]
    assert [requests.get(server.url + url, timeout=10).content for url in kept] == [
        Elsewhere.files[name] for name in ("/wide.png", "/photo.png")
    ]
    for images, code, place in (
        (["photo.png", "small.png"], "InvalidImageProperties", "ImageUrls[1]"),
        (["page.html"], "InvalidImageProperties", "ImageUrls[0]"),
        (["none.png"], "INVALID_MEDIA", "ImageUrls[0]"),
        (["photo.png", "photo.png"], "DUPLICATE_MEDIA", "ImageUrls[1]"),
        ([f"photo.png#{number}" for number in range(15)], "TOO_MANY_MEDIA", "ImageUrls"),
    ):
        refused, message = refusal(send(images))
        assert refused == code and place in message, message


def test_a_video_at_the_logos_address_is_refused(seller, elsewhere):
    information = seller.publication(seller.package, [])[1][4]
    information |= {"LogoUrl": f"{elsewhere}/logo.png", "VideoUrls": [f"{elsewhere}/logo.png"]}
    done = ended(seller, start(seller, "UpdateInformation", PRODUCT, seller.product_id, information))
    assert refusal(done)[0] == "DUPLICATE_MEDIA"


def test_slow_servers_hold_up_nobody_else(server, seller, elsewhere):
    Elsewhere.let_go.clear()
    slow = start_logo(seller, f"{elsewhere}/slow/logo.png")
    wait_until(lambda: Elsewhere.asked, lambda asked: "/slow/logo.png" in asked)
    other = Seller(server.market, server.account("linked-other"), example())
    other.register()
    for title in ("One", "Two"):
        assert other.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": title})])["Status"] == "SUCCEEDED"
    told = seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=slow)
    assert told["Status"] == "APPLYING"
    with pytest.raises(ClientError) as caught:
        start_logo(seller, f"{elsewhere}/logo.png")
    assert caught.value.response["Error"]["Code"] == "ResourceInUseException"
    Elsewhere.let_go.set()
    assert ended(seller, slow)["Status"] == "SUCCEEDED"


def version_with(seller, samples_in, samples_out):
    changes = seller.publication(seller.package, [seller.account.id])
    option = changes[3][4]["DeliveryOptions"][0]["Details"][OPTION]
    option["InputProperties"]["SampleInput"] = samples_in
    option["OutputProperties"]["SampleOutput"] = samples_out
    return changes


@pytest.mark.seed("S28", "S29", "S32")
def test_samples_are_kept_and_given_to_buyers_by_the_market(server, seller, elsewhere):
    own = seller.s3_uri("validation/input.csv")
    changes = version_with(
        seller,
        {"RealtimeInferenceUrl": f"{elsewhere}/in.csv", "BatchTransformUrl": own},
        {"RealtimeInferenceUrl": f"{elsewhere}/out.csv", "BatchTransformText": "0.5"},
    )
    done = ended(seller, seller.start(changes))
    assert done["Status"] == "SUCCEEDED", done
    product = next(c["Entity"]["Identifier"] for c in done["ChangeSet"] if c["ChangeType"] == "CreateProduct")
    product = product.split("@")[0]
    before = len(Elsewhere.asked)
    told = seller.souk.describe_published_asset(ProductId=product)["Instructions"]
    sample_in = told["InputProperties"]["SampleInput"]
    sample_out = told["OutputProperties"]["SampleOutput"]
    assert requests.get(sample_in["RealtimeInferenceUrl"], timeout=10).text == "1,2\n"
    assert requests.get(sample_out["RealtimeInferenceUrl"], timeout=10).text == "0.5\n"
    kept = requests.get(sample_in["BatchTransformUrl"], timeout=10)
    assert kept.status_code == 200 and f"/assets/samples/{product}/" in sample_in["BatchTransformUrl"]
    assert (kept.headers["Content-Type"], kept.headers["X-Content-Type-Options"]) == (
        "text/plain; charset=utf-8",
        "nosniff",
    )
    assert len(Elsewhere.asked) == before


@pytest.mark.seed("S29")
@pytest.mark.parametrize("path, told", [("/gone.csv", "404"), ("/large.csv", "bytes"), ("/empty.csv", "empty")])
def test_what_is_no_sample_is_refused_with_its_place(seller, elsewhere, path, told):
    changes = version_with(
        seller, {"RealtimeInferenceText": "1,2"}, {"BatchTransformUrl": elsewhere + path, "RealtimeInferenceText": "1"}
    )
    done = ended(seller, seller.start(changes))
    assert done["Status"] == "FAILED"
    errors = [e for c in done["ChangeSet"] for e in c.get("ErrorDetailList", [])]
    assert [e["ErrorCode"] for e in errors] == ["INVALID_INPUT"]
    assert told in errors[0]["ErrorMessage"]
    assert f"{OPTION}.OutputProperties.SampleOutput.BatchTransformUrl" in errors[0]["ErrorMessage"]


def test_a_server_that_dies_while_it_fetches_fetches_again(server, seller, elsewhere):
    Elsewhere.let_go.clear()
    Elsewhere.asked.clear()
    slow = start_logo(seller, f"{elsewhere}/slow/logo.png")
    wait_until(lambda: Elsewhere.asked, lambda asked: "/slow/logo.png" in asked)
    server.kill()
    Elsewhere.let_go.set()
    assert server.start(SOUK_FETCH_PRIVATE_NETWORKS="true"), server.log_tail()
    assert ended(seller, slow)["Status"] == "SUCCEEDED"


def test_an_operator_may_have_nothing_fetched(server, seller, elsewhere):
    decide(server, "REFUSE")
    try:
        Elsewhere.asked.clear()
        code, message = refusal(logo(seller, f"{elsewhere}/logo.png"))
        assert code == "INVALID_MEDIA" and "Upload" in message
        assert not Elsewhere.asked
    finally:
        decide(server, "FETCH")


def test_where_nothing_was_decided_an_address_stays_and_nothing_is_sent_out(souk, elsewhere):
    Elsewhere.asked.clear()
    seller = Seller(souk.market, souk.account("linked-unfetched"), example())
    seller.register()
    done = seller.change([("CreateProduct", PRODUCT, None, "P", {"ProductTitle": "Unfetched"})])
    seller.product_id = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    seller.package = "none"
    assert logo(seller, f"{elsewhere}/gone.png")["Status"] == "SUCCEEDED"
    assert document(seller, seller.product_id)["PromotionalResources"]["LogoUrl"] == f"{elsewhere}/gone.png"
    assert not Elsewhere.asked
