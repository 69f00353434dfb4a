"""Requests in every form that the published pages print for offers: each is read and taken as a change set, and ends as
the market's rules say. What is printed for other kinds of products is refused with the published codes. Whole change
sets are sent as printed too, with days to come and with the dimensions of a machine-learning product."""

import datetime
import json

import pytest
from botocore.exceptions import ClientError
from kit.printed import EVERY_PRICE, LEARNING, RENEWAL, STANDARD, charges, day, one, usage
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import CATALOG, OFFER
from test_catalog import change, run

EXTERNAL = {"AcquisitionChannel": "External", "PricingModel": "Contract"}
BOUGHT_HERE = {"AcquisitionChannel": "AwsMarketplace", "PricingModel": "Free"}

# What is printed: the change of a private draft, and the code with which it ends; None where it is carried out.
PRINTED = {
    "information": (
        "UpdateInformation",
        {"Name": "New", "Description": "Text", "PreExistingAgreement": EXTERNAL},
        None,
    ),
    "an agreement bought here": ("UpdateInformation", {"PreExistingAgreement": BOUGHT_HERE}, None),
    "no agreement before": ("UpdateInformation", {"PreExistingAgreement": None}, None),
    "targeting, both ways at once": (
        "UpdateTargeting",
        {
            "PositiveTargeting": {"CountryCodes": ["US", "CA"], "BuyerAccounts": ["111122223333"]},
            "NegativeTargeting": {"CountryCodes": ["XX"]},
        },
        "INVALID_TARGETING",
    ),
    "countries": ("UpdateTargeting", {"PositiveTargeting": {"CountryCodes": ["US", "ES", "FR", "AU"]}}, None),
    "other countries": ("UpdateTargeting", {"NegativeTargeting": {"CountryCodes": ["US", "CA"]}}, None),
    "unknown accounts": (
        "UpdateTargeting",
        {"PositiveTargeting": {"BuyerAccounts": ["111111111111", "222222222222"]}},
        "INVALID_BUYER_ACCOUNTS",
    ),
    "a refund policy": ("UpdateSupportTerms", one("SupportTerm", RefundPolicy="Updated refund policy"), None),
    "no refund policy": ("UpdateSupportTerms", {"Terms": []}, None),
    "an own contract": (
        "UpdateLegalTerms",
        one("LegalTerm", Documents=[{"Type": "CustomEula", "Url": "https://s3.amazonaws.com/EULA/custom-eula.txt"}]),
        None,
    ),
    "the standard contract": ("UpdateLegalTerms", STANDARD, None),
    "its earlier version": (
        "UpdateLegalTerms",
        one("LegalTerm", Documents=[{"Type": "StandardEula", "Version": "2019-04-24"}]),
        "INVALID_LEGAL_DOCUMENTS",
    ),
    "every kind of price": (
        "UpdatePricingTerms",
        {"PricingModel": "Usage", "Terms": EVERY_PRICE},
        "INCOMPATIBLE_TERMS",
    ),
    "one's own licence": (
        "UpdatePricingTerms",
        {"PricingModel": "Byol", "Terms": EVERY_PRICE[2:3]},
        "INCOMPATIBLE_TERMS",
    ),
    "prices as numbers, of another product": (
        "UpdatePricingTerms",
        {"PricingModel": "Usage", "Terms": LEARNING},
        "INVALID_RATE_CARD",
    ),
    "a trial without rates": (
        "UpdatePricingTerms",
        {"PricingModel": "Free", "Terms": EVERY_PRICE[5:]},
        "MISSING_MANDATORY_TERMS",
    ),
    "a last day that is past": (
        "UpdateAvailability",
        {"AvailabilityEndDate": "2024-05-31"},
        "INVALID_AVAILABILITY_END_DATE",
    ),
    "a duration": ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P12M"), None),
    "a duration and days": (
        "UpdateValidityTerms",
        one(
            "ValidityTerm",
            AgreementDuration="P12M",
            AgreementStartDate="2021-08-01",
            AgreementEndDate="2022-08-01",
        ),
        "INVALID_AGREEMENT_TIME_INTERVAL",
    ),
    "an end that is past": (
        "UpdateValidityTerms",
        one("ValidityTerm", AgreementEndDate="2024-01-30"),
        "INVALID_AGREEMENT_END_DATE",
    ),
    "no validity": ("UpdateValidityTerms", {"Terms": []}, None),
    "a schedule without its currency": (
        "UpdatePaymentScheduleTerms",
        one("PaymentScheduleTerm", Schedule=charges(("2021-12-01", "200.00"), ("2022-03-01", "250.00"))),
        "INCOMPATIBLE_TERMS",
    ),
    "net payment": ("UpdateNetPaymentTerms", one("NetPaymentTerm", PaymentDuePeriod="P30D"), None),
    "renewal with everything": ("UpdateRenewalTerms", {"Terms": [RENEWAL]}, "INCOMPATIBLE_TERMS"),
    "renewal alone": ("UpdateRenewalTerms", one("RenewalTerm"), "MISSING_PRICE_INCREASE"),
    "renewal at the same price": (
        "UpdateRenewalTerms",
        one("RenewalTerm", PriceIncrease={"Type": "FixedPercentage", "Value": "0.00"}),
        None,
    ),
    "a release": ("ReleaseOffer", {}, "MISSING_MANDATORY_TERMS"),
}
# Change types of resellers and of data products: refused when the set is started.
ELSEWHERE = {
    "CreateOfferUsingResaleAuthorization": {"ResaleAuthorizationId": "resaleauthz-1111111111111"},
    "CreateReplacementOfferUsingResaleAuthorization": {
        "AgreementId": "agmt-1111111111111111111111111",
        "ResaleAuthorizationId": "resaleauthz-1111111111111",
    },
    "UpdateMarkup": {"Percentage": "5.0"},
    "UpdateCustomerVerificationTerms": one(
        "CustomerVerificationTerm", ApprovalStrategy="AutoApproveOnExpiration", ExpirationDuration="P22D"
    ),
}


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "printed-offers")


@pytest.fixture(scope="module")
def catalog(shop):
    return shop.seller.catalog


@pytest.fixture(scope="module")
def product(shop):
    return shop.publish("Printed offers")


@pytest.fixture(scope="module")
def buyer(souk):
    return Buyer(souk.market, souk.account("printed-offers-buyer"))


def codes(done):
    return [e["ErrorCode"] for c in done["ChangeSet"] for e in c.get("ErrorDetailList", [])]


def identifier(done):
    return done["ChangeSet"][0]["Entity"]["Identifier"].partition("@")[0]


@pytest.fixture(scope="module")
def draft(catalog, product, buyer):
    targeting = {"PositiveTargeting": {"BuyerAccounts": [buyer.account.id]}}
    done = run(
        catalog,
        change("CreateOffer", OFFER, {"ProductId": product[0], "Name": "Printed"}, name="O"),
        change("UpdateTargeting", OFFER, targeting, "$O.Entity.Identifier"),
    )
    assert done["Status"] == "SUCCEEDED", done
    return identifier(done)


@pytest.mark.parametrize("printed", PRINTED)
def test_a_printed_change_is_taken(catalog, draft, printed):
    kind, details, code = PRINTED[printed]
    done = run(catalog, change(kind, OFFER, details, draft), Intent="VALIDATE")
    assert done["ChangeSet"][0]["DetailsDocument"] == details or "prices as numbers" in printed
    assert (code in codes(done)) if code else (done["Status"] == "SUCCEEDED"), done
    as_text = {
        "ChangeType": kind,
        "Entity": {"Type": OFFER, "Identifier": f"{draft}@1"},
        "Details": json.dumps(details),
    }
    assert codes(run(catalog, as_text, Intent="VALIDATE")) == codes(done)


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_change_types_of_other_trades_are_refused_by_name(catalog, draft, kind):
    target = None if kind.startswith("Create") else draft
    with pytest.raises(ClientError, match=kind) as refused:
        run(catalog, change(kind, OFFER, ELSEWHERE[kind], target), Intent="VALIDATE")
    assert refused.value.response["Error"]["Code"] == "ValidationException"


@pytest.mark.parametrize(
    "details, code",
    [({"Name": "Test Offer"}, None), ({"Name": "Set", "OfferSetId": "offerset-b3f9EXAMPLE27"}, "INCOMPATIBLE_PRODUCT")],
)
def test_offers_are_created_as_printed(catalog, product, details, code):
    done = run(catalog, change("CreateOffer", OFFER, {"ProductId": product[0], **details}), Intent="VALIDATE")
    assert codes(done) == ([code] if code else [])


def test_a_replacement_needs_an_agreement_of_ones_own(catalog, product):
    details = {"AgreementId": "agmt-12345", "Name": "Offer name"}
    done = run(catalog, change("CreateReplacementOffer", OFFER, details), Intent="VALIDATE")
    assert codes(done) == ["INCOMPATIBLE_AGREEMENT"]


def test_a_public_offer_renews_without_more(catalog, product):
    done = run(catalog, change("UpdateRenewalTerms", OFFER, one("RenewalTerm"), product[1]), Intent="VALIDATE")
    assert done["Status"] == "SUCCEEDED", done


def test_prices_as_numbers_are_kept_exactly(shop, catalog, draft):
    keys = [f"{t}.m.i.b" for t in shop.seller.product.instance_types] + ["m.i.c"]
    pricing = {"PricingModel": "Usage", "Terms": [usage(*((key, 0.1) for key in keys))]}
    done = run(catalog, change("UpdatePricingTerms", OFFER, pricing, draft), Intent="VALIDATE")
    assert done["Status"] == "SUCCEEDED", done
    sent = done["ChangeSet"][0]["DetailsDocument"]["Terms"][0]["RateCards"][0]["RateCard"]
    assert {rate["Price"] for rate in sent} <= {"0.1", 0.1}


def private(product, buyer, *changes):
    """A private offer in the order that is printed: its identifier is named by its first change."""
    named = "$CreateOfferChange.Entity.Identifier"
    return [
        change("CreateOffer", OFFER, {"ProductId": product[0]}, name="CreateOfferChange"),
        change("UpdateInformation", OFFER, {"Name": "Test private offer", "Description": "As printed"}, named),
        change("UpdateTargeting", OFFER, {"PositiveTargeting": {"BuyerAccounts": [buyer.account.id]}}, named),
        *(change(kind, OFFER, details, named) for kind, details in changes),
        change("UpdateLegalTerms", OFFER, STANDARD, named),
        change("UpdateAvailability", OFFER, {"AvailabilityEndDate": day(30)}, named),
        change("ReleaseOffer", OFFER, {}, named),
    ]


def own_usage(shop, price):
    keys = [f"{t}.m.i.b" for t in shop.seller.product.instance_types] + ["m.i.c"]
    return usage(*((key, price) for key in keys))


def upfront():
    grants = [{"DimensionKey": "m.i.c", "MaxQuantity": 1}]
    return {"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0.0", "Grants": grants}


def test_a_private_offer_by_use_as_printed(shop, catalog, product, buyer):
    changes = private(
        product,
        buyer,
        ("UpdatePricingTerms", {"PricingModel": "Usage", "Terms": [own_usage(shop, "0.15")]}),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P30D")),
    )
    done = run(catalog, *changes)
    assert done["Status"] == "SUCCEEDED", done
    offer = identifier(done)
    # "Either released or not yet released": the duration may still change, the days may not.
    longer = change("UpdateValidityTerms", OFFER, one("ValidityTerm", AgreementDuration="P60D"), offer)
    assert run(catalog, longer)["Status"] == "SUCCEEDED"
    ending = change("UpdateValidityTerms", OFFER, one("ValidityTerm", AgreementEndDate=day(90)), offer)
    assert codes(run(catalog, ending)) == ["INCOMPATIBLE_AGREEMENT_END_DATE"]
    agreement = buyer.subscribe(offer)
    told = buyer.agreements.describe_agreement(agreementId=agreement)
    assert told["endTime"] - told["startTime"] == datetime.timedelta(days=60)
    buyer.agreements.cancel_agreement(agreementId=agreement)
    past = change("UpdateAvailability", OFFER, {"AvailabilityEndDate": "2023-01-01"}, offer)
    assert run(catalog, past)["Status"] == "SUCCEEDED"
    assert codes(run(catalog, longer)) == ["INCOMPATIBLE_TERMS"]


def test_a_contract_with_a_flexible_schedule_and_its_replacement_as_printed(shop, catalog, product, buyer):
    pricing = {"PricingModel": "Contract", "Terms": [upfront(), own_usage(shop, "0.01")]}
    schedule = charges((day(1), "200.00"), (day(60), "170.00"))
    terms = [
        ("UpdatePricingTerms", pricing),
        ("UpdateValidityTerms", one("ValidityTerm", AgreementDuration="P12M")),
        ("UpdatePaymentScheduleTerms", one("PaymentScheduleTerm", CurrencyCode="USD", Schedule=schedule)),
    ]
    done = run(catalog, *private(product, buyer, *terms, ("UpdateRenewalTerms", {"Terms": [RENEWAL]})))
    assert done["Status"] == "SUCCEEDED", done
    agreement = buyer.subscribe(identifier(done))
    told = {
        k: v for t in buyer.agreements.get_agreement_terms(agreementId=agreement)["acceptedTerms"] for k, v in t.items()
    }
    renewal = told["renewalTerm"]
    assert renewal["priceIncrease"]["percentageRange"] == {
        "minValue": "3.00",
        "maxValue": "10.00",
        "defaultValue": "5.00",
    }
    template = renewal["termTemplates"][0]["paymentScheduleTermTemplate"]["schedule"]
    assert template[1] == {"chargeDateOffset": "P6M", "chargePercentage": "50.00", "dayOfMonth": 15}

    named = "$CreateReplacementOffer.Entity.Identifier"
    details = {"AgreementId": agreement, "Name": "Test Replacement Offer"}
    replacement = [
        change("CreateReplacementOffer", OFFER, details, name="CreateReplacementOffer"),
        change("UpdateInformation", OFFER, {"Name": "Replacement", "Description": "As printed"}, named),
        change("UpdatePricingTerms", OFFER, pricing, named),
        change("UpdateValidityTerms", OFFER, one("ValidityTerm", AgreementEndDate=day(200)), named),
        change(
            "UpdatePaymentScheduleTerms",
            OFFER,
            one("PaymentScheduleTerm", CurrencyCode="USD", Schedule=charges((day(1), "0"))),
            named,
        ),
        change("UpdateLegalTerms", OFFER, STANDARD, named),
        change("UpdateAvailability", OFFER, {"AvailabilityEndDate": day(20)}, named),
        change("ReleaseOffer", OFFER, {}, named),
    ]
    done = run(catalog, *replacement)
    assert done["Status"] == "SUCCEEDED", done
    better = identifier(done)
    offer = buyer.discovery.get_offer(offerId=better)
    asked = {
        "agreementProposalIdentifier": offer["agreementProposalId"],
        "requestedTerms": [
            {"id": next(iter(t.values()))["id"]} for t in buyer.discovery.get_offer_terms(offerId=better)["offerTerms"]
        ],
    }
    with pytest.raises(ClientError) as refused:
        buyer.agreements.create_agreement_request(intent="NEW", **asked)
    assert refused.value.response["reason"] == "INVALID_INTENT"
    quote = buyer.agreements.create_agreement_request(intent="REPLACE", sourceAgreementIdentifier=agreement, **asked)
    second = buyer.agreements.accept_agreement_request(agreementRequestId=quote["agreementRequestId"])["agreementId"]
    assert buyer.agreements.describe_agreement(agreementId=agreement)["status"] == "REPLACED"
    described = buyer.agreements.describe_agreement(agreementId=second)
    assert described["initialAgreementId"] == agreement
    assert described["endTime"].date().isoformat() == day(200)
    described = catalog.describe_entity(Catalog=CATALOG, EntityId=better)["DetailsDocument"]
    assert described["ReplacementAgreementId"] == agreement
