#!/usr/bin/env python3
"""Turns the contract (api/offered.json, published models, patches, our own models) into C++ tables and compat pages.

    generate.py --models <botocore/data> --out <folder>      write C++ below <folder>/api
    generate.py --models <botocore/data> --compat <folder>   write compatibility pages
    generate.py --own <folder>                               write our own service models, for clients to learn
Only files whose content changes are written, so that nothing is compiled again for nothing.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import compat  # noqa: E402
import cpp  # noqa: E402
import models  # noqa: E402
import own  # noqa: E402


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--api", type=Path, default=Path(__file__).parent.parent, help="folder with offered.json")
    parser.add_argument("--models", type=Path, help="folder of the published models")
    parser.add_argument("--out", type=Path, help="where C++ goes")
    parser.add_argument("--compat", type=Path, help="where compatibility pages go")
    parser.add_argument("--own", type=Path, help="where our own service models go")
    arguments = parser.parse_args()

    if arguments.own:
        for folder in sorted(p for p in (arguments.api / "own").iterdir() if p.is_dir()):
            write(arguments.own / f"{folder.name}.json", json.dumps(own.join(folder), indent=1) + "\n")
    if not (arguments.out or arguments.compat):
        return
    if arguments.models is None:
        parser.error("--out and --compat need --models")
    services = models.load_services(arguments.api, arguments.models)
    if arguments.out:
        for service in services:
            write(arguments.out / "api" / f"{service.namespace}.hpp", cpp.header(service))
            write(arguments.out / "api" / f"{service.namespace}.cpp", cpp.source(service))
        write(arguments.out / "api" / "services.cpp", cpp.services_source(services))
    if arguments.compat:
        for service in services:
            if not service.shapes_only:
                write(arguments.compat / f"{service.entry['page']}.md", compat.page(service))


if __name__ == "__main__":
    main()
