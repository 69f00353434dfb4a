"""What a report tells of a change set that was sent to be validated, and of an algorithm that was trained."""

import pytest
from kit.example import example
from kit.readiness import checks, draft_document, drafted, executed, payload, refusal, report_of, statuses
from steps.algorithm import create_algorithm
from steps.seller import CATALOG, PRODUCT, Seller
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("reported-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("reported-package")
    return seller


def test_a_change_set_that_was_validated_is_reported_on_as_it_is(souk, seller):
    asked = payload(seller.publication(seller.package, [seller.account.id]))
    started = seller.catalog.start_change_set(Catalog=CATALOG, ChangeSet=asked, Intent="VALIDATE")["ChangeSetId"]
    wait_until(
        lambda: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=started),
        lambda a: a["Status"] == "SUCCEEDED",
    )
    report = report_of(seller, ChangeSetId=started)
    assert report["Ready"] and statuses(report)["asset.own_work"] == "PASS"
    assert statuses(executed(seller, ChangeSetId=started))["run.sample_realtime"] == "PASS"
    applied = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Applied"})])
    told = refusal(seller.souk.get_readiness_report, ChangeSetId=applied["ChangeSetId"])
    assert [field["code"] for field in told["fields"]] == ["NOT_VALIDATED"]
    stranger = souk.client("souk", souk.account("ready-stranger-of-sets"))
    for act in (stranger.get_readiness_report, stranger.start_readiness_check):
        assert refusal(act, ChangeSetId=started)["Error"]["Code"] == "ResourceNotFoundException"
    told = refusal(seller.souk.get_readiness_report, ChangeSetId=started, ProductId="prod-none")
    assert [field["code"] for field in told["fields"]] == ["ONE_SUBJECT"]


@pytest.mark.seed("S25", "S28", "S29")
def test_an_algorithm_is_run_with_the_model_that_its_validation_trained(seller):
    created = create_algorithm(seller, "ready-algorithm")
    draft = drafted(
        seller,
        Kind="Algorithm",
        AssetArn=created["AlgorithmArn"],
        Training=seller.product.recommended,
        TrainingInput="text/csv, the label first.",
        TrainingSample={"Form": "Text", "Data": "malignant,17.99"},
    )
    told = checks(executed(seller, DraftId=draft))
    assert (told["training.input"]["Status"], told["training.sample"]["Status"]) == ("PASS", "PASS")
    assert told["training.overview"]["Status"] == "WARN"
    answer = told["run.sample_realtime"]["Parameters"]["answer"]
    assert answer.strip()
    right = {"Form": "Text", "Realtime": answer, "Batch": answer}
    changed = {"Kind": "Algorithm", "AssetArn": created["AlgorithmArn"], "Training": seller.product.recommended}
    document = draft_document(seller, SampleOutput=right, **changed)
    seller.souk.put_listing_draft(DraftId=draft, Revision=1, Document=document)
    assert statuses(executed(seller, DraftId=draft))["run.sample_realtime"] == "PASS"
    wrong = {"Form": "Text", "Realtime": "none,0", "Batch": "none,0"}
    document = draft_document(seller, SampleOutput=wrong, **changed)
    seller.souk.put_listing_draft(DraftId=draft, Revision=2, Document=document)
    assert statuses(executed(seller, DraftId=draft))["run.sample_realtime"] == "FAIL"
