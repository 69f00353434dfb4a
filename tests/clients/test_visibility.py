"""What a stranger is told of a product or an offer that he may not see is what he is told of one that does not exist:
byte for byte but for ids and times, for each operation of each service that takes or tells of such things."""

import dataclasses

import pytest
import requests
from kit.answers import alike, answer, hideable_operations, unsigned
from kit.hideable import CATALOG, ELSEWHERE, PRODUCT_ARN, ROWS, Ids
from kit.profile import fill_profile
from kit.shop import Shop
from steps.seller import OFFER, PRODUCT, role
from steps.waiting import change_set_done, wait_until
from test_offers import made, private_offer, rates

TITLE = "Obfuscated numbats"
CHANGES = ["product", "release", "visibility", "versions", "offer", "offer for product", "asset"]


def name_of(row):
    return f"{row.service}.{row.operation}-{ROWS.index(row)}"


def test_each_operation_that_tells_of_products_or_offers_is_in_the_table():
    asked = {(row.service, row.operation) for row in ROWS}
    assert not asked & set(ELSEWHERE)
    assert hideable_operations() - asked == set(ELSEWHERE), "add a row for what is new, take away what is gone"


class World:
    """Things of every kind that can be hidden, and those who ask for them."""

    def __init__(self, souk):
        self.souk = souk
        self.accounts = {who: souk.account(f"visibility-{who}") for who in ("seller", "tester", "stranger")}
        self.shop = Shop(souk, "visibility-seller")
        self.seller = self.shop.seller
        self.clients = {}
        for who in ("tester", "stranger"):
            role(souk.client("iam", self.accounts[who]), "SageMakerExecution", "sagemaker.amazonaws.com")
        self.public = self.shop.publish("Visible quokkas")
        self.hidden = {"restricted": self.restricted()}
        nothing = self.hidden["restricted"]
        self.before = {(who, row): self.ask(who, row, nothing) for who, row in askers(r for r in ROWS if r.whole)}
        self.hidden["limited"] = self.publish()
        self.hidden["draft"] = self.publish(released=False)
        self.hidden["private"] = self.declared_private()
        self.hidden["private offer"] = self.private_offer()

    def client(self, who, service):
        if (who, service) not in self.clients:
            account = self.accounts["stranger" if who == "visitor" else who]
            client = self.souk.client(service, account, check=False)
            self.clients[who, service] = unsigned(client) if who == "visitor" else client
        return self.clients[who, service]

    def ask(self, who, row, it):
        parameters = row.ask(it)
        if "ExecutionRoleArn" in parameters:
            parameters["ExecutionRoleArn"] = parameters["ExecutionRoleArn"].format(self.accounts[who].id)
        return answer(self.client(who, row.service), row.operation, parameters, it.names())

    def publish(self, released=True):
        """A product that only the tester is invited to; how it is called."""
        self.seller.product = dataclasses.replace(self.seller.product, title=TITLE)
        changes = self.seller.publication(self.shop.package, [self.accounts["tester"].id])
        done = self.seller.change([c for c in changes if released or not c[0].startswith("Release")])
        self.seller.published(done)
        return self.ids(done["ChangeSetId"], self.seller.offer_id)

    def restricted(self):
        ids = self.publish()
        self.seller.sign_off()
        unpublished = self.seller.souk.unpublish_product(
            ProductId=ids.product, ContactEmail="ada@example.com", Reason="Nobody saw it."
        )
        change_set_done(self.seller.catalog, unpublished["ChangeSetId"])
        return ids

    def declared_private(self):
        ids = self.publish(released=False)
        self.seller.souk.declare_product_private(ProductId=ids.product)
        releases = [("ReleaseProduct", PRODUCT, ids.product, None, {}), ("ReleaseOffer", OFFER, ids.offer, None, {})]
        self.seller.change(releases)
        return ids

    def private_offer(self):
        """The tester's, for a product that everybody sees."""
        self.seller.product_id = self.public[0]
        tester = type("Targeted", (), {"account": self.accounts["tester"]})
        done = self.seller.change(
            private_offer(self.shop, tester, {"PricingModel": "Usage", "Terms": [rates(self.shop)]})
        )
        return self.ids(done["ChangeSetId"], made(done))

    def ids(self, change_set, offer):
        product, entity = self.seller.product_id, self.seller.entity()
        identifier = self.seller.catalog.describe_entity(Catalog=CATALOG, EntityId=offer)["EntityIdentifier"]
        copies = self.seller.souk.list_published_versions(ProductId=product)["Versions"]
        return Ids(
            product=product,
            offer=offer,
            listing=product.replace("prod-", "prodview-"),
            arn=PRODUCT_ARN.format(self.seller.account.id, product),
            code=entity["Description"]["ProductCode"],
            version=copies[0]["VersionId"],
            package=copies[0]["Arn"],
            source=self.shop.package,
            proposal=f"ap-{offer.partition('-')[2]}r{identifier.partition('@')[2]}",
            change_set=change_set,
            title=TITLE,
            stranger=self.accounts["stranger"].id,
        )


def askers(rows):
    for row in rows:
        yield "stranger", row
        if row.for_visitors:
            yield "visitor", row


@pytest.fixture(scope="module")
def world(souk):
    return World(souk)


@pytest.mark.seed("S15")
@pytest.mark.parametrize("kind", ["limited", "draft", "private", "restricted", "private offer"])
@pytest.mark.parametrize("row", [r for r in ROWS if not r.whole], ids=name_of)
def test_strangers_are_told_the_same_of_what_is_hidden_and_of_what_does_not_exist(world, row, kind):
    if kind == "private offer" and not row.of_offer:
        return  # its product is there for everybody
    hidden = world.hidden[kind]
    absent = hidden.absent(product=kind != "private offer")
    for who, _ in askers([row]):
        assert world.ask(who, row, hidden) == world.ask(who, row, absent), who
    if kind == row.shown and row.who:
        assert world.ask(row.who, row, hidden) != world.ask(row.who, row, absent), "the question reaches nothing"


@pytest.mark.seed("S15")
@pytest.mark.parametrize(("who", "row"), list(askers(r for r in ROWS if r.whole)), ids=str)
def test_lists_and_totals_do_not_change_when_something_hidden_comes(world, who, row):
    assert world.ask(who, row, world.hidden["restricted"]) == world.before[who, row]


def changes(it):
    """Of each kind of change that names somebody else's thing, one."""
    details = {"ShortDescription": "Taken over."}
    option = {"SageMakerModelPackageArn": it.package, "AccessRoleArn": f"arn:aws:iam::{it.stranger}:role/none"}
    version = {
        "Version": {"VersionTitle": "1.0", "ReleaseNotes": "None."},
        "DeliveryOptions": [{"Details": {"SageMakerModelPackageDeliveryOptionDetails": option}}],
    }
    mine = "$Mine.Entity.Identifier"
    return {
        "product": [("UpdateInformation", PRODUCT, it.product, None, details)],
        "release": [("ReleaseProduct", PRODUCT, it.product, None, {})],
        "visibility": [("UpdateVisibility", PRODUCT, it.product, None, {"TargetVisibility": "Public"})],
        "versions": [("RestrictDeliveryOptions", PRODUCT, it.product, None, {"DeliveryOptionIds": [it.version]})],
        "offer": [("UpdateInformation", OFFER, it.offer, None, {"Name": "Taken over"})],
        "offer for product": [("CreateOffer", OFFER, None, "Offer", {"ProductId": it.product, "Name": "Mine"})],
        "asset": [
            ("CreateProduct", PRODUCT, None, "Mine", {"ProductTitle": "Mine"}),
            ("AddDeliveryOptions", PRODUCT, mine, None, version),
        ],
    }


@pytest.fixture(scope="module")
def stranger_sells(world):
    fill_profile(world.souk.client("souk", world.accounts["stranger"]), "Strangers")


class Asked:
    """StartChangeSet as a row of the table."""

    service, operation = "marketplace-catalog", "StartChangeSet"

    def __init__(self, kind):
        self.kind = kind

    def ask(self, it):
        wanted = []
        for change_type, entity_type, identifier, name, details in changes(it)[self.kind]:
            entity = {"Type": entity_type} | ({"Identifier": identifier} if identifier else {})
            change = {"ChangeType": change_type, "Entity": entity, "DetailsDocument": details}
            wanted.append(change | ({"ChangeName": name} if name else {}))
        return {"Catalog": CATALOG, "ChangeSet": wanted}


def end_of(world, it, kind):
    """The answer to StartChangeSet, and how the change set ended if it was one."""
    started = world.ask("stranger", Asked(kind), it)
    if started[0] != 200:
        return started
    catalog = world.client("stranger", "marketplace-catalog")
    sets = catalog.list_change_sets(Catalog=CATALOG, Sort={"SortBy": "StartTime", "SortOrder": "DESCENDING"})
    newest = sets["ChangeSetSummaryList"][0]["ChangeSetId"]
    done = wait_until(
        lambda: catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=newest),
        lambda told: told["Status"] not in ("PREPARING", "APPLYING"),
    )
    ends = [(c["ChangeType"], c["Entity"]["Type"], c["ErrorDetailList"]) for c in done["ChangeSet"]]
    return started[0], alike(str((done["Status"], done.get("FailureCode"), ends)), it.names())


@pytest.mark.seed("S15")
@pytest.mark.parametrize(
    ("kind", "change"),
    [(k, c) for k in ("limited", "draft") for c in CHANGES] + [("private offer", "offer")],
)
def test_change_sets_tell_nothing_of_what_is_hidden(world, stranger_sells, kind, change):
    hidden = world.hidden[kind]
    told = end_of(world, hidden, change)
    assert told == end_of(world, hidden.absent(product=kind != "private offer"), change)
    assert "SUCCEEDED" not in told[1]


@pytest.mark.seed("S15")
@pytest.mark.parametrize("kind", ["limited", "draft", "private", "restricted"])
def test_pages_tell_nothing_of_what_is_hidden(world, kind):
    hidden = world.hidden[kind]
    for path in ("/en/products/{product}", "/fr/products/{product}", "/en/search?q={title}"):
        for_both = []
        for it in (hidden, hidden.absent()):
            page = requests.get(world.souk.url + path.format(product=it.product, title=it.title), timeout=10)
            for_both.append((page.status_code, alike(page.text, it.names())))
        assert for_both[0] == for_both[1]
