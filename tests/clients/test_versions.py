"""The versions of a product: what they tell, what of them can change, who may choose which, and what an algorithm's
listing shows by itself."""

import copy
import dataclasses

import pytest
import requests
from botocore.exceptions import ClientError
from kit.example import example
from steps.algorithm import algorithm_publication, create_algorithm
from steps.buyer import Buyer
from steps.seller import CATALOG, PRODUCT, Seller
from steps.waiting import package_done, wait_until

KIND = "SageMakerModelPackageDeliveryOptionDetails"


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("versions-seller"), example())
    seller.register()
    seller.upload()
    seller.packages = [seller.create_package(f"versions-package-{n}") for n in (1, 2)]
    return seller


@pytest.fixture(scope="module")
def early(souk):
    return Buyer(souk.market, souk.account("versions-early"))


@pytest.fixture(scope="module")
def late(souk):
    return Buyer(souk.market, souk.account("versions-late"))


@pytest.fixture(scope="module")
def algorithm(seller, early):
    """A Limited product of an algorithm that its validation has trained; its id."""
    created = create_algorithm(seller, "shown")
    assert created["AlgorithmStatus"] == "Completed"
    seller.published(seller.change(algorithm_publication(seller, created["AlgorithmArn"], [early.account.id])))
    return seller.product_id


def publish(seller, title):
    seller.product = dataclasses.replace(seller.product, title=title)
    seller.publish_limited(seller.packages[0], [seller.account.id])
    seller.sign_off()
    return seller.product_id


def refused(seller, change_type, details):
    """The codes and messages that end a change set of one change."""
    change_set = seller.start([(change_type, PRODUCT, seller.product_id, None, details)])
    done = wait_until(
        lambda: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=change_set),
        lambda a: a["Status"] not in ("PREPARING", "APPLYING"),
    )
    return {e["ErrorCode"]: e["ErrorMessage"] for e in done["ChangeSet"][0]["ErrorDetailList"]}


def option_of(seller, title):
    return next(v["DeliveryOptions"][0]["Id"] for v in seller.entity()["Versions"] if v["VersionTitle"] == title)


def update(seller, title, details, version=None):
    option = {"Id": option_of(seller, title), "Details": {KIND: details}}
    return {"DeliveryOptions": [option]} | ({"Version": version} if version else {})


@pytest.mark.seed("S11", "S46", "S47", "S48", "S49", "S50", "S51")
def test_versions_are_added_chosen_and_restricted(seller, early, late):
    product = publish(seller, "Versions that come and go")
    early.subscribe(early.offer_of(product))
    second = seller.version("2.0", seller.packages[1], "Better.")
    second["DeliveryOptions"][0]["Details"][KIND]["UsageInstructions"] = "Use it otherwise than 1.0."
    seller.change_product("AddDeliveryOptions", second)
    assert list(early.versions(product)) == ["2.0", "1.0"]
    latest = late.souk.list_published_versions(ProductId=product, Channel="SAGEMAKER")["Versions"]
    assert [v["VersionTitle"] for v in latest] == ["2.0"]
    usage = {v["VersionTitle"]: v["DeliveryOptions"][0]["Instructions"]["Usage"] for v in seller.entity()["Versions"]}
    assert usage["2.0"] == "Use it otherwise than 1.0." != usage["1.0"]

    seller.restrict_version("1.0")
    late.subscribe(late.offer_of(product))
    assert list(early.versions(product)) == ["2.0", "1.0"]
    assert list(late.versions(product)) == ["2.0"]
    early.create_model("still-runs", early.versions(product)["1.0"])
    ids = {"DeliveryOptionIds": [option_of(seller, "2.0")]}
    assert set(refused(seller, "RestrictDeliveryOptions", ids)) == {"ALL_DELIVERY_OPTIONS_RESTRICTED"}
    again = {"DeliveryOptionIds": [option_of(seller, "1.0")]}
    assert "INVALID_DELIVERY_OPTION_STATUS" in refused(seller, "RestrictDeliveryOptions", again)
    stray = {"DeliveryOptionIds": ["00000000-0000-4000-8000-000000000000"]}
    assert "INVALID_DELIVERY_OPTION_IDS" in refused(seller, "RestrictDeliveryOptions", stray)
    restricted = update(seller, "1.0", {"UsageInstructions": "Too late."})
    assert "INCOMPATIBLE_DELIVERY_OPTION_STATUS" in refused(seller, "UpdateDeliveryOptions", restricted)


@pytest.mark.seed("S23", "S24", "S27", "S28", "S29", "S32")
def test_all_of_a_version_can_be_edited_but_its_number(seller):
    publish(seller, "Version with many words")
    attribute = {"Name": "threshold", "Description": "From where a cell counts.", "Constraints": "0 to 1"}
    inputs = {
        "Description": "Rows of CSV.",
        "SampleInput": {"RealtimeInferenceText": "1,2", "BatchTransformUrl": "https://example.com/in.csv"},
        "SageMakerCustomAttributes": [attribute],
    }
    outputs = {"Description": "A row for each.", "SampleOutput": {"RealtimeInferenceUrl": "https://example.com/out"}}
    details = {
        "UsageInstructions": "Send rows, get rows.",
        "SampleNotebookUrl": "https://example.com/new.ipynb",
        "RepositoryUrl": "https://example.com/new",
        "InputProperties": inputs,
        "OutputProperties": outputs,
    }
    seller.change_product("UpdateDeliveryOptions", update(seller, "1.0", details, {"ReleaseNotes": "Told anew."}))
    (version,) = seller.entity()["Versions"]
    told = version["DeliveryOptions"][0]["Instructions"]
    assert version["ReleaseNotes"] == "Told anew." and told["Usage"] == "Send rows, get rows."
    assert (told["SampleNotebookUrl"], told["RepositoryUrl"]) == (
        "https://example.com/new.ipynb",
        "https://example.com/new",
    )
    assert told["InputProperties"]["SampleInput"] == inputs["SampleInput"]
    assert told["InputProperties"]["SageMakerCustomAttributes"] == [attribute | {"Required": False}]
    assert told["OutputProperties"]["SampleOutput"] == outputs["SampleOutput"]
    renamed = update(seller, "1.0", {"UsageInstructions": "x"}, {"VersionTitle": "1.1"})
    assert "FIELD_NOT_ALLOWED_TO_CHANGE" in refused(seller, "UpdateDeliveryOptions", renamed)
    unknown = update(seller, "1.0", {"UsageInstructions": "x"})
    unknown["DeliveryOptions"][0]["Id"] = "00000000-0000-4000-8000-000000000000"
    assert "INVALID_DELIVERY_OPTION_ID" in refused(seller, "UpdateDeliveryOptions", unknown)


def test_null_takes_away_what_a_version_may_lack(seller):
    publish(seller, "Version that loses words")

    def told():
        (version,) = seller.entity()["Versions"]
        return version["DeliveryOptions"][0]["Instructions"]

    parameter = {"Name": "threshold", "Description": "From where a cell counts."}
    given = {"InputProperties": {"Limitations": "Up to 9 rows.", "Parameters": [parameter]}}
    seller.change_product("UpdateDeliveryOptions", update(seller, "1.0", given))
    before = told()
    assert before["InputProperties"]["Limitations"] == "Up to 9 rows."
    gone = {"InputProperties": {"Limitations": None, "Parameters": None}}
    seller.change_product("UpdateDeliveryOptions", update(seller, "1.0", gone))
    assert not {"Limitations", "Parameters"} & set(told()["InputProperties"])
    needed = {"SampleNotebookUrl": None, "RepositoryUrl": None, "InputProperties": {"SampleInput": None}}
    errors = refused(seller, "UpdateDeliveryOptions", update(seller, "1.0", needed))
    assert errors and set(errors) == {"INVALID_INPUT"}
    assert told()["SampleNotebookUrl"] == before["SampleNotebookUrl"]


@pytest.mark.seed("S22", "S30", "S31")
def test_a_version_comes_from_one_resource_and_recommends_what_that_supports(seller):
    publish(seller, "Version from an ARN")
    taken = seller.version("1.0", seller.packages[0], "Once more.")
    assert {"DUPLICATE_VERSION_TITLE", "DUPLICATE_ASSET"} <= set(refused(seller, "AddDeliveryOptions", taken))
    wrong = seller.version("2.0", seller.packages[1], "Wrong type.")
    wrong["DeliveryOptions"][0]["Details"][KIND]["RecommendedInstanceTypes"]["BatchTransform"] = "ml.p3.16xlarge"
    told = refused(seller, "AddDeliveryOptions", wrong)
    assert list(told) == ["INVALID_RECOMMENDED_INSTANCE_TYPE"]
    assert all(t in told["INVALID_RECOMMENDED_INSTANCE_TYPE"] for t in seller.product.instance_types)
    absent = seller.version("2.0", seller.packages[1].rsplit("/", 1)[0] + "/none", "None.")
    assert "ASSET_NOT_FOUND" in refused(seller, "AddDeliveryOptions", absent)
    stranger = copy.deepcopy(absent)
    stranger["DeliveryOptions"][0]["Details"][KIND]["AccessRoleArn"] = f"arn:aws:iam::{seller.account.id}:role/none"
    assert "INVALID_ACCESS_ROLE" in refused(seller, "AddDeliveryOptions", stranger)


@pytest.mark.seed("S17", "S18", "S19")
def test_what_the_listing_tells_can_be_edited_at_any_time(seller):
    publish(seller, "Texts that change")
    texts = {
        "ProductTitle": "Texts that changed",
        "ShortDescription": "Short.",
        "LongDescription": "Long.",
        "Categories": ["Image"],
        "SearchKeywords": ["changed"],
        "AdditionalResources": [{"Text": "Paper", "Url": "https://example.com/paper"}],
        "SupportDescription": "Write to help@example.com.",
    }
    seller.change_product("UpdateInformation", texts)
    entity = seller.entity()
    for member in ("ProductTitle", "ShortDescription", "LongDescription", "Categories", "SearchKeywords"):
        assert entity["Description"][member] == texts[member]
    assert entity["SupportInformation"]["Description"] == texts["SupportDescription"]
    (link,) = entity["PromotionalResources"]["AdditionalResources"]
    assert link == {"Type": "Link", "Text": "Paper", "Url": "https://example.com/paper"}


@pytest.mark.seed("S22", "S25", "S26", "S30")
def test_an_algorithms_listing_shows_what_the_algorithm_declares(seller, early, algorithm):
    seller.product_id = algorithm
    shown = early.souk.describe_published_asset(ProductId=seller.product_id)
    training = seller.product.texts["training"]
    assert shown["Kind"] == "ALGORITHM"
    assert [c["Name"] for c in shown["Channels"]] == [c["name"] for c in training["channels"]]
    assert [p["Name"] for p in shown["HyperParameters"]] == [p["name"] for p in training["hyperparameters"]]
    assert [m["Name"] for m in shown["Metrics"]] == [m["name"] for m in training["metrics"]]
    (version,) = seller.entity()["Versions"]
    told = version["DeliveryOptions"][0]["TrainingProperties"]
    assert (told["Channels"], told["HyperParameters"]) == (shown["Channels"], shown["HyperParameters"])
    assert [m["Name"] for m in told["Metrics"]] == [m["name"] for m in training["metrics"]]
    listing = early.discovery.get_listing(listingId=seller.product_id.replace("prod-", "prodview-"))
    lines = {
        r["displayName"]: r["value"] for r in listing["resources"] if r["contentType"] == "OTHER" and "displayName" in r
    }
    assert [part.split(" (")[0] for part in lines["Hyperparameters"].split("; ")] == [
        p["name"] for p in training["hyperparameters"]
    ]
    assert lines["Training channels"].startswith(training["channels"][0]["name"])
    assert lines["Metrics"] == "; ".join(m["name"] for m in training["metrics"])
    assert shown["Instructions"]["Usage"].startswith("Train on CSV")
    details = shown["Instructions"]["TrainingDetails"]
    assert (details["InputDescription"], details["AlgorithmOverview"]) == (
        training["input_description"],
        training["overview"],
    )
    assert lines["Training data"] == training["input_description"]
    assert lines["Training algorithm"] == training["overview"]
    sample = (seller.product.built / training["channels"][0]["file"]).read_bytes()
    kept = early.souk.get_version_file(ProductId=algorithm, VersionId=version["Id"], File="TRAINING_INPUT")
    assert kept["Content"] == sample and kept["Url"] == details["SampleInput"]["Url"]
    link = next(r for r in listing["resources"] if r.get("displayName") == "Sample training data")
    assert (link["contentType"], link["value"]) == ("LINK", kept["Url"])
    assert requests.get(kept["Url"], timeout=10).content == sample
    assert shown["RecommendedInstanceTypes"]["Training"] == seller.product.recommended
    assert shown["SupportedInstanceTypes"]["Training"] == seller.product.instance_types
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        early.souk.describe_published_asset(ProductId="prod-none")
    package = seller.version("2.0", seller.packages[1], "Of another kind.")
    assert "INCOMPATIBLE_DELIVERY_OPTIONS" in refused(seller, "AddDeliveryOptions", package)


@pytest.mark.seed("S25")
def test_what_is_told_of_the_training_is_edited_and_belongs_to_algorithms(seller, algorithm):
    seller.product_id = algorithm
    kind = "SageMakerAlgorithmDeliveryOptionDetails"

    def told():
        return seller.entity()["Versions"][0]["DeliveryOptions"][0]["Instructions"]["TrainingDetails"]

    def change(details):
        option = {"Id": option_of(seller, "1.0"), "Details": {kind: {"TrainingDetails": details}}}
        seller.change_product("UpdateDeliveryOptions", {"DeliveryOptions": [option]})

    assert told()["SampleInput"]["Url"].startswith(f"/assets/samples/{algorithm}/")
    change({"SampleInput": {"Text": "malignant,17.99,10.38"}})
    assert told()["SampleInput"] == {"Text": "malignant,17.99,10.38"}
    assert told()["AlgorithmOverview"].startswith("Gradient boosted trees")
    both = {"SampleInput": {"Text": "1", "Url": "https://example.com/rows.csv"}}
    with pytest.raises(ClientError, match="SampleInput"):
        change(both)
    seller.s3.put_object(Bucket=seller.bucket, Key="empty.csv", Body=b"")
    empty = {"Id": option_of(seller, "1.0")}
    empty["Details"] = {kind: {"TrainingDetails": {"SampleInput": {"Url": seller.s3_uri("empty.csv")}}}}
    assert "INVALID_INPUT" in refused(seller, "UpdateDeliveryOptions", {"DeliveryOptions": [empty]})
    publish(seller, "Version that does not train")
    with pytest.raises(ClientError, match="TrainingDetails"):
        seller.change_product("UpdateDeliveryOptions", update(seller, "1.0", {"TrainingDetails": both}))


def test_what_was_made_of_a_subscribed_algorithm_is_not_sold_again(souk, seller, algorithm):
    reseller = Seller(souk.market, souk.account("versions-reseller"), example())
    reseller.register()
    reseller.upload()
    seller.product_id = algorithm
    seller.change_product("UpdateTargeting", {"PositiveTargeting": {"BuyerAccounts": [reseller.account.id]}})
    buyer = Buyer(souk.market, reseller.account, reseller.execution_role)
    buyer.subscribe(buyer.offer_of(algorithm))
    source = {"AlgorithmName": buyer.versions(algorithm)["1.0"], "ModelDataUrl": reseller.s3_uri("model/model.tar.gz")}
    profile = {"ProfileName": "Validation", "TransformJobDefinition": reseller.transform_job("resold")}
    reseller.sagemaker.create_model_package(
        ModelPackageName="resold",
        SourceAlgorithmSpecification={"SourceAlgorithms": [source]},
        ValidationSpecification={"ValidationRole": reseller.execution_role, "ValidationProfiles": [profile]},
        CertifyForMarketplace=True,
    )
    package = package_done(reseller.sagemaker, "resold")["ModelPackageArn"]
    made = reseller.change([("CreateProduct", PRODUCT, None, "P", {"ProductTitle": "Bought and sold"})])
    reseller.product_id = made["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    told = refused(reseller, "AddDeliveryOptions", reseller.version("1.0", package, "Not mine."))
    assert list(told) == ["ASSET_VALIDATION_EXCEPTION"] and "published algorithm" in told["ASSET_VALIDATION_EXCEPTION"]


@pytest.mark.seed("S14", "S32")
def test_what_a_seller_has_to_have_ready_is_told_all_at_once(seller):
    publish(seller, "Versions ready")
    nothing = {"Version": {}, "DeliveryOptions": [{"Details": {KIND: {}}}]}
    with pytest.raises(ClientError) as caught:
        seller.start([("AddDeliveryOptions", PRODUCT, seller.product_id, None, nothing)])
    error = caught.value.response["Error"]
    assert error["Code"] == "ValidationException"
    needed = ["VersionTitle", "ReleaseNotes", "SageMakerModelPackageArn", "AccessRoleArn", "UsageInstructions"]
    needed += ["SampleNotebookUrl", "RepositoryUrl", "InputProperties", "OutputProperties", "RecommendedInstanceTypes"]
    assert [name for name in needed if name.lower() not in error["Message"].lower()] == []
