"""Agreements in time, on a rehearsal whose clock is moved: trials, renewals, replacements, sellers' requests to end an
agreement, and what runs on when one is cancelled."""

import sqlite3
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from kit.server import Server
from steps.buyer import Buyer
from steps.seller import Seller
from steps.waiting import wait_until
from steps.walk import UNSUBSCRIBED

DAY = 24 * 3600


class TrialSeller(Seller):
    def prices(self):
        prices = super().prices()
        rates = prices["Terms"][0]["RateCards"][0]["RateCard"]
        grants = [{"DimensionKey": rate["DimensionKey"]} for rate in rates]
        prices["Terms"].append({"Type": "FreeTrialPricingTerm", "Duration": "P14D", "Grants": grants})
        return prices


@pytest.fixture(scope="module")
def rehearsal():
    server = Server(None, "--clock", "+0s")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def seller(rehearsal):
    seller = TrialSeller(rehearsal.market, rehearsal.account("agreements-seller"), example())
    seller.register()
    seller.upload()
    seller.publish_limited(seller.create_package("agreements-package"), [rehearsal.account("agreements-tester").id])
    seller.sign_off()
    seller.agreements = rehearsal.client("marketplace-agreement", seller.account)
    return seller


@pytest.fixture
def buyer(rehearsal, request):
    return Buyer(rehearsal.market, rehearsal.account(request.node.name))


@pytest.fixture(scope="module")
def pass_days(rehearsal):
    operator = rehearsal.client("souk", rehearsal.operator())
    return lambda days: operator.move_clock(BySeconds=int(days * DAY))


def told(rehearsal, agreement):
    """The kinds of events of an agreement, in their order."""
    database = sqlite3.connect(f"file:{rehearsal.data}/souk.db?mode=ro", uri=True)
    try:
        rows = database.execute(
            "SELECT detail_type FROM event WHERE resources LIKE ? ORDER BY id", (f"%/{agreement}%",)
        ).fetchall()
    finally:
        database.close()
    return [row[0] for row in rows]


def refusal(call):
    with pytest.raises(ClientError) as caught:
        call()
    return caught.value.response


def code_and_reason(call):
    answer = refusal(call)
    return answer["Error"]["Code"], answer.get("reason")


def status_of(buyer, agreement):
    return buyer.agreements.describe_agreement(agreementId=agreement)["status"]


def terms_of(buyer, seller):
    terms = buyer.discovery.get_offer_terms(offerId=seller.offer_id)["offerTerms"]
    return {kind: term["id"] for entry in terms for kind, term in entry.items()}


def ask(buyer, seller, terms, **more):
    """A quote for a new agreement on these terms, unless said otherwise."""
    offer = buyer.discovery.get_offer(offerId=seller.offer_id)
    request = {"intent": "NEW", "agreementProposalIdentifier": offer["agreementProposalId"]}
    return buyer.agreements.create_agreement_request(**request | {"requestedTerms": [{"id": t} for t in terms]} | more)


def accept(buyer, quote):
    return buyer.agreements.accept_agreement_request(agreementRequestId=quote["agreementRequestId"])["agreementId"]


@pytest.mark.seed("S33")
def test_a_trial_is_welcomed_noticed_and_becomes_paid(rehearsal, seller, buyer, pass_days):
    agreement = buyer.subscribe(seller.offer_id)
    described = buyer.agreements.describe_agreement(agreementId=agreement)
    assert described["freeTrialSummary"]["trialEndTime"] == described["startTime"] + timedelta(days=14)
    assert "endTime" not in described and described["initialAgreementId"] == agreement
    assert "Free Trial Started" in told(rehearsal, agreement)
    pass_days(10.5)
    assert "Free Trial Ending" not in told(rehearsal, agreement)
    pass_days(1)
    wait_until(lambda: told(rehearsal, agreement), lambda events: "Free Trial Ending" in events)
    pass_days(3)
    wait_until(lambda: told(rehearsal, agreement), lambda events: "Free Trial Ended" in events)
    assert status_of(buyer, agreement) == "ACTIVE"


def test_an_account_has_one_trial_of_a_product(seller, buyer):
    terms = terms_of(buyer, seller)
    buyer.agreements.cancel_agreement(agreementId=buyer.subscribe(seller.offer_id))
    # It is not offered again, and refused where it is asked for all the same.
    assert set(terms) - set(terms_of(buyer, seller)) == {"freeTrialPricingTerm"}
    answer = refusal(lambda: ask(buyer, seller, terms.values()))
    assert (answer["Error"]["Code"], answer["reason"]) == ("ValidationException", "INCOMPATIBLE_TERMS")
    assert terms["freeTrialPricingTerm"] in answer["Error"]["Message"]
    paid = buyer.subscribe(seller.offer_id)
    assert "freeTrialSummary" not in buyer.agreements.describe_agreement(agreementId=paid)


def test_a_held_agreement_is_replaced(rehearsal, seller, buyer):
    first = buyer.subscribe(seller.offer_id)
    terms = terms_of(buyer, seller).values()
    wrong = {"intent": "REPLACE", "sourceAgreementIdentifier": "agmt-none"}
    expected = ("ValidationException", "INVALID_SOURCE_AGREEMENT_IDENTIFIER")
    assert code_and_reason(lambda: ask(buyer, seller, terms, **wrong)) == expected
    second = accept(buyer, ask(buyer, seller, terms, intent="REPLACE", sourceAgreementIdentifier=first))
    assert status_of(buyer, first) == "REPLACED"
    described = buyer.agreements.describe_agreement(agreementId=second)
    assert (described["status"], described["initialAgreementId"]) == ("ACTIVE", first)
    assert "Purchase Agreement Ended - Proposer" in told(rehearsal, first)
    filters = {"PartyType": "Acceptor", "AgreementType": "PurchaseAgreement", "Status": "REPLACED"}
    found = buyer.agreements.search_agreements(
        catalog="AWSMarketplace", filters=[{"name": name, "values": [value]} for name, value in filters.items()]
    )
    assert [a["agreementId"] for a in found["agreementViewSummaries"]] == [first]


def test_only_a_renewal_is_amended_and_charges_are_listed(seller, buyer):
    agreement = buyer.subscribe(seller.offer_id)
    amend = {"intent": "AMEND", "requestedTerms": [{"id": terms_of(buyer, seller)["legalTerm"]}]}
    missing = ("ValidationException", "MISSING_SOURCE_AGREEMENT_IDENTIFIER")
    create = buyer.agreements.create_agreement_request
    assert code_and_reason(lambda: create(**amend)) == missing
    told_so = code_and_reason(lambda: create(**amend, sourceAgreementIdentifier=agreement))
    assert told_so == ("ValidationException", "MISSING_REQUESTED_TERM_CONFIGURATION")
    # Usage is not known beforehand, so there is nothing to note an order with.
    assert buyer.agreements.list_agreement_charges(agreementId=agreement)["items"] == []
    answer = refusal(
        lambda: buyer.agreements.update_purchase_orders(
            purchaseOrders=[{"chargeId": "ch-none", "purchaseOrderReference": "PO-1"}]
        )
    )
    assert (answer["Error"]["Code"], answer["resourceType"]) == ("ResourceNotFoundException", "Charge")


def test_a_seller_asks_and_the_buyer_answers(rehearsal, seller, buyer):
    agreement = buyer.subscribe(seller.offer_id)
    send = {"agreementId": agreement, "reasonCode": "TEST_AGREEMENT", "description": "It was a test."}
    by_buyer = code_and_reason(lambda: buyer.agreements.send_agreement_cancellation_request(**send))
    assert by_buyer == ("AccessDeniedException", "INVALID_ACCESS")
    sent = seller.agreements.send_agreement_cancellation_request(**send)
    assert sent["status"] == "PENDING_APPROVAL"
    again = refusal(lambda: seller.agreements.send_agreement_cancellation_request(**send))
    assert (again["Error"]["Code"], again["resourceType"]) == ("ConflictException", "AgreementCancellationRequest")
    request = {k: sent[k] for k in ("agreementId", "agreementCancellationRequestId")}
    rejected = buyer.agreements.reject_agreement_cancellation_request(**request, rejectionReason="It is in use.")
    assert (rejected["status"], rejected["statusMessage"]) == ("REJECTED", "It is in use.")
    assert refusal(lambda: buyer.agreements.accept_agreement_cancellation_request(**request))["Error"]["Code"] == (
        "ConflictException"
    )
    withdrawn = seller.agreements.send_agreement_cancellation_request(**send)
    request["agreementCancellationRequestId"] = withdrawn["agreementCancellationRequestId"]
    seller.agreements.cancel_agreement_cancellation_request(**request, cancellationReason="A mistake.")
    assert status_of(buyer, agreement) == "ACTIVE"
    last = seller.agreements.send_agreement_cancellation_request(**send)
    request["agreementCancellationRequestId"] = last["agreementCancellationRequestId"]
    assert buyer.agreements.accept_agreement_cancellation_request(**request)["status"] == "APPROVED"
    assert status_of(buyer, agreement) == "CANCELLED"
    listed = buyer.agreements.list_agreement_cancellation_requests(partyType="Acceptor", agreementId=agreement)
    assert sorted(r["status"] for r in listed["items"]) == ["APPROVED", "CANCELLED", "REJECTED"]
    assert "Agreement Cancellation Request Approved - Acceptor" in told(rehearsal, agreement)


def test_a_token_means_one_request_to_cancel(seller, buyer):
    agreement = buyer.subscribe(seller.offer_id)
    send = {"agreementId": agreement, "reasonCode": "OTHER", "description": "It ends.", "clientToken": buyer.account.id}
    first = seller.agreements.send_agreement_cancellation_request(**send)
    assert seller.agreements.send_agreement_cancellation_request(**send)["createdAt"] == first["createdAt"]
    for other in ({"description": "It must end."}, {"reasonCode": "TEST_AGREEMENT"}):
        told = code_and_reason(
            lambda other=other: seller.agreements.send_agreement_cancellation_request(**send | other)
        )
        assert told == ("ValidationException", "INVALID_CLIENT_TOKEN")
    request = {k: first[k] for k in ("agreementId", "agreementCancellationRequestId")}
    seller.agreements.cancel_agreement_cancellation_request(**request, cancellationReason="A mistake.")
    again = seller.agreements.send_agreement_cancellation_request(**send)
    assert (again["agreementCancellationRequestId"], again["status"]) == (
        first["agreementCancellationRequestId"],
        "CANCELLED",
    )
    listed = buyer.agreements.list_agreement_cancellation_requests(partyType="Acceptor", agreementId=agreement)
    assert len(listed["items"]) == 1


def test_silence_of_seven_days_is_consent(seller, buyer, pass_days):
    agreement = buyer.subscribe(seller.offer_id)
    arn = buyer.versions(seller.product_id)["1.0"]
    sent = seller.agreements.send_agreement_cancellation_request(agreementId=agreement, reasonCode="OTHER")
    pass_days(6.9)
    assert status_of(buyer, agreement) == "ACTIVE"
    pass_days(0.2)
    wait_until(lambda: status_of(buyer, agreement), lambda status: status == "CANCELLED")
    got = buyer.agreements.get_agreement_cancellation_request(
        agreementId=agreement, agreementCancellationRequestId=sent["agreementCancellationRequestId"]
    )
    assert got["status"] == "APPROVED"
    [record] = buyer.souk.list_audit_records(Operation="AnswerCancellationForSilence")["Records"]
    assert record["Record"]["principal"] == "souk"
    assert record["Record"]["changed"] == [agreement, sent["agreementCancellationRequestId"]]
    assert refusal(lambda: buyer.create_model("too-late", arn))["Error"]["Message"] == UNSUBSCRIBED


def test_cancelling_tells_what_runs_and_stops_it_if_asked(seller, buyer):
    first = buyer.subscribe(seller.offer_id)
    arn = buyer.versions(seller.product_id)["1.0"]
    buyer.deploy("goes-on", arn, seller.product.recommended)
    cancelled = buyer.souk.cancel_subscription(AgreementId=first)
    assert (cancelled["Status"], cancelled["Stopped"]) == ("CANCELLED", [])
    assert [run["Name"] for run in cancelled["Running"]] == ["goes-on"] and "billed" in cancelled["Message"]
    assert buyer.invoke("goes-on", seller.product.sample_input, seller.product.content_type)
    second = buyer.subscribe(seller.offer_id)
    (run,) = buyer.souk.list_subscription_runs(AgreementId=second)["Runs"]
    assert (run["Name"], run["VersionTitle"]) == ("goes-on", "1.0")
    assert (
        run["VersionId"] == buyer.souk.list_published_versions(ProductId=seller.product_id)["Versions"][0]["VersionId"]
    )
    cancelled = buyer.souk.cancel_subscription(AgreementId=second, StopRunning=True)
    assert [run["Name"] for run in cancelled["Stopped"]] == ["goes-on"] and cancelled["Running"] == []
    code = wait_until(
        lambda: buyer.code_of(lambda: buyer.sagemaker.describe_endpoint(EndpointName="goes-on")), lambda code: code
    )
    assert code == "ValidationException"
    again = refusal(lambda: buyer.souk.cancel_subscription(AgreementId=second))["Error"]
    assert again["Code"] == "ValidationException" and "ended already" in again["Message"]


def test_an_operator_terminates_and_stops_what_runs(rehearsal, seller, buyer):
    agreement = buyer.subscribe(seller.offer_id)
    buyer.deploy("unpaid", buyer.versions(seller.product_id)["1.0"], seller.product.recommended)
    wish = {"AgreementId": agreement, "Reason": "The invoice of May is not paid."}
    denied = refusal(lambda: buyer.souk.terminate_agreement(**wish))["Error"]["Code"]
    assert denied == "AccessDeniedException"
    operator = rehearsal.client("souk", rehearsal.operator())
    found = operator.list_market_agreements(AccountId=buyer.account.id)["Agreements"]
    assert [(a["AgreementId"], a["Status"], a["ProposerAccountId"]) for a in found] == [
        (agreement, "ACTIVE", seller.account.id)
    ]
    ended = operator.terminate_agreement(**wish, StopRunning=True)
    assert ended["Agreement"]["Status"] == "TERMINATED" and ended["Running"] == []
    assert [run["Name"] for run in ended["Stopped"]] == ["unpaid"]
    assert status_of(buyer, agreement) == "TERMINATED"
    told_buyer = rehearsal.client("souk", buyer.account).list_events(
        DetailTypes=["Purchase Agreement Ended - Acceptor", "Endpoint Stopped"]
    )
    reasons = {e["detail-type"]: e["detail"]["reason"] for e in told_buyer["Events"]}
    assert set(reasons.values()) == {wish["Reason"]} and len(reasons) == 2
    again = refusal(lambda: operator.terminate_agreement(**wish))
    assert (again["Error"]["Code"], again["fields"][0]["code"]) == ("ValidationException", "INACTIVE_AGREEMENT")
    missing = refusal(lambda: operator.terminate_agreement(AgreementId="agmt-none", Reason="No."))["Error"]["Code"]
    assert missing == "ResourceNotFoundException"
    pages = [operator.list_market_agreements(MaxResults=1)]
    while "NextToken" in pages[-1]:
        pages.append(operator.list_market_agreements(MaxResults=1, NextToken=pages[-1]["NextToken"]))
    everything = operator.list_market_agreements(MaxResults=100)["Agreements"]
    assert [a for page in pages for a in page["Agreements"]] == everything
    assert {a["Status"] for a in operator.list_market_agreements(Status="TERMINATED")["Agreements"]} == {"TERMINATED"}
    assert operator.list_market_agreements(ProductId="prod-none")["Agreements"] == []
