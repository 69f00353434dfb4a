#!/usr/bin/env python3
"""Turns the contract into TypeScript for the portal: types of every operation, and the constraints of their inputs.

    typescript.py [--models <botocore/data>] [--out <folder>]

For each service <out>/<page>.ts has its shapes as types and its constraints as data; <out>/services.ts puts the
services together by the names under which the server offers them (POST /api/<page>/<Operation>).
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import models  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SCALARS = {"boolean": "boolean", "integer": "number", "long": "number", "float": "number", "double": "number"}
SCALARS |= {"timestamp": "number", "blob": "string", "character": "string"}


def ts_name(name):
    return name[0].upper() + name[1:]


def type_of(service, name):
    shape = service.shapes[name]
    kind = shape["type"]
    if kind == "structure":
        return "unknown" if shape.get("document") else ts_name(name)
    if kind == "list":
        return f"Array<{type_of(service, shape['member']['shape'])}>"
    if kind == "map":
        return f"Record<string, {type_of(service, shape['value']['shape'])}>"
    if kind == "string" and shape.get("enum"):
        return "(" + " | ".join(json.dumps(v) for v in shape["enum"]) + ")"
    return SCALARS.get(kind, "string")


def interface(service, name):
    shape = service.shapes[name]
    required = shape.get("required", [])
    yield f"export interface {ts_name(name)} {{"
    for member, reference in shape.get("members", {}).items():
        mark = "" if member in required else "?"
        yield f"  {json.dumps(member)}{mark}: {type_of(service, reference['shape'])};"
    yield "}"


def constraint(shape):
    """What a value must be like, as short as the bundle deserves."""
    told = {"t": shape["type"]}
    for long, short in (("min", "min"), ("max", "max"), ("pattern", "p"), ("enum", "e"), ("required", "r")):
        if long in shape:
            told[short] = shape[long]
    if shape["type"] == "structure":
        told["m"] = {member: reference["shape"] for member, reference in shape.get("members", {}).items()}
    if shape["type"] == "list":
        told["of"] = shape["member"]["shape"]
    if shape["type"] == "map":
        told["of"] = shape["value"]["shape"]
    return told


def source(service):
    lines = ["// Generated from the service model. Times are seconds since 1970, blobs base64 text."]
    for name in service.ordered:
        shape = service.shapes[name]
        if shape["type"] == "structure" and not shape.get("document"):
            lines += interface(service, name)
    lines.append("export interface Operations {")
    for name, operation in service.operations.items():
        given = type_of(service, operation["input"]["shape"]) if "input" in operation else "Record<string, never>"
        answered = type_of(service, operation["output"]["shape"]) if "output" in operation else "Record<string, never>"
        lines.append(f"  {name}: {{ input: {given}; output: {answered} }};")
    lines.append("}")
    return "\n".join(lines) + "\n"


def constraints(service):
    """Apart from the types, which cost nothing: a page loads what it validates."""
    inputs = {n: o["input"]["shape"] for n, o in service.operations.items() if "input" in o}
    needed = models.reachable(service.model, inputs.values())
    told = {"operations": inputs, "shapes": {name: constraint(service.shapes[name]) for name in needed}}
    return json.dumps(told, separators=(",", ":")) + "\n"


def services_source(services):
    lines = ["// Generated: every service that the server offers, by its name in the AWS CLI."]
    for service in services:
        lines.append(f"import type {{ Operations as {service.namespace} }} from './{service.entry['page']}';")
    lines.append("export interface Services {")
    lines += [f"  '{service.entry['page']}': {service.namespace};" for service in services]
    lines.append("}")
    return "\n".join(lines) + "\n"


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, help="folder of the published models")
    parser.add_argument("--out", type=Path, default=ROOT / "ui" / "src" / "generated" / "api")
    arguments = parser.parse_args()
    published = arguments.models or next(ROOT.glob(".venv/lib/python3*/site-packages/botocore/data"))
    services = models.load_services(ROOT / "api", published)
    for service in services:
        if not service.shapes_only:
            write(arguments.out / f"{service.entry['page']}.ts", source(service))
            write(arguments.out / f"{service.entry['page']}.constraints.json", constraints(service))
        else:
            write(arguments.out / f"{service.namespace}.ts", source(service))
    write(arguments.out / "services.ts", services_source([s for s in services if not s.shapes_only]))


if __name__ == "__main__":
    main()
