"""Prices of awkward decimals, exactly and through time, on a rehearsal whose clock is moved: what use costs before and
after a notice, within a contract and outside it, and what a renewal charges to the cent."""

import dataclasses
import datetime
import re
from decimal import Decimal

import pytest
from kit.printed import charges, one
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import OFFER, PRODUCT
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


def refusals(shop, *changes):
    done = run(shop.seller.catalog, *changes)
    return [(e["ErrorCode"], e["ErrorMessage"]) for c in done["ChangeSet"] for e in c["ErrorDetailList"]]


def priced(shop, offer, request_price, hour_price):
    details = {"PricingModel": "Usage", "Terms": [usage(shop, request_price, hour_price)]}
    return change("UpdatePricingTerms", OFFER, details, offer)


def test_an_increase_locks_the_prices_for_120_days_whatever_happens_meanwhile(shop, operator):
    product, offer = shop.publish("Locked prices")
    price(shop, offer, "0.003", "0.10")
    raised = now(operator)

    def locked():
        dearer, cheaper = priced(shop, offer, "0.004", "0.10"), priced(shop, offer, "0.001", "0.10")
        told = [refusals(shop, each) for each in (dearer, cheaper)]
        assert [[code for code, _ in each] for each in told] == [["INVALID_PRICE_CHANGE"]] * 2
        for [(_, message)] in told:
            until = datetime.datetime.fromisoformat(re.search(r"until ([\dT:-]+)Z", message)[1] + "+00:00")
            assert abs(until - raised - datetime.timedelta(days=120)) < datetime.timedelta(minutes=5)

    locked()
    # Neither taking the product off the market nor bringing it back opens the lock.
    shop.seller.unpublish()
    told = [code for code, _ in refusals(shop, priced(shop, offer, "0.004", "0.10"))]
    assert told == ["INCOMPATIBLE_PRODUCT_STATUS", "INVALID_PRICE_CHANGE"]
    shop.seller.sign_off()
    locked()
    operator.move_clock(BySeconds=120 * DAY - 3600)
    locked()
    operator.move_clock(BySeconds=3601)
    price(shop, offer, "0.001", "0.10")  # a decrease locks nothing
    price(shop, offer, "0.004", "0.10")
    [(code, _)] = refusals(shop, priced(shop, offer, "0.005", "0.10"))
    assert code == "INVALID_PRICE_CHANGE"


def test_what_is_republished_keeps_to_the_rules_of_what_it_was(shop):
    """A product that is off the market takes nothing new; one that was declared private never becomes public."""
    product, offer = shop.publish("Comes back")
    seller = shop.seller
    seller.unpublish()
    new_version = change("AddDeliveryOptions", PRODUCT, seller.version("2.0", shop.package, "Late."), product)
    told = refusals(shop, new_version)
    assert "INCOMPATIBLE_PRODUCT_STATUS" in [code for code, _ in told]
    assert [code for code, _ in refusals(shop, change("CreateOffer", OFFER, {"ProductId": product}))] == [
        "INCOMPATIBLE_PRODUCT"
    ]
    targeting = change("UpdateTargeting", PRODUCT, {"PositiveTargeting": {"BuyerAccounts": []}}, product)
    assert "INVALID_PRODUCT_VISIBILITY" in [code for code, _ in refusals(shop, targeting)]
    restricted = change("UpdateVisibility", PRODUCT, {"TargetVisibility": "Restricted"}, product)
    assert [code for code, _ in refusals(shop, restricted)] == ["INVALID_TARGET_VISIBILITY"]
    assert [code for code, _ in refusals(shop, change("ReleaseProduct", PRODUCT, {}, product))] == [
        "INVALID_PRODUCT_STATE"
    ]
    assert [code for code, _ in refusals(shop, change("ReleaseOffer", OFFER, {}, offer))] == ["INVALID_UPDATE_REQUEST"]
    seller.change_product("UpdateVisibility", {"TargetVisibility": "Limited"})
    seller.souk.declare_product_private(ProductId=product)
    public = change("UpdateVisibility", PRODUCT, {"TargetVisibility": "Public"}, product)
    [(code, message)] = refusals(shop, public)
    assert code == "INVALID_TARGET_VISIBILITY" and "private" in message
    seller.unpublish()
    [(code, message)] = refusals(shop, public)
    assert code == "INVALID_TARGET_VISIBILITY" and "private" in message


def test_a_private_offer_takes_the_public_rates_for_what_came_after_it(shop, buyer):
    product, offer = shop.publish("Grows after the deal")
    seller = shop.seller
    named = "$O.Entity.Identifier"
    terms = [
        ("UpdateInformation", {"Name": "The deal", "Description": "As agreed."}),
        ("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": [buyer.account.id]}}),
        ("UpdatePricingTerms", {"PricingModel": "Usage", "Terms": [usage(shop, "0.001", "0.05")]}),
        ("UpdateLegalTerms", STANDARD),
        ("UpdateAvailability", {"AvailabilityEndDate": "2099-12-31"}),
        ("ReleaseOffer", {}),
    ]
    done = run(
        seller.catalog,
        change("CreateOffer", OFFER, {"ProductId": product}, name="O"),
        *(change(kind, OFFER, details, named) for kind, details in terms),
    )
    assert done["Status"] == "SUCCEEDED", done
    agreement = buyer.subscribe(identifier(done))
    few, more = seller.product, [*seller.product.instance_types, "ml.m5.4xlarge"]
    seller.product = dataclasses.replace(few, instance_types=more)
    try:
        package = seller.create_package("grown-package")
        grown = {"PricingModel": "Usage", "Terms": [usage(shop, "0.002", "0.10")]}
        done = run(
            seller.catalog,
            change("AddDeliveryOptions", PRODUCT, seller.version("2.0", package, "Runs on more."), product),
            change("UpdatePricingTerms", OFFER, grown, offer),
        )
        assert done["Status"] == "SUCCEEDED", done
    finally:
        seller.product = few

    def hour(instance_type):
        use = {"ProductId": product, "AgreementId": agreement, "InstanceType": instance_type, "Minutes": 60}
        return buyer.souk.estimate_price(Mode="BATCH", **use)["Software"]

    assert hour(few.recommended) == "0.05", "what was agreed stays"
    assert hour("ml.m5.4xlarge") == "0.1", "what nobody agreed on costs what it costs everybody"
    for rate in grown["Terms"][0]["RateCards"][0]["RateCard"]:
        if rate["DimensionKey"].startswith("ml.m5.4xlarge"):
            rate["Price"] = "0.12"
    assert run(seller.catalog, change("UpdatePricingTerms", OFFER, grown, offer))["Status"] == "SUCCEEDED"
    [event] = buyer.souk.list_events(DetailTypes=["Offer Price Increased"])["Events"]
    assert event["detail"]["agreement"]["id"] == agreement and event["detail"]["offer"]["id"] == offer
    assert event["detail"]["product"]["title"] == "Grows after the deal"


def test_what_an_agreement_uses_in_its_trial_is_free_for_as_long_as_the_trial_lasts(shop, buyer, operator):
    product, offer = shop.publish("Tried first")
    rates = usage(shop, "0.002", "0.10")
    grants = [{"DimensionKey": r["DimensionKey"]} for r in rates["RateCards"][0]["RateCard"]]
    trial = {"Type": "FreeTrialPricingTerm", "Duration": "P10D", "Grants": grants}
    details = {"PricingModel": "Usage", "Terms": [rates, trial]}
    done = run(shop.seller.catalog, change("UpdatePricingTerms", OFFER, details, offer))
    assert done["Status"] == "SUCCEEDED", done
    instance_type = shop.seller.product.recommended
    operator.put_market_policy(
        Policy={"InfrastructurePrices": [{"InstanceType": instance_type, "PricePerHour": "0.115"}]}
    )
    agreement = buyer.subscribe(offer)
    use = {"ProductId": product, "InstanceType": instance_type}

    def told(**more):
        return buyer.souk.estimate_price(**use | more)

    batch = {"Mode": "BATCH", "Minutes": 24 * 60}
    assert told(**batch)["Software"] == "2.4", "whoever asks by the offer says what of it is a trial"
    assert told(**batch, TrialMinutes=24 * 60)["Software"] == "0"
    held = {"AgreementId": agreement}
    first = told(**batch, **held)
    assert (first["Software"], first["Infrastructure"]) == ("0", "2.76")
    assert {item["Kind"] for item in first["Items"]} == {"SOFTWARE_TRIAL", "INFRASTRUCTURE"}
    assert told(Mode="REALTIME", Minutes=0, Requests=1000, **held)["Software"] == "0"
    operator.move_clock(BySeconds=9 * DAY + 12 * 3600)
    assert 11 * 60 < told(**batch, **held)["TrialMinutesLeft"] <= 12 * 60
    half = told(**batch, **held)  # the trial ends within that day
    assert Decimal("1.2") <= Decimal(half["Software"]) < Decimal("1.3")
    operator.move_clock(BySeconds=DAY)
    after = told(**batch, **held)
    assert after["Software"] == "2.4" and "TrialMinutesLeft" not in after
    assert told(**batch, **held, TrialMinutes=60)["Software"] == "2.4", "a trial that is over gives nothing more"
    operator.put_market_policy(Policy={})
