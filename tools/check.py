#!/usr/bin/env python3
"""The checks that need no running program: formatting, rooms, coroutines, scripts, generated pages, strangers' words.

Ends with "N passed, N failed"; --tidy adds a short list of clang-tidy checks (needs build/release).
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
# Files that may be longer than 400 lines, each with its reason.
LONG_FILES = {}


def tracked(*patterns):
    found = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in found.stdout.splitlines() if (ROOT / name).exists()]


def run(*command):
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.returncode == 0, (done.stdout + done.stderr).strip()


def formatting():
    return run("clang-format", "--dry-run", "-Werror", *tracked("src/*.cpp", "src/*.hpp", "tests/*.cpp", "tests/*.hpp"))


def scripts():
    shell = [
        n for n in tracked("*") if (ROOT / n).is_file() and first_line(n).startswith("#!") and "bash" in first_line(n)
    ]
    return run("shellcheck", *shell)


def first_line(name):
    with open(ROOT / name, "rb") as file:
        return file.readline(80).decode("utf-8", "replace")


def python():
    return run(str(BIN / "ruff"), "check", "api", "tools", "tests", "bench")


def lengths():
    wrong = []
    for name in tracked("*.cpp", "*.hpp", "*.py", "*.sh", "dev"):
        count = (ROOT / name).read_bytes().count(b"\n")
        if count > 400 and name not in LONG_FILES:
            wrong.append(f"{name} has {count} lines: cut it along its seam, or give the reason in LONG_FILES")
    return not wrong, "\n".join(wrong)


def words():
    """A stranger's repository names no path of one machine."""
    home = re.escape(str(ROOT))
    pattern = re.compile(rf"{home}/|/root/|/home/\w+/")
    wrong = []
    for name in tracked("*"):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, IsADirectoryError):
            continue
        wrong += [f"{name}: {m.group(0)}" for m in pattern.finditer(text) if name != "tools/check.py"]
    return not wrong, "\n".join(wrong)


def generated():
    """The generator's golden output, the compatibility pages and our models are what the generator writes now."""
    script = "api/golden/check.py"
    models = next(ROOT.glob(".venv/lib/python3*/site-packages/botocore/data"))
    results = [
        run(sys.executable, script, "golden"),
        run(sys.executable, script, "own"),
        run(sys.executable, script, "compat", "--models", str(models)),
    ]
    return all(good for good, _ in results), "\n".join(output for _, output in results if output)


def links():
    """Every relative link of a page leads to something."""
    wrong = []
    for name in tracked("*.md"):
        prose = re.sub(r"`[^`]*`", "", (ROOT / name).read_text(encoding="utf-8"))
        for target in re.findall(r"\]\(([^)#\s]+)", prose):
            if "://" not in target and not (ROOT / name).parent.joinpath(target).exists():
                wrong.append(f"{name}: {target}")
    return not wrong, "\n".join(wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tidy", action="store_true", help="clang-tidy too")
    arguments = parser.parse_args()
    checks = {
        "formatting": formatting,
        "rooms": lambda: run(sys.executable, "tools/check_rooms.py"),
        "co_await": lambda: run(sys.executable, "tools/check_co_await.py"),
        "shell scripts": scripts,
        "python": python,
        "file lengths": lengths,
        "words": words,
        "links": links,
        "generated pages": generated,
        "table of features": lambda: run(sys.executable, "tools/seed_table.py", "--check"),
        "events": lambda: run(sys.executable, "tools/event_types.py", "--check"),
        "error codes": lambda: run(sys.executable, "tools/error_codes.py", "--check"),
        "permissions": lambda: run(str(BIN / "python"), "tools/permissions.py", "--check"),
    }
    if arguments.tidy:
        checks["clang-tidy"] = lambda: run(sys.executable, "tools/tidy.py")
    failed = 0
    for name, check in checks.items():
        good, output = check()
        print(f"{'ok    ' if good else 'FAILED'}  {name}")
        if not good:
            failed += 1
            print(output[:4000])
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
