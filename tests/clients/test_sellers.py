"""Who may sell: registration, verification by the operator, taxes and bank, and what a seller's users may do."""

import json
import uuid

import pytest
import requests
from botocore.exceptions import ClientError
from kit.profile import whole_profile
from kit.shop import Shop
from steps.market import Account
from steps.seller import CATALOG, OFFER, PRODUCT
from steps.waiting import wait_until

PROFILE = whole_profile("Example Models")
ADDRESS = {"Line1": "1 Example Street", "City": "Seattle", "State": "WA", "PostalCode": "98101"}
IBAN = "FR1420041010050500013M02606"


@pytest.fixture
def operator(souk):
    operator = souk.client("souk", souk.operator())
    yield operator
    operator.put_market_policy(Policy={})


@pytest.fixture
def verifying(operator):
    operator.put_market_policy(Policy={"SellerVerification": "OPERATOR"})
    return operator


@pytest.fixture(scope="module")
def shop(souk):
    return Shop(souk, "sellers-shop")


def refusal(call, **arguments):
    with pytest.raises(ClientError) as caught:
        call(**arguments)
    return caught.value.response


def fields(answer):
    return [(field["code"], field["where"]) for field in answer["fields"]]


def new_seller(souk, name):
    account = souk.account(name)
    return account, souk.client("souk", account)


def change(souk, account, *changes):
    """The errors of a change set, by code; none where it succeeded."""
    catalog = souk.client("marketplace-catalog", account)
    asked = []
    for change_type, entity, details in changes:
        entity = dict(zip(("Type", "Identifier"), entity, strict=False))
        asked.append({"ChangeType": change_type, "Entity": entity, "DetailsDocument": details})
    started = catalog.start_change_set(Catalog=CATALOG, ChangeSet=asked, ClientRequestToken=str(uuid.uuid4()))

    done = wait_until(
        lambda: catalog.describe_change_set(Catalog=CATALOG, ChangeSetId=started["ChangeSetId"]),
        lambda told: told["Status"] in ("SUCCEEDED", "FAILED"),
    )
    return [(e["ErrorCode"], e["ErrorMessage"]) for c in done["ChangeSet"] for e in c["ErrorDetailList"]]


def create_product(souk, account):
    return change(souk, account, ("CreateProduct", (PRODUCT,), {"ProductTitle": "Of a seller"}))


# --- registration


@pytest.mark.seed("S1")
def test_only_a_registered_seller_makes_products(souk):
    account, seller = new_seller(souk, "sellers-first")
    [(code, message)] = create_product(souk, account)
    assert code == "MISSING_SELLER_PROFILE_INFORMATION" and "PutSellerProfile" in message
    assert refusal(seller.get_seller_profile)["Error"]["Code"] == "ResourceNotFoundException"
    profile = seller.put_seller_profile(**PROFILE)["Profile"]
    assert profile["Status"] == "REGISTERED" and profile["CanPublish"] and not profile["CanSellPaid"]
    assert {k: profile[k] for k in PROFILE} == PROFILE
    assert create_product(souk, account) == []


def test_the_companys_logo_is_checked_kept_and_served(souk, shop, operator):
    account, seller = new_seller(souk, "logo-seller")
    s3 = souk.client("s3", account)
    s3.create_bucket(Bucket=f"logo-{account.id}")

    def put(key, content):
        s3.put_object(Bucket=f"logo-{account.id}", Key=key, Body=content)
        return f"s3://logo-{account.id}/{key}"

    image = shop.seller.product.logo
    for wrong, code in (
        (put("bad.png", b"no image"), "InvalidImageProperties"),
        (put("cut.png", image[: len(image) // 2]), "InvalidImageProperties"),
        (f"s3://logo-{account.id}/none.png", "INVALID_MEDIA"),
        (f"s3://{shop.seller.bucket}/listing/logo.png", "INVALID_MEDIA"),  # another account's
    ):
        told = refusal(seller.put_seller_profile, **PROFILE, LogoUrl=wrong)
        assert fields(told) == [(code, "LogoUrl")], wrong
    kept = seller.put_seller_profile(**PROFILE, LogoUrl=put("logo.png", image))["Profile"]["LogoUrl"]
    assert kept.startswith(f"{souk.url}/assets/media/{account.id}/")
    s3.delete_object(Bucket=f"logo-{account.id}", Key="logo.png")
    served = requests.get(kept, timeout=10)
    assert (served.status_code, served.content, served.headers["Content-Type"]) == (200, image, "image/png")
    again = seller.put_seller_profile(**PROFILE | {"Description": "New."}, LogoUrl=kept)["Profile"]
    assert again["LogoUrl"] == kept == seller.get_seller_profile()["Profile"]["LogoUrl"]
    assert "LogoUrl" not in seller.put_seller_profile(**PROFILE)["Profile"]
    far = "https://example.com/logo.png"
    assert seller.put_seller_profile(**PROFILE, LogoUrl=far)["Profile"]["LogoUrl"] == far
    operator.put_market_policy(Policy={"LinkedFiles": "REFUSE"})
    assert fields(refusal(seller.put_seller_profile, **PROFILE, LogoUrl=far)) == [("INVALID_MEDIA", "LogoUrl")]


def draft(souk, seller):
    """A draft product of the seller."""
    [made] = seller.change([("CreateProduct", PRODUCT, None, None, {"ProductTitle": "Not submitted"})])["ChangeSet"]
    return made["Entity"]["Identifier"].split("@")[0]


@pytest.mark.seed("S2")
def test_a_public_product_needs_a_complete_profile(souk, shop):
    seller = shop.seller
    seller.souk.put_seller_profile(**PROFILE)
    changes = [c for c in seller.publication(shop.package, []) if c[0] != "UpdateTargeting"]
    seller.published(seller.change(changes))
    seller.souk.put_seller_profile(DisplayName="Nobody in particular")
    missing = {"LegalName", "CountryCode", "Contact.Email", "Description"}
    assert missing <= set(seller.souk.get_seller_profile()["Profile"]["MissingItems"])
    told = change(souk, seller.account, ("ReleaseProduct", (PRODUCT, draft(souk, seller)), {}))
    named = [message for code, message in told if code == "MISSING_SELLER_PROFILE_INFORMATION"]
    assert {m for m in missing if any(f"SellerProfile.{m}" in text for text in named)} == missing
    seller.souk.put_seller_profile(**{k: v for k, v in PROFILE.items() if k != "Description"})
    public = ("UpdateVisibility", (PRODUCT, seller.product_id), {"TargetVisibility": "Public"})
    [(code, message)] = change(souk, seller.account, public)
    assert code == "MISSING_SELLER_PROFILE_INFORMATION" and "Description" in message
    assert "Description" in seller.souk.get_seller_profile()["Profile"]["MissingItems"]
    seller.souk.put_seller_profile(**PROFILE)
    assert change(souk, seller.account, public) == []


def test_the_operator_verifies_refuses_and_approves(souk, verifying):
    account, seller = new_seller(souk, "sellers-verified")
    assert seller.put_seller_profile(DisplayName="Draft", Draft=True)["Profile"]["Status"] == "DRAFT"
    told = refusal(seller.put_seller_profile, DisplayName="Not a draft")
    assert {where for _, where in fields(told)} == {"LegalName", "CountryCode", "Contact.Email", "Description"}
    assert seller.put_seller_profile(**PROFILE)["Profile"]["Status"] == "PENDING_VERIFICATION"
    [(code, message)] = create_product(souk, account)
    assert code == "MISSING_SELLER_PROFILE_INFORMATION" and "awaits verification" in message
    waiting = verifying.list_sellers(State="PENDING_VERIFICATION")["Sellers"]
    assert account.id in [s["AccountId"] for s in waiting]
    reasonless = refusal(verifying.decide_seller, AccountId=account.id, Decision="REFUSE")
    assert fields(reasonless) == [("MISSING_REASON", "Reason")]
    verifying.decide_seller(AccountId=account.id, Decision="REFUSE", Reason="The company is not known.")
    refused = seller.get_seller_profile()["Profile"]
    assert (refused["Status"], refused["Reason"]) == ("REFUSED", "The company is not known.")
    assert "The company is not known." in create_product(souk, account)[0][1]
    seller.put_seller_profile(**PROFILE)
    assert verifying.decide_seller(AccountId=account.id, Decision="APPROVE")["Profile"]["Status"] == "REGISTERED"
    assert create_product(souk, account) == []
    assert seller.put_seller_profile(**PROFILE | {"Description": "New."})["Profile"]["Status"] == "REGISTERED"
    other_name = PROFILE | {"LegalName": "Other Models Ltd"}
    assert seller.put_seller_profile(**other_name)["Profile"]["Status"] == "PENDING_VERIFICATION"


def test_the_operator_suspends_and_reinstates(souk, operator):
    account, seller = new_seller(souk, "sellers-suspended")
    seller.put_seller_profile(**PROFILE)
    wrong = refusal(operator.decide_seller, AccountId=account.id, Decision="APPROVE")
    assert fields(wrong) == [("INVALID_SELLER_STATE", "Decision")]
    operator.decide_seller(AccountId=account.id, Decision="SUSPEND", Reason="Complaints of buyers.")
    assert seller.put_seller_profile(**PROFILE)["Profile"]["Status"] == "SUSPENDED"
    assert "Complaints of buyers." in create_product(souk, account)[0][1]
    operator.decide_seller(AccountId=account.id, Decision="REINSTATE")
    assert create_product(souk, account) == []
    stranger = refusal(seller.decide_seller, AccountId=account.id, Decision="REINSTATE")
    assert stranger["Error"]["Code"] == "AccessDeniedException"
    absent = refusal(operator.decide_seller, AccountId="000000000000", Decision="APPROVE")
    assert absent["Error"]["Code"] == "ResourceNotFoundException"


# --- taxes and bank


@pytest.mark.seed("S3")
def test_only_paid_offers_need_taxes_and_bank(souk, shop):
    seller = shop.seller
    seller.souk.put_seller_profile(**PROFILE)
    seller.souk.delete_tax_interview()
    seller.souk.delete_bank_account()
    paid = seller.prices()
    free = json.loads(json.dumps(paid).replace('"0.10"', '"0"').replace('"0.002"', '"0"')) | {"PricingModel": "Free"}
    product, offer = "$Product.Entity.Identifier", "$Offer.Entity.Identifier"
    draft = [
        ("CreateProduct", PRODUCT, None, "Product", {"ProductTitle": "Free or not"}),
        ("AddDeliveryOptions", PRODUCT, product, None, seller.version("1.0", shop.package, "First.")),
        ("CreateOffer", OFFER, None, "Offer", {"ProductId": product, "Name": "Free or not"}),
        ("UpdatePricingTerms", OFFER, offer, None, free),
    ]
    seller.published(seller.change(draft))
    [(code, message)] = change(souk, seller.account, ("UpdatePricingTerms", (OFFER, seller.offer_id), paid))
    assert code == "INCOMPATIBLE_SELLER_VERIFICATION"
    assert "TaxInterview" in message and "BankAccount" in message


@pytest.mark.seed("S3")
def test_every_country_asks_for_its_own_numbers(souk):
    _, seller = new_seller(souk, "sellers-papers")
    us = {"LegalName": "A", "CountryCode": "US", "EntityType": "BUSINESS", "Address": ADDRESS, "Certified": True}
    told = refusal(seller.put_tax_interview, **us, TaxIdType="SSN", TaxId="536-22-1234")
    assert fields(told) == [("INVALID_TAX_ID_TYPE", "TaxIdType")]
    shown = seller.put_tax_interview(**us, TaxIdType="EIN", TaxId="12-3456789")["TaxInterview"]
    assert shown["TaxIdLastDigits"] == "6789" and "TaxId" not in shown
    assert seller.get_tax_interview()["TaxInterview"] == shown
    german = us | {"CountryCode": "DE", "Certified": False}
    told = refusal(seller.put_tax_interview, **german, VatId="DE12")
    assert fields(told) == [("INVALID_VAT_ID", "VatId"), ("NOT_CERTIFIED", "Certified")]
    bank = {"HolderName": "A", "CountryCode": "US"}
    told = refusal(seller.put_bank_account, **bank, RoutingNumber="021000022", AccountNumber="12", Bic="?")
    assert fields(told) == [
        ("INVALID_ROUTING_NUMBER", "RoutingNumber"),
        ("INVALID_ACCOUNT_NUMBER", "AccountNumber"),
        ("INVALID_BIC", "Bic"),
    ]
    assert refusal(seller.get_bank_account)["Error"]["Code"] == "ResourceNotFoundException"
    kept = seller.put_bank_account(HolderName="A", CountryCode="FR", Iban="fr14 2004 1010 0505 0001 3M02 606")
    assert kept["BankAccount"]["LastDigits"] == "2606" and "Iban" not in kept["BankAccount"]
    assert seller.get_bank_account()["BankAccount"] == kept["BankAccount"]


@pytest.mark.seed("S3")
def test_numbers_are_nowhere_in_the_clear(souk):
    _, seller = new_seller(souk, "sellers-sealed")
    seller.put_bank_account(HolderName="A", CountryCode="FR", Iban=IBAN)
    interview = {"LegalName": "A", "CountryCode": "FR", "EntityType": "BUSINESS", "Certified": True}
    seller.put_tax_interview(**interview, Address=ADDRESS, VatId="FR83404833048")
    refusal(seller.put_bank_account, HolderName="A", CountryCode="FR", Iban=IBAN[:-1] + "7")
    for path in souk.data.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert all(number not in content for number in (IBAN.encode(), b"FR83404833048", IBAN[:-1].encode())), path


# --- a seller's users


def user(souk, account, name, *actions):
    """A user's account for clients, allowed these actions."""
    iam = souk.client("iam", account)
    iam.create_user(UserName=name)
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam.put_user_policy(UserName=name, PolicyName="given", PolicyDocument=document)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return Account(account.id, key["AccessKeyId"], key["SecretAccessKey"])


def add_version(souk, member, shop, kind, product):
    member_name = {"model-package": "SageMakerModelPackage", "algorithm": "SageMakerAlgorithm"}[kind]
    details = shop.seller.version("1.0", "", "First.")
    options = details["DeliveryOptions"][0]["Details"]
    option = options.pop("SageMakerModelPackageDeliveryOptionDetails")
    option.pop("SageMakerModelPackageArn")
    option[f"{member_name}Arn"] = f"arn:aws:sagemaker:us-east-1:{member.id}:{kind}/listed"
    if kind == "algorithm":
        option["RecommendedInstanceTypes"]["Training"] = shop.seller.product.recommended
    options[f"{member_name}DeliveryOptionDetails"] = option
    change = {"ChangeType": "AddDeliveryOptions", "Entity": {"Type": PRODUCT, "Identifier": product}}
    catalog = souk.client("marketplace-catalog", member)
    return catalog.start_change_set(Catalog=CATALOG, ChangeSet=[change | {"DetailsDocument": details}])


@pytest.fixture(scope="module")
def company(shop):
    shop.seller.souk.put_seller_profile(**PROFILE)
    return shop.seller.account


@pytest.fixture(scope="module")
def drafts(souk, company):
    """Makes draft products, one for each case: an open change set holds its product."""
    catalog = souk.client("marketplace-catalog", company)

    def make():
        assert create_product(souk, company) == []
        found = catalog.list_entities(Catalog=CATALOG, EntityType="MachineLearningProduct")["EntitySummaryList"]
        return found[0]["EntityId"]

    return make


@pytest.mark.seed("S4")
def test_a_user_needs_rights_on_the_market_and_on_sagemaker(souk, shop, company, drafts):
    market_only = user(souk, company, "market-only", "aws-marketplace:*", "iam:PassRole")
    told = refusal(add_version, souk=souk, member=market_only, shop=shop, kind="model-package", product=drafts())
    assert told["Error"]["Code"] == "AccessDeniedException"
    assert "sagemaker:DescribeModelPackage" in told["Error"]["Message"]
    sagemaker_only = user(souk, company, "sagemaker-only", "sagemaker:*", "iam:PassRole")
    told = refusal(add_version, souk=souk, member=sagemaker_only, shop=shop, kind="model-package", product=drafts())
    assert "aws-marketplace:StartChangeSet" in told["Error"]["Message"]
    both = user(souk, company, "both", "aws-marketplace:*", "iam:PassRole", "sagemaker:Describe*")
    assert add_version(souk, both, shop, "model-package", drafts())["ChangeSetId"]


@pytest.mark.seed("S5")
@pytest.mark.parametrize(
    ("kind", "action", "other"),
    [
        ("model-package", "sagemaker:DescribeModelPackage", "sagemaker:DescribeAlgorithm"),
        ("algorithm", "sagemaker:DescribeAlgorithm", "sagemaker:DescribeModelPackage"),
    ],
)
def test_each_kind_of_asset_has_its_action(souk, shop, company, drafts, kind, action, other):
    wrong = user(souk, company, f"wrong-{kind}", "aws-marketplace:*", "iam:PassRole", other)
    assert (
        action
        in refusal(add_version, souk=souk, member=wrong, shop=shop, kind=kind, product=drafts())["Error"]["Message"]
    )
    right = user(souk, company, f"right-{kind}", "aws-marketplace:*", "iam:PassRole", action)
    assert add_version(souk, right, shop, kind, drafts())["ChangeSetId"]
