"""What the containers of a validation write: told while they run, kept when they are gone, and nobody else's business."""

import pytest
from botocore.exceptions import ClientError
from kit.shop import Shop
from steps.algorithm import algorithm_done, start_algorithm
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "validation-logs-shop")


def messages(answer):
    return [line["Message"] for line in answer["Lines"]]


def refusal(act, **sent):
    with pytest.raises(ClientError) as caught:
        act(**sent)
    return caught.value.response["Error"]


def test_the_log_of_a_package_is_kept_after_its_validation(shop):
    told = shop.seller.souk.get_validation_logs(ResourceArn=shop.package)
    assert not told["Running"]
    assert any("port 8080" in text for text in messages(told)), messages(told)
    assert all("-validation-" in line["Stream"] for line in told["Lines"])
    more = shop.seller.souk.get_validation_logs(ResourceArn=shop.package, NextToken=told["NextToken"])
    assert more["Lines"] == [] and more["NextToken"] == told["NextToken"]
    (last,) = shop.seller.souk.get_validation_logs(ResourceArn=shop.package, MaxLines=1)["Lines"]
    assert last == told["Lines"][-1]
    other = refusal(shop.seller.souk.get_validation_logs, ResourceArn=shop.package, NextToken="bm9uZQ==")
    assert other["Code"] == "ValidationException"


def test_the_log_of_an_algorithm_streams_while_it_trains(souk, shop):
    seller = shop.seller
    start_algorithm(seller, "validation-logs-trained")
    arn = f"arn:aws:sagemaker:us-east-1:{seller.account.id}:algorithm/validation-logs-trained"
    begun = wait_until(lambda: seller.souk.get_validation_logs(ResourceArn=arn), lambda told: told["Lines"])
    algorithm_done(seller, "validation-logs-trained")
    rest = seller.souk.get_validation_logs(ResourceArn=arn, NextToken=begun["NextToken"], MaxLines=500)
    whole = seller.souk.get_validation_logs(ResourceArn=arn, MaxLines=500)
    assert not whole["Running"] and whole["Lines"] == begun["Lines"] + rest["Lines"]
    assert any("port 8080" in text for text in messages(whole))  # the model was served, too
    operator = souk.client("souk", souk.operator())
    assert operator.get_validation_logs(ResourceArn=arn, MaxLines=500)["Lines"] == whole["Lines"]


def test_nobody_else_reads_it(souk, shop):
    stranger = souk.client("souk", souk.account("validation-logs-stranger"))
    hidden = refusal(stranger.get_validation_logs, ResourceArn=shop.package)
    absent = shop.package + "-absent"
    assert hidden["Code"] == "ResourceNotFoundException"
    assert refusal(stranger.get_validation_logs, ResourceArn=absent)["Message"] == hidden["Message"].replace(
        shop.package, absent
    )
