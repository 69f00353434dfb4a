"""Drafts of listings: kept as typed, never overwritten unseen, thrown away for good."""

import pytest
from botocore.exceptions import ClientError


@pytest.fixture(scope="module")
def seller(souk):
    return souk.client("souk", souk.account("drafting-seller"))


@pytest.fixture
def draft(seller):
    made = seller.put_listing_draft(Document={"ProductTitle": "Trees", "SearchKeywords": ["wood", ""]})["Draft"]
    yield made
    try:
        seller.delete_listing_draft(DraftId=made["DraftId"])
    except ClientError as gone:
        assert gone.response["Error"]["Code"] == "ResourceNotFoundException"


def test_a_draft_is_kept_as_it_was_typed(seller, draft):
    kept = seller.get_listing_draft(DraftId=draft["DraftId"])["Draft"]
    assert kept["Document"] == {"ProductTitle": "Trees", "SearchKeywords": ["wood", ""]}
    assert kept["Revision"] == 1
    [listed] = seller.list_listing_drafts()["Drafts"]
    assert (listed["DraftId"], listed["Title"]) == (draft["DraftId"], "Trees")


def test_of_two_who_save_the_second_is_told(seller, draft):
    name = draft["DraftId"]
    first = seller.put_listing_draft(DraftId=name, Revision=1, Document={"ProductTitle": "First"})["Draft"]
    assert first["Revision"] == 2
    with pytest.raises(ClientError) as caught:
        seller.put_listing_draft(DraftId=name, Revision=1, Document={"ProductTitle": "Second"})
    answer = caught.value.response
    assert answer["Error"]["Code"] == "ConflictException"
    assert answer["latestRevision"] == 2
    assert seller.get_listing_draft(DraftId=name)["Draft"]["Document"] == {"ProductTitle": "First"}


def test_a_save_without_its_revision_is_refused(seller, draft):
    with pytest.raises(ClientError) as caught:
        seller.put_listing_draft(DraftId=draft["DraftId"], Document={})
    assert caught.value.response["Error"]["Code"] == "ValidationException"
    assert "Revision" in caught.value.response["Error"]["Message"]


def test_a_draft_that_is_thrown_away_is_gone(seller, draft):
    seller.delete_listing_draft(DraftId=draft["DraftId"])
    with pytest.raises(ClientError) as caught:
        seller.get_listing_draft(DraftId=draft["DraftId"])
    assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_anothers_draft_does_not_exist(souk, seller, draft):
    other = souk.client("souk", souk.account("drafting-other"))
    assert other.list_listing_drafts()["Drafts"] == []
    for act in (
        lambda: other.get_listing_draft(DraftId=draft["DraftId"]),
        lambda: other.put_listing_draft(DraftId=draft["DraftId"], Revision=1, Document={}),
        lambda: other.delete_listing_draft(DraftId=draft["DraftId"]),
    ):
        with pytest.raises(ClientError) as caught:
            act()
        assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_a_file_of_a_listing_is_put_where_a_change_can_name_it(souk, seller):
    account = souk.account("drafting-seller")
    put = {"Name": "licence.txt", "ContentType": "text/plain; charset=utf-8", "Content": b"Use it well."}
    url = seller.put_listing_file(**put)["Url"]
    assert url == seller.put_listing_file(**put)["Url"]
    bucket, key = url.removeprefix("s3://").split("/", 1)
    kept = souk.client("s3", account).get_object(Bucket=bucket, Key=key)
    assert kept["Body"].read() == b"Use it well."
    assert kept["ContentType"] == "text/plain; charset=utf-8"


def test_a_file_of_a_listing_is_read_back_by_whoever_put_it_alone(souk, seller):
    url = seller.put_listing_file(Name="licence.txt", ContentType="text/plain", Content=b"Use it well.")["Url"]
    read = seller.get_listing_file(Url=url)
    assert (read["Name"], read["ContentType"], read["Content"]) == ("licence.txt", "text/plain", b"Use it well.")
    other = souk.client("souk", souk.account("drafting-reader"))
    other.put_listing_file(Name="own.txt", ContentType="text/plain", Content=b"Its own.")
    bucket = url.removeprefix("s3://").split("/", 1)[0]
    for client, address in ((other, url), (seller, f"s3://{bucket}/none.txt"), (seller, "https://example.com/a.txt")):
        with pytest.raises(ClientError) as caught:
            client.get_listing_file(Url=address)
        assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"


def test_a_large_file_is_told_to_be_s3s(souk, seller):
    url = seller.put_listing_file(Name="small.txt", ContentType="text/plain", Content=b"Small.")["Url"]
    bucket = url.removeprefix("s3://").split("/", 1)[0]
    s3 = souk.client("s3", souk.account("drafting-seller"))
    s3.put_object(Bucket=bucket, Key="large.bin", Body=b"0" * (5 * 1024 * 1024 + 1))
    with pytest.raises(ClientError) as caught:
        seller.get_listing_file(Url=f"s3://{bucket}/large.bin")
    assert caught.value.response["Error"]["Code"] == "ValidationException"
    assert "FILE_TOO_LARGE" in str(caught.value.response)


def test_a_bucket_of_that_name_which_is_anothers_is_not_used(souk):
    victim = souk.account("drafting-victim")
    souk.client("s3", souk.account("drafting-other")).create_bucket(Bucket=f"listing-files-{victim.id}")
    with pytest.raises(ClientError) as caught:
        souk.client("souk", victim).put_listing_file(Name="a.txt", ContentType="text/plain", Content=b"a")
    assert caught.value.response["Error"]["Code"] == "AccessDeniedException"
