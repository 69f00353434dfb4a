#!/usr/bin/env python3
"""Runs the stages of ./dev test and sums what each counts. Ends with the one line "N passed, N failed"."""

import argparse
import atexit
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "release"
ASAN = ROOT / "build" / "asan"
REPORTS = ROOT / "build" / "reports"
# The rooms whose tests also run under the sanitizers: parsers, rules, coroutines.
ASAN_TARGETS = [
    "test_base",
    "test_wire",
    "test_domain",
    "test_store",
    "test_services",
    "test_http",
    "test_app",
    "test_transcripts",
]


def junit(path):
    """(passed, failed) of a JUnit report, skipped ones counting as failed: nothing here may be skipped."""
    # Messages bring terminal colours along, which XML has no place for.
    text = re.sub(r"[\x00-\x08\x0b-\x1f]", "", path.read_text(encoding="utf-8"))
    cases = list(ET.fromstring(text.encode()).iter("testcase"))
    bad = sum(1 for case in cases if any(case.find(kind) is not None for kind in ("failure", "error", "skipped")))
    return len(cases) - bad, bad


def gtest(program):
    """Runs a GoogleTest program and counts its tests; one that dies counts as a failure."""
    report = REPORTS / f"{program.parent.name}-{program.name}.json"
    report.unlink(missing_ok=True)
    done = subprocess.run(
        [program, f"--gtest_output=json:{report}", "--gtest_brief=1"], cwd=BUILD if BUILD in program.parents else ASAN
    )
    if not report.exists():
        print(f"{program.name} ended with {done.returncode} and left no report")
        return 0, 1
    told = json.loads(report.read_text(encoding="utf-8"))
    bad = told["failures"] + told.get("errors", 0)
    if done.returncode != 0 and bad == 0:
        bad = 1
    return told["tests"] - told["failures"] - told.get("disabled", 0), bad


def programs(build):
    return sorted(p for p in build.rglob("test_*") if p.is_file() and os.access(p, os.X_OK))


def add(counts):
    counts = list(counts)
    return sum(c[0] for c in counts), sum(c[1] for c in counts)


def check():
    done = subprocess.run([sys.executable, ROOT / "tools" / "check.py"], capture_output=True, text=True)
    print(done.stdout)
    passed, failed = (int(part.split()[0]) for part in done.stdout.strip().splitlines()[-1].split(", "))
    return passed, failed


def unit():
    """Every GoogleTest program, and what else ctest knows: golden files, compat pages, fuzz corpora."""
    counts = [gtest(program) for program in programs(BUILD)]
    report = REPORTS / "ctest.xml"
    named = "|".join(p.name.removeprefix("test_") for p in programs(BUILD))
    subprocess.run(
        ["ctest", "--test-dir", BUILD, "-E", f"^({named})$", "--output-on-failure", "--output-junit", report]
    )
    return add([*counts, junit(report)])


def pytest(folder, *options):
    report = REPORTS / f"{folder}.xml"
    report.unlink(missing_ok=True)
    environment = os.environ | {"SOUK_BINARY": str(BUILD / "souk"), "SOUK_BUILD": str(BUILD)}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--junitxml={report}",
        *options,
        f"tests/{folder}",
    ]
    subprocess.run(command, cwd=ROOT, env=environment)
    return junit(report) if report.exists() else (0, 1)


# What is measured is measured alone: other files' browsers, and compilers, would slow it.
MEASURED = {"preview.test.js", "speed.test.js"}


def node_tests(name, tests, environment):
    """Runs files of node's own tests, side by side."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"]
    reporters += ["--test-reporter=junit", f"--test-reporter-destination={report}"]
    subprocess.run(["node", "--test", *reporters, *tests], cwd=ROOT, env=environment)
    return junit(report) if report.exists() else (0, 1)


def browser(every_variant=False):
    """The portal in Chromium, and what its build must hold."""
    environment = os.environ | {"SOUK_BINARY": str(BUILD / "souk")}
    if every_variant:
        environment["SOUK_EVERY_VARIANT"] = "1"
    tests = sorted((ROOT / "tests" / "browser").glob("*.test.js"))
    together = [test for test in tests if test.name not in MEASURED]
    alone = [test for test in tests if test.name in MEASURED]
    counts = [node_tests("browser", together, environment)]
    asan_build.stop()
    return add([*counts, node_tests("browser-speed", alone, environment)])


class AsanBuild:
    """What the sanitizers run, compiled while other stages wait for containers and pages: it takes only time that
    nobody else wants."""

    log = REPORTS / "asan-build.log"
    process = None

    def start(self):
        idle = ["chrt", "--idle", "0"] if shutil.which("chrt") else ["nice", "-n", "19"]
        steps = f"cmake --preset asan && ninja -C {shlex.quote(str(ASAN))} {' '.join(ASAN_TARGETS)}"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*idle, "sh", "-c", steps],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=os.setpgrp,
            )
        atexit.register(self.stop)

    def stop(self):
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()

    def finish(self):
        """Compiles the rest at full speed; whether all of it is there."""
        self.stop()
        configured = subprocess.run(["cmake", "--preset", "asan"], cwd=ROOT, capture_output=True, text=True)
        if configured.returncode:
            print(configured.stderr)
            return False
        return subprocess.run(["ninja", "-C", ASAN, *ASAN_TARGETS], cwd=ROOT).returncode == 0


asan_build = AsanBuild()


def asan():
    if not asan_build.finish():
        return 0, 1
    return add(gtest(program) for program in programs(ASAN) if program.name in ASAN_TARGETS)


def tidy():
    """clang-tidy's short list, one check for the sum."""
    good = subprocess.run([sys.executable, ROOT / "tools" / "tidy.py"]).returncode == 0
    return int(good), int(not good)


def seed():
    """The tests that prove the publishing guide's rows, and a line for each row."""
    pytest("clients", "-m", "seed")
    return subprocess.run([sys.executable, ROOT / "tools" / "seed_table.py", "--report", REPORTS / "clients.xml"])


STAGES = {
    "check": check,
    "unit": unit,
    "clients": lambda: pytest("clients"),
    "browser": browser,
    "crash": lambda: pytest("crash"),
    "asan": asan,
    "tidy": tidy,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stages", nargs="*", metavar="STAGE", help=f"of {', '.join(STAGES)}; all without one")
    parser.add_argument("--seed", action="store_true", help="only the rows of docs/compat/seed.md, a line for each")
    arguments = parser.parse_args()
    REPORTS.mkdir(parents=True, exist_ok=True)
    if arguments.seed:
        return seed().returncode
    unknown = [name for name in arguments.stages if name not in STAGES]
    if unknown:
        parser.error(f"no such stage: {', '.join(unknown)}")
    totals = []
    names = arguments.stages or list(STAGES)
    if "asan" in names[1:]:
        asan_build.start()
    for name in names:
        print(f"== {name}", flush=True)
        begin = time.monotonic()
        alone = {"every_variant": True} if name == "browser" and arguments.stages else {}
        passed, failed = STAGES[name](**alone)
        totals.append((passed, failed))
        print(f"== {name}: {passed} passed, {failed} failed in {time.monotonic() - begin:.0f} s", flush=True)
    passed, failed = add(totals)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
