"""Files of a version that the market keeps: the sample notebook and samples, as the seller uploaded them, for everybody who
sees the product."""

import dataclasses
import json

import pytest
import requests
from botocore.exceptions import ClientError
from kit.example import ROOT, example
from steps.market import RoadBlocked
from steps.seller import PRODUCT, Seller
from steps.waiting import change_set_done

NOTEBOOK = (ROOT / "examples" / "cell-nuclei" / "cell-nuclei.ipynb").read_bytes()


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("filing-seller"), example())
    seller.register()
    seller.upload()
    seller.s3.put_object(Bucket=seller.bucket, Key="listing/notebook.ipynb", Body=NOTEBOOK)
    texts = seller.product.texts | {"notebook_url": seller.s3_uri("listing/notebook.ipynb")}
    seller.product = dataclasses.replace(seller.product, texts=texts)
    seller.package = seller.create_package("filing-package")
    seller.publish_limited(seller.package, [seller.account.id])
    seller.sign_off()
    seller.s3.delete_object(Bucket=seller.bucket, Key="listing/notebook.ipynb")
    return seller


@pytest.fixture(scope="module")
def buyer(souk):
    return souk.client("souk", souk.account("filing-buyer"))


def option_of(seller):
    entity = seller.catalog.describe_entity(Catalog="AWSMarketplace", EntityId=seller.product_id)
    version = entity["DetailsDocument"]["Versions"][-1]
    return version["DeliveryOptions"][0]


def update(seller, **details):
    """The end of a change of the version's texts."""
    given = {"Id": option_of(seller)["Id"], "Details": {"SageMakerModelPackageDeliveryOptionDetails": details}}
    change = ("UpdateDeliveryOptions", PRODUCT, seller.product_id, None, {"DeliveryOptions": [given]})
    return change_set_done(seller.catalog, seller.start([change]))


def refusals(seller, **details):
    with pytest.raises(RoadBlocked) as caught:
        update(seller, **details)
    return str(caught.value)


def test_a_notebook_that_was_uploaded_is_kept_and_everybody_reads_it(souk, seller, buyer):
    assert option_of(seller)["Instructions"]["SampleNotebookUrl"].startswith(f"/assets/notebooks/{seller.product_id}/")
    file = buyer.get_version_file(ProductId=seller.product_id, File="NOTEBOOK")
    assert file["Content"] == NOTEBOOK
    served = requests.get(file["Url"], timeout=30)
    assert served.content == NOTEBOOK
    assert served.headers["Content-Security-Policy"] == "default-src 'none'"
    described = buyer.describe_published_asset(ProductId=seller.product_id)
    assert described["Instructions"]["SampleNotebookUrl"] == file["Url"]


def test_what_the_market_does_not_keep_is_not_found(seller, buyer):
    for name in ("REALTIME_INPUT", "BATCH_OUTPUT"):  # texts of the listing, not files
        with pytest.raises(ClientError) as refused:
            buyer.get_version_file(ProductId=seller.product_id, File=name)
        assert refused.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_a_sample_at_an_address_is_read_in_the_same_way(seller, buyer):
    seller.s3.put_object(Bucket=seller.bucket, Key="listing/in.csv", Body=b"1,2\n")
    sample = {"RealtimeInferenceUrl": seller.s3_uri("listing/in.csv"), "BatchTransformText": "1,2\n"}
    update(seller, InputProperties={"SampleInput": sample})
    assert buyer.get_version_file(ProductId=seller.product_id, File="REALTIME_INPUT")["Content"] == b"1,2\n"


@pytest.mark.parametrize("content", [b"<html>", b'{"nbformat": 3, "worksheets": []}', b""])
def test_what_is_no_notebook_is_refused_at_its_field(seller, content):
    seller.s3.put_object(Bucket=seller.bucket, Key="listing/wrong.ipynb", Body=content)
    told = refusals(seller, SampleNotebookUrl=seller.s3_uri("listing/wrong.ipynb"))
    assert "is no notebook of Jupyter's format 4" in told
    assert "SageMakerModelPackageDeliveryOptionDetails.SampleNotebookUrl" in told


def test_a_notebook_elsewhere_stays_the_link_that_it_is(seller, buyer):
    kept = option_of(seller)["Instructions"]["SampleNotebookUrl"]
    update(seller, SampleNotebookUrl="https://git.example.com/notebook.ipynb")
    with pytest.raises(ClientError) as refused:
        buyer.get_version_file(ProductId=seller.product_id, File="NOTEBOOK")
    assert refused.value.response["Error"]["Code"] == "ResourceNotFoundException"
    update(seller, SampleNotebookUrl=kept)  # as the catalogue showed it
    assert json.loads(buyer.get_version_file(ProductId=seller.product_id, File="NOTEBOOK")["Content"])["nbformat"] == 4


def test_a_draft_that_is_deleted_takes_its_copies_along(souk, seller):
    seller.s3.put_object(Bucket=seller.bucket, Key="listing/notebook.ipynb", Body=NOTEBOOK)
    never = ("UpdateTargeting", "ReleaseProduct", "ReleaseOffer")
    done = seller.change([c for c in seller.publication(seller.package, []) if c[0] not in never])
    product = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    entity = seller.catalog.describe_entity(Catalog="AWSMarketplace", EntityId=product)["DetailsDocument"]
    notebook = entity["Versions"][0]["DeliveryOptions"][0]["Instructions"]["SampleNotebookUrl"]
    copies = [souk.url + path for path in (notebook, entity["PromotionalResources"]["LogoUrl"])]
    assert [requests.get(copy, timeout=30).status_code for copy in copies] == [200, 200]
    seller.souk.delete_draft_product(ProductId=product)
    assert [requests.get(copy, timeout=30).status_code for copy in copies] == [404, 404]
