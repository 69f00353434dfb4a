"""The example product's container by itself: no Souk, an internal network, no capabilities, a read-only model."""

import io
import json
import subprocess
import tarfile
import threading
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import docker
import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "cell-nuclei"
BUILT = ROOT / "build" / "examples" / "cell-nuclei"
LABELS = {"souk-test": "example"}


@pytest.fixture(scope="module")
def product():
    subprocess.run([FOLDER / "build.sh", BUILT], check=True, timeout=300)
    return json.loads((FOLDER / "product.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engine():
    client = docker.from_env()
    yield client
    client.close()


def tar_of(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def files_of(container, path):
    """The files under a path of the container, by name."""
    stream, _ = container.get_archive(path)
    with tarfile.open(fileobj=io.BytesIO(b"".join(stream))) as tar:
        return {m.name: tar.extractfile(m).read() for m in tar.getmembers() if m.isfile()}


@pytest.fixture(scope="module")
def server(product, engine):
    """The address of the serving container, and the container."""
    network = engine.networks.create(f"souk-test-{uuid.uuid4().hex[:12]}", internal=True, labels=LABELS)
    volume = engine.volumes.create(labels=LABELS)
    filler = engine.containers.create(
        product["image"], "train", labels=LABELS, volumes=[f"{volume.name}:/opt/ml/model"]
    )
    container = None
    try:
        with tarfile.open(BUILT / "model.tar.gz") as model:
            filler.put_archive("/opt/ml/model", tar_of({"model.json": model.extractfile("./model.json").read()}))
        container = engine.containers.run(
            product["image"],
            "serve",
            detach=True,
            network=network.name,
            cap_drop=["ALL"],
            read_only=True,
            security_opt=["no-new-privileges"],
            mem_limit="256m",
            volumes=[f"{volume.name}:/opt/ml/model:ro"],
            labels=LABELS,
        )
        container.reload()
        address = container.attrs["NetworkSettings"]["Networks"][network.name]["IPAddress"]
        yield f"http://{address}:8080", container
    finally:
        for each in filter(None, (container, filler)):
            each.remove(force=True)
        volume.remove()
        network.remove()


def ask(server, path="/invocations", body=None, **headers):
    """Status, headers and text of an answer."""
    data = body.encode() if isinstance(body, str) else body
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(server[0] + path, data, names), timeout=10) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


@pytest.fixture(scope="module", autouse=True)
def ready(server):
    """The first good ping, and how long after the start it came."""
    begin = time.monotonic()
    while time.monotonic() - begin < 5:
        try:
            if ask(server, "/ping")[0] == 200:
                return time.monotonic() - begin
        except OSError:
            threading.Event().wait(0.01)
    raise AssertionError(server[1].logs().decode())


def built(name):
    return (BUILT / name).read_text(encoding="utf-8")


def test_is_ready_within_a_second(ready):
    assert ready < 1


@pytest.mark.parametrize("content_type", ["text/csv", "application/json", "application/jsonlines"])
def test_answers_the_published_samples(server, product, content_type):
    given, expected = product["samples"][content_type]
    status, headers, text = ask(server, body=built(given), Content_Type=content_type)
    assert (status, headers["Content-Type"]) == (200, content_type)
    assert text == built(expected)
    assert json.loads(headers["X-Amzn-Inference-Metering"]) == {"Dimension": "inference.count", "ConsumedUnits": 5}


def test_answers_in_the_accepted_format(server):
    row = built("sample-input.csv").splitlines()[0]
    _, headers, text = ask(server, body=row, Content_Type="text/csv; charset=utf-8", Accept="application/json")
    assert headers["Content-Type"] == "application/json"
    assert json.loads(text)["predictions"][0]["label"] == "malignant"


def test_takes_a_missing_value_and_a_single_json_row(server):
    cells = [float(cell) for cell in built("sample-input.csv").splitlines()[0].split(",")]
    status, headers, _ = ask(server, body=json.dumps([None, *cells[1:]]), Content_Type="application/json")
    assert (status, json.loads(headers["X-Amzn-Inference-Metering"])["ConsumedUnits"]) == (200, 1)


def test_takes_a_large_chunked_body_in_row_order(server):
    rows = built("sample-input.csv") * 400
    expected = built("sample-output.csv") * 400
    pieces = (rows[i : i + 7001].encode() for i in range(0, len(rows), 7001))
    request = urllib.request.Request(server[0] + "/invocations", pieces, {"Content-Type": "text/csv"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.read().decode() == expected
        assert json.loads(answer.headers["X-Amzn-Inference-Metering"])["ConsumedUnits"] == 2000


REFUSED = [
    ("1,2,3", "text/csv", 400, "row 1 has 3 columns; 30 are expected"),
    (
        "mean_radius" + ",1" * 29,
        "text/csv",
        400,
        "row 1, column 1: 'mean_radius' is not a number (send rows without a header)",
    ),
    ("1" + ",1" * 28 + ",inf", "text/csv", 400, "row 1, column 30: 'inf' is not a number (send rows without a header)"),
    ("\n\n", "text/csv", 400, "the body has no rows"),
    ("{", "application/json", 400, "the body is not JSON: incomplete JSON"),
    ('{"rows": []}', "application/json", 400, 'the body has neither the member "instances" nor "features"'),
    ('{"instances": [["x"]]}', "application/json", 400, "row 1, column 1: a number or null is expected"),
    ("[1]\n[2", "application/jsonlines", 400, "row 1 has 1 columns; 30 are expected"),
    (
        "<a/>",
        "text/xml",
        415,
        "Content-Type 'text/xml' is not one of text/csv, application/json, application/jsonlines",
    ),
]


@pytest.mark.parametrize(("body", "content_type", "status", "text"), REFUSED)
def test_says_what_is_wrong_with_a_request(server, body, content_type, status, text):
    answer = ask(server, body=body, Content_Type=content_type)
    assert (answer[0], answer[2]) == (status, text + "\n")
    assert "X-Amzn-Inference-Metering" not in answer[1]


def test_refuses_other_paths_methods_and_formats(server):
    assert ask(server, "/nothing")[0] == 404
    assert ask(server, "/invocations")[0] == 405
    assert ask(server, body="1", Content_Type="text/csv", Accept="image/png")[0] == 406


def test_says_how_to_batch(server):
    parameters = json.loads(ask(server, "/execution-parameters")[2])
    assert parameters["BatchStrategy"] == "MULTI_RECORD"
    assert parameters["MaxConcurrentTransforms"] >= 2
    assert parameters["MaxPayloadInMB"] == 6


def run_train(engine, product, files):
    """Exit status, output and /opt/ml of a training over the files."""
    container = engine.containers.create(
        product["image"], "train", network_mode="none", cap_drop=["ALL"], labels=LABELS
    )
    try:
        container.put_archive("/opt/ml", tar_of(files))
        container.start()
        status = container.wait(timeout=60)["StatusCode"]
        return status, container.logs().decode(), files_of(container, "/opt/ml")
    finally:
        container.remove(force=True)


def inputs(**changed):
    settings = json.loads((FOLDER / "hyperparameters.json").read_text(encoding="utf-8")) | changed
    return {
        "input/config/hyperparameters.json": json.dumps(settings).encode(),
        "input/data/train/train.csv": (BUILT / "train.csv").read_bytes(),
        "input/data/validation/validation.csv": (BUILT / "validation.csv").read_bytes(),
    }


def test_learns_the_published_model_again(engine, product):
    status, log, files = run_train(engine, product, inputs())
    assert status == 0, log
    with tarfile.open(BUILT / "model.tar.gz") as model:
        assert files["ml/model/model.json"] == model.extractfile("./model.json").read()
    assert "validation:error=0.0" in log.splitlines()[-1]


def test_says_all_that_is_wrong_with_the_hyperparameters(engine, product):
    status, _, files = run_train(engine, product, inputs(eta="2", depth="3", seed=7, _tuning_objective_metric="x"))
    assert status == 1
    assert files["ml/output/failure"].decode() == (
        "hyperparameters: eta must be a number from 0.0001 to 1, not '2'; seed must be a string; "
        "depth is not a hyperparameter of this algorithm\n"
    )
    assert "ml/model/model.json" not in files


def test_says_which_row_of_a_channel_is_wrong(engine, product):
    files = inputs() | {"input/data/train/train.csv": b"1,2\n0,x\n"}
    status, _, left = run_train(engine, product, files)
    assert status == 1
    assert (
        left["ml/output/failure"]
        .decode()
        .endswith("file train.csv (rows counted over the channel): row 2, column 2: 'x' is not a number\n")
    )


def test_the_texts_give_the_measured_numbers(product):
    measured = json.loads(built("metrics.json"))
    row = "| {accuracy:.4f} | {auc:.4f} | {sensitivity:.4f} | {specificity:.4f} |".format(**measured)
    assert row in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"{measured['accuracy'] * 100:.1f} %" in product["long_description"]
    assert f"{measured['auc']:.3f}" in product["long_description"]
    assert "not for diagnostic use" in product["short_description"]


def test_ends_in_order_when_told(server):
    server[1].kill("SIGTERM")
    assert server[1].wait(timeout=5)["StatusCode"] == 0
