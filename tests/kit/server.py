"""The real server as a child process, with a data folder of its own and the steps' Market for clients."""

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from steps.market import Market  # noqa: E402


def binary():
    return Path(os.environ.get("SOUK_BINARY", ROOT / "build" / "release" / "souk"))


def free_port():
    """One that nobody uses, and that no connection takes while the server is down: below the system's own choices."""
    while True:
        port = random.randint(20000, 32000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return str(port)
            except OSError:
                continue


class Server:
    def __init__(self, folder=None, *arguments):
        self.data = Path(folder or tempfile.mkdtemp(prefix="souk-test-"))
        self.arguments = arguments
        self.process = None
        self.port = free_port()  # the same over a restart, so that clients stay good
        self.url = ""
        self.accounts = {}

    def start(self, **environment):
        """Starts it and waits until it listens; False if it ended before (a fault point took it)."""
        port_file = self.data / "port"
        port_file.unlink(missing_ok=True)
        command = [binary(), "serve", "--data", self.data, "--port", self.port, "--port-file", port_file]
        command += self.arguments
        with open(self.data / "souk.log", "ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, env=os.environ | environment)
        end = time.monotonic() + 30
        while not (port_file.exists() and port_file.read_text().strip()):
            if self.process.poll() is not None:
                return False
            assert time.monotonic() < end, f"Souk did not start:\n{self.log_tail()}"
            time.sleep(0.01)
        self.port = port_file.read_text().strip()
        self.url = f"http://127.0.0.1:{self.port}"
        return True

    def log_tail(self, lines=40):
        return "\n".join((self.data / "souk.log").read_text(errors="replace").splitlines()[-lines:])

    @property
    def market(self):
        return Market(self.url, self.data, binary())

    def account(self, name):
        """The account of that name; made when first asked for."""
        if name not in self.accounts:
            self.accounts[name] = self.market.account(name)
        return self.accounts[name]

    def operator(self):
        """The operator's account; made when first asked for."""
        if "Operator" not in self.accounts:
            self.accounts["Operator"] = self.market.account("Operator", "--operator")
        return self.accounts["Operator"]

    def client(self, service, account, region="us-east-1", check=True):
        return self.market.client(service, account, region, check)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(60)

    def wait_for_end(self, seconds):
        """Whether it ended by itself within that time."""
        try:
            self.process.wait(seconds)
            return True
        except subprocess.TimeoutExpired:
            return False

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(60)

    def metrics(self):
        return requests.get(f"{self.url}/metrics", timeout=10).text

    def remove(self):
        """Stops it and takes away everything that it made."""
        self.stop()
        subprocess.run([ROOT / "tools" / "remove_runs.sh", self.data], check=True)
        shutil.rmtree(self.data, ignore_errors=True)
