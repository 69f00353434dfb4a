"""Killing the server where a seed says, and starting it until it stands."""

import signal
import subprocess

from botocore.exceptions import BotoCoreError

from .server import ROOT


def survive(souk, chance, points, act):
    """Runs act() on a server that dies at a point of the seed's choice, perhaps twice; then on one that lives.

    act() is what a client does that tries again with the same token; it may be called in every life. What it answered in
    the last one.
    """
    souk.stop()
    for _ in range(chance.choice([1, 1, 2])):
        if not souk.start(SOUK_FAULT=f"{chance.choice(points)}:{chance.choice([1, 1, 2])}"):
            continue  # died on the way up, at work that the last life left
        try:
            act()
        except BotoCoreError:
            assert souk.process.wait(30) == -signal.SIGKILL
        souk.kill()
    assert souk.start(), souk.log_tail()
    return act()


def containers(souk, **labels):
    """The ids of the server's containers that carry these labels, running or not."""
    query = "SELECT id FROM installation"
    found = subprocess.run(["sqlite3", "-readonly", souk.data / "souk.db", query], capture_output=True, text=True)
    filters = [f"label=souk.instance={found.stdout.strip()}", *(f"label=souk.{k}={v}" for k, v in labels.items())]
    command = ["docker", "ps", "-aq", *(word for f in filters for word in ("--filter", f))]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split()
