"""The managed policies are enough for those whose names they bear, and those that read let nobody write."""

import re

import pytest
from kit.example import example
from kit.permissions import OPERATIONS, Person, document, probing, recorded, statement
from kit.requests import CATALOG, TAGS
from steps.buyer import Buyer
from steps.market import Account
from steps.seller import Seller

READS = re.compile("Get|List|Describe|Search|BatchDescribe|Head|Diff|Estimate")
READ_ONLY = [
    "AWSMarketplaceRead-only",
    "AWSMarketplaceSellerProductsReadOnly",
    "AWSMarketplaceGetEntitlements",
    "AmazonS3ReadOnlyAccess",
    "AmazonSageMakerReadOnly",
    "IAMReadOnlyAccess",
    "ReadOnlyAccess",
    "SoukOperatorReadOnly",
]
# As they are published; each is attached by its name.
PUBLISHED = [
    "AWSMarketplaceAmiIngestion",
    "AWSMarketplaceFullAccess",
    "AWSMarketplaceGetEntitlements",
    "AWSMarketplaceManageSubscriptions",
    "AWSMarketplaceMeteringFullAccess",
    "AWSMarketplaceMeteringRegisterUsage",
    "AWSMarketplaceProcurementSystemAdminFullAccess",
    "AWSMarketplaceRead-only",
    "AWSMarketplaceSellerFullAccess",
    "AWSMarketplaceSellerOfferManagement",
    "AWSMarketplaceSellerProductsFullAccess",
    "AWSMarketplaceSellerProductsReadOnly",
    "AWSPrivateMarketplaceAdminFullAccess",
    "AWSPrivateMarketplaceRequests",
]
OWN_SHELF = {
    "SaveProduct",
    "UnsaveProduct",
    "SaveSearch",
    "DeleteSavedSearch",
    "RecordProductView",
}  # what a person remembers for himself, and that he has looked; for whoever may see the product


prober = pytest.fixture(scope="module")(probing)


@pytest.fixture
def colleague(souk, request):
    """Somebody of an account, with managed policies: an Account whose keys are his."""

    def make(account, *managed, deny=()):
        person = Person(souk, account, f"colleague-{len(made)}-{request.node.name[:30]}")
        person.attach(*managed)
        if deny:
            person.obey(document(statement("Deny", Action=deny)))
        made.append(person)
        return Account(account.id, *person.keys, account.name)

    made = []
    return make


@pytest.mark.parametrize("name", READ_ONLY)
def test_a_policy_that_only_reads_lets_nobody_write(prober, name):
    person = Person(prober.server, prober.account, f"reader-{name}")
    person.attach(name)
    writes = [(s, o) for s, o in OPERATIONS if not READS.match(o) and recorded()[s][o] and o not in OWN_SHELF]
    assert len(writes) > 80
    let_through = [o for s, o in writes if not person.ask(s, o, prober.parameters(s, o))]
    assert let_through == []


def test_every_action_of_souks_own_is_granted_by_a_policy_that_is_not_for_everything(prober):
    iam = prober.server.client("iam", prober.account)
    listed = [p for page in iam.get_paginator("list_policies").paginate() for p in page["Policies"]]
    assert {"AWSMarketplaceSellerFullAccess", "AWSMarketplaceManageSubscriptions"} <= {p["PolicyName"] for p in listed}
    granted = set()
    for one in listed:
        version = iam.get_policy_version(PolicyArn=one["Arn"], VersionId=one["DefaultVersionId"])["PolicyVersion"]
        for part in version["Document"]["Statement"]:
            granted |= {part["Action"]} if isinstance(part["Action"], str) else set(part["Action"])
    assert granted.issuperset({"aws-marketplace-management:*", "souk:*", "souk:PutReview"})
    assert iam.list_policies(Scope="Local")["Policies"] == []
    assert iam.list_policies(OnlyAttached=True, PathPrefix="/none/")["Policies"] == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_policy_is_attached_by_its_name(prober, name):
    iam = prober.server.client("iam", prober.account)
    user = f"holder-{name}"
    iam.create_user(UserName=user)
    iam.attach_user_policy(UserName=user, PolicyArn=f"arn:aws:iam::aws:policy/{name}")
    assert [p["PolicyName"] for p in iam.list_attached_user_policies(UserName=user)["AttachedPolicies"]] == [name]
    version = iam.get_policy(PolicyArn=f"arn:aws:iam::aws:policy/{name}")["Policy"]["DefaultVersionId"]
    policy = iam.get_policy_version(PolicyArn=f"arn:aws:iam::aws:policy/{name}", VersionId=version)
    assert policy["PolicyVersion"]["Document"]["Statement"]


def test_policies_are_listed_in_pages_and_by_attachment(souk):
    account = souk.account("permissions-lists")
    iam = souk.client("iam", account)
    person = Person(souk, account, "lister")
    person.attach("AWSMarketplaceRead-only")
    (attached_one,) = iam.list_policies(OnlyAttached=True)["Policies"]
    assert (attached_one["PolicyName"], attached_one["AttachmentCount"]) == ("AWSMarketplaceRead-only", 1)
    first = iam.list_policies(MaxItems=5)
    assert (len(first["Policies"]), first["IsTruncated"]) == (5, True)
    second = iam.list_policies(MaxItems=5, Marker=first["Marker"])
    names = [p["PolicyName"] for p in first["Policies"] + second["Policies"]]
    assert names == sorted(set(names))


@pytest.fixture(scope="module")
def sold(souk):
    """An account's seller and a product: the company's root only made the roles and the user."""
    account = souk.account("permissions-seller")
    person = Person(souk, account, "merchant")
    person.attach("AWSMarketplaceSellerFullAccess", "AmazonSageMakerFullAccess", "AmazonS3FullAccess")
    # Making roles is an administrator's work.
    person.obey(document(statement("Allow", Action="iam:CreateRole")))
    seller = Seller(souk.market, Account(account.id, *person.keys, account.name), example())
    seller.register()
    seller.upload()
    tester = souk.account("permissions-tester")
    seller.publish_limited(seller.create_package("permissions-package"), [tester.id])
    return seller


def test_a_seller_s_policy_is_enough_from_registration_to_the_end(souk, sold):
    seller = sold
    product = {"ProductId": seller.product_id}
    seller.souk.request_test_accounts(**product, AccountIds=[souk.account("permissions-second-tester").id])
    assert seller.souk.list_test_account_requests(**product)["Requests"]
    seller.sign_off()
    seller.souk.put_listing_file(Name="notes.txt", ContentType="text/plain", Content=b"Notes.")
    draft = seller.souk.put_listing_draft(Document={"ProductTitle": "Another"})["Draft"]
    seller.souk.delete_listing_draft(DraftId=draft["DraftId"])
    assert seller.souk.get_readiness_report(**product)
    assert seller.souk.list_entity_revisions(EntityId=seller.product_id)["Revisions"]
    hook = seller.souk.create_webhook(Url="https://example.com/permissions")["Webhook"]["WebhookId"]
    seller.souk.delete_webhook(WebhookId=hook)
    assert seller.souk.list_price_changes(**product) and seller.souk.get_seller_profile()
    assert seller.catalog.list_entities(Catalog=CATALOG, EntityType="MachineLearningProduct")["EntitySummaryList"]
    arn = seller.catalog.describe_entity(Catalog=CATALOG, EntityId=seller.product_id)["EntityArn"]
    seller.catalog.tag_resource(ResourceArn=arn, Tags=TAGS)
    draft_product = seller.change([("CreateProduct", "MachineLearningProduct@1.0", None, None, {})])
    made = draft_product["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]
    seller.souk.put_product_regions(ProductId=made, Regions=["us-east-1"])
    seller.souk.delete_draft_product(ProductId=made)


@pytest.fixture
def public(sold):
    """The product, for sale."""
    if sold.entity()["Description"]["Visibility"] != "Public":
        sold.sign_off()
    return sold.product_id


def test_a_buyer_s_policy_is_enough_to_find_buy_and_leave(souk, sold, public, colleague):
    account = souk.account("permissions-buyer")
    buyer = Buyer(souk.market, colleague(account, "AWSMarketplaceManageSubscriptions"), execution_role="none")
    assert buyer.souk.estimate_price(ProductId=public, InstanceType=sold.product.recommended, Mode="BATCH")
    agreement = buyer.subscribe(buyer.offer_of(public))
    assert buyer.agreements.describe_agreement(agreementId=agreement)["status"] == "ACTIVE"
    assert buyer.souk.list_subscription_runs(AgreementId=agreement)["Runs"] == []
    assert buyer.code_of(lambda: buyer.sagemaker.list_models()) == "AccessDeniedException"
    assert buyer.code_of(lambda: buyer.souk.put_seller_profile(DisplayName="No")) == "AccessDeniedException"
    buyer.souk.cancel_subscription(AgreementId=agreement)


def test_denying_the_older_actions_stops_who_buys_and_who_leaves(souk, public, colleague):
    account = souk.account("permissions-thrifty")
    policies = "AWSMarketplaceManageSubscriptions", "AWSMarketplaceFullAccess"
    buyer = Buyer(souk.market, colleague(account, *policies), execution_role="none")
    denied = colleague(account, *policies, deny=["aws-marketplace:Subscribe", "aws-marketplace:Unsubscribe"])
    kept = Buyer(souk.market, denied, execution_role="none")
    offer = buyer.offer_of(public)
    assert kept.code_of(lambda: kept.subscribe(offer)) == "AccessDeniedException"
    agreement = buyer.subscribe(offer)
    for leave in (
        lambda: kept.agreements.cancel_agreement(agreementId=agreement),
        lambda: kept.souk.cancel_subscription(AgreementId=agreement),
    ):
        assert kept.code_of(leave) == "AccessDeniedException"
    buyer.agreements.cancel_agreement(agreementId=agreement)


def test_an_operator_s_policy_is_enough_to_decide(souk, colleague):
    operator = colleague(souk.operator(), "SoukOperatorFullAccess")
    client = souk.client("souk", operator)
    assert client.list_sellers() and client.get_market_policy() and client.list_publishing_reviews()
    assert client.list_audit_records()["Records"]
    reader = souk.client("souk", colleague(souk.operator(), "SoukOperatorReadOnly"))
    assert reader.get_market_policy()
    with pytest.raises(reader.exceptions.ClientError, match="souk:RebuildSearchIndex"):
        reader.rebuild_search_index()
