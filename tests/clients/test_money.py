"""What use comes to, exactly: for who pays, who sells and who runs the market; on a rehearsal whose clock is moved, with
prices that rise, fall within an hour, and free trials that end."""

import datetime
import random
import sqlite3
from decimal import Decimal
from pathlib import Path
from unittest import mock

import pytest
from botocore.exceptions import ClientError
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer
from steps.seller import OFFER
from steps.waiting import wait_until
from test_catalog import change, run

DAY = 24 * 3600
MIGRATIONS = Path(__file__).resolve().parents[2] / "src/store/migrations"


@pytest.fixture(scope="module")
def rehearsal():
    server = Server(None, "--clock", "+0s")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def shop(rehearsal):
    return Shop(rehearsal, "money-shop")


@pytest.fixture(scope="module")
def operator(rehearsal):
    return rehearsal.client("souk", rehearsal.operator())


def usage(shop, price, trial_days=0, most=None):
    rates = [{"DimensionKey": f"{t}.m.i.b", "Price": "0.07"} for t in shop.seller.product.instance_types]
    rates.append({"DimensionKey": "m.i.c", "Price": price})
    terms = [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": rates}]}]
    if trial_days:
        limit = {"MaxQuantity": most} if most else {}
        grants = [{"DimensionKey": rate["DimensionKey"], **limit} for rate in rates]
        terms.append({"Type": "FreeTrialPricingTerm", "Duration": f"P{trial_days}D", "Grants": grants})
    return terms


def price(shop, offer, price):
    details = {"PricingModel": "Usage", "Terms": usage(shop, price)}
    done = run(shop.seller.catalog, change("UpdatePricingTerms", OFFER, details, offer))
    assert done["Status"] == "SUCCEEDED", done


class Caller:
    """A buyer with an endpoint of the product."""

    def __init__(self, rehearsal, shop, name, product, offer):
        self.shop, self.endpoint = shop, name
        self.buyer = Buyer(rehearsal.market, rehearsal.account(name))
        self.account = self.buyer.account
        self.agreement = self.buyer.subscribe(offer)
        (package,) = self.buyer.versions(product).values()
        self.buyer.deploy(name, package, shop.seller.product.recommended)

    def use(self, times=1):
        """Uses it; how many inferences that is."""
        product = self.shop.seller.product
        for _ in range(times):
            self.buyer.invoke(self.endpoint, product.sample_input, product.content_type)
        return times * len(product.sample_input.splitlines())

    def spend(self, **wish):
        return self.buyer.souk.get_spend(**wish)


def test_use_is_priced_at_what_held_when_it_happened(rehearsal, shop, operator):
    product, offer = shop.publish("Money in an hour")
    price(shop, offer, "0.00000007")
    early = Caller(rehearsal, shop, "money-early", product, offer)
    first = early.use(2)
    told = early.spend()["Sum"]
    assert (told["Requests"], told["Minutes"], told["Records"], told["Contracts"]) == (first, 0, 2, "0")
    assert Decimal(told["Usage"]) == Decimal(told["Total"]) == Decimal("0.00000007") * first
    price(shop, offer, "0.00000003")  # within the same hour, at once
    second = early.use(1)
    cost = Decimal("0.00000007") * first + Decimal("0.00000003") * second
    by_type = early.spend(GroupBy=["PRODUCT", "INSTANCE_TYPE", "OFFERING"], ProductId=product)
    assert [
        (r["ProductTitle"], r["InstanceType"], r["Offering"], Decimal(r["Sum"]["Usage"])) for r in by_type["Rows"]
    ] == [("Money in an hour", shop.seller.product.recommended, "USAGE", cost)]

    price(shop, offer, "0.00000011")  # for who had subscribed before, after a notice only
    third = early.use(1)
    cost += Decimal("0.00000003") * third
    assert Decimal(early.spend()["Sum"]["Total"]) == cost
    late = Caller(rehearsal, shop, "money-late", product, offer)
    fourth = late.use(1)
    assert Decimal(late.spend()["Sum"]["Total"]) == Decimal("0.00000011") * fourth
    cost += Decimal("0.00000011") * fourth

    told = shop.seller.souk.get_insights(GroupBy=["BUYER", "VERSION"], ProductId=product)
    assert Decimal(told["Sum"]["Total"]) == cost
    assert {row["BuyerId"] for row in told["Rows"]} == {early.account.id, late.account.id}
    assert {row["VersionTitle"] for row in told["Rows"]} == {"1.0"}
    counts = told["Subscriptions"]
    assert (counts["Active"], counts["Started"], counts["Ran"], counts["Ended"]) == (2, 2, 2, 0)
    seen = operator.get_usage_summary(GroupBy=["SELLER"], ProductId=product)
    assert [(r["SellerId"], Decimal(r["Sum"]["Usage"])) for r in seen["Rows"]] == [(shop.seller.account.id, cost)]

    early.buyer.agreements.cancel_agreement(agreementId=early.agreement)
    counts = shop.seller.souk.get_insights(ProductId=product)["Subscriptions"]
    assert (counts["Active"], counts["Ended"], len(counts["Days"])) == (1, 1, 1)


def test_a_trial_costs_nothing_and_then_what_was_agreed(rehearsal, shop, operator):
    terms = {"PricingModel": "Usage", "Terms": usage(shop, "0.01234567", trial_days=14)}
    with mock.patch.object(shop.seller, "prices", lambda: terms):
        product, offer = shop.publish("Money after a trial")
    caller = Caller(rehearsal, shop, "money-trial", product, offer)
    caller.use(1)
    assert caller.spend()["Sum"]["Total"] == "0"
    began = operator.get_clock()["Clock"]["Now"].date()
    assert shop.seller.souk.get_insights(ProductId=product)["Subscriptions"]["TrialsRunning"] == 1
    operator.move_clock(BySeconds=15 * DAY)
    used = caller.use(1)
    days = caller.spend(GroupBy=["DAY", "OFFERING"])
    cost = Decimal("0.01234567") * used
    assert [(row["Offering"], Decimal(row["Sum"]["Usage"])) for row in days["Rows"]] == [
        ("FREE_TRIAL", 0),
        ("USAGE", cost),
    ]
    assert days["Rows"][0]["Day"] == began.isoformat()
    assert caller.spend(To=began.isoformat())["Sum"]["Total"] == "0"
    assert caller.spend(Days=15)["Sum"]["Requests"] == used
    day_after = (began + datetime.timedelta(days=1)).isoformat()
    assert caller.spend(From=day_after)["Sum"]["Requests"] == used
    counts = shop.seller.souk.get_insights(ProductId=product)["Subscriptions"]
    assert (counts["TrialsStarted"], counts["TrialsRunning"], counts["TrialsConverted"]) == (1, 0, 1)


def test_looks_at_a_product_are_counted_by_day_and_nobody_with_them(rehearsal, shop, operator):
    product, _ = shop.publish("Looked at")
    looker = rehearsal.account("money-looker")
    souk = rehearsal.client("souk", looker)

    def views(**more):
        return shop.seller.souk.get_insights(ProductId=product, **more)["Interest"]["Views"]

    today = operator.get_clock()["Clock"]["Now"].date().isoformat()
    for client in (souk, shop.seller.souk, souk):
        client.record_product_view(ProductId=product)
    wait_until(views, lambda count: count == 2)
    operator.move_clock(BySeconds=DAY)
    souk.record_product_view(ProductId=product)
    wait_until(views, lambda count: count == 3)
    assert (views(To=today), views(Days=1)) == (2, 1)
    assert shop.seller.souk.get_insights(Days=1)["Interest"]["Views"] == 1
    assert souk.get_insights()["Interest"] == {"Views": 0, "Tries": 0}, "of one's own products alone"
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        souk.record_product_view(ProductId="prod-0123456789abc")
    assert operator.list_audit_records(Operation="RecordProductView")["Records"] == []


def test_a_trial_of_so_many_requests_ends_with_them(rehearsal, shop):
    each = len(shop.seller.product.sample_input.splitlines())
    terms = {"PricingModel": "Usage", "Terms": usage(shop, "0.01", trial_days=14, most=each + 1)}
    with mock.patch.object(shop.seller, "prices", lambda: terms):
        product, offer = shop.publish("Money after so many")
    caller = Caller(rehearsal, shop, "money-so-many", product, offer)
    about = {"ProductId": product, "Mode": "REALTIME", "InstanceType": shop.seller.product.recommended, "Minutes": 0}

    def estimated(requests, **by):
        return Decimal(caller.buyer.souk.estimate_price(**about, Requests=requests, **by)["Software"])

    assert estimated(1000, OfferId=offer, TrialRequests=1000) == Decimal("0.01") * (1000 - each - 1)
    agreement = {"AgreementId": caller.agreement}
    assert estimated(each + 1, **agreement) == 0
    caller.use(3)
    assert estimated(each, **agreement) == Decimal("0.01") * each, "nothing of it is left"
    rows = caller.spend(GroupBy=["OFFERING"])["Rows"]
    assert [(r["Offering"], r["Sum"]["Requests"], Decimal(r["Sum"]["Usage"])) for r in rows] == [
        ("FREE_TRIAL", each + 1, 0),
        ("USAGE", 2 * each - 1, Decimal("0.01") * (2 * each - 1)),
    ]
    assert sum(r["Sum"]["Records"] for r in rows) == 3
    assert Decimal(shop.seller.souk.get_insights(ProductId=product)["Sum"]["Usage"]) == Decimal("0.01") * (2 * each - 1)


def test_a_budget_that_is_exceeded_is_told_once_a_month(rehearsal, shop, operator):
    product, offer = shop.publish("Money beyond a budget")
    caller = Caller(rehearsal, shop, "money-budget", product, offer)
    souk = caller.buyer.souk
    assert "Budget" not in souk.get_spend_budget()
    souk.put_spend_budget(Monthly="0.011")
    cost = caller.use(1) * Decimal("0.002")
    state = souk.get_spend_budget()
    assert (Decimal(state["Spent"]), state["Exceeded"], state["Budget"]["Monthly"]) == (cost, False, "0.011")

    def told():
        return souk.list_events(DetailTypes=["Spend Budget Exceeded"])["Events"]

    caller.use(1)
    assert souk.get_spend_budget()["Exceeded"]
    [event] = wait_until(told, bool)
    month = operator.get_clock()["Clock"]["Now"].strftime("%Y-%m")
    budget = event["detail"]["budget"]
    assert (budget["month"], budget["monthly"], budget["currencyCode"]) == (month, "0.011", "USD")
    assert Decimal(budget["spent"]) == 2 * cost
    caller.use(1)
    operator.move_clock(BySeconds=31 * DAY)
    assert souk.get_spend_budget()["Spent"] == "0" and len(told()) == 1, "a new month begins"
    caller.use(2)
    assert len(wait_until(told, lambda events: len(events) > 1)) == 2
    souk.put_spend_budget(Monthly="0.012")
    assert len(wait_until(told, lambda events: len(events) > 2)) == 3, "another amount is told anew"
    souk.delete_spend_budget()
    assert "Budget" not in souk.get_spend_budget()
    for wrong in (lambda: souk.delete_spend_budget(), lambda: souk.put_spend_budget(Monthly="-1")):
        with pytest.raises(ClientError, match="ResourceNotFound|ValidationException"):
            wrong()


def test_everybody_sees_his_own_only(rehearsal, shop):
    stranger = rehearsal.client("souk", rehearsal.account("money-stranger"))
    for told in (stranger.get_spend(GroupBy=["DAY"]), stranger.get_insights(GroupBy=["DAY"])):
        assert (told["Sum"]["Records"], told["Rows"]) == (0, [])
    with pytest.raises(ClientError) as refused:
        stranger.get_usage_summary()
    assert refused.value.response["Error"]["Code"] == "AccessDeniedException"


@pytest.mark.parametrize(
    "wish",
    [{"From": "2027-02-30"}, {"From": "2027-02-02", "To": "2027-02-01"}, {"From": "2025-01-01", "To": "2026-03-01"}],
)
def test_a_range_that_is_none_is_refused(shop, wish):
    with pytest.raises(ClientError) as refused:
        shop.seller.souk.get_spend(**wish)
    assert refused.value.response["Error"]["Code"] == "ValidationException"


def test_hours_tell_what_their_records_do_those_of_before_among_them():
    """The schema's own rule, on records from before it and after it."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE agreement_charge (charged INTEGER)")
    database.executescript((MIGRATIONS / "0041_usage.sql").read_text())
    random.seed(7)

    def record():
        hour = random.randrange(3) * 3_600_000_000 + random.choice([0, 1, 3_599_999_999])
        keys = [random.choice("ab") for _ in range(4)]
        return [hour, *keys, "endpoint", "variant", "ml.m5.large", "inference.count", random.randrange(9), "r"]

    insert = (
        "INSERT INTO usage_record (occurred, product, product_version, agreement, buyer, endpoint, variant, "
        "instance_type, dimension, units, request) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    )
    database.executemany(insert, [record() for _ in range(200)])
    database.executescript((MIGRATIONS / "0250_usage_hours.sql").read_text())
    database.executemany(insert, [record() for _ in range(200)])
    columns = "buyer, product, product_version, agreement, instance_type, dimension"
    counted = database.execute(
        f"SELECT hour, {columns}, units, records, first_record, last_record FROM usage_hour ORDER BY 1, 2, 3, 4, 5, 6"
    ).fetchall()
    recorded = database.execute(
        f"SELECT occurred - occurred % 3600000000, {columns}, sum(units), count(*), min(id), max(id) FROM usage_record "
        "GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 1, 2, 3, 4, 5, 6"
    ).fetchall()
    assert counted == recorded and len(counted) == 48
