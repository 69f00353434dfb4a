#!/usr/bin/env python3
"""Compares what the generator writes now with what is committed; --update commits to the new output.

check.py golden                           the tiny models beside this file, with expected/
check.py compat --models <botocore/data>  the pages of docs/compat
check.py own                              our own service models, as clients learn them: api/own/*.json
"""

import argparse
import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GENERATOR = HERE.parent / "generate" / "generate.py"


def files_below(folder):
    return {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*")) if p.is_file()}


def committed_files(folder):
    """What was generated below the folder; docs/compat has pages by hand and of tools/ too."""
    if not folder.exists():
        return {}
    ours = {name: text for name, text in files_below(folder).items() if "Generated" in text}
    tables = ("tools/seed_table.py", "tools/permissions.py", "tools/error_codes.py", "tools/event_types.py")
    return {name: text for name, text in ours.items() if not any(tool in text for tool in tables)}


def generate(arguments):
    subprocess.run([sys.executable, "-B", str(GENERATOR), *map(str, arguments)], check=True)


def golden(options, out):
    generate(["--api", HERE, "--models", HERE / "models", "--out", out, "--compat", out / "compat"])
    return HERE / "expected"


def compat(options, out):
    if options.models is None:
        raise SystemExit("compat needs --models")
    generate(["--models", options.models, "--compat", out])
    return ROOT / "docs" / "compat"


def own(options, out):
    generate(["--own", out])
    return ROOT / "api" / "own"


def update(committed, now):
    for name in committed_files(committed):
        if name not in now:
            (committed / name).unlink()
    for name, content in now.items():
        target = committed / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def differences(committed, now):
    before = committed_files(committed)
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name, "").splitlines(), now.get(name, "").splitlines()
        yield from difflib.unified_diff(old, new, f"committed/{name}", f"generated/{name}", lineterm="")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["golden", "compat", "own"])
    parser.add_argument("--models", type=Path, help="folder of the published models")
    parser.add_argument("--update", action="store_true", help="take the new output as the committed one")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        committed = {"golden": golden, "compat": compat, "own": own}[options.what](options, out)
        now = files_below(out)
        if options.update:
            update(committed, now)
            return 0
        changed = list(differences(committed, now))
    if not changed:
        return 0
    print("\n".join(changed[:200]))
    print(f"\nThe generator's output changed. If that is meant: {Path(__file__).name} {options.what} --update")
    return 1


if __name__ == "__main__":
    sys.exit(main())
