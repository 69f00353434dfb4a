"""Reviews: written by subscribers, answered by the seller, moderated by the operator, counted in the search."""

import pytest
from botocore.exceptions import ClientError
from kit.shop import Shop
from steps.buyer import Buyer

WORDS = "It finds the marmots that we knew of and some that we had not seen before, on every slope we tried it."


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "reviews-seller")


@pytest.fixture(scope="module")
def product(shop):
    return shop.publish("Reviewed marmots")


@pytest.fixture(scope="module")
def reader(souk):
    return Buyer(souk.market, souk.account("reviews-reader"))


@pytest.fixture
def operator(souk):
    operator = souk.client("souk", souk.operator())
    yield operator
    operator.put_market_policy(Policy={})


def subscriber(souk, name, offer):
    buyer = Buyer(souk.market, souk.account(name))
    buyer.agreement = buyer.subscribe(offer)
    return buyer


def write(buyer, product, stars=5, **more):
    asked = {"ProductId": product, "Stars": stars, "Title": f"{stars} stars", "Text": WORDS} | more
    return buyer.souk.put_review(**asked)["Review"]


def error_of(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response


def reasons(answer):
    return [(field["code"], field["where"]) for field in answer["fields"]]


def rating(buyer, words):
    return buyer.search(words)[0]["reviewSummary"]["reviewSourceSummaries"]


def test_a_subscriber_reviews_edits_and_takes_it_away(souk, shop, reader):
    product, offer = shop.publish("Edited marmots")
    buyer = subscriber(souk, "reviews-editor", offer)
    first = write(buyer, product, 2, AuthorName="Édith")
    assert (first["State"], first["VerifiedCustomer"], first["CurrentSubscriber"]) == ("PUBLISHED", True, True)
    edited = write(buyer, product, 4)
    assert edited["ReviewId"] == first["ReviewId"] and edited["UpdatedAt"] > first["CreatedAt"]
    listed = reader.souk.list_reviews(ProductId=product)
    assert [r["Stars"] for r in listed["Reviews"]] == [4] and not listed["Reviews"][0]["Own"]
    assert rating(reader, "Edited marmots")[0]["averageRating"] == "4.0"
    buyer.souk.delete_review(ProductId=product)
    assert reader.souk.list_reviews(ProductId=product)["Totals"]["TotalReviews"] == 0
    assert rating(reader, "Edited marmots") == []


def test_a_past_subscriber_may_still_say_what_he_found(souk, shop):
    product, offer = shop.publish("Past marmots")
    buyer = subscriber(souk, "reviews-past", offer)
    buyer.agreements.cancel_agreement(agreementId=buyer.agreement)
    review = write(buyer, product)
    assert review["VerifiedCustomer"] and not review["CurrentSubscriber"]


def test_strangers_and_the_seller_are_refused_with_every_reason(souk, shop, product, reader):
    told = error_of(
        reader.souk.put_review, ProductId=product[0], Stars=5, Title="x", Text="Short, see https://example.com"
    )
    assert told["Error"]["Code"] == "ValidationException"
    assert reasons(told) == [
        ("NOT_SUBSCRIBED", "ProductId"),
        ("INVALID_REVIEW_LENGTH", "Text"),
        ("INVALID_REVIEW_TEXT", "Text"),
    ]
    named = error_of(
        reader.souk.put_review, ProductId=product[0], Stars=5, Title="x", Text=WORDS, AuthorName="me@example.com"
    )
    assert reasons(named) == [("NOT_SUBSCRIBED", "ProductId"), ("INVALID_REVIEW_TEXT", "AuthorName")]
    own = error_of(shop.seller.souk.put_review, ProductId=product[0], Stars=5, Title="Best", Text=WORDS)
    assert reasons(own) == [("INVALID_REVIEWER", "ProductId")]


def test_totals_sort_filter_and_pages(souk, product, reader):
    for stars in (5, 3, 5, 1):
        write(subscriber(souk, f"reviews-{stars}-{len(souk.accounts)}", product[1]), product[0], stars)
    listing = reader.souk.list_reviews(ProductId=product[0], SortBy="LOWEST")
    assert listing["Totals"]["AverageRating"] == "3.5"
    assert {row["Stars"]: row["Count"] for row in listing["Totals"]["Histogram"]} == {5: 2, 4: 0, 3: 1, 2: 0, 1: 1}
    assert [r["Stars"] for r in listing["Reviews"]] == [1, 3, 5, 5]
    assert [r["Stars"] for r in reader.souk.list_reviews(ProductId=product[0], Stars=5)["Reviews"]] == [5, 5]
    page = reader.souk.list_reviews(ProductId=product[0], SortBy="HIGHEST", MaxResults=3)
    rest = reader.souk.list_reviews(ProductId=product[0], SortBy="HIGHEST", NextToken=page["NextToken"])
    assert [r["Stars"] for r in page["Reviews"] + rest["Reviews"]] == [5, 5, 3, 1] and "NextToken" not in rest
    wrong = error_of(reader.souk.list_reviews, ProductId=product[0], SortBy="OLDEST", NextToken=page["NextToken"])
    assert wrong["Error"]["Code"] == "ValidationException"


def test_the_search_knows_ratings(souk, product, shop, reader):
    better, offer = shop.publish("Better marmots")
    write(subscriber(souk, "reviews-better", offer), better, 5)

    def found(**more):
        summaries = reader.discovery.search_listings(maxResults=100, **more)["listingSummaries"]
        return [s["associatedEntities"][0]["product"]["productId"] for s in summaries]

    above = found(filters=[{"filterType": "MIN_AVERAGE_CUSTOMER_RATING", "filterValues": ["4.0"]}])
    assert better in above and product[0] not in above
    below = found(filters=[{"filterType": "MAX_AVERAGE_CUSTOMER_RATING", "filterValues": ["3.9"]}])
    assert better not in below and product[0] in below
    best = found(searchText="marmots", sortBy="AVERAGE_CUSTOMER_RATING", sortOrder="DESCENDING")
    assert best.index(better) < best.index(product[0])
    listing = reader.discovery.get_listing(listingId=better.replace("prod-", "prodview-"))
    assert listing["reviewSummary"]["reviewSourceSummaries"] == [
        {"sourceName": "Souk", "sourceId": "AWS_MARKETPLACE", "averageRating": "5.0", "totalReviews": 1}
    ]


def test_the_seller_replies_to_its_own_products_reviews_only(souk, shop, product, reader):
    review = write(subscriber(souk, "reviews-answered", product[1]), product[0], 2)["ReviewId"]
    shop.seller.souk.put_review_reply(ReviewId=review, Text="Version 2 finds them all.")

    def shown():
        return {r["ReviewId"]: r for r in reader.souk.list_reviews(ProductId=product[0])["Reviews"]}[review]

    assert shown()["SellerReply"] == "Version 2 finds them all."
    told = error_of(reader.souk.put_review_reply, ReviewId=review, Text="Me too.")
    assert told["Error"]["Code"] == "ResourceNotFoundException"
    shop.seller.souk.delete_review_reply(ReviewId=review)
    assert "SellerReply" not in shown()


def test_an_operator_moderates(souk, shop, reader, operator):
    product, offer = shop.publish("Moderated marmots")
    operator.put_market_policy(Policy={"ReviewModeration": "OPERATOR"})
    buyer = subscriber(souk, "reviews-moderated", offer)
    review = write(buyer, product)
    assert review["State"] == "PENDING"
    assert reader.souk.list_reviews(ProductId=product)["Reviews"] == []
    assert [r["State"] for r in buyer.souk.list_reviews(ProductId=product)["Reviews"]] == ["PENDING"]
    waiting = operator.list_reviews_for_moderation()["Reviews"]
    assert review["ReviewId"] in [r["ReviewId"] for r in waiting]
    told = operator.list_events(DetailTypes=["Review Awaits Moderation"])["Events"][0]
    assert told["detail"]["review"]["id"] == review["ReviewId"]
    told = error_of(operator.moderate_review, ReviewId=review["ReviewId"], Decision="REJECTED")
    assert reasons(told) == [("MISSING_REASON", "Reason")]
    operator.moderate_review(ReviewId=review["ReviewId"], Decision="REJECTED", Reason="It reviews a shipment.")
    own = buyer.souk.list_reviews(ProductId=product)["Reviews"][0]
    assert (own["State"], own["Reason"]) == ("REJECTED", "It reviews a shipment.")
    operator.put_market_policy(Policy={})
    assert write(buyer, product)["State"] == "PENDING"  # a rejected one needs an operator
    operator.moderate_review(ReviewId=review["ReviewId"], Decision="PUBLISHED")
    assert reader.souk.list_reviews(ProductId=product)["Totals"]["TotalReviews"] == 1
    refused = error_of(buyer.souk.moderate_review, ReviewId=review["ReviewId"], Decision="PUBLISHED")
    assert refused["Error"]["Code"] == "AccessDeniedException"
