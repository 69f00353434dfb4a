"""kill -9 at the named places of change-set processing, of endpoint creation and of checks of listings: seeded runs
converge, and nothing is doubled or lost. A failure names its seed; SOUK_CRASH_SEED=N runs that one alone."""

import os
import random
import subprocess
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.exceptions import BotoCoreError, ClientError
from kit.crash import containers, networks, survive
from kit.example import example
from kit.server import Server
from ledger import Ledger
from steps.buyer import Buyer
from steps.seller import OFFER, PRODUCT, Seller
from steps.waiting import change_set_done, endpoint_in_service, wait_until

CHANGE_SET_POINTS = ("changeset.applying", "changeset.objects.kept", "changeset.assets.kept", "changeset.committed")
ENDPOINT_POINTS = (
    "endpoint.model.unpacked",
    "endpoint.container.created",
    "endpoint.container.started",
    "endpoint.ready",
    "endpoint.committed",
)
REPAIR_POINTS = ("endpoint.container.restarted", "endpoint.container.started", "endpoint.observed")
DELETION_POINTS = ("endpoint.emptied", "endpoint.retired", "endpoint.deleted")
CHECK_POINTS = ("readiness.begun", "version_container.created", "readiness.ended")
TRY_POINTS = ("version_container.created", "try.running")
RUNS = 200
CHECKS = 12
REPAIRED = 0.4  # of the endpoints; it takes the server a while to be sure

only = os.environ.get("SOUK_CRASH_SEED")
SEEDS = [int(only)] if only else range(RUNS)


class World:
    """One server, one seller and one subscriber for all runs; each run brings a product or an endpoint of its own."""

    def __init__(self):
        self.server = Server()
        self.deaths = Counter()
        self.ledger = Ledger(self.server)
        assert self.server.start(), self.server.log_tail()
        self.product = example()
        self.seller = Seller(self.server.market, self.server.account("Crash seller"), self.product)
        self.seller.register()
        self.seller.upload()
        self.package = self.seller.create_package("crash-model")
        self.buyer = Buyer(self.server.market, self.server.account("Crash tester"))
        self.seller.publish_limited(self.package, [self.buyer.account.id])
        self.buyer.subscribe(self.buyer.offer_of(self.seller.product_id))
        self.buyer.create_model("crash-model", self.buyer.versions(self.seller.product_id)["1.0"])
        variant = {"VariantName": "AllTraffic", "ModelName": "crash-model", "InitialInstanceCount": 1}
        variant["InstanceType"] = self.product.recommended
        self.buyer.sagemaker.create_endpoint_config(EndpointConfigName="crash", ProductionVariants=[variant])

    def invoke(self, endpoint):
        return self.buyer.runtime.invoke_endpoint(
            EndpointName=endpoint, Body=self.product.sample_input.encode(), ContentType=self.product.content_type
        )

    def containers_of(self, endpoint):
        return containers(self.server, kind="endpoint", id=self.ledger.endpoint_id(endpoint))

    def survive(self, chance, points, act):
        return survive(self.server, chance, points, act, self.deaths)


@pytest.fixture(scope="module")
def world():
    made = World()
    yield made
    made.server.remove()
    if not only:  # many seeds together must have fallen everywhere, or they tell nothing
        missed = {
            p
            for p in (
                *CHANGE_SET_POINTS,
                *ENDPOINT_POINTS,
                *REPAIR_POINTS,
                *DELETION_POINTS,
                *CHECK_POINTS,
                *TRY_POINTS,
            )
            if not made.deaths[p]
        }
        assert not missed, f"nothing ever died at {missed}"
        assert made.deaths.total() > RUNS // 2, made.deaths


def change_set_run(world, chance, changes):
    """One change set. Whoever got no answer asks again with the same token; its entities."""
    token = str(uuid.UUID(int=chance.getrandbits(128), version=4))

    def ask():
        started = world.seller.start(changes, token)
        return started, change_set_done(world.seller.catalog, started)

    change_set, done = world.survive(chance, CHANGE_SET_POINTS, ask)
    entities = {c["Entity"]["Identifier"].split("@")[0] for c in done["ChangeSet"]}
    world.ledger.check_change_set(change_set, entities)
    assert world.ledger.one("SELECT count(*) FROM change_set WHERE token = ?", token) == 1
    assert world.ledger.one("SELECT count(*) FROM entity_lock") == 0
    return entities


def publication_run(world, chance, seed):
    """A new product with its version and its offer."""
    entities = change_set_run(world, chance, world.seller.publication(world.package, [world.buyer.account.id]))
    assert {world.ledger.revisions(entity) for entity in entities} == {1}
    world.ledger.check_published_once(next(e for e in entities if e.startswith("prod-")))


def update_run(world, chance, seed):
    """Changes of a product and an offer that are there already: each gets one more revision."""
    product, offer = world.seller.product_id, world.seller.offer_id
    before = {entity: world.ledger.revisions(entity) for entity in (product, offer)}
    policy = {"Type": "SupportTerm", "RefundPolicy": f"Within {seed} days."}
    changes = [
        ("UpdateInformation", PRODUCT, product, None, {"SupportDescription": f"Answered within {seed} hours."}),
        ("UpdateSupportTerms", OFFER, offer, None, {"Terms": [policy]}),
    ]
    assert change_set_run(world, chance, changes) == set(before)
    assert {entity: world.ledger.revisions(entity) - 1 for entity in before} == before


def invoke_until_killed(world, chance, name):
    """Several clients call at once, and the server dies amid their calls. Calls sent, ids of those answered."""
    answered = []
    enough = chance.randint(1, 30)

    def call_on(_):
        sent = 0
        try:
            while True:
                sent += 1
                answer = world.invoke(name)
                assert answer["Body"].read().decode() == world.product.sample_output
                answered.append(answer["ResponseMetadata"]["RequestId"])
                if len(answered) >= enough:
                    world.server.process.kill()
        except BotoCoreError:
            return sent

    with ThreadPoolExecutor(4) as callers:
        sent = sum(callers.map(call_on, range(4)))
    world.server.kill()
    return sent, answered


def repair(world, chance, name):
    """While the server is down its container ends, or is taken away: it comes back, alone."""
    (container,) = world.containers_of(name)
    subprocess.run(["docker", *chance.choice((["kill"], ["rm", "-f"])), container], check=True, capture_output=True)

    def answer():
        wait_until(lambda: world.buyer.code_of(lambda: world.invoke(name)), lambda code: code is None, 60)

    world.survive(chance, REPAIR_POINTS, answer)
    assert len(world.containers_of(name)) == 1


def endpoint_run(world, chance, seed):
    """An endpoint of a marketplace product: in service once, called and billed once, gone without a trace."""
    name = f"crash-{seed}"

    def rise():
        try:
            world.buyer.sagemaker.create_endpoint(EndpointName=name, EndpointConfigName="crash")
        except ClientError as error:
            assert "already existing" in error.response["Error"]["Message"]
        return endpoint_in_service(world.buyer.sagemaker, name)

    world.survive(chance, ENDPOINT_POINTS, rise)
    assert len(world.containers_of(name)) == 1
    assert len(networks(world.server)) == 1

    before = world.ledger.usage_records()
    sent, answered = invoke_until_killed(world, chance, name)
    world.ledger.check_usage(before, sent, answered)
    if chance.random() < REPAIRED:
        repair(world, chance, name)

    def fall():
        try:
            world.buyer.sagemaker.delete_endpoint(EndpointName=name)
        except ClientError as error:
            assert "Could not find endpoint" in error.response["Error"]["Message"]
        # Asked of the server and not of its data: a dead one cannot get further.
        describe = world.buyer.sagemaker.describe_endpoint
        wait_until(
            lambda: world.buyer.code_of(lambda: describe(EndpointName=name)), lambda code: code == "ValidationException"
        )

    number = world.ledger.endpoint_id(name)
    world.survive(chance, DELETION_POINTS, fall)
    assert not containers(world.server, id=number)
    assert not list(world.server.data.glob(f"**/endpoint-{number}"))


# One run in eight starts containers, which is what takes time.
RUN_OF = [endpoint_run, *[publication_run] * 5, *[update_run] * 2]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_server_converges(world, seed):
    RUN_OF[seed % len(RUN_OF)](world, random.Random(seed), seed)


@pytest.mark.parametrize("seed", [int(only)] if only else range(CHECKS))
def test_a_killed_server_ends_its_checks_of_listings(world, seed):
    """The sample is run again from the beginning, and nothing of the first run stays."""
    product, souk = world.product, world.seller.souk
    document = {
        "Mode": "Version",
        "Kind": "ModelPackage",
        "AssetArn": world.package,
        "SampleInput": {"Form": "Text", "Realtime": product.sample_input, "Batch": ""},
        "SampleOutput": {"Form": "Text", "Realtime": product.sample_output, "Batch": ""},
        "RealtimeInference": product.recommended,
    }
    draft = souk.put_listing_draft(Document=document)["Draft"]["DraftId"]

    def check():
        souk.start_readiness_check(DraftId=draft)
        return wait_until(
            lambda: souk.get_readiness_report(DraftId=draft)["Report"],
            lambda report: report["Execution"]["Status"] not in ("QUEUED", "RUNNING"),
        )

    report = world.survive(random.Random(seed), CHECK_POINTS, check)
    assert report["Execution"]["Status"] == "DONE"
    ran = next(c for c in report["Checks"] if c["Id"] == "run.sample_realtime")
    assert ran["Status"] == "PASS", ran
    unended = "SELECT count(*) FROM readiness_check WHERE status <> 'DONE'"
    wait_until(lambda: world.ledger.one(unended), lambda count: count == 0)  # those of earlier lives too
    assert not containers(world.server, kind="readiness-check")
    assert not list(world.server.data.glob("**/readiness-check-*"))


@pytest.mark.parametrize("seed", [int(only)] if only else range(CHECKS))
def test_a_killed_server_ends_its_tries(world, seed):
    """The input is sent again, also where the container of the first run still answers."""
    souk = world.seller.souk

    def attempt():
        started = souk.start_try(ProductId=world.seller.product_id, SampleId="REALTIME")["Try"]["TryId"]
        return wait_until(
            lambda: souk.describe_try(TryId=started)["Try"],
            lambda told: told["Status"] in ("DONE", "FAILED"),
        )

    told = world.survive(random.Random(seed), TRY_POINTS, attempt)
    assert told["Status"] == "DONE" and told["Likeness"] == "EXACT", told
    unended = "SELECT count(*) FROM try_run WHERE status <> 'DONE' OR input IS NOT NULL"
    wait_until(lambda: world.ledger.one(unended), lambda count: count == 0)
    assert len(containers(world.server, kind="try")) == 1
