"""What the documents tell people to type works, and what they point at is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from botocore.exceptions import ClientError
from kit.server import ROOT, binary

README = ROOT / "README.md"
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/*.md")])
NO_KEYS = "AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=…"


def name(page):
    return str(page.relative_to(ROOT))


def blocks(page, language, mark=""):
    """The page's fenced blocks of that language; only those below that mark, if one is named."""
    start = rf"<!-- {mark} -->\n" if mark else ""
    return re.findall(rf"^{start}```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


def adapted(text, changes):
    """The text, with what differs in a test put in place; a change that meets nothing means that the page moved on."""
    for before, after in changes.items():
        assert before in text, f"README.md no longer says {before}"
        text = text.replace(before, str(after))
    return text


@pytest.fixture(scope="module")
def environment(souk, tmp_path_factory):
    """A user's, with a home of its own and nothing of this machine's AWS settings."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    path = f"{Path(sys.executable).parent}:{kept['PATH']}"
    return kept | {"HOME": str(tmp_path_factory.mktemp("home")), "PATH": path, "AWS_PAGER": "", "AWS_MAX_ATTEMPTS": "1"}


@pytest.fixture(scope="module")
def shell(environment):
    """Runs lines as a user would type them, from the top of the sources; what they printed."""

    def call(lines):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", lines],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=180,
        )
        assert done.returncode == 0, f"{lines}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    return call


@pytest.fixture(scope="module")
def made(souk, shell):
    """What `souk account create` printed, run as the README has it."""
    return shell(adapted(blocks(README, "sh", "run")[0], {"build/release/souk": binary(), "var/run": souk.data}))


@pytest.fixture(scope="module")
def keys(made):
    """The two assignments of the line that the command tells one to use."""
    return re.search(r"export (AWS_ACCESS_KEY_ID=\S+ AWS_SECRET_ACCESS_KEY=\S+)", made)[1]


def test_the_readmes_commands_work_one_after_the_other(souk, shell, made, keys):
    lines = "\n".join(blocks(README, "sh", "run")[1:])
    said = shell(adapted(lines, {"http://127.0.0.1:8484": souk.url, NO_KEYS: keys}))
    account = re.search(r"account +(\d{12})", made)[1]
    assert f"arn:aws:iam::{account}:root" in said
    assert '"listingSummaries"' in said
    assert '"DisplayName": "My company"' in said


def test_the_readmes_call_reaches_the_server(souk, keys, monkeypatch):
    """There is no such endpoint here; that it is this server which says so shows that the call arrives as written."""
    for assignment in keys.split():
        monkeypatch.setenv(*assignment.split("=", 1))
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    [code] = blocks(README, "python", "call")
    with pytest.raises(ClientError) as caught:
        exec(adapted(code, {"http://127.0.0.1:8484": souk.url}), {"row": "1,2"})
    assert caught.value.response["Error"]["Code"] == "ValidationError"
    assert "buyer-endpoint" in caught.value.response["Error"]["Message"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_python_in_a_page_is_python(page):
    for code in blocks(page, "python"):
        compile(code, name(page), "exec")


def test_every_dev_command_that_a_page_names_exists():
    usage = subprocess.run(["./dev", "--help"], cwd=ROOT, capture_output=True, text=True, timeout=60).stdout
    offered = set(re.findall(r"^  (\w+) ", usage, re.M))
    named = {word for page in PAGES for word in re.findall(r"\./dev ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert {"run", "test"} <= named
    assert named <= offered


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
    targets = [link for link in re.findall(r"\]\(([^)#\s]+)", prose) if "://" not in link]
    assert [link for link in targets if not (page.parent / link).exists()] == []


def test_the_tour_names_files_that_are_there():
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/.\-]+\.(?:cpp|hpp|json))`", tour)) - {"x_test.cpp"}
    there = [
        str(file.relative_to(ROOT))
        for top in ("src", "api", "tests")
        for file in (ROOT / top).rglob("*")
        if file.is_file()
    ]
    assert named
    assert [file for file in sorted(named) if not any(f"/{known}".endswith(f"/{file}") for known in there)] == []
