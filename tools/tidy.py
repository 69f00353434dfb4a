#!/usr/bin/env python3
"""clang-tidy's short list over the sources of build/release: moves, dangling views, copies for nothing.

tools/tidy_base names a commit whose sources all passed: a source is looked at if it has changed since, and of the
sources that include a changed header the first. --all looks at every source that has not passed in this build, and
writes that commit's name where all is well. Prints what is wrong.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "release"
STAMPS = BUILD / "tidy"
BASE = ROOT / "tools" / "tidy_base"
CHECKS = [
    "bugprone-use-after-move",
    "bugprone-dangling-handle",
    "performance-for-range-copy",
    "performance-unnecessary-value-param",
]


def sources():
    """(source, its object file) of what the rooms are made of; tests copy where that reads better."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8")):
        source = Path(entry["file"])
        if source.is_relative_to(ROOT / "src") and not source.name.endswith("_test.cpp"):
            yield source, BUILD / re.search(r" -o (\S+)", entry["command"])[1]


def stamp_of(source):
    name = hashlib.sha256(f"{source.relative_to(ROOT)} {CHECKS}".encode()).hexdigest()[:24]
    return STAMPS / name


def is_known_good(source, compiled):
    stamp = stamp_of(source)
    return stamp.exists() and compiled.exists() and stamp.stat().st_mtime >= compiled.stat().st_mtime


def look_at(source):
    command = ["clang-tidy", "-quiet", "-p", BUILD, f"-checks=-*,{','.join(CHECKS)}", "-warnings-as-errors=*", source]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        return f"{source.relative_to(ROOT)}\n{done.stdout.strip()}"
    stamp_of(source).touch()
    return ""


def git(*words):
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else None


def changed_files():
    """Paths that are not as in the base's commit; None where that commit is not at hand (a shallow clone)."""
    changed = git("diff", "--name-only", BASE.read_text(encoding="utf-8").strip()) if BASE.exists() else None
    return (
        None if changed is None else {ROOT / path for path in [*changed, *git("ls-files", "-o", "--exclude-standard")]}
    )


def included():
    """Object file → everything of ours that went into it."""
    told = subprocess.run(["ninja", "-C", BUILD, "-t", "deps"], capture_output=True, text=True, check=True).stdout
    found, into = {}, None
    for line in told.splitlines():
        if line.startswith(" "):
            into.add(Path(os.path.normpath(BUILD / line.strip())))
        elif line:
            into = found.setdefault(BUILD / line.split(":")[0], set())
    return found


def touched(changed, parts):
    """The sources that changed, and one for each changed header that none of them includes."""
    everything = dict(sources())
    chosen = {source for source in everything if source in changed}
    seen = set().union(*(parts.get(everything[source], set()) for source in chosen))
    for source in sorted(everything):
        if changed & parts.get(everything[source], set()) - seen:
            chosen.add(source)
            seen |= parts[everything[source]]
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="not only what has changed; a clean tree becomes the base")
    every = parser.parse_args().all
    STAMPS.mkdir(parents=True, exist_ok=True)
    changed = None if every else changed_files()
    chosen = dict(sources()) if changed is None else touched(changed, included())
    waiting = [
        source for source, compiled in sorted(sources()) if source in chosen and not is_known_good(source, compiled)
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [said for said in pool.map(look_at, waiting) if said]
    print("\n".join(wrong) or f"clang-tidy: {len(waiting)} sources looked at, nothing found")
    if every and not wrong and not git("status", "--porcelain", "src", "api"):
        BASE.write_text(git("rev-parse", "HEAD")[0] + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
