"""Offers as sellers make them and buyers find them: free, by use, contracts; private ones, their ends and their
replacement; prices that change, and what a use would cost."""

import pytest
from botocore.exceptions import ClientError
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import CATALOG, OFFER
from test_catalog import finish

DRAFT = "$Private.Entity.Identifier"


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "offers-shop")


@pytest.fixture(scope="module")
def buyer(souk):
    return Buyer(souk.market, souk.account("offers-buyer"))


@pytest.fixture(scope="module")
def stranger(souk):
    return Buyer(souk.market, souk.account("offers-stranger"))


@pytest.fixture(scope="module")
def product(shop):
    return shop.publish("Offers of all kinds")


def rates(shop, batch="0.10", request="0.002"):
    types = shop.seller.product.instance_types
    card = [{"DimensionKey": f"{t}.m.i.b", "Price": batch} for t in types]
    card.append({"DimensionKey": "m.i.c", "Price": request})
    return {"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": card}]}


def contract(shop, price="0.0"):
    upfront = {
        "Type": "FixedUpfrontPricingTerm",
        "CurrencyCode": "USD",
        "Price": price,
        "Duration": "P12M",
        "Grants": [{"DimensionKey": "m.i.c"}],
    }
    return {"PricingModel": "Contract", "Terms": [upfront, rates(shop, "0.05", "0.001")]}


def private_offer(shop, buyer, pricing, *more, create=None):
    """The changes that make and release a private offer."""
    eula = {"Type": "StandardEula", "Version": "2022-07-14"}
    create = create or ("CreateOffer", {"ProductId": shop.seller.product_id, "Name": "For one buyer"})
    targeting = [("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": [buyer.account.id]}})]
    return [(create[0], OFFER, None, "Private", create[1])] + [
        (kind, OFFER, DRAFT, None, details)
        for kind, details in [
            *([] if create[0] == "CreateReplacementOffer" else targeting),
            ("UpdateInformation", {"Name": "For one buyer", "Description": "As agreed by telephone."}),
            ("UpdatePricingTerms", pricing),
            ("UpdateLegalTerms", {"Terms": [{"Type": "LegalTerm", "Documents": [eula]}]}),
            ("UpdateAvailability", {"AvailabilityEndDate": "2099-12-31"}),
            *more,
            ("ReleaseOffer", {}),
        ]
    ]


def made(done):
    return done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]


def errors(shop, changes):
    """Error codes of a change set that fails."""
    done = finish(shop.seller.catalog, shop.seller.start(changes))
    return [e["ErrorCode"] for c in done["ChangeSet"] for e in c.get("ErrorDetailList", [])]


@pytest.mark.seed("S33")
def test_a_free_offer_and_a_paid_one_with_a_trial(shop, product, buyer):
    trial = {
        "Type": "FreeTrialPricingTerm",
        "Duration": "P14D",
        "Grants": [{"DimensionKey": r["DimensionKey"]} for r in rates(shop)["RateCards"][0]["RateCard"]],
    }
    pricing = {"PricingModel": "Usage", "Terms": [rates(shop), trial]}
    shop.seller.change([("UpdatePricingTerms", OFFER, product[1], None, pricing)])
    terms = buyer.discovery.get_offer_terms(offerId=product[1])["offerTerms"]
    assert [t["freeTrialPricingTerm"]["duration"] for t in terms if "freeTrialPricingTerm" in t] == ["P14D"]
    free = {"PricingModel": "Free", "Terms": [rates(shop, "0", "0")]}
    assert errors(shop, [("UpdatePricingTerms", OFFER, product[1], None, free)]) == ["INCOMPATIBLE_PRICING_MODEL"]


@pytest.mark.seed("S34")
def test_a_licence_of_ones_own_is_plain_text(shop, product, buyer):
    shop.seller.s3.put_object(Bucket=shop.seller.bucket, Key="other.txt", Body=b"Other conditions.")
    shop.seller.s3.put_object(Bucket=shop.seller.bucket, Key="broken.txt", Body=b"\x00\x01\x02")

    def licence(key):
        document = {"Type": "CustomEula", "Url": shop.seller.s3_uri(key)}
        details = {"Terms": [{"Type": "LegalTerm", "Documents": [document]}]}
        return [("UpdateLegalTerms", OFFER, product[1], None, details)]

    shop.seller.change(licence("other.txt"))
    assert errors(shop, licence("broken.txt")) == ["INVALID_LEGAL_DOCUMENTS"]
    terms = buyer.discovery.get_offer_terms(offerId=product[1])["offerTerms"]
    assert "/assets/legal/" in next(t["legalTerm"] for t in terms if "legalTerm" in t)["documents"][0]["url"]


def test_a_contract_with_its_schedule_is_for_its_buyer_alone(shop, product, buyer, stranger):
    charges = [
        {"ChargeDate": "2099-06-01", "ChargeAmount": "200.00"},
        {"ChargeDate": "2100-03-01", "ChargeAmount": "170.50"},
    ]
    schedule = {"Type": "PaymentScheduleTerm", "CurrencyCode": "USD", "Schedule": charges}
    halves = [{"ChargeDateOffset": offset, "ChargePercentage": "50.00"} for offset in ("P0M", "P6M")]
    renewal = {
        "Type": "RenewalTerm",
        "MaxRenewals": 2,
        "PriceIncrease": {"Type": "FixedPercentage", "Value": "2.50"},
        "TermTemplates": [{"Type": "PaymentScheduleTermTemplate", "Schedule": halves}],
    }
    more = [
        ("UpdateValidityTerms", {"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "P12M"}]}),
        ("UpdatePaymentScheduleTerms", {"Terms": [schedule]}),
        ("UpdateNetPaymentTerms", {"Terms": [{"Type": "NetPaymentTerm", "PaymentDuePeriod": "P30D"}]}),
        ("UpdateRenewalTerms", {"Terms": [renewal]}),
    ]
    offer = made(shop.seller.change(private_offer(shop, buyer, contract(shop), *more)))
    shown = buyer.discovery.get_offer(offerId=offer)
    assert shown["pricingModel"]["pricingModelType"] == "CONTRACT"
    assert "PRIVATE_PRICING" in [badge["badgeType"] for badge in shown["badges"]]
    assert shown["expirationTime"].year == 2099 or shown["expirationTime"].year == 2100
    terms = {k: v for term in buyer.discovery.get_offer_terms(offerId=offer)["offerTerms"] for k, v in term.items()}
    assert terms["fixedUpfrontPricingTerm"]["duration"] == "P12M"
    assert [c["chargeAmount"] for c in terms["paymentScheduleTerm"]["schedule"]] == ["200.00", "170.50"]
    assert terms["netPaymentTerm"]["paymentDuePeriod"] == "P30D"
    assert terms["renewalTerm"]["maxRenewals"] == 2
    assert terms["renewalTerm"]["priceIncrease"] == {"fixedPercentage": {"percentageValue": "2.50"}}
    assert len(terms["renewalTerm"]["termTemplates"][0]["paymentScheduleTermTemplate"]["schedule"]) == 2

    def options(account, **more):
        wanted = {"PRODUCT_ID": product[0]} | more
        found = account.discovery.list_purchase_options(
            filters=[{"filterType": kind, "filterValues": [value]} for kind, value in wanted.items()]
        )
        return [option["purchaseOptionId"] for option in found["purchaseOptions"]]

    assert set(options(buyer)) == {product[1], offer} and options(stranger) == [product[1]]
    assert options(buyer, VISIBILITY_SCOPE="PRIVATE") == [offer] and options(stranger, VISIBILITY_SCOPE="PRIVATE") == []
    assert options(buyer, VISIBILITY_SCOPE="PRIVATE", AVAILABILITY_STATUS="EXPIRED") == []
    assert stranger.code_of(lambda: stranger.discovery.get_offer(offerId=offer)) == "ResourceNotFoundException"
    listed = shop.seller.catalog.list_entities(Catalog=CATALOG, EntityType="Offer")["EntitySummaryList"]
    summary = next(each["OfferSummary"] for each in listed if each["EntityId"] == offer)
    assert (summary["BuyerAccounts"], summary["Targeting"]) == ([buyer.account.id], ["BuyerAccounts"])
    assert summary["AvailabilityEndDate"].startswith("2099-12-31")
    frozen = ("UpdateTargeting", OFFER, offer, None, {"PositiveTargeting": {"BuyerAccounts": [stranger.account.id]}})
    assert errors(shop, [frozen]) == ["INCOMPATIBLE_TARGETING"]
    # A date that is past ends it.
    shop.seller.change([("UpdateAvailability", OFFER, offer, None, {"AvailabilityEndDate": "2020-01-01"})])
    assert options(buyer) == [product[1]]
    assert (
        options(buyer, AVAILABILITY_STATUS="EXPIRED") == [offer]
        and options(stranger, AVAILABILITY_STATUS="EXPIRED") == []
    )


def test_a_running_contract_is_replaced_and_a_stranger_cannot_take_it(shop, product, buyer, stranger):
    offer = made(shop.seller.change(private_offer(shop, buyer, contract(shop, "370.50"))))
    proposal = buyer.discovery.get_offer(offerId=offer)["agreementProposalId"]
    terms = buyer.discovery.get_offer_terms(offerId=offer)["offerTerms"]
    stolen = {
        "intent": "NEW",
        "agreementProposalIdentifier": proposal,
        "requestedTerms": [{"id": next(iter(term.values()))["id"]} for term in terms],
    }
    code = stranger.code_of(lambda: stranger.agreements.create_agreement_request(**stolen))
    assert code == "ResourceNotFoundException"
    agreement = buyer.subscribe(offer)
    create = ("CreateReplacementOffer", {"AgreementId": agreement, "Name": "A better one"})
    better = made(shop.seller.change(private_offer(shop, buyer, contract(shop, "300"), create=create)))
    shown = buyer.discovery.get_offer(offerId=better)
    assert shown["replacementAgreementId"] == agreement
    assert "REPLACEMENT_OFFER" in [badge["badgeType"] for badge in shown["badges"]]
    document = shop.seller.catalog.describe_entity(Catalog=CATALOG, EntityId=better)["DetailsDocument"]
    assert document["Rules"][0]["PositiveTargeting"]["BuyerAccounts"] == [buyer.account.id]

    def replacements(**more):
        filters = [{"filterType": kind, "filterValues": [value]} for kind, value in more.items()]
        found = buyer.discovery.list_purchase_options(
            filters=[{"filterType": "PRODUCT_ID", "filterValues": [product[0]]}, *filters]
        )
        badges = {
            o["purchaseOptionId"]: [b["badgeType"] for b in o.get("badges", [])] for o in found["purchaseOptions"]
        }
        return [option for option, worn in badges.items() if "REPLACEMENT_OFFER" in worn]

    assert replacements() == [better]
    taken = {
        "intent": "REPLACE",
        "sourceAgreementIdentifier": agreement,
        "agreementProposalIdentifier": shown["agreementProposalId"],
        "requestedTerms": [
            {"id": next(iter(term.values()))["id"]}
            for term in buyer.discovery.get_offer_terms(offerId=better)["offerTerms"]
        ],
    }
    request = buyer.agreements.create_agreement_request(**taken)["agreementRequestId"]
    buyer.agreements.accept_agreement_request(agreementRequestId=request)
    assert replacements() == [] and replacements(AVAILABILITY_STATUS="EXPIRED") == [better], (
        "nothing is left to replace"
    )


def test_an_increase_is_told_and_locks_the_prices(souk, shop, stranger):
    product, offer = shop.publish("Prices that rise")
    agreement = stranger.subscribe(offer)
    dearer = {"PricingModel": "Usage", "Terms": [rates(shop, "0.10", "0.003")]}
    shop.seller.change([("UpdatePricingTerms", OFFER, offer, None, dearer)])
    dearest = {"PricingModel": "Usage", "Terms": [rates(shop, "0.10", "0.004")]}
    assert errors(shop, [("UpdatePricingTerms", OFFER, offer, None, dearest)]) == ["INVALID_PRICE_CHANGE"]
    changes = shop.seller.souk.list_price_changes(ProductId=product)["Changes"]
    assert [{r["DimensionKey"]: r["Price"] for r in c["Rates"]}["m.i.c"] for c in changes] == ["0.002", "0.003"]
    assert changes[1]["ExistingSubscribersFrom"].day == 1

    use = {
        "ProductId": product,
        "InstanceType": shop.seller.product.recommended,
        "Mode": "REALTIME",
        "Requests": 1001,
        "Minutes": 90,
    }
    operator = souk.client("souk", souk.operator())
    hour = [{"InstanceType": shop.seller.product.recommended, "PricePerHour": "0.115"}]
    operator.put_market_policy(Policy={"InfrastructurePrices": hour})
    try:
        table = stranger.souk.list_instance_prices(ProductId=product)
        theirs = stranger.souk.list_instance_prices(ProductId=product, AgreementId=agreement)
        listed = stranger.souk.estimate_price(**use)
        held = stranger.souk.estimate_price(AgreementId=agreement, **use)
    finally:
        operator.put_market_policy(Policy={})
    assert (listed["Software"], listed["Infrastructure"], listed["Total"]) == ("3.003", "0.1725", "3.1755")
    assert held["Software"] == "2.002", "who subscribed before pays the old price until the notice has passed"
    batch = stranger.souk.estimate_price(**use | {"Mode": "BATCH", "InstanceCount": 2})
    assert batch["Software"] == "0.3" and batch["Items"][0]["Quantity"] == 180
    with pytest.raises(ClientError):
        stranger.souk.estimate_price(**use | {"InstanceType": "ml.p3.16xlarge"})

    assert (table["CurrencyCode"], table["RequestPrice"], theirs["RequestPrice"]) == ("USD", "0.003", "0.002")
    types = shop.seller.product.instance_types
    assert [(p["Mode"], p["InstanceType"]) for p in table["Prices"]] == [
        (mode, each) for mode in ("REALTIME", "BATCH") for each in types
    ]
    told = {(p["Mode"], p["InstanceType"]): p for p in table["Prices"]}
    row = told["BATCH", shop.seller.product.recommended]
    assert (row["Software"], row["Infrastructure"], row["Total"]) == ("0.1", "0.115", "0.215")
    assert told["REALTIME", shop.seller.product.recommended] | {"Recommended": True} == {
        "InstanceType": shop.seller.product.recommended,
        "Mode": "REALTIME",
        "Software": "0",  # it is paid by the inference
        "Infrastructure": "0.115",
        "Total": "0.115",
        "Recommended": True,
    }
    with pytest.raises(ClientError, match="has no such version"):
        stranger.souk.list_instance_prices(ProductId=product, VersionId="version-none")
