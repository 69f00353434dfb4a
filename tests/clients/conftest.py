"""Stories of unmodified clients against the real binary."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kit.server import Server  # noqa: E402


def pytest_configure(config):
    config.addinivalue_line("markers", "seed(*rows): proves rows of the table of features in docs/compat/seed.md")


@pytest.fixture(scope="session")
def souk():
    server = Server()
    assert server.start(), server.log_tail()
    yield server
    server.remove()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """A failure shows what the server said."""
    outcome = yield
    report = outcome.get_result()
    server = item.funcargs.get("souk") if hasattr(item, "funcargs") else None
    if report.when == "call" and report.failed and server:
        report.sections.append(("server log", server.log_tail(20)))
