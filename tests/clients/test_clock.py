"""A clock one can move: a rehearsal's market time, over the API, and on which instances it is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer


@pytest.fixture
def rehearsal():
    server = Server(None, "--clock", "+30d")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


def refused(call):
    with pytest.raises(ClientError) as caught:
        call()
    return caught.value.response["Error"]


def ahead(clock):
    return clock["Now"] - clock["RealTime"]


def test_a_rehearsals_time_is_moved_forward_and_goes_on_after_a_restart(rehearsal):
    operator = rehearsal.client("souk", rehearsal.operator())
    clock = operator.get_clock()["Clock"]
    assert clock["Movable"] and ahead(clock) == timedelta(days=30)
    assert abs(clock["RealTime"] - datetime.now(UTC)) < timedelta(minutes=1)

    moved = operator.move_clock(BySeconds=24 * 3600)["Clock"]
    assert ahead(moved) >= timedelta(days=31)
    to = moved["Now"] + timedelta(days=365)
    assert operator.move_clock(To=to)["Clock"]["Now"] == to
    assert operator.get_clock()["Clock"]["Now"] >= to

    error = refused(lambda: operator.move_clock(To=to - timedelta(days=1)))
    assert error["Code"] == "ValidationException" and "forward only" in error["Message"]
    assert refused(operator.move_clock)["Code"] == "ValidationException"

    # Signatures go by real time: keys still work, and new ones do.
    buyer = rehearsal.client("souk", rehearsal.account("Somebody"))
    assert buyer.get_clock()["Clock"]["Now"] >= to
    assert refused(lambda: buyer.move_clock(BySeconds=1))["Code"] == "AccessDeniedException"

    rehearsal.stop()
    assert rehearsal.start(), rehearsal.log_tail()
    assert operator.get_clock()["Clock"]["Now"] >= to

    # Its times are not real: without the setting it does not start.
    rehearsal.stop()
    rehearsal.arguments = ()
    assert not rehearsal.start()
    assert "rehearsal" in rehearsal.log_tail()


def test_real_time_cannot_be_moved(souk):
    operator = souk.client("souk", souk.operator())
    assert not operator.get_clock()["Clock"]["Movable"]
    error = refused(lambda: operator.move_clock(BySeconds=1))
    assert error["Code"] == "ClockNotMovableException" and "--clock" in error["Message"]


def test_an_instance_with_real_agreements_is_never_a_rehearsal():
    server = Server(None)
    try:
        assert server.start(), server.log_tail()
        _, offer = Shop(server, "real-seller").publish("Really sold")
        Buyer(server.market, server.account("real-buyer")).subscribe(offer)
        server.stop()
        server.arguments = ("--clock", "+0s")
        assert not server.start()
        assert "agreement" in server.log_tail()
        server.arguments = ()
        assert server.start(), server.log_tail()
    finally:
        server.remove()
