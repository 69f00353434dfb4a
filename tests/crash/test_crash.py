"""kill -9 at the named places of change-set processing and of endpoint creation: 200 seeded runs converge, and nothing
is doubled or lost. A failure names its seed; SOUK_CRASH_SEED=N runs that one alone."""

import os
import random
import uuid

import pytest
from botocore.exceptions import ClientError
from kit.crash import containers, survive
from kit.example import example
from kit.server import Server
from ledger import Ledger
from steps.buyer import Buyer
from steps.seller import Seller
from steps.waiting import change_set_done, endpoint_in_service, wait_until

CHANGE_SET_POINTS = ("changeset.applying", "changeset.objects.kept", "changeset.assets.kept", "changeset.committed")
ENDPOINT_POINTS = (
    "endpoint.model.unpacked",
    "endpoint.container.created",
    "endpoint.container.started",
    "endpoint.ready",
    "endpoint.observed",
    "endpoint.committed",
)
DELETION_POINTS = ("endpoint.emptied", "endpoint.retired", "endpoint.deleted")
RUNS = 200
ENDPOINT_EVERY = 8  # one run in eight starts containers, which is what takes time

only = os.environ.get("SOUK_CRASH_SEED")
SEEDS = [int(only)] if only else range(RUNS)


class World:
    """One server, one seller and one subscriber for all runs; each run brings a product or an endpoint of its own."""

    def __init__(self):
        self.server = Server()
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


@pytest.fixture(scope="module")
def world():
    made = World()
    yield made
    made.server.remove()


def change_set_run(world, chance, seed):
    """A whole product in one change set. Whoever got no answer asks again with the same token."""
    token = str(uuid.UUID(int=chance.getrandbits(128), version=4))
    changes = world.seller.publication(world.package, [world.buyer.account.id])

    def publish():
        started = world.seller.start(changes, token)
        return started, change_set_done(world.seller.catalog, started)

    change_set, done = survive(world.server, chance, CHANGE_SET_POINTS, publish)
    entities = {c["Entity"]["Identifier"].split("@")[0] for c in done["ChangeSet"]}
    world.ledger.check_change_set(change_set, entities)
    world.ledger.check_published_once(next(e for e in entities if e.startswith("prod-")))
    count = world.ledger.one("SELECT count(*) FROM change_set WHERE token = ?", token)
    assert count == 1


def endpoint_run(world, chance, seed):
    """An endpoint of a marketplace product: in service once, called and billed once, gone without a trace."""
    name = f"crash-{seed}"

    def rise():
        try:
            world.buyer.sagemaker.create_endpoint(EndpointName=name, EndpointConfigName="crash")
        except ClientError as error:
            assert "already existing" in error.response["Error"]["Message"]
        return endpoint_in_service(world.buyer.sagemaker, name)

    survive(world.server, chance, ENDPOINT_POINTS, rise)
    assert len(containers(world.server, kind="endpoint")) == 1

    before = world.ledger.usage_records()
    answer = world.buyer.invoke(name, world.product.sample_input, world.product.content_type)
    # At this instant: an answer that was given is an answer that will be billed.
    world.server.kill()
    assert answer == world.product.sample_output
    assert world.ledger.usage_records() == before + 1

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

    survive(world.server, chance, DELETION_POINTS, fall)
    assert not containers(world.server, kind="endpoint")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_server_converges(world, seed):
    chance = random.Random(seed)
    run = endpoint_run if seed % ENDPOINT_EVERY == 0 else change_set_run
    run(world, chance, seed)
