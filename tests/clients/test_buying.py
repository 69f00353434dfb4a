"""The buyer's side of the market where it says no: what is hidden, what has changed, what is held already, what has
ended; and how far a search can be narrowed."""

import dataclasses
import uuid

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from steps.buyer import Buyer
from steps.seller import OFFER, Seller
from steps.walk import UNSUBSCRIBED

LIMITED = ("Marmot census", ["Image"])
PUBLIC = [("Marmot whistles", ["Audio"]), ("Marmot forecast", ["Structured"]), ("Alpine weather", ["Structured"])]


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("buying-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("buying-package")
    return seller


def publish(seller, title, categories, testers):
    """A product of that title, Limited to the testers; product and offer by their ids."""
    texts = seller.product.texts | {"categories": categories, "keywords": ["alps"], "short_description": title}
    seller.product = dataclasses.replace(seller.product, title=title, texts=texts)
    seller.publish_limited(seller.package, testers)
    return seller.product_id, seller.offer_id


def buyer_named(souk, name):
    return Buyer(souk.market, souk.account(name))


@pytest.fixture(scope="module")
def tester(souk):
    return buyer_named(souk, "buying-tester")


@pytest.fixture(scope="module")
def stranger(souk):
    return buyer_named(souk, "buying-stranger")


@pytest.fixture(scope="module")
def hidden(seller, tester):
    """A product that only the tester sees."""
    return publish(seller, *LIMITED, [tester.account.id])


@pytest.fixture(scope="module")
def public(seller, tester):
    """Title → (product, offer) of what everybody sees."""
    found = {}
    for title, categories in PUBLIC:
        found[title] = publish(seller, title, categories, [tester.account.id])
        seller.sign_off()
    return found


def refusal(call):
    """What a refused call answered, without what differs in every answer."""
    with pytest.raises(ClientError) as caught:
        call()
    told = dict(caught.value.response)
    return told | {"ResponseMetadata": told["ResponseMetadata"]["HTTPStatusCode"]}


def code_and_reason(call):
    told = refusal(call)
    return told["Error"]["Code"], told.get("reason")


def request_of(buyer, offer_id):
    """What a buyer sends after reading the offer."""
    terms = buyer.discovery.get_offer_terms(offerId=offer_id)["offerTerms"]
    return {
        "intent": "NEW",
        "agreementProposalIdentifier": buyer.discovery.get_offer(offerId=offer_id)["agreementProposalId"],
        "requestedTerms": [{"id": next(iter(term.values()))["id"]} for term in terms],
    }


# --- hidden and absent


def reads(buyer, product, offer, proposal, arn):
    """Every operation that names a product, its offer or its published copy."""
    listing = product.replace("prod-", "prodview-")
    terms = [{"id": "term-none"}]
    return {
        "GetProduct": lambda: buyer.discovery.get_product(productId=product),
        "GetListing": lambda: buyer.discovery.get_listing(listingId=listing),
        "ListFulfillmentOptions": lambda: buyer.discovery.list_fulfillment_options(productId=product),
        "GetOffer": lambda: buyer.discovery.get_offer(offerId=offer),
        "GetOfferTerms": lambda: buyer.discovery.get_offer_terms(offerId=offer),
        "ListPublishedVersions": lambda: buyer.souk.list_published_versions(ProductId=product),
        "CreateAgreementRequest": lambda: buyer.agreements.create_agreement_request(
            intent="NEW", agreementProposalIdentifier=proposal, requestedTerms=terms
        ),
        "DescribeModelPackage": lambda: buyer.sagemaker.describe_model_package(ModelPackageName=arn),
        "CreateModel": lambda: buyer.create_model("of-the-hidden", arn),
    }


def renamed(name):
    """The same sort of name, of nothing."""
    return name[:-4] + ("zzzz" if not name.endswith("zzzz") else "yyyy")


READS = list(reads(None, "", "", "", ""))


@pytest.mark.parametrize("operation", READS)
def test_what_is_hidden_answers_as_what_never_was(operation, stranger, tester, hidden):
    product, offer = hidden
    proposal = tester.discovery.get_offer(offerId=offer)["agreementProposalId"]
    arn = tester.versions(product)["1.0"]
    listing = tester.discovery.get_product(productId=product)["listingId"]
    assert listing == product.replace("prod-", "prodview-")
    there = [product, offer, proposal, arn]
    absent = [renamed(product), renamed(offer), proposal[:-6] + "zzzzr1", renamed(arn)]
    seen = refusal(reads(stranger, *there)[operation])
    missed = refusal(reads(stranger, *absent)[operation])
    # The caller's own words come back; nothing else may differ.
    text = str(missed)
    for wrong, right in zip(absent, there, strict=True):
        text = text.replace(wrong, right).replace(
            wrong.replace("prod-", "prodview-"), right.replace("prod-", "prodview-")
        )
    assert str(seen) == text


def test_what_is_hidden_is_in_no_list(stranger, tester, hidden):
    product, offer = hidden
    assert tester.listing_of(LIMITED[0], product) is not None
    assert tester.offer_of(product) == offer
    assert stranger.listing_of(LIMITED[0], product) is None
    assert stranger.offer_of(product) is None


def test_an_agreement_is_its_parties_own(stranger, tester, hidden):
    agreement = tester.subscribe(hidden[1])
    for call in ("describe_agreement", "get_agreement_terms", "get_agreement_entitlements", "cancel_agreement"):
        seen = refusal(lambda call=call: getattr(stranger.agreements, call)(agreementId=agreement))
        missed = refusal(lambda call=call: getattr(stranger.agreements, call)(agreementId=renamed(agreement)))
        assert str(seen) == str(missed).replace(renamed(agreement), agreement)
        assert seen["Error"]["Code"] == "ResourceNotFoundException"


def test_a_request_is_its_makers_own(stranger, tester, public):
    _, offer = public["Marmot whistles"]
    request = tester.quote(offer)["agreementRequestId"]
    told = refusal(lambda: stranger.agreements.accept_agreement_request(agreementRequestId=request))
    assert (told["Error"]["Code"], told["resourceType"]) == ("ResourceNotFoundException", "AgreementRequest")


# --- asking for an agreement


def test_a_proposal_is_superseded_by_the_offers_next_revision(souk, seller, public):
    buyer = buyer_named(souk, "buying-slow")
    _, offer = public["Alpine weather"]
    request = request_of(buyer, offer)
    quoted = buyer.agreements.create_agreement_request(**request)["agreementRequestId"]
    seller.change([("UpdateSupportTerms", OFFER, offer, None, {"Terms": [support("Within a week.")]})])
    superseded = ("ValidationException", "SUPERSEDED_AGREEMENT_PROPOSAL")
    assert code_and_reason(lambda: buyer.agreements.create_agreement_request(**request)) == superseded
    assert code_and_reason(lambda: buyer.agreements.accept_agreement_request(agreementRequestId=quoted)) == superseded
    agreement = buyer.subscribe(offer)
    terms = buyer.agreements.get_agreement_terms(agreementId=agreement)["acceptedTerms"]
    assert "Within a week." in [t["supportTerm"]["refundPolicy"] for t in terms if "supportTerm" in t]
    # What was agreed stays agreed.
    seller.change([("UpdateSupportTerms", OFFER, offer, None, {"Terms": [support("Never.")]})])
    assert buyer.agreements.get_agreement_terms(agreementId=agreement)["acceptedTerms"] == terms


def support(policy):
    return {"Type": "SupportTerm", "RefundPolicy": policy}


def test_a_second_subscription_is_a_conflict(souk, public):
    buyer = buyer_named(souk, "buying-twice")
    _, offer = public["Marmot forecast"]
    other = buyer.quote(offer)["agreementRequestId"]
    agreement = buyer.subscribe(offer)
    for call in (
        lambda: buyer.quote(offer),
        lambda: buyer.agreements.accept_agreement_request(agreementRequestId=other),
    ):
        told = refusal(call)
        assert told["Error"]["Code"] == "ConflictException"
        assert (told["resourceId"], told["resourceType"]) == (agreement, "Agreement")


def test_accepting_twice_is_accepting_once(souk, public):
    buyer = buyer_named(souk, "buying-again")
    token = str(uuid.uuid4())
    request = request_of(buyer, public["Marmot forecast"][1])
    first = buyer.agreements.create_agreement_request(**request, clientToken=token)["agreementRequestId"]
    assert buyer.agreements.create_agreement_request(**request, clientToken=token)["agreementRequestId"] == first
    accept = buyer.agreements.accept_agreement_request
    agreement = accept(agreementRequestId=first)["agreementId"]
    assert accept(agreementRequestId=first)["agreementId"] == agreement
    # Nor does the agreement that came of a request stand in the way of its repetition.
    repeated = buyer.agreements.create_agreement_request(**request, clientToken=token)
    assert (repeated["agreementRequestId"], repeated["status"]) == (first, "ACCEPTED")
    other = request | {"requestedTerms": request["requestedTerms"][:1]}
    told = code_and_reason(lambda: buyer.agreements.create_agreement_request(**other, clientToken=token))
    assert told == ("ValidationException", "INVALID_CLIENT_TOKEN")


def test_all_that_is_wrong_with_a_request_is_told_at_once(stranger, public):
    request = request_of(stranger, public["Marmot forecast"][1])
    wrong = request | {"requestedTerms": [{"id": "term-none"}, *request["requestedTerms"][1:]]}
    told = refusal(lambda: stranger.agreements.create_agreement_request(**wrong))
    assert told["Error"]["Code"] == "ValidationException"
    assert "term-none" in told["Error"]["Message"] and request["requestedTerms"][0]["id"] in told["Error"]["Message"]
    assert len(told["fields"]) == 2
    amended = request | {"intent": "AMEND"}
    told = code_and_reason(lambda: stranger.agreements.create_agreement_request(**amended))
    assert told == ("ValidationException", "MISSING_SOURCE_AGREEMENT_IDENTIFIER")


# --- ending an agreement


def test_a_cancelled_agreement_entitles_to_nothing(souk, public):
    buyer = buyer_named(souk, "buying-short")
    product, offer = public["Marmot whistles"]
    agreement = buyer.subscribe(offer)
    arn = buyer.versions(product)["1.0"]
    buyer.create_model("while-subscribed", arn)
    buyer.agreements.cancel_agreement(agreementId=agreement)
    told = refusal(lambda: buyer.create_model("too-late", arn))["Error"]
    assert (told["Code"], told["Message"]) == ("ValidationException", UNSUBSCRIBED)
    described = buyer.agreements.describe_agreement(agreementId=agreement)
    assert described["status"] == "CANCELLED" and described["endTime"] >= described["startTime"]
    (entitled,) = buyer.agreements.get_agreement_entitlements(agreementId=agreement)["agreementEntitlements"]
    assert (entitled["status"], entitled["statusReasonCode"]) == ("DEPROVISIONED", "AGREEMENT_INACTIVE")
    told = code_and_reason(lambda: buyer.agreements.cancel_agreement(agreementId=agreement))
    assert told == ("ValidationException", "INACTIVE_AGREEMENT")
    # The door is open again.
    assert buyer.subscribe(offer) != agreement
    buyer.create_model("subscribed-again", arn)


def test_only_the_acceptor_cancels(souk, seller, public):
    buyer = buyer_named(souk, "buying-kept")
    agreement = buyer.subscribe(public["Marmot whistles"][1])
    proposer = souk.client("marketplace-agreement", seller.account)
    told = code_and_reason(lambda: proposer.cancel_agreement(agreementId=agreement))
    assert told == ("AccessDeniedException", "INVALID_ACCESS")
    assert buyer.agreements.describe_agreement(agreementId=agreement)["status"] == "ACTIVE"


# --- finding agreements


def agreement_filters(**named):
    return [{"name": name, "values": [value]} for name, value in named.items()]


def test_agreements_are_found_by_their_parties(souk, seller, public):
    buyer = buyer_named(souk, "buying-many")
    made = {buyer.subscribe(offer): product for product, offer in public.values()}
    gone = next(iter(made))
    buyer.agreements.cancel_agreement(agreementId=gone)

    def search(client, **named):
        named = {"AgreementType": "PurchaseAgreement"} | named
        pages = client.get_paginator("search_agreements").paginate(
            catalog="AWSMarketplace", filters=agreement_filters(**named), PaginationConfig={"PageSize": 2}
        )
        return [a["agreementId"] for page in pages for a in page["agreementViewSummaries"]]

    assert sorted(search(buyer.agreements, PartyType="Acceptor")) == sorted(made)
    assert search(buyer.agreements, PartyType="Acceptor", Status="CANCELLED") == [gone]
    kept = list(made)[1]
    assert search(buyer.agreements, PartyType="Acceptor", ResourceIdentifier=made[kept]) == [kept]
    assert search(buyer.agreements, PartyType="Proposer") == []
    proposer = souk.client("marketplace-agreement", seller.account)
    sold = search(proposer, PartyType="Proposer", AcceptorAccountId=buyer.account.id, Status="ACTIVE")
    assert sorted(sold) == sorted(set(made) - {gone})
    told = code_and_reason(lambda: search(buyer.agreements, PartyType="Acceptor", AcceptorAccountId="111122223333"))
    assert told[0] == "ValidationException" and told[1]


# --- finding products


def titles(buyer, **asked):
    return [s["listingName"] for s in buyer.discovery.search_listings(**asked)["listingSummaries"]]


def narrowed(*pairs):
    return [{"filterType": kind, "filterValues": list(values)} for kind, *values in pairs]


def test_words_find_what_contains_them(stranger, public):
    assert sorted(titles(stranger, searchText="marmot")) == ["Marmot forecast", "Marmot whistles"]
    assert titles(stranger, searchText="marmot whistles")[0] == "Marmot whistles"
    assert titles(stranger, searchText="platypus") == []


def test_filters_narrow_and_their_values_widen(stranger, public):
    summaries = stranger.discovery.search_listings(searchText="marmot whistles")["listingSummaries"]
    whistles = summaries[0]
    publisher = whistles["publisher"]["sellerProfileId"]
    audio = whistles["categories"][0]["categoryId"]
    ours = ("PUBLISHER", publisher)
    assert sorted(titles(stranger, filters=narrowed(ours))) == sorted(title for title, _ in PUBLIC)
    assert titles(stranger, filters=narrowed(ours, ("CATEGORY", audio))) == ["Marmot whistles"]
    both = narrowed(ours, ("CATEGORY", audio, "no-such-category"))
    assert titles(stranger, filters=both) == ["Marmot whistles"]
    assert titles(stranger, filters=narrowed(("PUBLISHER", "seller-none"))) == []
    assert len(titles(stranger, filters=narrowed(ours, ("FULFILLMENT_OPTION_TYPE", "SAGEMAKER_MODEL")))) == len(PUBLIC)
    assert titles(stranger, filters=narrowed(ours, ("FULFILLMENT_OPTION_TYPE", "SAGEMAKER_ALGORITHM"))) == []
    assert len(titles(stranger, filters=narrowed(ours, ("PRICING_MODEL", "USAGE")))) == len(PUBLIC)
    assert titles(stranger, filters=narrowed(ours, ("PRICING_MODEL", "FREE"))) == []


def test_pages_add_up_and_belong_to_their_question(stranger, public):
    publisher = stranger.discovery.search_listings(searchText="marmot")["listingSummaries"][0]["publisher"]
    ours = narrowed(("PUBLISHER", publisher["sellerProfileId"]))
    pages = list(
        stranger.discovery.get_paginator("search_listings").paginate(filters=ours, PaginationConfig={"PageSize": 2})
    )
    assert [len(page["listingSummaries"]) for page in pages] == [2, 1]
    assert {page["totalResults"] for page in pages} == {len(PUBLIC)}
    names = [s["listingName"] for page in pages for s in page["listingSummaries"]]
    assert sorted(names) == sorted(title for title, _ in PUBLIC)
    search = stranger.discovery.search_listings
    for token in (pages[0]["nextToken"], "bm9uc2Vuc2U="):
        told = code_and_reason(lambda token=token: search(searchText="marmot", nextToken=token))
        assert told == ("ValidationException", "INVALID_PAGINATION_TOKEN")


def test_a_rating_bound_is_a_number_of_stars(stranger, public):
    told = code_and_reason(lambda: titles(stranger, filters=narrowed(("MIN_AVERAGE_CUSTOMER_RATING", "six"))))
    assert told == ("ValidationException", "MALFORMED_REQUEST_PARAMETERS")


def test_purchase_options_are_asked_of_something(stranger, public):
    options = stranger.discovery.list_purchase_options
    by_type = narrowed(("PURCHASE_OPTION_TYPE", "OFFER"))
    told = code_and_reason(lambda: options(filters=by_type))
    assert told == ("ValidationException", "MALFORMED_REQUEST_PARAMETERS")
    wrong = narrowed(("VISIBILITY_SCOPE", "SECRET"), ("AVAILABILITY_STATUS", "LATE"), ("PURCHASE_OPTION_TYPE", "GIFT"))
    with pytest.raises(ClientError) as caught:
        options(filters=wrong)
    message = caught.value.response["Error"]["Message"]
    assert all(value in message for value in ("SECRET", "PRIVATE", "LATE", "EXPIRED", "GIFT", "OFFERSET"))
    told = code_and_reason(lambda: options(filters=narrowed(("PRODUCT_ID", "a"), ("PRODUCT_ID", "b"))))
    assert told == ("ValidationException", "MALFORMED_REQUEST_PARAMETERS")
    assert options(filters=narrowed(("VISIBILITY_SCOPE", "PRIVATE")))["purchaseOptions"] == []
    products = [product for product, _ in public.values()]
    pages = stranger.discovery.get_paginator("list_purchase_options").paginate(
        filters=narrowed(("PRODUCT_ID", *products)), PaginationConfig={"PageSize": 1}
    )
    found = [option["purchaseOptionId"] for page in pages for option in page["purchaseOptions"]]
    assert sorted(found) == sorted(offer for _, offer in public.values())
    assert (
        options(filters=narrowed(("PRODUCT_ID", *products), ("PURCHASE_OPTION_TYPE", "OFFERSET")))["purchaseOptions"]
        == []
    )
    summary = options(filters=narrowed(("PRODUCT_ID", products[0])))["purchaseOptions"][0]
    profile = summary["sellerOfRecord"]["sellerProfileId"]
    by_seller = narrowed(("PRODUCT_ID", *products), ("SELLER_OF_RECORD_PROFILE_ID", profile))
    assert len(options(filters=by_seller)["purchaseOptions"]) == len(products)
    other = narrowed(("PRODUCT_ID", *products), ("SELLER_OF_RECORD_PROFILE_ID", "seller-nobody"))
    assert options(filters=other)["purchaseOptions"] == []
