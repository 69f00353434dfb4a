"""What an operator is told of the instance: version, store, disk, engine, clock, and what waits."""

from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError
from kit.profile import fill_profile
from kit.server import Server
from steps.waiting import wait_until


@pytest.fixture(scope="module")
def lonely():
    """A server whose container engine is not there, and where operators decide."""
    server = Server(None, "--docker", "unix:///nowhere/docker.sock")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


def queues(health):
    return {queue["Name"]: queue for queue in health["Queues"]}


def test_an_operator_sees_version_store_disk_engine_and_clock(souk):
    health = souk.client("souk", souk.operator()).get_health()
    assert health["Version"].count(".") == 2
    now = datetime.now(UTC)
    assert now - timedelta(hours=3) < health["StartedAt"] <= now
    assert not health["Clock"]["Movable"]
    assert health["Store"]["Bytes"] > 100_000
    assert 0 < health["Disk"]["FreeBytes"] < health["Disk"]["TotalBytes"]
    engine = health["Engine"]
    assert engine["Reachable"] and engine["Cores"] > 0 and engine["MemoryBytes"] > 0 and "Problem" not in engine


def test_an_engine_that_is_gone_is_told_with_the_reason(lonely):
    engine = lonely.client("souk", lonely.operator()).get_health()["Engine"]
    assert not engine["Reachable"]
    assert engine["Address"] == "unix:///nowhere/docker.sock"
    assert engine["Problem"] and "Version" not in engine


def test_what_waits_is_counted_with_the_oldest(lonely):
    operator = lonely.client("souk", lonely.operator())
    before = queues(operator.get_health())
    assert before["SELLERS"]["Waiting"] == 0 and "OldestAt" not in before["SELLERS"]
    operator.put_market_policy(Policy={"SellerVerification": "OPERATOR"})
    for name in ("Health one", "Health two"):
        fill_profile(lonely.client("souk", lonely.account(name)), name)
    after = queues(operator.get_health())["SELLERS"]
    assert after["Waiting"] == 2
    assert datetime.now(UTC) - after["OldestAt"] < timedelta(minutes=1)

    listener = lonely.client("souk", lonely.account("Health listener"))
    webhook = listener.create_webhook(Url="https://127.0.0.1/")["Webhook"]["WebhookId"]
    listener.test_webhook(WebhookId=webhook)
    wait_until(lambda: queues(operator.get_health())["DELIVERIES"]["Waiting"], lambda count: count == 1, 20)


def test_it_is_for_operators(souk):
    with pytest.raises(ClientError) as caught:
        souk.client("souk", souk.account("health-stranger")).get_health()
    assert caught.value.response["Error"]["Code"] == "AccessDeniedException"
