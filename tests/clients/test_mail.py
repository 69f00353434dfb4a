"""E-mail: an account's events told through the operator's SMTP server, in English and French."""

from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from kit.post_office import PostOffice, make_certificate
from kit.profile import fill_profile
from kit.server import Server
from kit.shop import Shop
from steps.buyer import Buyer
from steps.waiting import wait_until

PASSWORD = "kept out of logs 77"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    certificate = make_certificate(tmp_path_factory.mktemp("post"))
    office = PostOffice(certificate, "souk", PASSWORD)
    office.certificate = certificate[0]
    yield office
    office.close()


def server_with(office, folder, **more):
    """A server that sends mail to that office, signed in, with a clock that can be moved."""
    password = folder / "smtp"
    password.write_text(PASSWORD + "\n")
    settings = {
        "host": "127.0.0.1",
        "port": office.port,
        "user": "souk",
        "password-file": password,
        "from": "market@souk.example",
        "certificates": office.certificate,
        **more,
    }
    server = Server(None, "--clock", "+0d", *(f"--smtp-{name}={value}" for name, value in settings.items()))
    assert server.start(), server.log_tail()
    return server


@pytest.fixture(scope="module")
def posting(office, tmp_path_factory):
    server = server_with(office, tmp_path_factory.mktemp("secret"))
    yield server
    server.remove()


def make_event(server, account, title):
    """A change set that ends well."""
    fill_profile(server.client("souk", account), title)
    change = {
        "ChangeType": "CreateProduct",
        "Entity": {"Type": "MachineLearningProduct@1.0"},
        "DetailsDocument": {"ProductTitle": title},
    }
    server.client("marketplace-catalog", account).start_change_set(
        Catalog="AWSMarketplace", ChangeSetName=title, ChangeSet=[change]
    )


def mail_to(office, address):
    return [message for recipient, message in office.messages if recipient == address]


def test_an_accounts_addresses_are_told_in_its_language(posting, office):
    account = posting.account("Written to")
    client = posting.client("souk", account)
    assert client.get_notification_settings()["MailOffered"]
    addresses = ["ana@buyer.example", "bob@buyer.example"]
    put = client.put_notification_settings(Addresses=addresses, Language="fr", DetailTypes=["Change Set Succeeded"])
    assert client.get_notification_settings()["Settings"] == put["Settings"]
    make_event(posting, account, "Detecteur")
    for address in addresses:
        [message] = wait_until(lambda a=address: mail_to(office, a), bool, 30)
        assert message["Subject"] == "Votre modification est faite"
        assert message["From"] == "Souk <market@souk.example>" and message["To"] == address
        assert message.get_content_type() == "text/plain"
        text = message.get_content().replace("\r\n", "\n")
        assert (
            "La place de marché a fait la modification demandée.\n" in text
            and "Modification\u00a0: Detecteur\n" in text
        )
        [event] = client.list_events(DetailTypes=["Change Set Succeeded"])["Events"]
        assert message["Message-ID"] == f"<{event['id']}@souk.example>"
    told = wait_until(
        lambda: client.get_notification_settings()["LastMessages"],
        lambda told: [each["State"] for each in told] == ["DELIVERED"] * 2,
        10,
    )
    assert {each["Address"] for each in told} == set(addresses)

    # The settings name others from now on, and no webhook's operation reaches an address.
    client.put_notification_settings(Addresses=["cleo@buyer.example"])
    make_event(posting, account, "English")
    wait_until(lambda: mail_to(office, "cleo@buyer.example"), bool, 30)
    assert len(mail_to(office, "ana@buyer.example")) == 1
    assert client.list_webhooks()["Webhooks"] == []
    client.put_notification_settings(Addresses=[])
    assert client.get_notification_settings()["Settings"]["Addresses"] == []


def test_an_accounts_own_address_is_told_without_set_up(posting, office):
    shop = Shop(posting, "mail-seller")
    buyer = Buyer(posting.market, posting.market.account("Own address", "--email", "own@buyer.example"))
    settings = buyer.souk.get_notification_settings()["Settings"]
    assert (settings["Addresses"], settings["Language"]) == (["own@buyer.example"], "en")
    assert {"Free Trial Ending", "Offer Price Increased", "Product Unpublished"} <= set(settings["DetailTypes"])
    assert "Product Version Added" not in settings["DetailTypes"], "that is on request"
    _, offer = shop.publish("Told by itself")
    agreement = buyer.subscribe(offer)
    [message] = wait_until(lambda: mail_to(office, "own@buyer.example"), bool, 30)
    assert message["Subject"] == "A subscription has begun: Told by itself"
    assert f"Agreement: {agreement}" in message.get_content()

    buyer.souk.put_notification_settings(Addresses=[])
    buyer.agreements.cancel_agreement(agreementId=agreement)
    ended = buyer.souk.list_events(DetailTypes=["Purchase Agreement Ended - Acceptor"])["Events"]
    assert ended and not buyer.souk.get_notification_settings()["Settings"]["Addresses"]
    posting.client("souk", shop.seller.account).put_notification_settings(Addresses=["after@seller.example"])
    make_event(posting, shop.seller.account, "After it")
    wait_until(lambda: mail_to(office, "after@seller.example"), bool, 30)
    assert len(mail_to(office, "own@buyer.example")) == 1


def test_mail_is_signed_in_and_encrypted_and_its_password_is_nowhere(posting, office):
    account = posting.account("Secretive")
    posting.client("souk", account).put_notification_settings(Addresses=["sec@buyer.example"])
    make_event(posting, account, "Encrypted")
    wait_until(lambda: mail_to(office, "sec@buyer.example"), bool, 30)
    assert office.sign_ins and all(office.sign_ins)
    assert {command.split()[0] for command in office.in_clear} <= {"EHLO", "STARTTLS"}
    kept = [file for file in Path(posting.data).rglob("*") if file.is_file()]
    assert kept and not any(PASSWORD.encode() in file.read_bytes() for file in kept)


def test_mail_goes_over_a_connection_that_is_encrypted_at_once(tmp_path):
    certificate = make_certificate(tmp_path)
    office = PostOffice(certificate, "souk", PASSWORD, at_once=True)
    office.certificate = certificate[0]
    server = server_with(office, tmp_path, security="tls")
    try:
        account = server.account("At once")
        server.client("souk", account).put_notification_settings(Addresses=["tls@buyer.example"])
        make_event(server, account, "Wrapped")
        wait_until(lambda: mail_to(office, "tls@buyer.example"), bool, 30)
        assert office.sign_ins == [True] and not office.in_clear
    finally:
        server.remove()
        office.close()


def test_a_refused_message_is_tried_again(posting, office):
    client = posting.client("souk", posting.account("Refused"))
    operator = posting.client("souk", posting.operator())
    office.refusal = "451 come back later"
    client.put_notification_settings(Addresses=["later@buyer.example"])
    try:
        make_event(posting, posting.account("Refused"), "Greylisted")
        told = wait_until(
            lambda: client.get_notification_settings()["LastMessages"],
            lambda told: told and any(each["Attempts"] > 0 for each in told),
            30,
        )
        [waiting] = [each for each in told if each["Attempts"] > 0]
        assert waiting["State"] == "PENDING" and "451" in waiting["Problem"]
    finally:
        office.refusal = ""
    operator.move_clock(To=waiting["NextAttemptAt"])
    wait_until(lambda: mail_to(office, "later@buyer.example"), bool, 30)


def test_addresses_cannot_carry_headers(posting):
    client = posting.client("souk", posting.account("Injected"), check=False)
    for address in ["a@b.example\r\nBcc: z@z.example", "a@b.example>", "a@b.example, z@z.example", "nobody"]:
        with pytest.raises(ClientError) as caught:
            client.put_notification_settings(Addresses=[address])
        assert caught.value.response["Error"]["Code"] == "ValidationException"


def test_without_a_mail_server_none_is_promised(souk):
    client = souk.client("souk", souk.account("No mail"))
    assert not client.get_notification_settings()["MailOffered"]
    with pytest.raises(ClientError) as caught:
        client.put_notification_settings(Addresses=["a@b.example"])
    assert "smtp_host" in caught.value.response["Error"]["Message"]
