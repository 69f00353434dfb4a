"""How products leave: unpublished ones stay for their subscribers, drafts vanish; and what revisions tell."""

import dataclasses
import subprocess

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from steps.buyer import Buyer
from steps.seller import CATALOG, PRODUCT, Seller
from steps.waiting import change_set_done, wait_until


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("leaving-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("leaving-package")
    return seller


@pytest.fixture(scope="module")
def buyer(souk):
    return Buyer(souk.market, souk.account("leaving-buyer"))


@pytest.fixture(scope="module")
def stranger(souk):
    return Buyer(souk.market, souk.account("leaving-stranger"))


def refusal(call):
    with pytest.raises(ClientError) as caught:
        call()
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


def image_names(version):
    """The names that the engine has for the market's images of a version."""
    command = ["docker", "images", "--format", "{{.Repository}}:{{.Tag}}", f"souk-market/{version}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def document(seller, entity):
    return seller.catalog.describe_entity(Catalog=CATALOG, EntityId=entity)["DetailsDocument"]


def publish(seller, title):
    seller.product = dataclasses.replace(seller.product, title=title)
    seller.publish_limited(seller.package, [seller.account.id])
    seller.sign_off()
    return seller.product_id, seller.offer_id


@pytest.mark.seed("S45", "S52", "S53", "S54", "S55", "S56")
def test_an_unpublished_product_stays_for_its_subscribers_and_may_come_back(souk, seller, buyer, stranger):
    replacement, _ = publish(seller, "Leaving no longer")
    product, offer = publish(seller, "Leaving soon")
    buyer.subscribe(offer)
    assert refusal(lambda: seller.souk.describe_unpublication(ProductId=product))[0] == "ResourceNotFoundException"
    hasty = souk.client("souk", seller.account, check=False)
    code, message = refusal(lambda: hasty.unpublish_product(ProductId=product))
    assert code == "ValidationException" and "contactEmail" in message and "reason" in message
    asked = seller.souk.unpublish_product(
        ProductId=product,
        ContactEmail="trees@example.com",
        Reason="The newer product does all of it.",
        ReplacementProductId=replacement,
    )
    change_set_done(seller.catalog, asked["ChangeSetId"])
    assert seller.entity()["Description"]["Visibility"] == "Restricted"
    assert seller.entity()["Description"]["ReplacementProductId"] == replacement

    told = seller.souk.describe_unpublication(ProductId=product)
    assert (told["Status"], told["ContactEmail"]) == ("UNPUBLISHED", "trees@example.com")
    assert told["Reason"] == "The newer product does all of it."
    assert (told["SupportEndsAt"] - told["UnpublishedAt"]).days == 90 and told["SupportDaysLeft"] == 90
    assert told["Subscribers"] == 1
    seen = buyer.souk.describe_unpublication(ProductId=product)
    assert (seen["SupportDaysLeft"], seen["ReplacementProductId"]) == (90, replacement)
    assert "ContactEmail" not in seen and "Reason" not in seen
    hidden = refusal(lambda: stranger.souk.describe_unpublication(ProductId=product))
    assert hidden[0] == "ResourceNotFoundException"

    published = buyer.souk.list_published_versions(ProductId=product)
    assert published["SupportEndsAt"] == told["SupportEndsAt"]
    assert "SupportEndsAt" not in buyer.souk.list_published_versions(ProductId=replacement)
    (arn,) = buyer.versions(product).values()
    buyer.create_model("stays", arn)  # who subscribed goes on
    assert refusal(lambda: stranger.versions(product))[0] == "ResourceNotFoundException"
    assert stranger.offer_of(product) is None
    assert "UnpublishProduct" in refusal(lambda: seller.souk.delete_draft_product(ProductId=product))[1]

    seller.sign_off()
    assert seller.souk.describe_unpublication(ProductId=product)["Status"] == "REPUBLISHED"
    assert "SupportEndsAt" not in buyer.souk.list_published_versions(ProductId=product)
    stranger.subscribe(stranger.offer_of(product))


@pytest.mark.seed("S56")
def test_a_replacement_is_another_product_that_can_be_had(seller):
    product, _ = publish(seller, "Leaving for nothing")
    for wrong in (product, "prod-none"):
        asked = seller.souk.unpublish_product(
            ProductId=product, ContactEmail="a@example.com", Reason="Old.", ReplacementProductId=wrong
        )
        done = wait_until(
            lambda asked=asked: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=asked["ChangeSetId"]),
            lambda a: a["Status"] not in ("PREPARING", "APPLYING"),
        )
        assert done["ChangeSet"][0]["ErrorDetailList"][0]["ErrorCode"] == "INVALID_REPLACEMENT_PRODUCT_ID"
    assert seller.souk.describe_unpublication(ProductId=product)["Status"] == "NOT_DONE"


def test_a_draft_is_deleted_for_good_with_its_offers(seller, stranger):
    set_up = [c for c in seller.publication(seller.package, [seller.account.id]) if not c[0].startswith("Release")]
    seller.published(seller.change(set_up))
    product, offer = seller.product_id, seller.offer_id
    versions = document(seller, product)["Versions"]
    kept = [name for version in versions for name in image_names(version["Id"])]
    assert kept
    code, _ = refusal(lambda: stranger.souk.delete_draft_product(ProductId=product))
    assert code == "ResourceNotFoundException"
    assert seller.souk.delete_draft_product(ProductId=product)["DeletedOffers"] == [offer]
    for gone in (product, offer):
        code, _ = refusal(lambda gone=gone: seller.catalog.describe_entity(Catalog=CATALOG, EntityId=gone))
        assert code == "ResourceNotFoundException"
    listed = seller.catalog.list_entities(Catalog=CATALOG, EntityType="MachineLearningProduct")["EntitySummaryList"]
    assert product not in [e["EntityId"] for e in listed]
    assert refusal(lambda: seller.souk.delete_draft_product(ProductId=product))[0] == "ResourceNotFoundException"
    wait_until(lambda: [n for v in versions for n in image_names(v["Id"])], lambda names: names == [])
    seller.publish_limited(seller.package, [seller.account.id])  # the package is free again


def test_revisions_are_listed_read_and_compared(seller, stranger):
    done = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Revised"})])
    product = seller.product_id = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    changed = seller.change_product("UpdateInformation", seller.information() | {"Sku": "R-1"})
    seller.change_product("UpdateInformation", {"ProductTitle": "Revised again", "Sku": None})
    revisions = seller.souk.list_entity_revisions(EntityId=product)["Revisions"]
    assert [r["Identifier"] for r in revisions] == [f"{product}@{n}" for n in (3, 2, 1)]
    assert revisions[1]["ChangeSetId"] == changed["ChangeSetId"]
    second = seller.souk.get_entity_revision(EntityId=product, Revision=2)["DetailsDocument"]
    assert second["Description"]["ProductTitle"] == "Revised"
    told = seller.souk.diff_entity_revisions(EntityId=product, From=2)
    assert (told["From"], told["To"]) == (2, 3)
    assert {c["Path"]: (c.get("Before"), c.get("After")) for c in told["Changes"]} == {
        "Description.ProductTitle": ("Revised", "Revised again"),
        "Description.Sku": ("R-1", None),
    }
    assert refusal(lambda: seller.souk.get_entity_revision(EntityId=product, Revision=9))[0] == (
        "ResourceNotFoundException"
    )
    assert refusal(lambda: stranger.souk.list_entity_revisions(EntityId=product))[0] == "ResourceNotFoundException"
    code, _ = refusal(lambda: stranger.souk.diff_entity_revisions(EntityId=product, From=1))
    assert code == "ResourceNotFoundException"
