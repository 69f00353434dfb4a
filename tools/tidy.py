#!/usr/bin/env python3
"""clang-tidy's short list over the sources of build/release: moves, dangling views, copies for nothing.

A source that passed is not looked at again until it, or a header of it, was compiled anew. Prints what is wrong.
"""

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


def main():
    STAMPS.mkdir(parents=True, exist_ok=True)
    waiting = sorted({source for source, compiled in sources() if not is_known_good(source, compiled)})
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [said for said in pool.map(look_at, waiting) if said]
    print("\n".join(wrong) or f"clang-tidy: {len(waiting)} sources looked at, nothing found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
