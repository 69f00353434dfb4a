"""A private marketplace: what administrators approve, what users may subscribe to and ask for; and saved products."""

import pytest
from botocore.exceptions import ClientError
from kit.shop import Shop
from steps.buyer import Buyer
from steps.market import Account

ADMINISTRATION = "arn:aws:iam::aws:policy/AWSPrivateMarketplaceAdminFullAccess"
SUBSCRIBING = "arn:aws:iam::aws:policy/AWSMarketplaceManageSubscriptions"


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "private-seller")


@pytest.fixture(scope="module")
def products(shop):
    return [shop.publish(f"Private marmots {n}") for n in range(3)]


def user(souk, account, name, *managed):
    iam = souk.client("iam", account)
    iam.create_user(UserName=name)
    for arn in managed:
        iam.attach_user_policy(UserName=name, PolicyArn=arn)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return Buyer(souk.market, Account(account.id, key["AccessKeyId"], key["SecretAccessKey"]), "no role")


class Company:
    def __init__(self, souk, name):
        self.account = souk.account(name)
        self.admin = user(souk, self.account, "admin", ADMINISTRATION, SUBSCRIBING)
        self.ana = user(souk, self.account, "ana", SUBSCRIBING)
        self.bob = user(souk, self.account, "bob", SUBSCRIBING)


def refusal(call, *arguments, **named):
    with pytest.raises(ClientError) as caught:
        call(*arguments, **named)
    return caught.value.response


def code(answer):
    return answer["fields"][0]["code"]


def test_users_subscribe_to_approved_products_only(souk, products):
    company = Company(souk, "private-company")
    (approved, approved_offer), (other, other_offer), _ = products
    quoted = company.ana.quote(other_offer)["agreementRequestId"]  # before it was switched on
    made = company.admin.souk.put_experience(Name="Research", ProductIds=[approved])["Experience"]
    company.admin.souk.put_private_marketplace(Enabled=True)
    told = refusal(company.ana.quote, other_offer)
    assert told["Error"]["Code"] == "AccessDeniedException"
    assert (
        told["reason"] == "DENIED_BY_PRIVATE_MARKETPLACE_POLICY" and "CreateProductRequest" in told["Error"]["Message"]
    )
    told = refusal(company.ana.agreements.accept_agreement_request, agreementRequestId=quoted)
    assert told["reason"] == "DENIED_BY_PRIVATE_MARKETPLACE_POLICY"
    assert company.ana.subscribe(approved_offer)
    state = company.ana.souk.get_private_marketplace()
    assert (state["Enabled"], state["Administrator"], state["ApprovedProductIds"]) == (True, False, [approved])
    assert company.ana.discovery.get_product(productId=other)["productId"] == other  # everything may be looked at
    second = company.admin.souk.put_experience(Name="Production", ProductIds=[other])["Experience"]
    assert company.bob.quote(other_offer)
    company.admin.souk.delete_experience(ExperienceId=second["ExperienceId"])
    assert refusal(company.bob.quote, other_offer)["reason"] == "DENIED_BY_PRIVATE_MARKETPLACE_POLICY"
    assert company.admin.quote(other_offer)
    company.admin.souk.put_private_marketplace(Enabled=False)
    assert company.bob.quote(other_offer)
    assert [e["ExperienceId"] for e in company.admin.souk.list_experiences()["Experiences"]] == [made["ExperienceId"]]


def test_users_ask_and_administrators_decide(souk, products):
    company = Company(souk, "private-requests")
    (first, first_offer), (second, _), _ = products
    company.admin.souk.put_private_marketplace(Enabled=True)
    asked = company.ana.souk.create_product_request(ProductId=first, Comment="For the census.")["Request"]
    assert asked["State"] == "PENDING" and asked["RequestedBy"].endswith("user/ana")
    assert code(refusal(company.ana.souk.create_product_request, ProductId=first)) == "ALREADY_REQUESTED"
    declined = company.bob.souk.create_product_request(ProductId=second)["Request"]
    assert [r["RequestId"] for r in company.ana.souk.list_product_requests()["Requests"]] == [asked["RequestId"]]
    waiting = company.admin.souk.list_product_requests(State="PENDING")["Requests"]
    assert {r["RequestId"] for r in waiting} == {asked["RequestId"], declined["RequestId"]}

    decide = company.admin.souk.decide_product_request
    assert code(refusal(decide, RequestId=asked["RequestId"], Decision="APPROVE")) == "INVALID_EXPERIENCE"
    company.admin.souk.put_experience(Name="Research", ProductIds=[])
    assert decide(RequestId=asked["RequestId"], Decision="APPROVE")["Request"]["State"] == "APPROVED"
    assert company.ana.subscribe(first_offer)
    assert code(refusal(company.bob.souk.create_product_request, ProductId=first)) == "ALREADY_APPROVED"
    assert code(refusal(decide, RequestId=declined["RequestId"], Decision="DECLINE")) == "MISSING_REASON"
    decide(RequestId=declined["RequestId"], Decision="DECLINE", Reason="We have one already.")
    [shown] = company.bob.souk.list_product_requests()["Requests"]
    assert (shown["State"], shown["Reason"]) == ("DECLINED", "We have one already.")
    again = refusal(decide, RequestId=declined["RequestId"], Decision="APPROVE")
    assert code(again) == "INVALID_REQUEST_STATE"


def test_lists_are_for_their_audiences_and_look_their_own_way(souk, products):
    company = Company(souk, "private-audiences")
    (first, first_offer), (second, second_offer), (third, third_offer) = products
    ana, bob = (f"arn:aws:iam::{company.account.id}:user/{name}" for name in ("ana", "bob"))
    branding = {"Title": "The census", "Message": "What we count with.", "Color": "#0b5fff"}
    put = company.admin.souk.put_experience
    census = put(Name="Census", ProductIds=[first], Audience=[ana], Branding=branding)["Experience"]
    assert (census["Audience"], census["Branding"]) == ([ana], branding)
    put(Name="Everybody", ProductIds=[second])
    company.admin.souk.put_private_marketplace(Enabled=True)
    seen = company.ana.souk.get_private_marketplace()
    assert [(e["Name"], e.get("Branding")) for e in seen["Experiences"]] == [("Census", branding), ("Everybody", None)]
    assert set(seen["ApprovedProductIds"]) == {first, second}
    assert company.bob.souk.get_private_marketplace()["ApprovedProductIds"] == [second]
    assert company.ana.quote(first_offer) and company.bob.quote(second_offer)
    assert refusal(company.bob.quote, first_offer)["reason"] == "DENIED_BY_PRIVATE_MARKETPLACE_POLICY"

    asked = company.bob.souk.create_product_request(ProductId=first)["Request"]["RequestId"]
    decide = company.admin.souk.decide_product_request
    wrong = refusal(decide, RequestId=asked, Decision="APPROVE", ExperienceId=census["ExperienceId"])
    assert code(wrong) == "INVALID_EXPERIENCE"
    decide(RequestId=asked, Decision="APPROVE")  # the one list that is for him
    assert company.bob.quote(first_offer)
    put(ExperienceId=census["ExperienceId"], Name="Census", ProductIds=[third], Audience=[ana, bob])
    assert company.bob.quote(third_offer)
    put(ExperienceId=census["ExperienceId"], Name="Census", ProductIds=[third], Audience=[bob])
    assert refusal(company.ana.quote, third_offer)["reason"] == "DENIED_BY_PRIVATE_MARKETPLACE_POLICY"
    stranger = refusal(put, Name="Wrong", ProductIds=[], Audience=[ana, ana.replace("ana", "nobody")])
    assert (code(stranger), stranger["fields"][0]["where"]) == ("INVALID_AUDIENCE", "Audience[1]")


def test_only_administrators_decide(souk, products):
    company = Company(souk, "private-rights")
    for call, arguments in [
        (company.ana.souk.put_private_marketplace, {"Enabled": True}),
        (company.ana.souk.put_experience, {"Name": "Mine", "ProductIds": []}),
        (company.ana.souk.delete_experience, {"ExperienceId": "exp-1"}),
        (company.ana.souk.decide_product_request, {"RequestId": "preq-1", "Decision": "APPROVE"}),
    ]:
        assert refusal(call, **arguments)["Error"]["Code"] == "AccessDeniedException"
    absent = refusal(company.admin.souk.put_experience, Name="Lists", ProductIds=["prod-none"])
    assert absent["Error"]["Code"] == "ResourceNotFoundException"
    company.admin.souk.put_experience(Name="Lists", ProductIds=[])
    taken = refusal(company.admin.souk.put_experience, Name="Lists", ProductIds=[])
    assert code(taken) == "NAME_TAKEN"


def test_a_list_with_a_product_that_was_withdrawn_is_still_edited(souk, products, shop):
    company = Company(souk, "private-withdrawn")
    (other, _), _, _ = products
    gone, _ = shop.publish("Withdrawn marmots")
    made = company.admin.souk.put_experience(Name="Research", ProductIds=[gone])["Experience"]
    shop.seller.unpublish()
    edited = company.admin.souk.put_experience(
        ExperienceId=made["ExperienceId"], Name="Research and more", ProductIds=[gone, other]
    )["Experience"]
    assert (edited["Name"], set(edited["ProductIds"])) == ("Research and more", {gone, other})
    absent = refusal(company.admin.souk.put_experience, Name="Anew", ProductIds=[gone])
    assert absent["Error"]["Code"] == "ResourceNotFoundException"


def test_each_user_saves_products(souk, products):
    company = Company(souk, "private-saved")
    (first, _), (second, _), _ = products
    for product in (first, second, first):
        company.ana.souk.save_product(ProductId=product)
    saved = company.ana.souk.list_saved_products()["Products"]
    assert [p["Title"] for p in saved] == ["Private marmots 1", "Private marmots 0"]
    assert company.bob.souk.list_saved_products()["Products"] == []
    company.ana.souk.unsave_product(ProductId=second)
    assert [p["ProductId"] for p in company.ana.souk.list_saved_products()["Products"]] == [first]
    hidden = refusal(company.bob.souk.save_product, ProductId="prod-none")
    assert hidden["Error"]["Code"] == "ResourceNotFoundException"
