"""What is wrong with a change set as a whole is told when it is started, by code and place."""

import json

import pytest
from kit.answers import answer

CATALOG = "AWSMarketplace"
CREATE = {"ChangeType": "CreateProduct", "Entity": {"Type": "MachineLearningProduct@1.0"}, "DetailsDocument": {}}


@pytest.fixture(scope="module")
def catalog(souk):
    return souk.client("marketplace-catalog", souk.account("error-codes"), check=False)


def fields(catalog, request):
    status, _, body = answer(catalog, "StartChangeSet", {"Catalog": CATALOG} | request, {})
    assert status == 422
    return {(field["Reason"], field["Field"]) for field in json.loads(body)["ValidationExceptionFieldList"]}


def test_a_malformed_set_is_told_with_its_places(catalog):
    unknown = CREATE | {"ChangeType": "PaintProduct"}
    both = CREATE | {"Details": "{}"}
    told = fields(catalog, {"ChangeSet": [unknown, both]})
    assert {reason for reason, _ in told} == {"INVALID_CHANGE_REQUEST"}
    assert {field.split(".")[0] for _, field in told} == {"ChangeSet[0]", "ChangeSet[1]"}


def test_a_set_has_at_most_fifty_tags(catalog):
    tags = [{"Key": f"tag-{number}", "Value": ""} for number in range(51)]
    assert fields(catalog, {"ChangeSet": [CREATE], "ChangeSetTags": tags}) == {("TOO_MANY_TAGS", "ChangeSetTags")}
