"""Requests in every form that the published pages and samples print for agreements, as far as they are for what a
machine-learning product is sold with: quotes, acceptance with purchase orders, replacement, amendment, search in every
combination, requests to cancel. What is for other kinds of products is refused by its published reason."""

import datetime
import itertools
import uuid

import pytest
from botocore.exceptions import ClientError, ParamValidationError
from kit.printed import RENEWAL, charges, day, one
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import OFFER
from test_catalog import change, run
from test_examples_offers import identifier, own_usage, private, upfront

CATALOG = "AWSMarketplace"
REASONS = [
    "INCORRECT_TERMS_ACCEPTED",
    "REPLACING_AGREEMENT",
    "TEST_AGREEMENT",
    "ALTERNATIVE_PROCUREMENT_CHANNEL",
    "PRODUCT_DISCONTINUED",
    "UNINTENDED_RENEWAL",
    "BUYER_DISSATISFACTION",
    "OTHER",
]


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "printed-agreements")


@pytest.fixture(scope="module")
def product(shop):
    return shop.publish("Printed agreements")


@pytest.fixture(scope="module")
def seller(souk, shop):
    return souk.client("marketplace-agreement", shop.seller.account)


@pytest.fixture
def buyer(souk, request):
    return Buyer(souk.market, souk.account(request.node.name[:40]))


def by_use(shop, product, buyer, price="0.07"):
    """A private offer by use that lasts thirty days."""
    return release(
        shop,
        product,
        buyer,
        ("UpdatePricingTerms", {"PricingModel": "Usage", "Terms": [own_usage(shop, price)]}),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P30D")),
    )


def contract(shop, product, buyer):
    """A contract of a year, paid in two parts and renewed at most three times."""
    parts = charges((day(1), "123.45"), (day(90), "67.89"))
    return release(
        shop,
        product,
        buyer,
        ("UpdatePricingTerms", {"PricingModel": "Contract", "Terms": [upfront(), own_usage(shop, "0.01")]}),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P12M")),
        ("UpdatePaymentScheduleTerms", one("PaymentScheduleTerm", CurrencyCode="USD", Schedule=parts)),
        ("UpdateRenewalTerms", {"Terms": [RENEWAL]}),
    )


def release(shop, product, buyer, *changes):
    done = run(shop.seller.catalog, *private(product, buyer, *changes))
    assert done["Status"] == "SUCCEEDED", done
    return identifier(done)


def terms_of(buyer, offer):
    found = buyer.discovery.get_offer_terms(offerId=offer)["offerTerms"]
    return {kind: term["id"] for entry in found for kind, term in entry.items()}


def ask(buyer, offer, renew=None, **more):
    terms = [{"id": term} for kind, term in terms_of(buyer, offer).items() if kind != "renewalTerm" or renew is None]
    if renew is not None:
        terms.append(renewal(terms_of(buyer, offer)["renewalTerm"], renew))
    proposal = buyer.discovery.get_offer(offerId=offer)["agreementProposalId"]
    request = {"intent": "NEW", "agreementProposalIdentifier": proposal, "requestedTerms": terms}
    return buyer.agreements.create_agreement_request(clientToken=str(uuid.uuid4()), **request | more)


def renewal(term, on):
    return {"id": term, "configuration": {"renewalTermConfiguration": {"enableAutoRenew": on}}}


def accept(buyer, quote, **more):
    accepted = buyer.agreements.accept_agreement_request(agreementRequestId=quote["agreementRequestId"], **more)
    return accepted["agreementId"]


def reason_of(call):
    with pytest.raises(ClientError) as refused:
        call()
    return refused.value.response["reason"]


def test_use_is_replaced_by_another_offer_and_cancelled(shop, product, buyer):
    first = accept(buyer, ask(buyer, product[1], taxConfiguration={"taxEstimation": "ENABLED"}))
    entitlements = buyer.agreements.get_agreement_entitlements(agreementId=first)["agreementEntitlements"]
    assert [e["status"] for e in entitlements] == ["PROVISIONED"]
    offer = by_use(shop, product, buyer)
    second = accept(buyer, ask(buyer, offer, intent="REPLACE", sourceAgreementIdentifier=first))
    buyer.agreements.cancel_agreement(agreementId=second)
    assert buyer.agreements.describe_agreement(agreementId=second)["status"] == "CANCELLED"
    assert buyer.agreements.describe_agreement(agreementId=first)["status"] == "REPLACED"


def test_a_contract_is_accepted_with_orders_and_its_renewal_turned_on(shop, product, buyer):
    offer = contract(shop, product, buyer)
    quote = ask(buyer, offer, renew=False)
    summary = quote["chargeSummary"]
    assert (summary["currencyCode"], summary["newAgreementValue"]) == ("USD", "191.34")
    assert [(c["amount"], c["timing"]) for c in summary["expectedCharges"]] == [
        ("123.45", "SCHEDULED"),
        ("67.89", "SCHEDULED"),
    ]
    first = {"chargeId": summary["expectedCharges"][0]["id"], "purchaseOrderReference": "PO-2024-001"}
    agreement = accept(buyer, quote, purchaseOrders=[first])
    listed = buyer.agreements.list_agreement_charges(agreementId=agreement)["items"]
    assert [c.get("purchaseOrderReference") for c in listed] == ["PO-2024-001", None]
    later = {
        "chargeId": listed[1]["id"],
        "chargeRevision": listed[1]["revision"],
        "purchaseOrderReference": "PO-2024-002",
    }
    buyer.agreements.update_purchase_orders(purchaseOrders=[later])
    orders = [
        c["purchaseOrderReference"] for c in buyer.agreements.list_agreement_charges(agreementId=agreement)["items"]
    ]
    assert orders == ["PO-2024-001", "PO-2024-002"]

    terms = terms_of(buyer, offer)
    behavior = buyer.agreements.describe_agreement(agreementId=agreement)["endTimeBehavior"]
    assert behavior == {"type": "EXPIRE", "reasonCode": "ACCEPTOR_RENEW_OPTED_OUT"}
    alone = [renewal(terms["renewalTerm"], True)]
    with_all = alone + [{"id": terms[kind]} for kind in ("legalTerm", "fixedUpfrontPricingTerm")]
    for requested in (alone, with_all):
        amended = buyer.agreements.create_agreement_request(
            intent="AMEND", sourceAgreementIdentifier=agreement, requestedTerms=requested
        )
        assert accept(buyer, amended) == agreement
    assert buyer.agreements.describe_agreement(agreementId=agreement)["endTimeBehavior"]["type"] == "RENEW"


def test_configurations_of_other_terms_are_refused(shop, product, buyer):
    terms = terms_of(buyer, product[1])
    chosen = {"selectorValue": "P12M", "dimensions": [{"dimensionKey": "AdminUsers", "dimensionValue": 5}]}
    paid = {"paymentRequestApprovalStrategy": "AUTO_APPROVE_ON_EXPIRATION", "expirationDuration": "P10D"}
    for configuration in (
        {"configurableUpfrontPricingTermConfiguration": chosen},
        {"variablePaymentTermConfiguration": paid},
    ):
        requested = [{"id": terms["usageBasedPricingTerm"], "configuration": configuration}]
        told = reason_of(lambda requested=requested: ask(buyer, product[1], requestedTerms=requested))
        assert told == "INVALID_REQUESTED_TERM_CONFIGURATION"


def test_forms_that_the_guide_prints_and_the_model_refuses(buyer):
    create, orders = buyer.agreements.create_agreement_request, buyer.agreements.update_purchase_orders
    with pytest.raises(ParamValidationError):
        create(intent="REPLACE", agreementProposalIdentifier="ap-1", sourceAgreementIdentifier="agmt-1")
    with pytest.raises(ParamValidationError):
        orders(agreementId="agmt-1", purchaseOrders=[{"chargeId": "ch-1", "purchaseOrderReference": "PO-1"}])


FILTERS = {
    "EndTime": [("BeforeEndTime", "2050-11-18T00:00:00Z"), ("AfterEndTime", "2019-10-08T00:00:00Z")],
    "StartTime": [("BeforeStartTime", "2050-11-18T00:00:00Z"), ("AfterStartTime", "2019-10-08T00:00:00Z")],
    "LastUpdateTime": [("AfterLastUpdateTime", "2024-11-18T00:00:00Z")],
    "Renewing": [("EndTimeBehaviorType", "RENEW")],
    "OptedOut": [("EndTimeBehaviorReasonCode", "ACCEPTOR_RENEW_OPTED_OUT")],
    "Status": [("Status", "ACTIVE")],
}
SUBJECTS = ["ResourceIdentifier", "ResourceType", "OfferId", "AcceptorAccountId", "InitialAgreementId"]
SIDES = {
    "Proposer": [
        *itertools.product([(), *((s,) for s in SUBJECTS)], [(), ("EndTime",), ("Status",), ("Status", "EndTime")]),
        *itertools.product(
            [("AcceptorAccountId", s) for s in ("OfferId", "ResourceIdentifier", "ResourceType")],
            [(), ("EndTime",), ("Status",), ("Status", "EndTime")],
        ),
        *(((), (alone,)) for alone in ("StartTime", "LastUpdateTime", "OptedOut")),
    ],
    "Acceptor": [
        *itertools.product(
            [(), ("ResourceIdentifier",), ("OfferId",)], [(), ("EndTime",), ("Status",), ("Status", "EndTime")]
        ),
        (("ResourceType",), ()),
        (("ResourceType",), ("EndTime",)),
    ],
}


def search(client, filters, **more):
    asked = [{"name": name, "values": [value]} for name, value in filters]
    return client.search_agreements(catalog=CATALOG, filters=asked, **more)


def test_agreements_are_found_in_every_combination(shop, product, seller, buyer):
    offer = contract(shop, product, buyer)
    agreement = accept(buyer, ask(buyer, offer, renew=False))
    values = {
        "ResourceIdentifier": product[0],
        "ResourceType": "MachineLearningProduct",
        "OfferId": offer,
        "AcceptorAccountId": buyer.account.id,
        "InitialAgreementId": agreement,
    }
    for side, client in (("Proposer", seller), ("Acceptor", buyer.agreements)):
        always = [("PartyType", side), ("AgreementType", "PurchaseAgreement")]
        for subjects, others in SIDES[side]:
            filters = [(name, values[name]) for name in subjects] + [f for name in others for f in FILTERS[name]]
            found, token = [], {}
            while token is not None:
                page = search(client, always + filters, maxResults=10, **token)
                found += [a["agreementId"] for a in page["agreementViewSummaries"]]
                token = {"nextToken": page["nextToken"]} if "nextToken" in page else None
            assert agreement in found, (side, filters)
        assert search(client, [*always, ("ResourceType", "SaaSProduct")])["agreementViewSummaries"] == []
    always = [("PartyType", "Acceptor"), ("AgreementType", "PurchaseAgreement")]
    for unsupported in (FILTERS["OptedOut"], FILTERS["LastUpdateTime"], FILTERS["Renewing"]):
        told = reason_of(lambda unsupported=unsupported: search(buyer.agreements, always + unsupported))
        assert told == "UNSUPPORTED_FILTERS"
    always[0] = ("PartyType", "Proposer")
    opposite = [("AcceptorAccountId", buyer.account.id), *FILTERS["Renewing"]]
    assert search(seller, always + opposite)["agreementViewSummaries"] == []


def test_a_seller_asks_to_cancel_for_each_reason(product, seller, buyer):
    for reason in REASONS:
        cancel_for(product, seller, buyer, reason)


def cancel_for(product, seller, buyer, reason):
    agreement = accept(buyer, ask(buyer, product[1]))
    sent = seller.send_agreement_cancellation_request(
        agreementId=agreement, reasonCode=reason, description="As agreed.", clientToken=str(uuid.uuid4())
    )
    request = {k: sent[k] for k in ("agreementId", "agreementCancellationRequestId")}
    filters = {"partyType": "Acceptor", "agreementId": agreement, "status": "PENDING_APPROVAL", "catalog": CATALOG}
    listed = buyer.agreements.list_agreement_cancellation_requests(agreementType="PurchaseAgreement", **filters)
    assert [r["agreementCancellationRequestId"] for r in listed["items"]] == [sent["agreementCancellationRequestId"]]
    got = buyer.agreements.get_agreement_cancellation_request(**request)
    assert (got["status"], got["reasonCode"]) == ("PENDING_APPROVAL", reason)
    assert buyer.agreements.accept_agreement_cancellation_request(**request)["status"] == "APPROVED"


def test_a_contract_that_begins_later_is_scheduled(shop, product, buyer):
    pricing = {"PricingModel": "Contract", "Terms": [upfront() | {"Price": "99.999"}, own_usage(shop, "0.01")]}
    offer = release(
        shop,
        product,
        buyer,
        ("UpdatePricingTerms", pricing),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementStartDate=day(40), AgreementEndDate=day(400))),
    )
    quote = ask(buyer, offer)
    charge = quote["chargeSummary"]["expectedCharges"][0]
    assert (charge["amount"], charge["timing"], charge["time"].date().isoformat()) == ("99.999", "SCHEDULED", day(40))
    agreement = accept(buyer, quote)
    told = buyer.agreements.describe_agreement(agreementId=agreement)
    assert told["status"] == "ACTIVE"
    assert told["startTime"].astimezone(datetime.UTC).isoformat() == f"{day(40)}T00:00:00+00:00"
    entitled = buyer.agreements.get_agreement_entitlements(agreementId=agreement)["agreementEntitlements"][0]
    assert (entitled["status"], entitled["statusReasonCode"]) == ("SCHEDULED", "FUTURE_START_DATE")
    arn = buyer.versions(product[0])["1.0"]
    with pytest.raises(ClientError, match="begins at"):
        buyer.create_model("too-early", arn)


def test_quotes_are_found_again(souk, product, buyer):
    quote = ask(buyer, product[1])
    again = buyer.agreements.get_agreement_request(agreementRequestId=quote["agreementRequestId"])
    assert (again["status"], again["intent"], again["chargeSummary"]) == ("DRAFT", "NEW", quote["chargeSummary"])
    assert again["proposalSummary"]["resources"] == [{"id": product[0], "type": "MachineLearningProduct"}]
    asked = buyer.agreements.get_agreement_request_terms(agreementRequestId=quote["agreementRequestId"])["terms"]
    assert {k: v["id"] for t in asked for k, v in t.items()} == terms_of(buyer, product[1])
    agreement = accept(buyer, quote)
    listed = buyer.agreements.list_agreement_requests(catalog=CATALOG, status="ACCEPTED", resourceId=product[0])[
        "items"
    ]
    assert [(r["agreementRequestId"], r["agreementId"]) for r in listed] == [(quote["agreementRequestId"], agreement)]
    assert buyer.agreements.list_agreement_requests(status="DRAFT")["items"] == []
    stranger = Buyer(souk.market, souk.account("quotes-stranger"))
    hidden = {"agreementRequestId": quote["agreementRequestId"]}
    assert stranger.code_of(lambda: stranger.agreements.get_agreement_request(**hidden)) == "ResourceNotFoundException"
    assert stranger.agreements.list_agreement_requests()["items"] == []


def test_offers_for_some_countries_are_accepted_there(shop, product, buyer):
    def target(**targeting):
        done = run(shop.seller.catalog, change("UpdateTargeting", OFFER, targeting, product[1]))
        assert done["Status"] == "SUCCEEDED", done

    assert "CountryCode" not in buyer.souk.get_account_country()
    target(PositiveTargeting={"CountryCodes": ["US", "ES", "FR", "AU"]})
    try:
        assert reason_of(lambda: ask(buyer, product[1])) == "MISSING_ACCOUNT_ADDRESS"
        assert buyer.code_of(lambda: buyer.souk.put_account_country(CountryCode="XX")) == "ValidationException"
        buyer.souk.put_account_country(CountryCode="DE")
        assert reason_of(lambda: ask(buyer, product[1])) == "UNSUPPORTED_ACTION"
        buyer.souk.put_account_country(CountryCode="FR")
        quote = ask(buyer, product[1])
        target(NegativeTargeting={"CountryCodes": ["FR"]})
        assert reason_of(lambda: accept(buyer, quote)) == "SUPERSEDED_AGREEMENT_PROPOSAL"
        assert reason_of(lambda: ask(buyer, product[1])) == "UNSUPPORTED_ACTION"
        buyer.souk.put_account_country(CountryCode="DE")
        accept(buyer, ask(buyer, product[1]))
    finally:
        target()
    # A registered seller is where it is registered.
    told = shop.seller.souk.get_account_country()
    assert (told["CountryCode"], told["Registered"]) == ("FR", True)
    with pytest.raises(ClientError, match="PutSellerProfile"):
        shop.seller.souk.put_account_country(CountryCode="DE")
