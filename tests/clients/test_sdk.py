"""The SageMaker SDK, unmodified: deploys a product that its account has bought, and asks it for predictions."""

import os

import boto3
import pytest
from kit.example import publish
from steps.buyer import Buyer


@pytest.fixture(scope="module")
def environment(souk):
    """What a user sets to point the SDK at Souk, and nothing else of AWS's settings."""
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ |= {"AWS_ENDPOINT_URL": souk.url, "AWS_DEFAULT_REGION": "us-east-1"}
    yield
    os.environ.clear()
    os.environ |= before


@pytest.fixture(scope="module")
def seller(souk):
    return publish(souk, "sdk-seller")


@pytest.fixture(scope="module")
def buyer(souk, seller):
    buyer = Buyer(souk.market, souk.account("sdk-buyer"))
    buyer.subscribe(buyer.offer_of(seller.product_id))
    return buyer


@pytest.fixture(scope="module")
def session(environment, buyer):
    from sagemaker.session import Session

    # A named bucket, because the SDK asks STS at a fixed address for the account that the default one is named after.
    made = boto3.Session(aws_access_key_id=buyer.account.access_key, aws_secret_access_key=buyer.account.secret)
    return Session(boto_session=made, default_bucket=f"sagemaker-{buyer.account.id}")


@pytest.fixture(scope="module")
def package(session, seller, buyer):
    from sagemaker import ModelPackage

    arn = buyer.versions(seller.product_id)["1.0"]
    return ModelPackage(role=buyer.role, model_package_arn=arn, sagemaker_session=session)


@pytest.fixture(scope="module")
def predictor(package, session, seller):
    from sagemaker.deserializers import BytesDeserializer
    from sagemaker.predictor import Predictor
    from sagemaker.serializers import CSVSerializer

    package.predictor_cls = lambda name, sagemaker_session: Predictor(
        name, sagemaker_session, serializer=CSVSerializer(), deserializer=BytesDeserializer(accept="text/csv")
    )
    return package.deploy(1, seller.product.recommended, endpoint_name="sdk-endpoint")


def test_it_deploys_in_isolation_without_being_told(predictor, buyer):
    assert buyer.sagemaker.describe_endpoint(EndpointName="sdk-endpoint")["EndpointStatus"] == "InService"
    config = buyer.sagemaker.describe_endpoint_config(EndpointConfigName="sdk-endpoint")
    model = buyer.sagemaker.describe_model(ModelName=config["ProductionVariants"][0]["ModelName"])
    assert model["EnableNetworkIsolation"] is True


def test_it_predicts_what_the_listing_promises(predictor, seller):
    answer = predictor.predict(seller.product.sample_input)
    assert answer.decode() == seller.product.sample_output


def test_rows_are_written_as_csv(predictor, seller):
    rows = [[float(value) for value in line.split(",")] for line in seller.product.sample_input.splitlines()]
    assert predictor.predict(rows).decode().strip() == seller.product.sample_output.strip()


def test_files_go_up_to_the_accounts_bucket(session, tmp_path, buyer):
    source = tmp_path / "rows.csv"
    source.write_text("1,2\n", encoding="utf-8")
    bucket = session.default_bucket()
    assert session.upload_data(str(source), bucket=bucket, key_prefix="in") == f"s3://{bucket}/in/rows.csv"
    assert session.read_s3_file(bucket, "in/rows.csv") == "1,2\n"


def test_it_takes_its_endpoint_away_again(predictor, buyer):
    predictor.delete_model()
    predictor.delete_endpoint()
    names = [
        e["EndpointName"] for e in buyer.sagemaker.list_endpoints()["Endpoints"] if e["EndpointStatus"] != "Deleting"
    ]
    assert "sdk-endpoint" not in names
