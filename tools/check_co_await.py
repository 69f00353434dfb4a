#!/usr/bin/env python3
"""g++ 12 destroys twice what is made inside a coroutine's co_await or conditional expression: a lambda with captures, an
aggregate written with braces, or a co_await in a branch of ?:. Finds these; name such a thing on a line of its own."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def statements(text):
    """(line, statement) of everything that holds co_await, up to its semicolon outside of braces."""
    for match in re.finditer(r"\bco_await\b", text):
        start = max(text.rfind(c, 0, match.start()) for c in ";{}") + 1
        depth, end = 0, match.end()
        while end < len(text) and (text[end] != ";" or depth > 0):
            depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(text[end], 0)
            if depth < 0:
                break
            end += 1
        yield text.count("\n", 0, match.start()) + 1, text[start:end]


def faults(statement):
    awaited = statement[statement.index("co_await") :]
    if re.search(r"\[[^\[\]]*[&=\w][^\[\]]*\]\s*(\([^()]*\))?\s*(mutable\s*)?\{", awaited):
        yield "a lambda with captures inside co_await"
    if re.search(r"\b[A-Z]\w*(::\w+)*\s*\{[^}]", awaited):
        yield "an aggregate temporary inside co_await"
    if "?" in statement and re.search(r"\?[^;]*co_await|co_await[^;]*:[^:]", statement):
        yield "a co_await in a conditional expression"


def main():
    wrong = []
    for path in sorted((ROOT / "src" / "http").rglob("*.[ch]pp")):
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for line, statement in statements(text):
            wrong += [f"{path.relative_to(ROOT)}:{line}: {fault}" for fault in faults(statement)]
    print("\n".join(wrong) if wrong else "no dangerous co_await")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
