"""Prices of awkward decimals, exactly and through time, on a rehearsal whose clock is moved: what use costs before and
after a notice, within a contract and outside it, and what a renewal charges to the cent."""

import datetime
from decimal import Decimal

import pytest
from kit.printed import charges, one
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import OFFER
from steps.waiting import wait_until
from test_catalog import change, run
from test_examples_offers import STANDARD, identifier

DAY = 24 * 3600


@pytest.fixture(scope="module")
def rehearsal():
    server = Server(None, "--clock", "+0s")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def shop(rehearsal):
    return Shop(rehearsal, "awkward-shop")


@pytest.fixture
def buyer(rehearsal, request):
    return Buyer(rehearsal.market, rehearsal.account(request.node.name[:40]))


@pytest.fixture(scope="module")
def operator(rehearsal):
    return rehearsal.client("souk", rehearsal.operator())


def usage(shop, request_price, hour_price):
    card = [{"DimensionKey": f"{t}.m.i.b", "Price": hour_price} for t in shop.seller.product.instance_types]
    card.append({"DimensionKey": "m.i.c", "Price": request_price})
    return {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": card}]}


def price(shop, offer, request_price, hour_price):
    details = {"PricingModel": "Usage", "Terms": [usage(shop, request_price, hour_price)]}
    done = run(shop.seller.catalog, change("UpdatePricingTerms", OFFER, details, offer))
    assert done["Status"] == "SUCCEEDED", done


def cost(shop, buyer, product, agreement, **use):
    estimate = buyer.souk.estimate_price(
        ProductId=product, AgreementId=agreement, InstanceType=shop.seller.product.recommended, **use
    )
    return estimate["Software"]


def now(operator):
    return operator.get_clock()["Clock"]["Now"]


def first_of_month_after(day):
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def test_use_costs_what_held_when_it_happened(rehearsal, shop, buyer, operator):
    product, offer = shop.publish("Awkward requests")
    price(shop, offer, "0.00000003", "0.03333333")  # less than what it was published with: at once
    agreement = buyer.subscribe(offer)
    requests = {"Mode": "REALTIME", "Requests": 33_333_333}
    hours = {"Mode": "BATCH", "InstanceCount": 3, "Minutes": 61}
    assert Decimal("0.00000003") * 33_333_333 == Decimal("0.99999999")
    assert cost(shop, buyer, product, agreement, **requests) == "0.99999999"
    assert cost(shop, buyer, product, agreement, **hours) == "0.10166666"  # 0.1016666565
    price(shop, offer, "0.00000007", "0.03333334")
    late = Buyer(rehearsal.market, rehearsal.account("awkward-latecomer"))
    later = late.subscribe(offer)
    assert cost(shop, buyer, product, agreement, **requests) == "0.99999999"
    assert cost(shop, late, product, later, **requests) == "2.33333331"
    told = first_of_month_after(now(operator) + datetime.timedelta(days=90))
    operator.move_clock(BySeconds=int((told - now(operator)).total_seconds()) - 3600)
    assert cost(shop, buyer, product, agreement, **requests) == "0.99999999"
    operator.move_clock(BySeconds=3601)
    assert cost(shop, buyer, product, agreement, **requests) == "2.33333331"
    assert cost(shop, buyer, product, agreement, **hours) == "0.10166669"  # 0.101666687


def test_a_renewed_contract_charges_its_increase_to_the_cent(shop, buyer, operator):
    product, _ = shop.publish("Awkward contracts")
    grants = [{"DimensionKey": "m.i.c"}]
    upfront = {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Grants": grants}
    thirds = [("P0M", "33.33"), ("P1M", "33.33"), ("P2M", "33.34")]
    renewal = {
        "PriceIncrease": {"Type": "FixedPercentage", "Value": "7.25"},
        "TermTemplates": [
            {
                "Type": "PaymentScheduleTermTemplate",
                "Schedule": [{"ChargeDateOffset": o, "ChargePercentage": p} for o, p in thirds],
            }
        ],
    }
    today = now(operator).date()
    days = [(today + datetime.timedelta(days=n)).isoformat() for n in (1, 40)]
    named = "$O.Entity.Identifier"
    terms = [
        ("UpdateInformation", {"Name": "Awkward", "Description": "Thirds."}),
        ("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": [buyer.account.id]}}),
        ("UpdatePricingTerms", {"PricingModel": "Contract", "Terms": [upfront, usage(shop, "0.00000001", "0.07")]}),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P12M")),
        (
            "UpdatePaymentScheduleTerms",
            one("PaymentScheduleTerm", CurrencyCode="USD", Schedule=charges((days[0], "33.33"), (days[1], "66.68"))),
        ),
        ("UpdateRenewalTerms", one("RenewalTerm", MaxRenewals=1, **renewal)),
        ("UpdateLegalTerms", STANDARD),
        ("UpdateAvailability", {"AvailabilityEndDate": (today + datetime.timedelta(days=20)).isoformat()}),
        ("ReleaseOffer", {}),
    ]
    done = run(
        shop.seller.catalog,
        change("CreateOffer", OFFER, {"ProductId": product}, name="O"),
        *(change(kind, OFFER, details, named) for kind, details in terms),
    )
    assert done["Status"] == "SUCCEEDED", done
    agreement = buyer.subscribe(identifier(done))
    charged = buyer.agreements.list_agreement_charges(agreementId=agreement)["items"]
    assert [c["amount"] for c in charged] == ["33.33", "66.68"]
    # What was paid upfront is not paid again by use; what it does not grant is.
    assert cost(shop, buyer, product, agreement, Mode="REALTIME", Requests=1_000_000_000) == "0"
    assert cost(shop, buyer, product, agreement, Mode="BATCH", Minutes=1) == "0.00116667"

    term = next(
        t["renewalTerm"]
        for t in buyer.agreements.get_agreement_terms(agreementId=agreement)["acceptedTerms"]
        if "renewalTerm" in t
    )
    wish = [{"id": term["id"], "configuration": {"renewalTermConfiguration": {"enableAutoRenew": True}}}]
    amended = buyer.agreements.create_agreement_request(
        intent="AMEND", sourceAgreementIdentifier=agreement, requestedTerms=wish
    )
    buyer.agreements.accept_agreement_request(agreementRequestId=amended["agreementRequestId"])
    operator.move_clock(BySeconds=367 * DAY)

    def renewed():
        found = buyer.agreements.search_agreements(
            catalog="AWSMarketplace",
            filters=[
                {"name": name, "values": [value]}
                for name, value in (
                    ("PartyType", "Acceptor"),
                    ("AgreementType", "PurchaseAgreement"),
                    ("Status", "ACTIVE"),
                )
            ],
        )
        return [a["agreementId"] for a in found["agreementViewSummaries"]]

    (following,) = wait_until(renewed, lambda found: found and found != [agreement])
    amounts = [c["amount"] for c in buyer.agreements.list_agreement_charges(agreementId=following)["items"]]
    # 100.01 and 7.25 per cent of it are 107.260725; the last third takes what rounding left.
    assert amounts == ["35.75", "35.75", "35.76"]
    assert sum(map(Decimal, amounts)) == Decimal("107.26")
