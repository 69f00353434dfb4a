"""Signing in in a browser: sessions, passwords, and the same operations without a signature."""

import json

import pytest
from botocore.exceptions import ClientError
from kit.browser import PASSWORD, Browser, set_password
from kit.example import example
from steps.seller import PRODUCT, Seller
from steps.waiting import change_set_done


@pytest.fixture
def ana(souk):
    """An account with a password for its root, new for each test."""
    ana.count += 1
    account = souk.market.account(f"Sign-in {ana.count}")
    set_password(souk, account)
    return account


ana.count = 0


def test_a_session_calls_the_same_operations_as_an_sdk(souk, ana):
    browser = Browser(souk)
    session = browser.sign_in(ana.id)
    assert session["AccountId"] == ana.id
    assert session["Arn"] == f"arn:aws:iam::{ana.id}:root"
    assert not session["Operator"] and not session["Seller"] and not session["PasswordChangeRequired"]
    assert browser.call("sts", "GetCallerIdentity")["Arn"] == session["Arn"]
    made = browser.call("iam", "CreateUser", UserName="bob")
    assert made["User"]["Arn"].endswith(":user/bob")
    # REST operations take and give the model's member names, wherever the SDKs' protocol puts them.
    listed = browser.call("marketplace-catalog", "ListChangeSets", Catalog="AWSMarketplace")
    assert listed["ChangeSetSummaryList"] == []
    allowed = browser.call("souk", "GetSession", Actions=["iam:CreateUser"])["Session"]["AllowedActions"]
    assert allowed == ["iam:CreateUser"]


def test_the_cookie_is_for_our_own_pages_alone(souk, ana):
    browser = Browser(souk)
    answer = browser.post("souk", "CreateSession", {"Account": ana.id, "Password": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie
    assert "Secure" not in cookie, "plain HTTP over loopback"
    far = browser.post("souk", "CreateSession", {"Account": ana.id, "Password": PASSWORD}, Host="souk.example")
    assert "Secure" in far.headers["Set-Cookie"]
    assert answer.headers["Cache-Control"] == "no-store"
    for headers in ({"X-Souk-Request": None}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        foreign = browser.post("sts", "GetCallerIdentity", **headers)
        assert (foreign.status_code, foreign.json()["code"]) == (403, "ForeignPageException")
    assert browser.post("sts", "GetCallerIdentity", Origin=souk.url).status_code == 200


def test_without_a_session_there_is_no_access(souk):
    stranger = Browser(souk)
    for service, operation in (("sts", "GetCallerIdentity"), ("souk", "GetSession"), ("sagemaker", "ListModels")):
        answer = stranger.post(service, operation)
        assert (answer.status_code, answer.json()["code"]) == (401, "SessionRequiredException")
    assert stranger.post("nothing", "At/All").status_code == 404
    assert (
        stranger.http.get(f"{souk.url}/api/sts/GetCallerIdentity", headers={"X-Souk-Request": "1"}).status_code == 404
    )
    stranger.http.cookies.set("souk_session", "0" * 64)
    assert stranger.post("sts", "GetCallerIdentity").status_code == 401


def test_a_bucket_may_be_called_api(souk, ana):
    s3 = souk.client("s3", ana)
    s3.create_bucket(Bucket="api")
    s3.put_object(Bucket="api", Key="sts/GetCallerIdentity", Body=b"mine")
    assert s3.get_object(Bucket="api", Key="sts/GetCallerIdentity")["Body"].read() == b"mine"


def test_refusals_say_what_is_wrong_where(souk, ana):
    browser = Browser(souk)
    browser.sign_in(ana.id)
    told = browser.refused("sagemaker", "CreateEndpointConfig", EndpointConfigName="-bad", ProductionVariants=[])
    assert told["code"] == "ValidationException" and told["requestId"]
    assert {field["where"] for field in told["fields"]} == {"EndpointConfigName", "ProductionVariants"}
    assert browser.refused("iam", "GetUser", UserName="nobody")["code"] == "NoSuchEntity"


def test_a_refused_permission_comes_with_the_policy_to_copy(souk, ana):
    iam = souk.client("iam", ana)
    iam.create_user(UserName="bob")
    iam.create_login_profile(UserName="bob", Password=PASSWORD)
    browser = Browser(souk)
    assert browser.sign_in(ana.id, user="bob")["UserName"] == "bob"
    answer = browser.post("iam", "CreateUser", {"UserName": "eve"})
    assert answer.status_code == 403
    permission = answer.json()["permission"]
    assert permission["action"] == "iam:CreateUser"
    iam.put_user_policy(UserName="bob", PolicyName="more", PolicyDocument=permission["policy"])
    assert json.loads(permission["policy"])["Statement"][0]["Resource"] == permission["resource"]
    browser.call("iam", "CreateUser", UserName="eve")


def test_wrong_passwords_are_told_alike_and_slow_down(souk, ana):
    browser = Browser(souk)
    nobody = browser.refused("souk", "CreateSession", Account="000000000000", Password="guess number 0")
    # Each failure doubles what has to be waited: on a busy machine some of it has passed before the next guess.
    for n in range(20):
        told = browser.refused("souk", "CreateSession", Account=ana.id, Password=f"guess number {n}")
        if told["code"] != "SignInFailedException":
            break
        assert told["message"] == nobody["message"]
    assert n >= 5 and told["code"] == "TooManyAttemptsException" and told["RetryAfterSeconds"] >= 1
    slowed = browser.post("souk", "CreateSession", {"Account": ana.id, "Password": PASSWORD})
    assert slowed.status_code == 429


def test_sign_out_everywhere(souk, ana):
    here, there, third = Browser(souk), Browser(souk), Browser(souk)
    for browser in (here, there, third):
        browser.sign_in(ana.id)
    sessions = here.call("souk", "ListSessions")["Sessions"]
    assert len(sessions) == 3 and [s["Current"] for s in sessions].count(True) == 1
    current = there.call("souk", "GetSession")["Session"]["SessionId"]
    assert here.call("souk", "RevokeSessions", SessionId=current)["Revoked"] == 1
    assert there.refused("sts", "GetCallerIdentity")["code"] == "SessionRequiredException"
    assert here.call("souk", "RevokeSessions", KeepCurrent=True)["Revoked"] == 1
    assert here.call("sts", "GetCallerIdentity")["Account"] == ana.id
    here.call("souk", "DeleteSession")
    assert not here.http.cookies
    assert here.refused("sts", "GetCallerIdentity")["code"] == "SessionRequiredException"


def test_a_session_survives_a_restart_and_ends_with_the_user(souk, ana):
    iam = souk.client("iam", ana)
    iam.create_user(UserName="bob")
    iam.create_login_profile(UserName="bob", Password=PASSWORD)
    browser = Browser(souk)
    browser.sign_in(ana.id, user="bob")
    souk.stop()
    assert souk.start(), souk.log_tail()
    assert browser.call("sts", "GetCallerIdentity")["Arn"].endswith(":user/bob")
    with pytest.raises(ClientError, match="login profile"):
        iam.delete_user(UserName="bob")
    iam.delete_login_profile(UserName="bob")
    assert browser.refused("sts", "GetCallerIdentity")["code"] == "SessionRequiredException"
    iam.delete_user(UserName="bob")


def test_passwords_of_users_are_made_by_iam(souk, ana):
    iam = souk.client("iam", ana)
    iam.create_user(UserName="bob")
    with pytest.raises(ClientError, match="at least 10 characters"):
        iam.create_login_profile(UserName="bob", Password="short")
    made = iam.create_login_profile(UserName="bob", Password=PASSWORD, PasswordResetRequired=True)
    assert made["LoginProfile"]["PasswordResetRequired"]
    browser = Browser(souk)
    assert browser.sign_in(ana.id, user="bob")["PasswordChangeRequired"]
    assert browser.refused("sts", "GetCallerIdentity")["code"] == "PasswordChangeRequiredException"
    lacking = browser.refused("souk", "ChangePassword", OldPassword=PASSWORD, NewPassword="another long one")
    assert lacking["permission"]["action"] == "iam:ChangePassword"
    iam.put_user_policy(UserName="bob", PolicyName="own", PolicyDocument=lacking["permission"]["policy"])
    short = browser.refused("souk", "ChangePassword", OldPassword=PASSWORD, NewPassword="short")
    assert [field["code"] for field in short["fields"]] == ["PASSWORD_TOO_SHORT"]
    browser.call("souk", "ChangePassword", OldPassword=PASSWORD, NewPassword="another long one")
    assert browser.call("sts", "GetCallerIdentity")["Arn"].endswith("bob")
    assert not iam.get_login_profile(UserName="bob")["LoginProfile"].get("PasswordResetRequired")
    iam.update_login_profile(UserName="bob", Password=PASSWORD)
    assert browser.refused("sts", "GetCallerIdentity")["code"] == "SessionRequiredException"
    Browser(souk).sign_in(ana.id, user="bob")


def test_an_operators_token_resets_a_password_once(souk, ana):
    with pytest.raises(ClientError, match="not an operator"):
        souk.client("souk", ana).create_password_reset(AccountId=ana.id)
    token = souk.client("souk", souk.operator()).create_password_reset(AccountId=ana.id)["Token"]
    old, new = Browser(souk), Browser(souk)
    old.sign_in(ana.id)
    assert new.refused("souk", "ResetPassword", Token=token, NewPassword="short")["code"] == "PasswordRefusedException"
    new.call("souk", "ResetPassword", Token=token, NewPassword="a password of today")
    assert old.refused("sts", "GetCallerIdentity")["code"] == "SessionRequiredException"
    again = new.refused("souk", "ResetPassword", Token=token, NewPassword="a password of tomorrow")
    assert again["code"] == "SignInFailedException"
    new.sign_in(ana.id, "a password of today")


def test_people_register_where_the_operator_lets_them(souk):
    visitor, operator = Browser(souk), souk.client("souk", souk.operator())
    wanted = {"Name": "Zoé", "Email": "zoe@example.com", "Password": PASSWORD}
    portal = visitor.call("souk", "DescribePortal")
    assert portal["Registration"] == "OPERATOR"
    assert portal["Region"] in portal["Regions"]
    assert visitor.refused("souk", "RegisterAccount", **wanted)["code"] == "AccessDeniedException"
    before = operator.get_market_policy()["Policy"]
    operator.put_market_policy(Policy=before | {"Registration": "AUTOMATIC"})
    try:
        assert visitor.call("souk", "DescribePortal")["Registration"] == "AUTOMATIC"
        session = visitor.call("souk", "RegisterAccount", **wanted)["Session"]
        assert session["AccountName"] == "Zoé"
        assert visitor.call("sts", "GetCallerIdentity")["Account"] == session["AccountId"]
        assert Browser(souk).refused("souk", "RegisterAccount", **wanted)["code"] == "EmailTakenException"
        assert Browser(souk).sign_in("ZOE@example.com")["AccountId"] == session["AccountId"]
    finally:
        operator.put_market_policy(Policy=before)


def test_what_is_kept_in_memory_is_told_apart_by_the_question(souk, ana):
    """Answers that are kept for the next who asks: for another thing, or in another form, they are others."""
    seller = Seller(souk.market, ana, example())
    seller.register()
    titles = {}
    for title in ("First of two", "Second of two"):
        done = change_set_done(
            seller.catalog, seller.start([("CreateProduct", PRODUCT, None, None, {"ProductTitle": title})])
        )
        titles[done["ChangeSet"][0]["Entity"]["Identifier"].split("@")[0]] = title
    seller.upload()
    seller.create_package("asked-in-two-forms")
    browser = Browser(souk)
    browser.sign_in(ana.id)
    for _ in range(2):
        for product, title in titles.items():
            told = browser.call("marketplace-catalog", "DescribeEntity", Catalog="AWSMarketplace", EntityId=product)
            assert told["DetailsDocument"]["Description"]["ProductTitle"] == title
            assert (
                seller.catalog.describe_entity(Catalog="AWSMarketplace", EntityId=product)["EntityArn"]
                == told["EntityArn"]
            )
    # The same bytes ask, by the SDKs' protocol and without.
    body = {"ModelPackageName": "asked-in-two-forms"}
    by_sdk = seller.sagemaker.describe_model_package(**body)
    answer = browser.post("sagemaker", "DescribeModelPackage", body)
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json()["ModelPackageArn"] == by_sdk["ModelPackageArn"]
    assert seller.sagemaker.describe_model_package(**body)["CreationTime"] == by_sdk["CreationTime"]
