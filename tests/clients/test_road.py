"""The whole road of a product, stage after stage, as `./dev run` walks it; then what must outlive it."""

import pytest
from kit.example import example
from steps.walk import Walk


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
    reborn = Buyer(souk.market, walk.buyer.account, role=walk.buyer.role)
    answer = reborn.invoke("buyer-endpoint", walk.product.sample_input, walk.product.content_type)
    assert answer == walk.product.sample_output
