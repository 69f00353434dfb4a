"""What a client is answered, byte for byte, with ids, times and the request's own id made alike; and which operations
of the served models speak of something that the market may hide."""

import gzip
import json
import re
from pathlib import Path
from urllib.parse import quote

import botocore
from botocore import UNSIGNED
from botocore.exceptions import ClientError

ROOT = Path(__file__).resolve().parents[2]
OWN_WAYS = {"date", "x-amzn-requestid", "x-amz-request-id"}  # differ between any two answers
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z|\b1\d{9}(?:\.\d+)?\b")
NEW_IDS = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\bdraft-[a-z0-9]{20}\b")
NEXT = str.maketrans("0123456789abcdefghijklmnopqrstuvwxyz", "1234567890bcdefahijklmnopqrstuvwxyzg")
HIDEABLE = re.compile(r"product|offer|listing|entity|proposal|modelpackage|algorithm|resource(arn|id)|changeset", re.I)


def another(text):
    """Of the same length and form, and naming nothing; it keeps a prefix, and of an ARN all but the last part."""
    head, slash, tail = text.rpartition("/")
    prefix, dash, rest = tail.partition("-")
    return head + slash + (prefix + dash + rest.translate(NEXT) if dash else tail.translate(NEXT))


def answer(client, operation, parameters, names):
    """Status, headers and body of a call, with each of the names replaced by what it stands for."""
    caught = []
    event = f"after-call.{client.meta.service_model.service_id.hyphenize()}.{operation}"
    keep = lambda http_response, **_: caught.append(http_response)  # noqa: E731
    client.meta.events.register(event, keep)
    try:
        client._make_api_call(operation, parameters)
    except ClientError:
        pass
    finally:
        client.meta.events.unregister(event, keep)
    (response,) = caught
    headers = sorted((k.lower(), v) for k, v in response.headers.items() if k.lower() not in OWN_WAYS)
    return response.status_code, alike(str(headers), names), alike(response.content.decode(), names)


def alike(text, names):
    for name, value in sorted(names.items(), key=lambda item: -len(item[1])):
        for written in {value, quote(value)}:  # as it stands, and in an address
            text = text.replace(written, f"<{name}>")
    return NEW_IDS.sub("<new>", TIMES.sub("<time>", text))


def unsigned(client):
    """The client without its keys: a visitor's."""
    client.meta.events.register("choose-signer", lambda **_: UNSIGNED)
    return client


def models():
    """The served operations: a model's name, the model, and the names of its operations."""
    published = Path(botocore.__file__).parent / "data"
    for service in json.loads((ROOT / "api" / "offered.json").read_text())["services"]:
        if service.get("model"):
            newest = max((published / service["model"]).iterdir())
            model = json.loads(gzip.decompress((newest / "service-2.json.gz").read_bytes()))
            yield service["model"], model, service["operations"]
    own = json.loads((ROOT / "api" / "own" / "souk.json").read_text())
    yield "souk", own, sorted(own["operations"])


def members(model, name, above=()):
    """The names of all members of a shape, whatever is nested in it."""
    shape = model["shapes"][name]
    if name in above:
        return set()
    inner = {"list": ["member"], "map": ["key", "value"]}.get(shape["type"], [])
    found = set(shape.get("members", {}))
    for target in [shape[part] for part in inner] + list(shape.get("members", {}).values()):
        found |= members(model, target["shape"], (*above, name))
    return found


def hideable_operations():
    """(model, operation) of all that take or tell of products, offers, listings, model packages and the like."""
    found = set()
    for name, model, operations in models():
        for operation in operations:
            described = model["operations"][operation]
            shapes = [described[side]["shape"] for side in ("input", "output") if side in described]
            if any(HIDEABLE.search(member) for shape in shapes for member in members(model, shape)):
                found.add((name, operation))
    return found
