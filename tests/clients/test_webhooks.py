"""An account's events: listed, and told to webhooks that are signed, tried again and replayed."""

import base64
import hashlib
import hmac
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from botocore.exceptions import ClientError
from kit.profile import fill_profile
from kit.server import Server
from steps.waiting import wait_until


class Receiver:
    """Takes what is posted; answers `status`."""

    def __init__(self):
        self.status = 200
        self.messages = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.messages.append((dict(self.headers), body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


@pytest.fixture
def receiver():
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()


@pytest.fixture(scope="module")
def open_souk():
    """A server whose webhooks may lead to this machine, with a clock that can be moved."""
    server = Server(None, "--webhook-private-networks=true", "--clock", "+0d")
    assert server.start(), server.log_tail()
    yield server
    server.remove()


def make_event(server, account, title):
    fill_profile(server.client("souk", account), title)
    catalog = server.client("marketplace-catalog", account)
    change = {
        "ChangeType": "CreateProduct",
        "Entity": {"Type": "MachineLearningProduct@1.0"},
        "DetailsDocument": {"ProductTitle": title},
    }
    return catalog.start_change_set(Catalog="AWSMarketplace", ChangeSet=[change])["ChangeSetId"]


def deliveries(souk, webhook, **filters):
    return souk.list_webhook_deliveries(WebhookId=webhook, **filters)["Deliveries"]


def test_events_are_listed_in_eventbridges_envelope(souk):
    account = souk.account("event-reader")
    make_event(souk, account, "Listed")
    client = souk.client("souk", account)
    [event] = wait_until(lambda: client.list_events(DetailTypes=["Change Set Succeeded"])["Events"], bool, 30)
    assert set(event) == {
        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail",
    }  # fmt: skip
    assert (event["version"], event["source"]) == ("0", "aws.marketplacecatalog")
    assert (event["account"], event["region"]) == (account.id, "us-east-1")
    assert client.list_events(Sources=["somewhere.else"])["Events"] == []
    assert souk.client("souk", souk.account("event-stranger")).list_events()["Events"] == []


def test_a_webhook_gets_signed_events_once(open_souk, receiver):
    account = open_souk.account("signed")
    client = open_souk.client("souk", account)
    made = client.create_webhook(Url=receiver.url, DetailTypes=["Change Set Succeeded"])
    assert "Secret" not in client.list_webhooks()["Webhooks"][0]
    make_event(open_souk, account, "Told")
    wait_until(lambda: receiver.messages, bool, 30)
    headers, body = receiver.messages[0]
    event = json.loads(body)
    assert event == client.list_events(DetailTypes=["Change Set Succeeded"])["Events"][0]
    assert headers["webhook-id"] == event["id"]
    key = base64.b64decode(made["Secret"].removeprefix("whsec_"))
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    webhook = made["Webhook"]["WebhookId"]
    wait_until(lambda: deliveries(client, webhook, State="DELIVERED"), bool, 10)
    assert len(receiver.messages) == 1


def test_a_failing_receiver_is_tried_again_until_the_delivery_is_dead_and_replayed(open_souk, receiver):
    client = open_souk.client("souk", open_souk.account("failing"))
    operator = open_souk.client("souk", open_souk.operator())
    receiver.status = 500
    webhook = client.create_webhook(Url=receiver.url)["Webhook"]["WebhookId"]
    client.test_webhook(WebhookId=webhook)
    for attempts in range(1, 10):
        [waiting] = wait_until(
            lambda: deliveries(client, webhook), lambda told, n=attempts: told and told[0]["Attempts"] >= n, 20
        )
        assert (waiting["State"], waiting["Status"]) == ("PENDING", 500)
        operator.move_clock(To=waiting["NextAttemptAt"])
    [dead] = wait_until(lambda: deliveries(client, webhook, State="DEAD"), bool, 20)
    assert dead["Attempts"] == 10
    receiver.status = 204
    client.replay_delivery(DeliveryId=dead["DeliveryId"])
    wait_until(lambda: deliveries(client, webhook, State="DELIVERED"), bool, 20)
    assert len({headers["webhook-id"] for headers, _ in receiver.messages}) == 1


def test_a_receiver_that_is_gone_is_told_nothing_more(open_souk, receiver):
    account = open_souk.account("gone")
    client = open_souk.client("souk", account)
    receiver.status = 410
    webhook = client.create_webhook(Url=receiver.url)["Webhook"]["WebhookId"]
    client.test_webhook(WebhookId=webhook)
    wait_until(lambda: not client.list_webhooks()["Webhooks"][0]["Enabled"], bool, 30)
    [record] = client.list_audit_records(Operation="DisableWebhook")["Records"]
    assert (record["Record"]["principal"], record["Record"]["changed"]) == ("souk", [webhook])


def test_a_delivery_that_was_cut_off_by_a_kill_arrives_after_the_restart(receiver):
    server = Server(None, "--webhook-private-networks=true")
    try:
        assert server.start(SOUK_FAULT="webhook.posted")
        client = server.client("souk", server.account("killed"))
        webhook = client.create_webhook(Url=receiver.url)["Webhook"]["WebhookId"]
        client.test_webhook(WebhookId=webhook)
        assert server.wait_for_end(20)
        assert server.start()
        wait_until(lambda: deliveries(client, webhook, State="DELIVERED"), bool, 20)
        assert len({headers["webhook-id"] for headers, _ in receiver.messages}) == 1
    finally:
        server.remove()


def test_a_receiver_that_hangs_delays_nobody_elses(open_souk, receiver):
    with socket.create_server(("127.0.0.1", 0), backlog=64) as hanging:  # takes connections and never answers
        url = f"http://127.0.0.1:{hanging.getsockname()[1]}/"
        stuck, other = (open_souk.client("souk", open_souk.account(name)) for name in ("stuck", "unstuck"))
        for _ in range(10):
            stuck.test_webhook(WebhookId=stuck.create_webhook(Url=url)["Webhook"]["WebhookId"])
        webhook = other.create_webhook(Url=receiver.url)["Webhook"]["WebhookId"]
        begun = time.monotonic()
        for count in range(1, 4):
            other.test_webhook(WebhookId=webhook)
            wait_until(lambda n=count: len(receiver.messages) >= n, bool, 20)
        assert time.monotonic() - begun < 8  # one that hangs is given up after ten seconds
        for each in stuck.list_webhooks()["Webhooks"]:
            stuck.delete_webhook(WebhookId=each["WebhookId"])


def test_webhooks_lead_into_no_private_network(souk, receiver):
    client = souk.client("souk", souk.account("inward"))
    webhook = client.create_webhook(Url=receiver.url)["Webhook"]["WebhookId"]
    client.test_webhook(WebhookId=webhook)
    [told] = wait_until(lambda: deliveries(client, webhook), lambda d: d and d[0]["Attempts"] > 0, 20)
    assert told["Problem"] == "The address leads into a private network."
    assert receiver.messages == []


def test_webhooks_are_their_accounts_own(souk):
    owner, stranger = (souk.client("souk", souk.account(name)) for name in ("hook-owner", "hook-stranger"))
    webhook = owner.create_webhook(Url="https://example.com/")["Webhook"]["WebhookId"]
    with pytest.raises(ClientError) as caught:
        stranger.delete_webhook(WebhookId=webhook)
    assert caught.value.response["Error"]["Code"] == "ResourceNotFoundException"
    owner.delete_webhook(WebhookId=webhook)
    assert owner.list_webhooks()["Webhooks"] == []


def test_audit_records_are_an_accounts_own_and_an_operator_sees_all(souk):
    account = souk.account("trail")
    client = souk.client("souk", account)
    client.create_webhook(Url="https://example.com/")
    [record] = client.list_audit_records()["Records"]
    assert record["Record"]["operation"] == "CreateWebhook"
    seen = souk.client("souk", souk.operator()).list_audit_records(AccountId=account.id)["Records"]
    assert seen == [record]
    with pytest.raises(ClientError) as caught:
        client.list_audit_records(AccountId=souk.operator().id)
    assert caught.value.response["Error"]["Code"] == "AccessDeniedException"
