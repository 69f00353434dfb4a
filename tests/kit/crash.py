"""Killing the server where a seed says, and starting it until it stands."""

import signal
import subprocess

from botocore.exceptions import BotoCoreError

from .server import ROOT


def survive(souk, chance, points, act, deaths):
    """Runs act() on a server that dies at a point of the seed's choice, perhaps twice; then on one that lives.

    act() is what a client does that tries again with the same token; it may be called in every life. What it answered in
    the last one. `deaths` counts, by point, where the server fell; not every point is passed in every life.
    """
    souk.stop()
    for _ in range(chance.choice([1, 1, 2])):
        point, count = chance.choice(points), chance.choice([1, 1, 2])
        if not souk.start(SOUK_FAULT=f"{point}:{count}"):
            assert souk.process.returncode == -signal.SIGKILL, souk.log_tail()
            deaths[point] += 1  # on the way up, at work that the last life left
            continue
        try:
            act()
        except BotoCoreError:
            assert souk.process.wait(30) == -signal.SIGKILL, souk.log_tail()
        if souk.process.poll() is not None:
            deaths[point] += 1
        souk.kill()
    assert souk.start(), souk.log_tail()
    return act()


def containers(souk, **labels):
    """The ids of the server's containers that carry these labels, running or not."""
    filters = [f"label=souk.instance={installation(souk)}", *(f"label=souk.{k}={v}" for k, v in labels.items())]
    command = ["docker", "ps", "-aq", *(word for f in filters for word in ("--filter", f))]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()


def networks(souk):
    """The ids of the server's networks."""
    found = subprocess.run(
        ["docker", "network", "ls", "-q", "--filter", f"label=souk.instance={installation(souk)}"],
        check=True,
        capture_output=True,
        text=True,
    )
    return found.stdout.split()


def installation(souk):
    query = "SELECT id FROM installation"
    command = ["sqlite3", "-readonly", souk.data / "souk.db", query]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
