"""Trying a version without a subscription: who may, how often, what is told meanwhile, and that nobody pays."""

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from steps.algorithm import algorithm_publication, create_algorithm
from steps.seller import Seller
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("tries-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("tries-package")
    return seller


@pytest.fixture(scope="module")
def product(souk, seller):
    seller.publish_limited(seller.package, [seller.account.id])
    seller.sign_off()
    return seller.product_id


@pytest.fixture
def client(souk, request):
    return souk.client("souk", souk.account(request.node.name))


def ended(client, **asked):
    started = client.start_try(**asked)["Try"]
    assert started["Status"] == "QUEUED"
    return wait_until(
        lambda: client.describe_try(TryId=started["TryId"])["Try"],
        lambda told: told["Status"] in ("DONE", "FAILED"),
    )


def refusal(act, **given):
    with pytest.raises(ClientError) as caught:
        act(**given)
    return caught.value.response["Error"]["Code"], caught.value.response.get("reason", "")


def test_a_sample_is_answered_by_the_version_s_container(souk, seller):
    tester = souk.client("souk", souk.account("tries-tester"))
    invited = souk.account("tries-invited")
    seller.publish_limited(seller.package, [invited.id])
    client = souk.client("souk", invited)
    asked = {"ProductId": seller.product_id, "SampleId": "REALTIME"}
    policy = client.get_try_policy(ProductId=seller.product_id)
    assert policy["Policy"] == {"Allowed": "SAMPLES", "TriesPerAccount": 10, "TriesPerDay": 200, "Revision": 0}
    assert policy["TriesLeft"] == 10 and "Obstacle" not in policy and not policy["Warm"]
    assert [sample["SampleId"] for sample in policy["Samples"]] == ["REALTIME", "BATCH"]
    assert policy["Samples"][0]["Input"] == seller.product.sample_input
    assert "AnswerMilliseconds" not in policy, "never tried"
    cold = ended(client, **asked)
    assert cold["Status"] == "DONE" and cold["Cold"], cold
    assert cold["Output"].decode() == seller.product.sample_output and cold["Likeness"] == "EXACT"
    assert cold["ContentType"] == seller.product.content_type
    times = [cold[name] for name in ("RequestedAt", "PreparingAt", "StartingAt", "RunningAt", "EndedAt")]
    assert times == sorted(times)
    warm = ended(client, **asked)
    assert warm["Status"] == "DONE" and not warm["Cold"] and "PreparingAt" not in warm
    policy = client.get_try_policy(ProductId=seller.product_id)
    assert policy["Warm"] and policy["StartMilliseconds"] > 0 and policy["TriesLeft"] == 8
    assert 0 <= policy["AnswerMilliseconds"] < 60_000
    # Who does not see the product is told nothing of it, nor of another account's tries.
    assert refusal(tester.get_try_policy, ProductId=seller.product_id)[0] == "ResourceNotFoundException"
    assert refusal(tester.start_try, **asked)[0] == "ResourceNotFoundException"
    assert refusal(tester.describe_try, TryId=warm["TryId"])[0] == "ResourceNotFoundException"


def test_a_try_costs_nobody_anything(souk, product, client):
    assert ended(client, ProductId=product, SampleId="BATCH")["Status"] == "DONE"
    total = client.get_spend()["Sum"]
    assert total["Requests"] == total["Records"] == 0 and float(total["Total"]) == 0, total


def test_what_a_sample_takes_is_searched_and_ordered_by(souk, seller, product, client):
    discovery = souk.client("marketplace-discovery", souk.account("tries-searcher"))
    assert ended(client, ProductId=product, SampleId="REALTIME")["Status"] == "DONE"
    seller.publish_limited(seller.package, [seller.account.id])
    seller.sign_off()
    untried = seller.product_id

    def found(most=None, **more):
        if most is not None:
            more["filters"] = [{"filterType": "MAX_LATENCY_MILLISECONDS", "filterValues": most}]
        listed = discovery.get_paginator("search_listings").paginate(**more).build_full_result()["listingSummaries"]
        return {each["associatedEntities"][0]["product"]["productId"]: each["badges"] for each in listed}

    fast = found(["60000"])
    assert product in fast and untried not in fast
    [badge] = [each for each in fast[product] if each["badgeType"] == "LATENCY"]
    assert badge["displayName"] == f"{client.get_try_policy(ProductId=product)['AnswerMilliseconds']} ms"
    assert product not in found(["0.001"])
    for order in ("ASCENDING", "DESCENDING"):
        ids = list(found(sortBy="LATENCY", sortOrder=order))
        assert ids.index(product) < ids.index(untried), "what was never tried comes last"
    for wrong in (["fast"], ["-1"], ["1", "2"]):
        with pytest.raises(ClientError, match="MAX_LATENCY_MILLISECONDS takes one number of milliseconds"):
            found(wrong)


def test_own_input_is_the_seller_s_to_allow(product, seller, client):
    own = {"ProductId": product, "Input": seller.product.sample_input.encode()}
    assert refusal(client.start_try, **own) == ("TryRefusedException", "INPUT_NOT_ALLOWED")
    assert refusal(client.put_try_policy, ProductId=product, Allowed="ANY_INPUT")[0] == "AccessDeniedException"
    seller.souk.put_try_policy(ProductId=product, Allowed="ANY_INPUT")
    told = ended(client, **own)
    assert told["Status"] == "DONE" and told["Output"].decode() == seller.product.sample_output
    assert "Likeness" not in told and "SampleId" not in told
    refused = ended(client, ProductId=product, Input=b"{no table", ContentType=seller.product.content_type)
    assert refused["Status"] == "FAILED" and refused["Problem"]["Code"] == "REFUSED_BY_MODEL", refused
    assert "400" in refused["Problem"]["Message"] or "415" in refused["Problem"]["Message"]


def test_what_a_request_lacks_is_told_at_once(product, client):
    with pytest.raises(ClientError) as caught:
        client.start_try(ProductId=product, SampleId="REALTIME", Input=b"x", ContentType="text/csv")
    fields = [field["code"] for field in caught.value.response["fields"]]
    assert fields == ["ONE_INPUT", "TYPE_OF_AN_INPUT"]
    assert refusal(client.start_try, ProductId=product)[0] == "ValidationException"


def test_a_day_s_tries_are_counted(product, seller, client):
    seller.souk.put_try_policy(ProductId=product, TriesPerAccount=1)
    sample = {"ProductId": product, "SampleId": "REALTIME"}
    assert ended(client, **sample)["Status"] == "DONE"
    assert refusal(client.start_try, **sample) == ("TryRefusedException", "ACCOUNT_LIMIT")
    policy = client.get_try_policy(ProductId=product)
    assert policy["TriesLeft"] == 0 and policy["Obstacle"] == "ACCOUNT_LIMIT"
    seller.souk.put_try_policy(ProductId=product, TriesPerDay=1)
    assert client.get_try_policy(ProductId=product)["Obstacle"] == "PRODUCT_LIMIT"


def test_a_seller_tries_what_he_lets_nobody_try(product, seller, client):
    seller.souk.put_try_policy(ProductId=product, Allowed="NONE")
    sample = {"ProductId": product, "SampleId": "REALTIME"}
    assert refusal(client.start_try, **sample) == ("TryRefusedException", "NOT_ALLOWED")
    assert client.get_try_policy(ProductId=product)["Obstacle"] == "NOT_ALLOWED"
    own = {"ProductId": product, "Input": seller.product.sample_input.encode()}
    assert ended(seller.souk, **own)["Status"] == "DONE"
    assert "Obstacle" not in seller.souk.get_try_policy(ProductId=product)


def test_an_algorithm_is_not_to_be_tried(souk, seller, client):
    created = create_algorithm(seller, "tries-algorithm")
    assert created["AlgorithmStatus"] == "Completed"
    product = seller.product_id
    seller.published(seller.change(algorithm_publication(seller, created["AlgorithmArn"], [seller.account.id])))
    algorithm, seller.product_id = seller.product_id, product
    assert seller.souk.get_try_policy(ProductId=algorithm)["Obstacle"] == "ALGORITHM"
    asked = {"ProductId": algorithm, "SampleId": "REALTIME"}
    assert refusal(seller.souk.start_try, **asked) == ("TryRefusedException", "ALGORITHM")
