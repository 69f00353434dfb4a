"""`tools/road.py`, as `./dev run` calls it: what it prints at the end works when a person types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from kit.example import example
from kit.server import Server, binary

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def souk():
    """A server on which nobody has walked yet."""
    server = Server()
    assert server.start(), server.log_tail()
    yield server
    server.remove()


def walk_road(server):
    command = [sys.executable, ROOT / "tools" / "road.py"]
    command += ["--url", server.url, "--data", server.data, "--souk", binary()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def told(souk):
    return walk_road(souk)


@pytest.fixture(scope="module")
def lines(told):
    return [line.strip() for line in told.splitlines()]


@pytest.fixture(scope="module")
def shell(lines, tmp_path_factory):
    """Runs a script in a shell with the printed exports and the clients of this Python; what it printed."""
    exports = "\n".join(line for line in lines if line.startswith("export "))
    bare = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    bare["HOME"] = str(tmp_path_factory.mktemp("home"))
    bare["PATH"] = f"{Path(sys.executable).parent}:{bare['PATH']}"

    def run(script):
        command = ["bash", "-ec", f"{exports}\n{script}"]
        done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def typed(lines, shell):
    """Runs the one printed line that begins so."""

    def run(beginning):
        (line,) = [line for line in lines if line.startswith(beginning)]
        return shell(line)

    return run


def first_answer():
    return example().sample_output.splitlines()[0]


def test_every_step_has_a_line_with_its_time(told):
    steps = [line for line in told.splitlines() if " s  " in line]
    assert [int(line.split()[0]) for line in steps] == list(range(1, len(steps) + 1))
    assert len(steps) >= 15


def test_the_line_for_the_aws_cli_works(typed):
    assert json.loads(typed("aws "))["EndpointStatus"] == "InService"


def test_the_line_for_boto3_works(typed):
    assert first_answer() in typed("python3 ")


def test_the_line_for_curl_works(typed):
    assert typed("curl ").strip() == first_answer()


def test_secrets_are_for_the_owner_only(souk, told):
    assert (souk.data / "road.json").stat().st_mode & 0o077 == 0


def test_a_second_run_finds_everything_in_place(souk, told):
    again = walk_road(souk)
    assert "walked before" in again
    assert souk.url in again
