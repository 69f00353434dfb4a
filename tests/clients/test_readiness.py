"""How ready a listing is: told of a payload, a draft and a product; and what only running it can tell."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from kit.readiness import checks, complaints, draft_document, drafted, executed, failed, payload, report_of, statuses
from kit.server import Server
from steps.seller import CATALOG, PRODUCT, Seller
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def server():
    """A market that follows links to this machine, where the tests' pages are."""
    server = Server()
    assert server.start(SOUK_FETCH_PRIVATE_NETWORKS="true"), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def seller(server):
    seller = Seller(server.market, server.account("ready-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("ready-package")
    return seller


class Pages(BaseHTTPRequestHandler):
    files = {}
    released = threading.Event()

    def do_GET(self):
        if self.path == "/slow":
            self.released.wait(60)
        content = self.files.get(self.path)
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Type", "application/octet-stream")
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def pages(seller):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Pages.files = {
        "/notebook.ipynb": b"{}",
        "/slow": b"at last",
        "/logo.png": seller.product.logo,
        "/logo.txt": b"no image",
        "/licence.txt": seller.product.eula.encode(),
        "/input.csv": seller.product.sample_input.encode(),
        "/output.csv": seller.product.sample_output.encode(),
        "/licence.bin": b"\x00\x01\x02",
    }
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.seed("S14", "S17", "S18", "S19", "S24", "S28", "S29", "S32")
def test_a_whole_payload_is_ready_before_it_is_sent(seller):
    report = report_of(seller, ChangeSet=payload(seller.publication(seller.package, [seller.account.id])))
    assert complaints(report) == []
    assert report["Ready"] and report["Score"] >= 90
    told = statuses(report)
    for name in ("title.length", "logo.file", "licence.file", "asset.certified", "offer.prices", "input.samples"):
        assert told[name] == "PASS", name
    assert told["run.sample_realtime"] == "NOT_CHECKED"
    assert told["content.medical"] == "PASS"


@pytest.mark.seed("S17", "S24")
def test_what_a_payload_lacks_is_told_with_place_reason_remedy_and_figures(seller):
    changes = seller.publication(seller.package, [seller.account.id])
    information, version = changes[1][4], changes[3][4]
    changes[0][4]["ProductTitle"] = "a" * 73
    information["LongDescription"] = "It is good."
    option = version["DeliveryOptions"][0]["Details"]["SageMakerModelPackageDeliveryOptionDetails"]
    option["RecommendedInstanceTypes"]["RealtimeInference"] = "ml.none"
    report = report_of(seller, ChangeSet=payload(changes))
    told = checks(report)
    assert not report["Ready"]
    title = told["title.length"]
    assert (title["Status"], title["Field"]) == ("FAIL", "UpdateInformation.ProductTitle")
    assert title["Parameters"] == {"length": "73", "most": "72"} and title["Remedy"]
    assert told["content.metrics"]["Status"] == "WARN"
    assert told["recommended.realtime"]["Status"] == "FAIL"
    assert "ml.m5.large" in told["recommended.realtime"]["Parameters"]["supported"]
    assert any(name.startswith("market.") for name in told)  # and the market refuses the title's length


def test_validate_and_the_report_tell_the_same(seller):
    changes = seller.publication(seller.package, [seller.account.id])
    changes[3][4]["DeliveryOptions"][0]["Details"]["SageMakerModelPackageDeliveryOptionDetails"][
        "RecommendedInstanceTypes"
    ]["BatchTransform"] = "ml.m5.24xlarge"
    changes[1][4]["Categories"] = ["Nonsense"]
    asked = payload(changes)
    started = seller.catalog.start_change_set(Catalog=CATALOG, ChangeSet=asked, Intent="VALIDATE")
    ended = wait_until(
        lambda: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=started["ChangeSetId"]),
        lambda a: a["Status"] not in ("PREPARING", "APPLYING"),
    )
    assert ended["Status"] == "FAILED"
    refused = sorted(f"market.{e['ErrorCode']}" for c in ended["ChangeSet"] for e in c.get("ErrorDetailList", []))
    report = report_of(seller, ChangeSet=asked)
    assert refused
    assert sorted(c["Id"] for c in report["Checks"] if c["Group"] == "REQUEST") == refused
    assert {"categories.known", "recommended.batch"} <= set(failed(report))
    sent = report_of(seller, ChangeSetId=started["ChangeSetId"])
    assert sent["Checks"] == report["Checks"] and sent["Score"] == report["Score"]


def test_files_and_the_markets_policy_are_told_as_validate_tells_them(server, seller, pages):
    operator = server.client("souk", server.operator())
    seller.s3.put_object(Bucket=seller.bucket, Key="no.ipynb", Body=b"{}")
    changes = seller.publication(seller.package, [seller.account.id])
    changes[1][4]["LogoUrl"] = f"{pages}/logo.png"
    details = changes[3][4]["DeliveryOptions"][0]["Details"]["SageMakerModelPackageDeliveryOptionDetails"]
    details["SampleNotebookUrl"] = seller.s3_uri("no.ipynb")
    details["InputProperties"]["SampleInput"] = {"RealtimeInferenceUrl": seller.s3_uri("none.csv")}
    asked = payload(changes)
    operator.put_market_policy(Policy={"LinkedFiles": "REFUSE"})
    try:
        started = seller.catalog.start_change_set(Catalog=CATALOG, ChangeSet=asked, Intent="VALIDATE")
        ended = wait_until(
            lambda: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=started["ChangeSetId"]),
            lambda a: a["Status"] not in ("PREPARING", "APPLYING"),
        )
        refused = sorted(f"market.{e['ErrorCode']}" for c in ended["ChangeSet"] for e in c.get("ErrorDetailList", []))
        assert refused == ["market.INVALID_INPUT", "market.INVALID_INPUT", "market.INVALID_MEDIA"]
        report = report_of(seller, ChangeSet=asked)
        assert sorted(c["Id"] for c in report["Checks"] if c["Group"] == "REQUEST") == refused
        draft = drafted(seller, SampleNotebookUrl=seller.s3_uri("no.ipynb"), LogoUrl=f"{pages}/logo.png")
        told = {c["Id"]: c["Reason"] for c in report_of(seller, DraftId=draft)["Checks"] if c["Group"] == "REQUEST"}
        assert "another server" in told["market.INVALID_MEDIA"] and "notebook" in told["market.INVALID_INPUT"]
    finally:
        operator.put_market_policy(Policy={})
    assert "market.INVALID_MEDIA" not in failed(report_of(seller, DraftId=draft))


def test_a_trial_is_as_long_as_the_markets_policy_takes_it(server, seller):
    operator = server.client("souk", server.operator())
    prices = {f"{t}.m.i.b": "0.1" for t in seller.product.instance_types} | {"m.i.c": "0.01"}
    draft = drafted(seller, PricingModel="Usage", Prices=prices, TrialDays="20")
    assert statuses(report_of(seller, DraftId=draft))["offer.trial_days"] == "PASS"
    operator.put_market_policy(Policy={"FreeTrial": {"ShortestDays": 5, "LongestDays": 10}})
    try:
        told = checks(report_of(seller, DraftId=draft))["offer.trial_days"]
        assert (told["Status"], told["Parameters"]["code"]) == ("FAIL", "INVALID_DURATION")
    finally:
        operator.put_market_policy(Policy={})


def test_a_product_that_only_has_an_id_is_told_all_it_lacks(seller):
    done = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Bare"})])
    product = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    report = report_of(seller, ProductId=product)
    assert {"short_description.length", "logo.given", "version.given", "offer.given", "support.length"} <= set(
        failed(report)
    )
    assert report["Score"] < 75 and not report["Ready"]


def test_an_operator_sees_how_a_sellers_product_stands_and_starts_nothing_of_it(server, seller):
    done = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Seen by the operator"})])
    product = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    operator = server.client("souk", server.operator())
    own = report_of(seller, ProductId=product)
    seen = operator.get_readiness_report(ProductId=product)["Report"]
    assert (seen["Checks"], seen["Score"]) == (own["Checks"], own["Score"])
    stranger = server.client("souk", server.account("ready-stranger"))
    for act in (
        lambda: operator.start_readiness_check(ProductId=product),
        lambda: stranger.get_readiness_report(ProductId=product),
    ):
        with pytest.raises(ClientError) as caught:
            act()
        assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_a_draft_is_reported_on_while_it_is_typed(seller):
    draft = drafted(seller, SupportDescription="", Highlights=[""])
    report = report_of(seller, DraftId=draft)
    assert failed(report) == ["highlights.count", "support.length"]
    seller.souk.put_listing_draft(DraftId=draft, Revision=1, Document=draft_document(seller))
    assert failed(report_of(seller, DraftId=draft)) == []


@pytest.mark.seed("S28", "S29", "S32")
def test_the_sample_input_is_run_and_its_answer_compared(seller, pages):
    draft = drafted(
        seller,
        SampleNotebookUrl=f"{pages}/notebook.ipynb",
        RepositoryUrl=f"{pages}/notebook.ipynb",
        AdditionalResources=[{"Text": "There", "Url": f"{pages}/logo.png"}, {"Text": "Gone", "Url": f"{pages}/gone"}],
        LogoUrl=f"{pages}/logo.png",
        EulaUrl=f"{pages}/licence.txt",
    )
    told = checks(executed(seller, DraftId=draft))
    for name in ("run.sample_realtime", "run.sample_batch"):
        assert told[name]["Status"] == "PASS", told[name]
        assert told[name]["Parameters"]["likeness"] in ("EXACT", "NUMERIC")
        assert told[name]["CheckedAt"]
    for name in ("link.notebook", "link.repository", "link.resource.1", "file.logo", "file.licence"):
        assert told[name]["Status"] in ("PASS", "WARN"), told[name]
    assert told["link.resource.2"]["Status"] == "FAIL" and "404" in told["link.resource.2"]["Reason"]

    wrong = {"Form": "Text", "Realtime": "benign,0.5\n", "Batch": ""}
    changed = draft_document(seller, SampleOutput=wrong, LogoUrl=f"{pages}/logo.txt", EulaUrl=f"{pages}/licence.bin")
    seller.souk.put_listing_draft(DraftId=draft, Revision=1, Document=changed)
    report = report_of(seller, DraftId=draft)
    assert report["Execution"]["Outdated"]
    assert statuses(report)["run.sample_realtime"] == "NOT_CHECKED"
    again = checks(executed(seller, DraftId=draft))
    assert again["run.sample_realtime"]["Status"] == "FAIL"
    assert again["run.sample_realtime"]["Parameters"]["likeness"] == "DIFFERENT"
    assert again["run.sample_realtime"]["Parameters"]["answer"]
    assert (again["file.logo"]["Status"], again["file.licence"]["Status"]) == ("FAIL", "FAIL")


@pytest.mark.seed("S29")
def test_each_result_is_there_as_it_comes(seller, pages):
    draft = drafted(seller, SampleNotebookUrl=f"{pages}/notebook.ipynb", RepositoryUrl=f"{pages}/slow")
    seller.souk.start_readiness_check(DraftId=draft)
    report = wait_until(
        lambda: report_of(seller, DraftId=draft), lambda report: statuses(report)["link.notebook"] == "PASS"
    )
    assert report["Execution"]["Status"] == "RUNNING"
    assert statuses(report)["run.sample_realtime"] == "PASS"
    assert statuses(report)["link.repository"] == "NOT_CHECKED"
    Pages.released.set()
    ended = wait_until(lambda: report_of(seller, DraftId=draft), lambda report: report["Execution"]["Status"] == "DONE")
    assert statuses(ended)["link.repository"] == "PASS"


def test_what_the_container_writes_is_read_along(server, seller):
    check = executed(seller, DraftId=drafted(seller))["Execution"]["CheckId"]
    told = seller.souk.get_readiness_log(CheckId=check)
    assert told["Ended"]
    assert any("rounds" in line["Message"] for line in told["Lines"]), told["Lines"]
    assert seller.souk.get_readiness_log(CheckId=check, NextToken=told["NextToken"])["Lines"] == []
    stranger = server.client("souk", server.account("log-stranger"))
    with pytest.raises(ClientError) as refused:
        stranger.get_readiness_log(CheckId=check)
    assert refused.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_samples_under_addresses_are_fetched_and_run(seller, pages):
    given = {"Form": "Url", "Realtime": f"{pages}/input.csv", "Batch": seller.s3_uri("validation/input.csv")}
    promised = {"Form": "Url", "Realtime": f"{pages}/output.csv", "Batch": f"{pages}/gone.csv"}
    draft = drafted(seller, SampleInput=given, SampleOutput=promised)
    told = checks(executed(seller, DraftId=draft))
    assert told["run.sample_realtime"]["Status"] == "PASS", told["run.sample_realtime"]
    assert told["run.sample_batch"]["Status"] == "FAIL" and "gone.csv" in told["run.sample_batch"]["Reason"]


def test_links_lead_into_no_private_network(souk, pages):
    seller = Seller(souk.market, souk.account("ready-elsewhere"), example())
    seller.register()
    draft = drafted(
        seller,
        SampleInput={},
        SampleOutput={},
        SampleNotebookUrl=f"{pages}/notebook.ipynb",
        RepositoryUrl="",
        AdditionalResources=[],
    )
    told = checks(executed(seller, DraftId=draft))
    assert told["link.notebook"]["Status"] == "FAIL"
    assert "private network" in told["link.notebook"]["Reason"]


def test_exactly_one_subject_of_ones_own(server, seller):
    stranger = server.market.client("souk", server.account("ready-stranger"))
    draft = drafted(seller)
    for subject, code in (
        ({}, "ValidationException"),
        ({"DraftId": draft, "ProductId": "prod-none"}, "ValidationException"),
        ({"DraftId": draft}, "ResourceNotFoundException"),
        ({"ProductId": "prod-none"}, "ResourceNotFoundException"),
    ):
        for act in (stranger.get_readiness_report, stranger.start_readiness_check):
            with pytest.raises(ClientError) as caught:
                act(**subject)
            assert caught.value.response["Error"]["Code"] == code, json.dumps(subject)
