"""A day of use record by record, and whether the sums are those of the records: for operators."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError
from kit.server import Server

DAY = datetime(2026, 3, 5, tzinfo=UTC)
INSERT = (
    "INSERT INTO usage_record (occurred, product, product_version, agreement, buyer, endpoint, variant, instance_type, "
    "dimension, units, request) VALUES (?, ?, 'v-1', ?, ?, '', 'V', 'ml.m5.large', 'inference.count', ?, ?)"
)


def micros(t):
    return int(t.timestamp() * 1_000_000)


@pytest.fixture(scope="module")
def market():
    server = Server(None, "--docker", "unix:///nowhere/docker.sock")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def operator(market):
    return market.client("souk", market.operator())


@pytest.fixture(scope="module")
def database(market):
    """What was metered on three days: 120 records each, one every ten minutes from midnight on, of two products."""
    database = sqlite3.connect(market.data / "souk.db", timeout=20)
    for day in range(3):
        for i in range(120):
            at = DAY + timedelta(days=day - 1, minutes=10 * i)
            agreement = "agmt-1" if i % 3 else ""
            database.execute(INSERT, (micros(at), f"prod-{i % 2}", agreement, "111122223333", i, f"r-{day}-{i}"))
    database.commit()
    yield database
    database.close()


def records(operator, **wish):
    told = operator.list_usage_records(MaxResults=50, **wish)
    found = told["Records"]
    while told.get("NextToken"):
        told = operator.list_usage_records(MaxResults=50, NextToken=told["NextToken"], **wish)
        found += told["Records"]
    return found


def test_a_day_is_told_record_by_record_the_newest_first(operator, database):
    told = records(operator, Day="2026-03-05")
    assert [each["RequestId"] for each in told] == [f"r-1-{i}" for i in reversed(range(120))]
    assert told[0]["OccurredAt"] == DAY + timedelta(minutes=1190)
    assert told[0] == told[0] | {
        "ProductId": "prod-1",
        "BuyerId": "111122223333",
        "Units": 119,
        "AgreementId": "agmt-1",
    }
    assert "AgreementId" not in told[-1] and told[-1]["Units"] == 0
    assert len(records(operator, Day="2026-03-05", ProductId="prod-1")) == 60
    assert records(operator, Day="2026-03-05", BuyerId="000000000000") == []
    assert records(operator, Day="2026-03-08") == []
    today = operator.list_usage_records()
    assert today["Records"] == [] and today["Day"] == datetime.now(UTC).strftime("%Y-%m-%d")


def test_a_day_counted_anew_agrees_until_somebody_changes_its_sums(operator, database):
    told = operator.recount_usage_day(Day="2026-03-05")
    assert (told["Day"], told["Records"], told["Differences"]) == ("2026-03-05", 120, [])
    assert told["Hours"] == 20 * 4  # hours, products with and without an agreement
    hour = micros(DAY + timedelta(hours=3))
    database.execute(
        "UPDATE usage_hour SET units = units + 5 WHERE hour = ? AND product = 'prod-1' AND agreement = ''", (hour,)
    )
    gone = micros(DAY + timedelta(hours=4))
    database.execute("DELETE FROM usage_hour WHERE hour = ? AND product = 'prod-0' AND agreement = 'agmt-1'", (gone,))
    database.commit()
    first, second = operator.recount_usage_day(Day="2026-03-05")["Differences"]
    assert (first["Hour"], first["ProductId"]) == (DAY + timedelta(hours=3), "prod-1")
    assert first["CountedUnits"] == first["RecordedUnits"] + 5 and first["CountedRecords"] == first["RecordedRecords"]
    assert (second["Hour"], second["AgreementId"]) == (DAY + timedelta(hours=4), "agmt-1")
    assert (second["CountedRecords"], second["CountedUnits"]) == (0, 0) and second["RecordedRecords"] > 0
    assert operator.recount_usage_day(Day="2026-03-06")["Differences"] == []


def test_what_is_no_day_and_a_foreign_token_are_refused(operator, database):
    for call in (operator.list_usage_records, operator.recount_usage_day):
        with pytest.raises(ClientError) as caught:
            call(Day="2026-02-31")
        assert caught.value.response["Error"]["Code"] == "ValidationException"
        assert "2026-02-31 is no day" in caught.value.response["Error"]["Message"]
    token = operator.list_usage_records(Day="2026-03-05", MaxResults=1)["NextToken"]
    with pytest.raises(ClientError) as caught:
        operator.list_usage_records(Day="2026-03-06", NextToken=token)
    assert caught.value.response["Error"]["Code"] == "ValidationException"


def test_they_are_for_operators(market):
    stranger = market.client("souk", market.account("metering-stranger"))
    for call, wish in ((stranger.list_usage_records, {}), (stranger.recount_usage_day, {"Day": "2026-03-05"})):
        with pytest.raises(ClientError) as caught:
            call(**wish)
        assert caught.value.response["Error"]["Code"] == "AccessDeniedException"
