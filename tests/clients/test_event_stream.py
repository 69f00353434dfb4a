"""GET /events: an account's events as server-sent events, signed or with the portal's session."""

import json
import time

import botocore.auth
import requests
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from kit.browser import Browser, set_password
from kit.profile import fill_profile
from kit.server import Server
from steps.waiting import wait_until


def listen(server, account, query="", last=None, service="souk"):
    """An open stream; what it tells is read with `told`."""
    url = f"{server.url}/events{query}"
    request = AWSRequest(method="GET", url=url, headers={"Last-Event-ID": str(last)} if last is not None else {})
    botocore.auth.SigV4Auth(Credentials(account.access_key, account.secret), service, "us-east-1").add_auth(request)
    return requests.get(url, headers=dict(request.headers), stream=True, timeout=30)


def messages(answer):
    """(id, event) of each message; without an event where only an id or a comment stands."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"] == "text/event-stream"
    lines = {}
    for line in answer.iter_lines(chunk_size=1, decode_unicode=True):
        name, _, value = line.partition(": ")
        if line:
            lines[name] = value
        else:
            yield lines.get("id"), json.loads(lines["data"]) if "data" in lines else None
            lines = {}


def told(answer, count):
    """The first so many events."""
    found = []
    for place, event in messages(answer):
        if event:
            found.append((place, event))
        if len(found) == count:
            return found
    raise AssertionError(f"the stream ended after {len(found)} of {count}")


def make_event(server, account):
    """Makes one event of the account, at once."""
    client = server.client("souk", account)
    webhooks = client.list_webhooks()["Webhooks"] or [client.create_webhook(Url="https://stream.invalid/")["Webhook"]]
    client.test_webhook(WebhookId=webhooks[0]["WebhookId"])


def test_events_arrive_as_they_happen_and_in_their_envelope(souk):
    account, stranger = souk.account("stream-own"), souk.account("stream-other")
    with listen(souk, account) as answer:
        make_event(souk, stranger)
        make_event(souk, account)
        [(_, event)] = told(answer, 1)
    assert [event] == souk.client("souk", account).list_events()["Events"]
    assert event["detail-type"] == "Webhook Test" and event["account"] == account.id


def test_a_stream_is_resumed_without_a_gap_or_a_double(souk):
    account = souk.account("stream-resumed")
    with listen(souk, account) as answer:
        begin, _ = next(messages(answer))
    for _ in range(5):
        make_event(souk, account)
    with listen(souk, account, last=begin) as answer:
        first = told(answer, 2)
    with listen(souk, account, last=first[-1][0]) as answer:
        rest = told(answer, 3)
    with listen(souk, account, query=f"?LastEventId={rest[-1][0]}") as answer:
        make_event(souk, account)
        last = told(answer, 1)
    listed = souk.client("souk", account).list_events(SortBy="OLDEST")["Events"]
    assert [event for _, event in first + rest + last] == listed


def test_filters_are_those_of_list_events(souk):
    account = souk.account("stream-filtered")
    with listen(souk, account, query="?Sources=aws.marketplacecatalog&Sources=souk.none", last=0) as answer:
        make_event(souk, account)
        change = {
            "ChangeType": "CreateProduct",
            "Entity": {"Type": "MachineLearningProduct@1.0"},
            "DetailsDocument": {"ProductTitle": "Streamed"},
        }
        fill_profile(souk.client("souk", account), "Streamer")
        souk.client("marketplace-catalog", account).start_change_set(Catalog="AWSMarketplace", ChangeSet=[change])
        [(_, event)] = told(answer, 1)
    assert event["detail-type"] == "Change Set Succeeded"


def test_refusals(souk):
    account = souk.account("stream-refused")
    assert listen(souk, account, query="?Source=x").status_code == 400
    assert listen(souk, account, last="soon").status_code == 400
    assert listen(souk, account, last=10**12).status_code == 400
    assert requests.get(f"{souk.url}/events", headers={"Accept": "text/event-stream"}, timeout=10).status_code == 401
    wrong = listen(souk, type(account)(account.id, account.access_key, "not the secret"))
    assert wrong.status_code in (400, 403) and "InvalidSignatureException" in wrong.text


def test_a_user_needs_the_permission_and_is_cut_off_when_he_loses_it(souk):
    account = souk.account("stream-users")
    iam = souk.client("iam", account)
    iam.create_user(UserName="eve")
    key = iam.create_access_key(UserName="eve")["AccessKey"]
    eve = type(account)(account.id, key["AccessKeyId"], key["SecretAccessKey"])
    assert "souk:ListEvents" in listen(souk, eve).text
    policy = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "souk:ListEvents", "Resource": "*"}}
    iam.put_user_policy(UserName="eve", PolicyName="hear", PolicyDocument=json.dumps(policy))
    with listen(souk, eve) as answer:
        stream = messages(answer)
        next(stream)
        iam.delete_access_key(UserName="eve", AccessKeyId=key["AccessKeyId"])
        make_event(souk, account)
        assert [event for _, event in stream if event] == []


def test_an_account_has_so_many_streams_and_gets_their_places_back(souk):
    account = souk.account("stream-many")
    streams = [listen(souk, account) for _ in range(10)]
    assert all(stream.status_code == 200 for stream in streams)
    refused = listen(souk, account)
    assert refused.status_code == 429 and "ThrottlingException" in refused.text
    assert listen(souk, souk.account("stream-one")).status_code == 200
    for stream in streams:
        stream.close()

    def again():
        with listen(souk, account) as stream:
            return stream.status_code

    wait_until(again, lambda status: status == 200, 10)


def test_the_portal_listens_with_its_session(souk):
    account = souk.market.account("Stream of the portal")
    set_password(souk, account)
    browser = Browser(souk)
    browser.sign_in(account.id)
    headers = {"Accept": "text/event-stream"}
    foreign = browser.http.get(f"{souk.url}/events", headers=headers | {"Sec-Fetch-Site": "cross-site"}, timeout=10)
    assert foreign.status_code == 403
    with browser.http.get(f"{souk.url}/events", headers=headers, stream=True, timeout=30) as answer:
        make_event(souk, account)
        [(_, event)] = told(answer, 1)
    assert event["account"] == account.id


def test_streams_end_when_the_server_stops(souk):
    server = Server(None)
    try:
        assert server.start(), server.log_tail()
        account = server.account("Listener")
        with listen(server, account) as answer:
            stream = messages(answer)
            next(stream)
            begun = time.monotonic()
            server.stop()
            assert list(stream) == []
            assert time.monotonic() - begun < 10
        assert server.process.returncode == 0
    finally:
        server.remove()
