#!/usr/bin/env python3
"""Compares every #include "room/…" below src/ with the table of docs/rooms.md. Prints each arrow that must not be."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| `(\w+)` \|.*\| ([\w, ]*)\|$")
INCLUDE = re.compile(r'^\s*#include "(\w+)/', re.MULTILINE)
# Generated code belongs to wire and may be included by these.
API_READERS = {"wire", "services", "app"}


def allowed_arrows():
    table = {}
    for line in (ROOT / "docs" / "rooms.md").read_text(encoding="utf-8").splitlines():
        if match := ROW.match(line):
            table[match[1]] = {name.strip() for name in match[2].split(",") if name.strip()}
    return table


def main():
    arrows = allowed_arrows()
    wrong = []
    rooms = {p.name for p in (ROOT / "src").iterdir() if p.is_dir()}
    wrong += [f"docs/rooms.md does not know the room {room}" for room in sorted(rooms - arrows.keys())]
    for path in sorted((ROOT / "src").rglob("*.[ch]pp")):
        room = path.relative_to(ROOT / "src").parts[0]
        for target in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if target == "api" and room in API_READERS:
                continue
            if target in rooms and target != room and target not in arrows.get(room, set()):
                wrong.append(f"{path.relative_to(ROOT)}: {room} must not include {target}")
    print("\n".join(wrong) if wrong else f"{len(rooms)} rooms, no forbidden arrow")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
