"""A product's way to the market: drafts, regions, test accounts, the preview, the review, and signing off."""

import json

import pytest
from botocore.exceptions import ClientError
from kit.example import example
from steps.buyer import Buyer
from steps.seller import CATALOG, PRODUCT, Seller
from steps.waiting import wait_until

OPEN = ("PREPARING", "APPLYING")


@pytest.fixture(scope="module")
def operator(souk):
    return souk.client("souk", souk.operator())


@pytest.fixture
def policy(operator):
    """Decides how the market works, for one test."""
    yield lambda **decided: operator.put_market_policy(Policy=decided)
    operator.put_market_policy(Policy={})


@pytest.fixture(scope="module")
def seller(souk):
    seller = Seller(souk.market, souk.account("publishing-seller"), example())
    seller.register()
    seller.upload()
    seller.package = seller.create_package("publishing-package")
    return seller


@pytest.fixture(scope="module")
def tester(souk):
    return Buyer(souk.market, souk.account("publishing-tester"))


@pytest.fixture(scope="module")
def stranger(souk):
    return Buyer(souk.market, souk.account("publishing-stranger"))


def draft(seller):
    """A product that only has an id."""
    done = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": seller.product.title})])
    seller.product_id = done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    return seller.product_id


def submission(seller, testers):
    """All that a draft needs to be released, in one change set."""
    changes = json.dumps(seller.publication(seller.package, testers)[1:])
    return json.loads(changes.replace("$Product.Entity.Identifier", seller.product_id))


def submit(seller, testers):
    done = seller.change(submission(seller, testers))
    offers = [c["Entity"]["Identifier"] for c in done["ChangeSet"] if c["ChangeType"] == "CreateOffer"]
    seller.offer_id = offers[0].split("@")[0]
    return done


def ended(seller, change_set_id):
    return wait_until(
        lambda: seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=change_set_id),
        lambda a: a["Status"] not in OPEN,
    )


def status(seller, change_set_id):
    return seller.catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=change_set_id)["Status"]


def start_visibility(seller, target):
    return seller.start([("UpdateVisibility", PRODUCT, seller.product_id, None, {"TargetVisibility": target})])


def edit_meanwhile(seller):
    seller.change_product("UpdateInformation", {"ProductTitle": "Meanwhile"})


def badges(who, product):
    return [v["Limited"] for v in who.souk.list_published_versions(ProductId=product)["Versions"]]


def refusal(call):
    with pytest.raises(ClientError) as caught:
        call()
    error = caught.value.response["Error"]
    return error["Code"], error["Message"]


@pytest.mark.seed("S6", "S8", "S9", "S10", "S12", "S13", "S15", "S35", "S36", "S37", "S39", "S40", "S43", "S44")
def test_a_product_is_submitted_tested_edited_signed_off_and_live(seller, tester, stranger):
    draft(seller)
    assert seller.entity()["Description"]["Visibility"] == "Draft"
    assert refusal(lambda: stranger.versions(seller.product_id))[0] == "ResourceNotFoundException"
    submit(seller, [tester.account.id])
    summary = seller.catalog.describe_entity(Catalog=CATALOG, EntityId=seller.product_id)
    assert summary["EntityType"] == PRODUCT and summary["EntityArn"].split(":")[4] == seller.account.id
    assert summary["DetailsDocument"]["Description"]["Visibility"] == "Limited"
    assert summary["DetailsDocument"]["Targeting"]["PositiveTargeting"]["BuyerAccounts"] == [tester.account.id]

    assert tester.versions(seller.product_id)  # the preview, for those who test
    tester.subscribe(seller.offer_id)
    assert refusal(lambda: stranger.versions(seller.product_id))[0] == "ResourceNotFoundException"

    for text in ("Told more clearly.", "Told once more."):  # back to editing, as often as one likes
        seller.change_product("UpdateInformation", {"ShortDescription": text})
        assert seller.entity()["Description"]["ShortDescription"] == text
        assert seller.entity()["Description"]["Visibility"] == "Limited"

    seller.sign_off()
    assert seller.entity()["Description"]["Visibility"] == "Public"
    assert stranger.versions(seller.product_id)
    stranger.subscribe(stranger.offer_of(seller.product_id))


@pytest.mark.seed("S43")
def test_a_draft_cannot_be_signed_off_and_an_incomplete_one_not_be_submitted(seller):
    draft(seller)
    done = ended(seller, start_visibility(seller, "Public"))
    assert [e["ErrorCode"] for e in done["ChangeSet"][0]["ErrorDetailList"]] == ["INVALID_PRODUCT_STATE"]
    done = ended(seller, seller.start([("ReleaseProduct", PRODUCT, seller.product_id, None, {})]))
    errors = done["ChangeSet"][0]["ErrorDetailList"]
    assert {e["ErrorCode"] for e in errors} == {"VALIDATION_FAILED"}
    for group in ("Description", "PromotionalResources", "SupportInformation", "Versions", "Dimensions"):
        assert any(group in e["ErrorMessage"] for e in errors), group


@pytest.mark.seed("S16")
def test_a_product_that_was_declared_private_before_its_submission_stays_so(seller, tester):
    draft(seller)
    seller.souk.declare_product_private(ProductId=seller.product_id)
    submit(seller, [tester.account.id])
    done = ended(seller, start_visibility(seller, "Public"))
    assert done["Status"] == "FAILED"
    assert done["ChangeSet"][0]["ErrorDetailList"][0]["ErrorCode"] == "INVALID_TARGET_VISIBILITY"
    assert tester.versions(seller.product_id)


@pytest.mark.seed("S20", "S21")
def test_regions_are_chosen_before_the_submission_and_fixed_after(souk, seller, tester):
    draft(seller)
    assert seller.entity()["RegionAvailability"]["FutureRegionSupport"] == {"SupportedRegions": ["All"]}
    chosen = seller.souk.put_product_regions(ProductId=seller.product_id, Regions=["eu-west-1"])
    assert (chosen["Regions"], chosen["FutureRegions"]) == (["eu-west-1"], False)
    everywhere = seller.souk.put_product_regions(ProductId=seller.product_id)
    assert everywhere["FutureRegions"] and len(everywhere["Regions"]) == 16
    code, message = refusal(
        lambda: seller.souk.put_product_regions(ProductId=seller.product_id, Regions=["mars-north-1"])
    )
    assert code == "ValidationException" and "mars-north-1" in message
    seller.souk.put_product_regions(ProductId=seller.product_id, Regions=["eu-west-1"])
    submit(seller, [tester.account.id])
    assert seller.entity()["RegionAvailability"]["Regions"] == ["eu-west-1"]
    assert seller.entity()["RegionAvailability"]["FutureRegionSupport"] is None
    code, message = refusal(lambda: seller.souk.put_product_regions(ProductId=seller.product_id))
    assert code == "ValidationException" and "submitted for publishing" in message

    tester.subscribe(seller.offer_id)
    (arn,) = tester.versions(seller.product_id).values()
    code, message = refusal(lambda: tester.create_model("elsewhere", arn))
    assert code == "ValidationException" and "not sold in the region us-east-1" in message and "eu-west-1" in message
    there = souk.market.client("sagemaker", tester.account, region="eu-west-1")
    in_ireland = souk.market.client("souk", tester.account, region="eu-west-1")
    published = in_ireland.list_published_versions(ProductId=seller.product_id)
    assert published["Regions"] == ["eu-west-1"]
    (arn,) = (v["Arn"] for v in published["Versions"])
    assert ":eu-west-1:" in arn
    there.create_model(
        ModelName="there",
        ExecutionRoleArn=tester.role,
        PrimaryContainer={"ModelPackageName": arn},
        EnableNetworkIsolation=True,
    )


@pytest.mark.seed("S41")
def test_later_test_accounts_are_asked_for_and_granted_by_the_operator_or_by_policy(
    souk, seller, tester, stranger, operator, policy
):
    draft(seller)
    code, message = refusal(
        lambda: seller.souk.request_test_accounts(ProductId=seller.product_id, AccountIds=[stranger.account.id])
    )
    assert code == "ValidationException" and "UpdateTargeting" in message
    submit(seller, [tester.account.id])
    asked = seller.souk.request_test_accounts(
        ProductId=seller.product_id, AccountIds=[stranger.account.id], Reason="They test on Friday."
    )["Request"]
    assert asked["Status"] == "WAITING"
    assert refusal(lambda: stranger.versions(seller.product_id))[0] == "ResourceNotFoundException"
    waiting = operator.list_test_account_requests(Status="WAITING", ProductId=seller.product_id)["Requests"]
    assert [r["Reason"] for r in waiting] == ["They test on Friday."]
    operator.approve_test_account_request(RequestId=asked["RequestId"])
    assert stranger.versions(seller.product_id)
    assert "already" in refusal(lambda: operator.approve_test_account_request(RequestId=asked["RequestId"]))[1]

    third = souk.account("publishing-third").id
    asked = seller.souk.request_test_accounts(ProductId=seller.product_id, AccountIds=[third])["Request"]
    operator.refuse_test_account_request(RequestId=asked["RequestId"], Reason="Not yet.")
    told = seller.souk.list_test_account_requests(ProductId=seller.product_id)["Requests"]
    assert {(r["Status"], r.get("Answer")) for r in told} == {("APPROVED", None), ("REFUSED", "Not yet.")}
    assert stranger.souk.list_test_account_requests()["Requests"] == []

    policy(AllowListRequests="AUTOMATIC")
    granted = seller.souk.request_test_accounts(ProductId=seller.product_id, AccountIds=[third])["Request"]
    assert granted["Status"] == "APPROVED" and "DecidedBy" not in granted
    assert third in seller.entity()["Targeting"]["PositiveTargeting"]["BuyerAccounts"]
    code, message = refusal(
        lambda: seller.souk.request_test_accounts(ProductId=seller.product_id, AccountIds=["999999999999"])
    )
    assert code == "ValidationException" and "999999999999" in message


@pytest.mark.seed("S42")
def test_testers_see_that_a_version_is_limited(seller, tester, stranger):
    draft(seller)
    submit(seller, [tester.account.id])
    assert badges(tester, seller.product_id) == [True]
    seller.sign_off()
    assert badges(stranger, seller.product_id) == [False]


@pytest.mark.seed("S7", "S38")
def test_a_delay_holds_the_submission_and_it_can_be_taken_back(seller, tester, policy):
    draft(seller)
    policy(Processing={"Mode": "DELAY", "DelayMinutes": 60})
    change_set = seller.start(submission(seller, [tester.account.id]))
    assert status(seller, change_set) == "PREPARING"
    assert seller.entity()["Description"]["Visibility"] == "Draft"
    assert refusal(lambda: edit_meanwhile(seller))[0] == "ResourceInUseException"
    seller.catalog.cancel_change_set(Catalog=CATALOG, ChangeSetId=change_set)
    assert status(seller, change_set) == "CANCELLED"
    policy(Processing={"Mode": "DELAY", "DelayMinutes": 0})
    submit(seller, [tester.account.id])
    assert seller.entity()["Description"]["Visibility"] == "Limited"


def test_a_review_is_approved_refused_with_comments_or_withdrawn(seller, tester, stranger, operator, policy):
    draft(seller)
    submit(seller, [tester.account.id])
    policy(Processing={"Mode": "REVIEW", "ReviewDays": 7})
    first = start_visibility(seller, "Public")
    (queued,) = operator.list_publishing_reviews(Status="WAITING")["Reviews"]
    assert queued["ChangeSetId"] == first and queued["AccountId"] == seller.account.id and not queued["Overdue"]
    assert (queued["DueAt"] - queued["RequestedAt"]).days == 7
    told = operator.list_events(DetailTypes=["Publishing Review Requested"])["Events"][0]
    assert told["detail"]["ChangeSetId"] == first and told["detail"]["seller"]["accountId"] == seller.account.id
    assert (queued["EntityId"], queued["TargetVisibility"]) == (seller.product_id, "Public")
    assert (queued["SellerName"], queued["EntityName"]) == (seller.account.name, seller.product.title)
    seen = operator.get_publishing_review(ChangeSetId=first)
    assert seen["Changes"][0]["Entity"]["Description"]["Visibility"] == "Limited"
    assert "ApprovedRevision" not in seen["Changes"][0] and seen["Changes"][0]["PublicOffer"]["Terms"]
    assert status(seller, first) == "PREPARING"
    assert refusal(lambda: edit_meanwhile(seller))[0] == "ResourceInUseException"
    assert refusal(lambda: seller.souk.approve_publishing_review(ChangeSetId=first))[0] == "AccessDeniedException"

    comments = [{"Field": "PromotionalResources.LogoUrl", "Comment": "The logo is blurred. Give a larger one."}]
    operator.refuse_publishing_review(ChangeSetId=first, Reason="Not yet fit for everybody.", Comments=comments)
    refused = ended(seller, first)
    assert (refused["Status"], refused["FailureCode"]) == ("FAILED", "CLIENT_ERROR")
    errors = refused["ChangeSet"][0]["ErrorDetailList"]
    assert {e["ErrorCode"] for e in errors} == {"AUDIT_ERROR"}
    assert errors[0]["ErrorMessage"] == "Not yet fit for everybody."
    assert "LogoUrl" in errors[1]["ErrorMessage"] and "blurred" in errors[1]["ErrorMessage"]
    assert operator.get_publishing_review(ChangeSetId=first)["Review"]["Comments"] == comments
    assert "REFUSED" in refusal(lambda: operator.approve_publishing_review(ChangeSetId=first))[1]
    seller.change_product("UpdateInformation", {"ShortDescription": "Mended."})

    withdrawn = start_visibility(seller, "Public")
    seller.catalog.cancel_change_set(Catalog=CATALOG, ChangeSetId=withdrawn)
    assert operator.get_publishing_review(ChangeSetId=withdrawn)["Review"]["Status"] == "WITHDRAWN"
    assert operator.list_publishing_reviews(Status="WAITING")["Reviews"] == []

    hopeless = start_visibility(seller, "Limited")  # refused by the rules, before anybody has to look at it
    assert ended(seller, hopeless)["ChangeSet"][0]["ErrorDetailList"][0]["ErrorCode"] == "INVALID_TARGET_VISIBILITY"

    last = start_visibility(seller, "Public")
    operator.approve_publishing_review(ChangeSetId=last)
    assert ended(seller, last)["Status"] == "SUCCEEDED"
    assert stranger.versions(seller.product_id)

    approved = operator.get_publishing_review(ChangeSetId=last)["Changes"][0]["ApprovedRevision"]
    seller.change_product("UpdateInformation", {"ShortDescription": "Said anew."})
    off = start_visibility(seller, "Restricted")
    (change,) = operator.get_publishing_review(ChangeSetId=off)["Changes"]
    assert change["ApprovedRevision"] == approved
    differences = {each["Path"]: (each["Before"], each["After"]) for each in change["Differences"]}
    assert differences["Description.ShortDescription"] == ("Mended.", "Said anew.")
    seller.catalog.cancel_change_set(Catalog=CATALOG, ChangeSetId=off)


def test_a_request_to_unpublish_that_cannot_be_is_refused_before_an_operator_looks(seller, tester, operator, policy):
    draft(seller)
    submit(seller, [tester.account.id])
    policy(Processing={"Mode": "REVIEW"})
    change_set = seller.souk.unpublish_product(
        ProductId=seller.product_id,
        ContactEmail="grace@example.com",
        Reason="A better one comes.",
        ReplacementProductId=seller.product_id,
    )["ChangeSetId"]
    wait_until(lambda: status(seller, change_set), lambda told: told == "FAILED")
    waiting = [review["ChangeSetId"] for review in operator.list_publishing_reviews(Status="WAITING")["Reviews"]]
    assert change_set not in waiting


def test_a_request_to_unpublish_can_be_taken_back_for_a_day(seller, tester, operator, policy):
    draft(seller)
    submit(seller, [tester.account.id])
    policy(Processing={"Mode": "REVIEW"})
    change_set = start_visibility(seller, "Restricted")
    operator.approve_publishing_review(ChangeSetId=change_set)
    assert status(seller, change_set) == "PREPARING"
    seller.catalog.cancel_change_set(Catalog=CATALOG, ChangeSetId=change_set)
    assert seller.entity()["Description"]["Visibility"] == "Limited"
