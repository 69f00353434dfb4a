"""The whole road of a product, stage after stage, as `./dev run` walks it; then what must outlive it."""

import json
import sqlite3

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from kit.server import Server
from steps.algorithm import create_algorithm
from steps.buyer import Buyer
from steps.seller import Seller
from steps.walk import Walk


@pytest.fixture(scope="module")
def souk():
    """A server of this story's own, for it is killed on the way."""
    server = Server()
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def walk(souk):
    return Walk(souk.market, example())


@pytest.mark.parametrize(
    "stage", ["prepare", "list_limited", "test_privately", "go_public", "change_versions", "leave"]
)
def test_a_stage_of_the_road(walk, stage):
    """The stages follow each other; a stage that fails takes the later ones with it."""
    getattr(walk, stage)()


def test_json_goes_in_and_out_as_well(walk):
    row = [float(value) for value in walk.product.sample_input.splitlines()[0].split(",")]
    answer = walk.buyer.runtime.invoke_endpoint(
        EndpointName="buyer-endpoint", Body=json.dumps({"instances": [row]}), ContentType="application/json"
    )
    assert answer["ContentType"].startswith("application/json")
    assert len(json.loads(answer["Body"].read())["predictions"]) == 1


def test_what_the_container_refuses_is_the_models_error(walk):
    with pytest.raises(ClientError) as caught:
        walk.buyer.runtime.invoke_endpoint(EndpointName="buyer-endpoint", Body="not,numbers", ContentType="text/csv")
    answer = caught.value.response
    assert answer["Error"]["Code"] == "ModelError"
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 424
    assert 400 <= answer["OriginalStatusCode"] < 500


def test_the_endpoint_outlives_a_killed_server(souk, walk):
    souk.kill()
    assert souk.start(), souk.log_tail()
    answer = souk.client("sagemaker-runtime", walk.buyer.account).invoke_endpoint(
        EndpointName="buyer-endpoint", Body=walk.product.sample_input, ContentType=walk.product.content_type
    )
    assert answer["Body"].read().decode() == walk.product.sample_output


def test_every_answer_was_metered_by_the_records_it_held(souk, walk):
    """The container's metering header counts rows; the records outlived the kill."""
    with sqlite3.connect(f"file:{souk.data}/souk.db?mode=ro", uri=True) as database:
        units = [row[0] for row in database.execute("SELECT units FROM usage_record")]
    rows = len(walk.product.sample_input.splitlines())
    assert sum(units) == 4 * rows + 1  # four times the sample, once a single row as JSON; the refusal costs nothing


def test_a_published_version_outlives_what_it_was_made_from(souk, walk):
    """The market keeps copies of its own: the seller may take his package and his model data away."""
    seller = souk.client("sagemaker", walk.seller.account)
    s3 = souk.client("s3", walk.seller.account)
    seller.delete_model_package(ModelPackageName="example-model-v1")
    s3.delete_object(Bucket=walk.seller.bucket, Key="model/model.tar.gz")
    buyer = Buyer(souk.market, walk.buyer.account, walk.buyer.role)
    buyer.deploy("buyer-endpoint-two", walk.first_arn, walk.product.recommended)
    answer = buyer.invoke("buyer-endpoint-two", walk.product.sample_input, walk.product.content_type)
    assert answer == walk.product.sample_output


def test_the_same_image_is_an_algorithm_that_trains(souk):
    seller = Seller(souk.market, souk.account("Example Algorithms"), example())
    seller.register()
    seller.upload()
    told = create_algorithm(seller, "cell-nuclei")
    assert told["AlgorithmStatus"] == "Completed", told["AlgorithmStatusDetails"]
