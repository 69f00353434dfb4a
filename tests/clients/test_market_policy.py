"""What the operator decides about the market, through boto3 with our own model."""

import pytest
from botocore.exceptions import ClientError


@pytest.fixture(scope="module")
def operator(souk):
    return souk.client("souk", souk.operator())


def test_what_an_operator_puts_is_what_holds(operator):
    wanted = {
        "SellerVerification": "OPERATOR",
        "InfrastructurePrices": [{"InstanceType": "ml.m5.large", "PricePerHour": "0.115"}],
    }
    operator.put_market_policy(Policy=wanted)
    assert operator.get_market_policy()["Policy"] == wanted
    operator.put_market_policy(Policy={})
    assert operator.get_market_policy()["Policy"] == {}


def test_every_violation_is_told_at_once(souk):
    operator = souk.client("souk", souk.operator(), check=False)
    with pytest.raises(ClientError) as caught:
        operator.put_market_policy(Policy={"SellerVerification": "MAYBE", "Processing": {"DelayMinutes": -1}})
    message = caught.value.response["Error"]["Message"]
    assert caught.value.response["Error"]["Code"] == "ValidationException"
    assert all(member in message for member in ("sellerVerification", "delayMinutes", "mode"))


def test_an_account_that_is_no_operators_is_refused_though_it_is_root(souk):
    with pytest.raises(ClientError) as caught:
        souk.client("souk", souk.account("Not an operator")).get_market_policy()
    error = caught.value.response["Error"]
    assert error["Code"] == "AccessDeniedException"
    assert "souk:GetMarketPolicy" in error["Message"] and "is not an operator" in error["Message"]
